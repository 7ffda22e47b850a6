// peak FILE PROGRAM [ARGUMENT …]: runs a program and writes to FILE the most memory that it held
// resident, in KiB.
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

int main(int count, char **arguments) {
    if (count < 3)
        return 2;
    pid_t child;
    int status;
    struct rusage usage;
    if (posix_spawnp(&child, arguments[2], NULL, NULL, arguments + 2, environ) ||
        wait4(child, &status, 0, &usage) < 0)
        return 3;
    FILE *file = fopen(arguments[1], "w");
    if (!file)
        return 3;
    fprintf(file, "%ld\n", usage.ru_maxrss);
    fclose(file);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 3;
}
