#include "calendar.h"

#include <stddef.h>

// Eras of 400 years have 146097 days; within one, years begin in March, so that the leap day comes
// last.
struct calendar_day calendar_day_at(int64_t days) {
    int64_t since_march_0 = days + 719468;
    int64_t era = since_march_0 / 146097;
    int64_t day_of_era = since_march_0 % 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month_from_march = (5 * day_of_year + 2) / 153;
    bool is_next_year = month_from_march >= 10;
    return (struct calendar_day){
        .year = era * 400 + year_of_era + is_next_year,
        .month = is_next_year ? month_from_march - 9 : month_from_march + 3,
        .day = day_of_year - (153 * month_from_march + 2) / 5 + 1,
    };
}

bool calendar_is_day_written(struct text text) {
    enum { CHARACTERS = 10 };
    if (text.length != CHARACTERS)
        return false;
    for (size_t i = 0; i < CHARACTERS; i++) {
        bool is_hyphen = i == 4 || i == 7;
        if (is_hyphen ? text.data[i] != '-' : !text_is_digit(text.data[i]))
            return false;
    }
    return true;
}
