#include "crime_word.h"

bool crime_word_is(const struct token *token) {
    static const char *const words[] = {
        "crime",     "crimes",      "offence", "offences",  "offending", "burglary", "burglaries",
        "theft",     "thefts",      "robbery", "robberies", "violence",  "disorder", "nuisance",
        "vandalism", "shoplifting", "assault", "assaults",  "arson",     "muggings", "harassment"};
    return token_is_one_of(token, words, COUNT(words));
}

bool crime_word_is_head(const struct token *token) {
    static const char *const words[] = {
        "patrol",         "patrols",      "team",       "teams",      "squad",
        "unit",           "victim",       "victims",    "officer",    "officers",
        "detective",      "detectives",   "prevention", "advice",     "awareness",
        "campaign",       "hotline",      "suspect",    "suspects",   "investigation",
        "investigations", "kit",          "packs",      "dealer",     "dealers",
        "dealing",        "supply",       "gang",       "gangs",      "user",
        "users",          "misuse",       "treatment",  "education",  "teaching",
        "strategy",       "workshop",     "workshops",  "action",     "group",
        "groups",         "raid",         "raids",      "bill",       "act",
        "hotspot",        "hotspots",     "charity",    "market",     "markets",
        "network",        "networks",     "service",    "services",   "board",
        "policy",         "project",      "panel",      "survey",     "helpline",
        "seizure",        "seizures",     "week",       "conviction", "convictions",
        "charge",         "charges",      "detection",  "detections", "clear",
        "clearance",      "solve",        "sentence",   "sentences",  "sentencing",
        "trial",          "trials",       "arrest",     "arrests",    "alarm",
        "alarms",         "insurance",    "fears",      "concerns",   "worries",
        "reporting",      "crackdown",    "operation",  "operations", "plan",
        "plans",          "offender",     "offenders",  "inquiry",    "probe",
        "enforcement",    "outcome",      "outcomes",   "response",   "referrals",
        "talk",           "talks",        "meeting",    "meetings",   "surveys",
        "reduction",      "commissioner", "stoppers",   "fighting",   "partnership"};
    return token_is_one_of(token, words, COUNT(words));
}
