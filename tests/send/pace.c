#include "pace.h"

#include "clock.h"

#include <criterion/criterion.h>

Test(pace, keeps_its_distance) {
    struct pace pace = pace_of(20, 60);
    int64_t start = 1000 * CLOCK_SECOND;
    cr_expect_eq(pace_take(&pace, start), start, "the first need not wait");
    cr_expect_eq(pace_take(&pace, start), start + 3 * CLOCK_SECOND);
    cr_expect_eq(pace_take(&pace, start + CLOCK_SECOND), start + 6 * CLOCK_SECOND);
}

Test(pace, makes_up_for_no_pause) {
    struct pace pace = pace_of(60, 60);
    int64_t start = 5 * CLOCK_SECOND;
    pace_take(&pace, start);
    int64_t late = start + 100 * CLOCK_SECOND;
    cr_expect_eq(pace_take(&pace, late), late);
    cr_expect_eq(pace_take(&pace, late), late + CLOCK_SECOND, "no burst after a pause");
}

Test(pace, is_never_faster_than_asked_for) {
    static const struct {
        int messages, seconds;
    } rates[] = {{20, 60}, {7, 1}, {1, 3600}, {100000, 1}, {3, 3600}};
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
        struct pace pace = pace_of(rates[i].messages, rates[i].seconds);
        int64_t moment = 0;
        for (int j = 0; j <= rates[i].messages && j < 1000; j++)
            moment = pace_take(&pace, 0);
        int taken = rates[i].messages < 1000 ? rates[i].messages : 999;
        cr_expect_geq(moment, taken * (rates[i].seconds * CLOCK_SECOND) / rates[i].messages);
    }
}
