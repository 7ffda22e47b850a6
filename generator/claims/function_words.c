#include "function_words.h"

#include "token.h"

static const char *const words[] = {
    "a",        "about",   "above",  "after",   "again",  "against", "all",     "also",
    "although", "among",   "an",     "and",     "are",    "around",  "as",      "at",
    "away",     "back",    "be",     "because", "been",   "before",  "behind",  "being",
    "below",    "between", "both",   "but",     "by",     "came",    "can",     "compared",
    "could",    "did",     "do",     "does",    "down",   "during",  "each",    "either",
    "even",     "ever",    "every",  "for",     "from",   "further", "had",     "has",
    "have",     "having",  "he",     "her",     "here",   "him",     "his",     "how",
    "however",  "i",       "if",     "in",      "into",   "is",      "it",      "its",
    "just",     "last",    "later",  "lower",   "higher", "fewer",   "less",    "more",
    "may",      "might",   "must",   "my",      "near",   "neither", "never",   "next",
    "no",       "nor",     "not",    "now",     "of",     "off",     "on",      "once",
    "only",     "or",      "our",    "out",     "over",   "per",     "rather",  "saw",
    "seen",     "she",     "should", "since",   "so",     "still",   "such",    "than",
    "that",     "the",     "their",  "them",    "then",   "there",   "these",   "they",
    "this",     "those",   "though", "through", "to",     "today",   "too",     "towards",
    "under",    "until",   "up",     "upon",    "us",     "very",    "via",     "was",
    "we",       "went",    "were",   "what",    "when",   "where",   "whether", "which",
    "while",    "who",     "whose",  "why",     "will",   "with",    "within",  "without",
    "would",    "year",    "yet",    "you",     "your",   "across",  "stood",   "rose",
    "fell",     "ones",
};

bool function_word_is(const struct token *token) {
    return token_is_one_of(token, words, sizeof words / sizeof *words);
}
