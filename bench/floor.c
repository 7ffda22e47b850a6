// floor FOLDER: what a build cannot do without. Starts with niot's libraries, reads the campaign's
// files and looks for templates and assets of the campaign's own, of which there are none, locks
// the folder and lists the old site, as not everything in it need be ours. Then it writes the bytes
// of the finished site, which it knows beforehand, beside the old one, syncs them and exchanges the
// two. It computes nothing, compares nothing and carries nothing over, so that niot's time over
// this is niot's own.
#define MATHLIB_STANDALONE

#include <Rmath.h>
#include <csv.h>
#include <dirent.h>
#include <fcntl.h>
#include <libxml/parser.h>
#include <md4c.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

// The finished site: path and bytes, one FILE(name, path) a file; bench/run writes the list.
#define FILE_OF(name, path) extern const char name[], name##_end[];
#include "floor_files.h"
#undef FILE_OF

static const struct {
    const char *path, *start, *end;
} files[] = {
#define FILE_OF(name, path) {path, name, name##_end},
#include "floor_files.h"
#undef FILE_OF
};
enum { FILE_COUNT = sizeof files / sizeof files[0] };

static const char staging[] = ".site.floor";

static void must(int result) {
    if (result < 0) {
        perror("floor");
        exit(3);
    }
}

static void read_whole(int folder, const char *path) {
    static char bytes[1 << 20];
    int descriptor = openat(folder, path, O_RDONLY | O_CLOEXEC);
    must(descriptor);
    ssize_t count;
    while ((count = read(descriptor, bytes, sizeof bytes)) > 0)
        continue;
    must((int)count);
    close(descriptor);
}

static void look_for(int folder, const char *path) {
    int descriptor = openat(folder, path, O_RDONLY | O_CLOEXEC);
    if (descriptor >= 0)
        close(descriptor);
}

static void list(int folder, const char *path) {
    int descriptor = openat(folder, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    must(descriptor);
    DIR *stream = fdopendir(descriptor);
    must(stream ? 0 : -1);
    while (readdir(stream))
        continue;
    closedir(stream);
}

static void write_whole(int folder, const char *path, const char *start, const char *end) {
    int descriptor = openat(folder, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    must(descriptor);
    must((int)write(descriptor, start, (size_t)(end - start)));
    must(fsync(descriptor));
    close(descriptor);
}

static void sync_folder(int folder, const char *path) {
    int descriptor = openat(folder, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    must(descriptor);
    must(fsync(descriptor));
    close(descriptor);
}

// So that the loader must bring every library that niot is linked with.
static void touch_libraries(void) {
    struct csv_parser parser;
    yaml_parser_t front_matter;
    struct sha256_ctx hash;
    must(csv_init(&parser, 0) == 0 ? 0 : -1);
    csv_free(&parser);
    must(yaml_parser_initialize(&front_matter) ? 0 : -1);
    yaml_parser_delete(&front_matter);
    xmlInitParser();
    xmlCleanupParser();
    sha256_init(&hash);
    MD_PARSER markdown = {.abi_version = 1}; // which it does not know, so that nothing is parsed
    md_parse("", 0, &markdown, NULL);
    must(pnorm(0, 0, 1, 1, 0) > 0 ? 0 : -1);
}

// Templates of the page; those of the e-mail are not looked at in a build.
static void look_for_what_a_campaign_may_have(int folder) {
    static const char *const paths[] = {
#define SHIPPED(name, path) path,
#include "shipped_rows.h"
#undef SHIPPED
    };
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
        if (!strncmp(paths[i], "templates/", 10) && !strstr(paths[i], "/email."))
            look_for(folder, paths[i]);
    look_for(folder, "assets");
    look_for(folder, "data/corrections.csv");
}

int main(int count, char **arguments) {
    if (count != 2)
        return 2;
    touch_libraries();
    int folder = open(arguments[1], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    must(folder);
    read_whole(folder, "data/campaign.md");
    read_whole(folder, "data/metrics.csv");
    read_whole(folder, "data/monthly.csv");
    look_for_what_a_campaign_may_have(folder);
    must(flock(folder, LOCK_EX | LOCK_NB));
    read_whole(folder, "site/manifest.json");
    list(folder, "site");
    list(folder, "site/charts");

    must(mkdirat(folder, staging, 0755));
    int site = openat(folder, staging, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    must(site);
    must(mkdirat(site, "charts", 0755));
    for (size_t i = 0; i < FILE_COUNT; i++)
        write_whole(site, files[i].path, files[i].start, files[i].end);
    sync_folder(site, "charts");
    must(fsync(site));
    must(renameat2(folder, staging, folder, "site", RENAME_EXCHANGE));
    must(fsync(folder));

    int old = openat(folder, staging, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    must(old);
    for (size_t i = 0; i < FILE_COUNT; i++)
        must(unlinkat(old, files[i].path, 0));
    must(unlinkat(old, "charts", AT_REMOVEDIR));
    must(unlinkat(folder, staging, AT_REMOVEDIR));
    return 0;
}
