// Count: how many items a table has that is written down in the same file.
#ifndef NIOT_COUNT_H
#define NIOT_COUNT_H

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

#endif
