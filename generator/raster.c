// niot-raster: an SVG on standard input, a PNG on standard output. A program of its own, so that
// niot neither loads librsvg nor dies with it: where memory runs out, GLib ends the process.

#include "arena.h"
#include "buffer.h"
#include "drawing.h"
#include "file.h"
#include "magnification.h"
#include "palette.h"
#include "png_file.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

// Pixels, their bytes in the file, and that file, of the largest picture.
enum { ARENA_BYTES = 768 << 20, INPUT_AT_MOST = 16 << 20 };

enum status { DONE, DRAWING_IS_WRONG, USAGE_IS_WRONG, MACHINE_FAILED };

static enum status refuse(enum status status, struct text words) {
    file_write_all(STDERR_FILENO, TEXT("niot-raster: error: "));
    file_write_all(STDERR_FILENO, words);
    file_write_all(STDERR_FILENO, TEXT("\n"));
    return status;
}

static _Noreturn void exhausted(void) {
    _exit((int)refuse(MACHINE_FAILED, TEXT("there is not enough memory")));
}

// What the words behind the program's name ask for; no magnification: they are wrong.
struct wish {
    int tenths;
    size_t colours; // 0: as many as it takes
};

// A whole number from 2 to 256; 0 for all else.
static size_t read_colours(struct text text) {
    size_t number = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || number > PALETTE_SIZE)
            return 0;
        number = number * 10 + (size_t)(text.data[i] - '0');
    }
    return number >= 2 && number <= PALETTE_SIZE ? number : 0;
}

static struct wish read_wish(int count, char **arguments) {
    struct wish wish = {0};
    if (count != 2 && count != 3)
        return wish;
    if (count == 3)
        wish.colours = read_colours(text_of(arguments[2]));
    if (count == 2 || wish.colours)
        wish.tenths = magnification_read(text_of(arguments[1]));
    return wish;
}

static enum status run(struct wish wish, struct arena *arena) {
    struct file_content input = file_read_descriptor(STDIN_FILENO, INPUT_AT_MOST, arena);
    if (input.error)
        return refuse(MACHINE_FAILED, TEXT_JOIN(arena, TEXT("cannot read the drawing: "),
                                                file_error_words(input.error)));
    struct drawing drawing = drawing_render(input.bytes, wish.tenths, arena);
    if (drawing.fault.data)
        return refuse(drawing.is_the_machines ? MACHINE_FAILED : DRAWING_IS_WRONG, drawing.fault);
    struct text picture = png_file_of(&drawing.canvas, wish.colours, arena);
    if (!picture.data)
        return refuse(MACHINE_FAILED, TEXT("libpng cannot write the picture"));
    int error = file_write_all(STDOUT_FILENO, picture);
    if (error)
        return refuse(MACHINE_FAILED, TEXT_JOIN(arena, TEXT("cannot write the picture: "),
                                                file_error_words(error)));
    return DONE;
}

int main(int count, char **arguments) {
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    struct wish wish = read_wish(count, arguments);
    if (!wish.tenths)
        return (int)refuse(USAGE_IS_WRONG,
                           TEXT("give a scale from 1 to 8, such as 2 or 1.5, and behind it, if you "
                                "like, how many colours there may be, from 2 to 256: niot-raster "
                                "SCALE [COLOURS], with an SVG on standard input; the PNG goes to "
                                "standard output"));
    struct arena arena = arena_new(ARENA_BYTES, exhausted);
    // fontconfig keeps what it has, and cannot be told to give it back while pango uses it: nothing
    // is tidied up behind the last byte.
    _exit((int)run(wish, &arena));
}
