#include "transport.h"

#include <criterion/criterion.h>
#include <curl/curl.h>

// Every row was met with libcurl 7.88.1 and a server that does what the words say.
static const struct row {
    const char *words;
    struct transport_facts facts; // result, code, stage, handed over, broken off
    enum transport_outcome outcome;
} rows[] = {
    {"accepted", {CURLE_OK, 250, TRANSPORT_DATA, true, false}, TRANSPORT_ACCEPTED},
    {"450 to RCPT", {CURLE_SEND_ERROR, 450, TRANSPORT_RCPT, false, false}, TRANSPORT_DEFERRED},
    {"550 to RCPT", {CURLE_SEND_ERROR, 550, TRANSPORT_RCPT, false, false}, TRANSPORT_REFUSED},
    {"451 to DATA", {CURLE_SEND_ERROR, 451, TRANSPORT_DATA, false, false}, TRANSPORT_DEFERRED},
    {"554 to DATA", {CURLE_SEND_ERROR, 554, TRANSPORT_DATA, false, false}, TRANSPORT_REFUSED},
    {"451 to MAIL", {CURLE_SEND_ERROR, 451, TRANSPORT_MAIL, false, false}, TRANSPORT_DEFERRED},
    {"550 to MAIL",
     {CURLE_SEND_ERROR, 550, TRANSPORT_MAIL, false, false},
     TRANSPORT_SENDER_REFUSED},
    {"451 to the dot",
     {CURLE_WEIRD_SERVER_REPLY, 451, TRANSPORT_DATA, true, false},
     TRANSPORT_DEFERRED},
    {"554 to the dot",
     {CURLE_WEIRD_SERVER_REPLY, 554, TRANSPORT_DATA, true, false},
     TRANSPORT_REFUSED},
    {"421 to the dot",
     {CURLE_WEIRD_SERVER_REPLY, 421, TRANSPORT_DATA, true, false},
     TRANSPORT_DEFERRED},
    {"lost behind the dot",
     {CURLE_RECV_ERROR, 354, TRANSPORT_DATA, true, false},
     TRANSPORT_IN_DOUBT},
    {"lost within the body",
     {CURLE_RECV_ERROR, 354, TRANSPORT_DATA, false, false},
     TRANSPORT_DEFERRED},
    {"no answer to the dot",
     {CURLE_OPERATION_TIMEDOUT, 354, TRANSPORT_DATA, true, false},
     TRANSPORT_IN_DOUBT},
    {"garbage for an answer to the dot",
     {CURLE_WEIRD_SERVER_REPLY, 250, TRANSPORT_DATA, true, false},
     TRANSPORT_IN_DOUBT},
    {"251 to the dot",
     {CURLE_WEIRD_SERVER_REPLY, 251, TRANSPORT_DATA, true, false},
     TRANSPORT_IN_DOUBT},
    {"sending the dot failed after a 4xx was read",
     {CURLE_SEND_ERROR, 451, TRANSPORT_DATA, true, false},
     TRANSPORT_IN_DOUBT},
    {"421 to a new MAIL",
     {CURLE_SEND_ERROR, 421, TRANSPORT_MAIL, false, false},
     TRANSPORT_DEFERRED},
    {"nobody there",
     {CURLE_COULDNT_CONNECT, 0, TRANSPORT_GREETING, false, false},
     TRANSPORT_DEFERRED},
    {"no such name",
     {CURLE_COULDNT_RESOLVE_HOST, 0, TRANSPORT_GREETING, false, false},
     TRANSPORT_DEFERRED},
    {"554 for a greeting",
     {CURLE_WEIRD_SERVER_REPLY, 554, TRANSPORT_GREETING, false, false},
     TRANSPORT_DEFERRED},
    {"a bad certificate",
     {CURLE_PEER_FAILED_VERIFICATION, 220, TRANSPORT_GREETING, false, false},
     TRANSPORT_UNTRUSTED},
    {"no STARTTLS",
     {CURLE_USE_SSL_FAILED, 250, TRANSPORT_GREETING, false, false},
     TRANSPORT_WITHOUT_TLS},
    {"a wrong password",
     {CURLE_LOGIN_DENIED, 535, TRANSPORT_GREETING, false, false},
     TRANSPORT_LOGIN_REFUSED},
    {"no login for now",
     {CURLE_LOGIN_DENIED, 454, TRANSPORT_GREETING, false, false},
     TRANSPORT_DEFERRED},
    {"broken off",
     {CURLE_ABORTED_BY_CALLBACK, 354, TRANSPORT_DATA, false, true},
     TRANSPORT_BROKEN_OFF},
};

Test(transport, judges_by_what_was_handed_over_and_answered) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        cr_expect_eq(transport_judge(&rows[i].facts), rows[i].outcome, "%s", rows[i].words);
}

// Whatever libcurl says: what was handed over counts as sent, refused or deferred for the one reply
// to it alone, and what was not is never in doubt.
Test(transport, is_in_doubt_when_nothing_else_is_certain) {
    for (int result = 0; result < CURL_LAST; result++)
        for (long code = 0; code < 600; code += 50) {
            struct transport_facts facts = {result, code, TRANSPORT_DATA, true, false};
            enum transport_outcome outcome = transport_judge(&facts);
            bool is_answer = result == CURLE_WEIRD_SERVER_REPLY && code >= 400;
            cr_expect_eq(outcome == TRANSPORT_IN_DOUBT, result != CURLE_OK && !is_answer);
            facts.is_handed_over = false;
            outcome = transport_judge(&facts);
            cr_expect_neq(outcome, TRANSPORT_IN_DOUBT);
            cr_expect(result == CURLE_OK || outcome != TRANSPORT_ACCEPTED);
        }
}
