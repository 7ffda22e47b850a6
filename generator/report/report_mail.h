// What only the e-mail says: its subject, why it comes, and its pictures. The figures and their
// words are those of the page.
#ifndef NIOT_REPORT_MAIL_H
#define NIOT_REPORT_MAIL_H

#include "text.h"
#include "value.h"

// A chart that travels with the message.
struct report_picture {
    struct text address;     // "cid:" and its name in the message, or the path of a file
    struct text alternative; // all that it shows, in words
    double width, height;    // in the message
};

struct report_mail {
    struct text subject;
    struct text why;
    struct text reply_to;       // an address that a person reads
    struct text unsubscribe;    // an address
    struct value_list pictures; // of struct report_picture
};

#endif
