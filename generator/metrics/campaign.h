// A campaign: what its front matter says, read from one table of keys and checked.
#ifndef NIOT_CAMPAIGN_H
#define NIOT_CAMPAIGN_H

#include "number_rules.h"
#include "period.h"
#include "source.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct diagnostics;
struct doubt_list;
struct key_row;
struct metrics;
struct node;

// Words of the author, with the place they came from; they may hold placeholders. The text is
// absent when the key is.
struct words {
    struct text text;
    struct place place;
};

struct words_list {
    struct words *items;
    size_t count;
};

struct campaign_contact {
    struct words name, email, telephone, address; // an address may have lines
};

struct campaign_phase {
    struct words name, text;
    struct period period; // from .. to; open when `to` is absent
};

// One way to get help: `help` is a list of name, text, telephone, url.
struct campaign_help {
    struct words name, text, telephone, url;
};

// How a group of figures is shown: `groups` is a map from the group's name, in the order of the
// page.
struct campaign_group {
    struct text name;
    struct words heading, summary, source, source_url, caveat;
    struct place place;
};

// A number that may stand in the words though no figure backs it: `allow_numbers`.
struct campaign_allowed {
    struct words number, reason;
};

// Words that claim too much, and what to write instead: `overclaims`.
struct campaign_overclaim {
    struct words words, write;
};

enum { CAMPAIGN_READING_GRADE = 9, CAMPAIGN_READING_GRADE_AT_MOST = 20 }; // the first unless said

enum campaign_status { STATUS_DRAFT, STATUS_APPROVED };

struct campaign {
    struct words id;       // [a-z][a-z0-9-]*: journal, manifest and archive hang on it
    struct words title;    // the headline
    struct words message;  // the one sentence below it
    struct words campaign; // the campaign's name
    struct words place;
    struct words locality;       // what the locality is and how it was chosen
    struct text language;        // en-GB unless said
    struct place language_place; // where it is said
    struct period start;         // one month or day
    struct date published;
    enum campaign_status status;
    struct words approved_by;
    struct date next_update;
    struct words lead; // the organisation that leads
    struct words_list partners;
    struct campaign_contact contact;
    struct campaign_help *help;
    size_t help_count;
    struct words base_url; // https://…/, or absent
    struct campaign_phase *phases;
    size_t phase_count;
    struct words licence; // of the data
    struct words licence_url;
    struct words_list caveats;
    struct campaign_group *groups;
    size_t group_count;
    const struct date *months_in_doubt; // first days
    size_t months_in_doubt_count;
    bool uses_months_in_doubt; // in comparisons
    struct number_rules rules;
    struct campaign_allowed *allowed;
    size_t allowed_count;
    struct campaign_overclaim *overclaims;
    size_t overclaim_count;
    int64_t reading_grade; // that the words should not go beyond: 1 to 20
};

// What a key's value is, and the type of the field that it goes to.
enum campaign_form {
    CAMPAIGN_WORDS,       // text: struct words
    CAMPAIGN_IDENTIFIER,  // [a-z][a-z0-9-]*: struct words
    CAMPAIGN_WEB_ADDRESS, // http or https: struct words
    CAMPAIGN_EMAIL,       // struct words
    CAMPAIGN_TELEPHONE,   // struct words
    CAMPAIGN_LANGUAGE,    // en-GB: struct text
    CAMPAIGN_DAY,         // struct date
    CAMPAIGN_START,       // a month or day: struct period
    CAMPAIGN_STATUS,      // draft, approved: enum campaign_status
    CAMPAIGN_TEXTS,       // a list of texts: struct words_list
    CAMPAIGN_MONTHS,      // a list of months: the campaign's months_in_doubt
    CAMPAIGN_YES_NO,      // yes or no: bool
    CAMPAIGN_NUMBER,      // a whole number: int64_t
    CAMPAIGN_GRADE,       // a school grade, 1 to 20: int64_t
    CAMPAIGN_RULES,       // keys of its own: struct number_rules
    CAMPAIGN_CONTACT,     // keys of its own: struct campaign_contact
    CAMPAIGN_LICENCE,     // text, or keys of its own: the campaign's licence and licence_url
    CAMPAIGN_HELP,        // a list of keys: the campaign's help
    CAMPAIGN_PHASES,      // a list of keys: the campaign's phases
    CAMPAIGN_ALLOWED,     // a list of keys: the campaign's allowed numbers
    CAMPAIGN_OVERCLAIMS,  // a list of keys: the campaign's overclaims
    CAMPAIGN_GROUPS,      // names with keys of their own: the campaign's groups
};

// The keys, one row each, for docs; their forms are those above.
const struct key_row *campaign_keys(size_t *count);

// Reads the front matter. Refused with their place: an unknown key (with the nearest known one, or
// the line below which it belongs), a missing required one (id, title, campaign, place, lead,
// published, status, contact with a name and one of email, telephone and address; the name of a
// help or phase), a value of the wrong form, `approved` without approved_by, a base_url that is not
// http(s), a phase with an end and no beginning. base_url is given a slash at its end.
// `front_matter` is the map at the top of `source`; where reading that went wrong already, no key
// is missed.
struct campaign campaign_read(const struct node *front_matter, const struct source *source,
                              struct arena *arena, struct diagnostics *diagnostics);

// Whether the month that begins on the day is one of the months in doubt.
bool campaign_doubts_month(const struct campaign *campaign, struct date month);

// What only both files together can tell: a group of the figures that `groups` does not name when
// it names any, a group in `groups` that no figure has (advice), and a figure without source of its
// own or of its group's. Nothing of a campaign that was not or not wholly read.
void campaign_check_metrics(const struct campaign *campaign, const struct metrics *metrics,
                            struct diagnostics *diagnostics);

// Advice for each month whose mix can hardly be right and that months_in_doubt does not name. Of a
// campaign that was not or not wholly read nothing is said.
void campaign_check_months(const struct campaign *campaign, const struct doubt_list *doubts,
                           struct diagnostics *diagnostics);

#endif
