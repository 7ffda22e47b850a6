#include "neighbour.h"

#include "file.h"

struct text neighbour_path(struct text name, struct arena *arena) {
    struct text own = file_link_target("/proc/self/exe", arena).bytes;
    size_t length = own.length;
    while (length > 0 && own.data[length - 1] != '/')
        length--;
    return TEXT_JOIN(arena, text_slice(own, 0, length), name);
}
