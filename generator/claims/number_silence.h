// Number silence: which typed numbers are no figures, such as dates, ages, laws and telephone
// numbers, told by the words and marks around them.
#ifndef NIOT_NUMBER_SILENCE_H
#define NIOT_NUMBER_SILENCE_H

#include "typed_number.h"

// Why the number is no figure, by itself and its neighbours; its hedge and unit are known.
enum typed_silence number_silence_of(const struct token_span *sentence,
                                     const struct typed_number *number);

#endif
