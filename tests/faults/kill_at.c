// kill_at NUMBER PROGRAM [ARGUMENT …]: runs a program and kills it as it is about to make its
// NUMBER-th system call. Exit status 0: killed; 1: it ended before it made so many; 2: could not
// run.
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

enum { KILLED, ENDED, CANNOT_RUN };

static bool is_call(pid_t child, int status) {
    struct __ptrace_syscall_info call;
    if (!WIFSTOPPED(status) || WSTOPSIG(status) != (SIGTRAP | 0x80))
        return false;
    return ptrace(PTRACE_GET_SYSCALL_INFO, child, (void *)sizeof call, &call) > 0 &&
           call.op == PTRACE_SYSCALL_INFO_ENTRY;
}

// A signal of the program's own is passed on to it.
static long signal_of(int status) {
    int signal = WIFSTOPPED(status) ? WSTOPSIG(status) : 0;
    return signal == (SIGTRAP | 0x80) || signal == SIGTRAP ? 0 : signal;
}

static int kill_at(pid_t child, long number) {
    int status;
    if (waitpid(child, &status, 0) != child || !WIFSTOPPED(status))
        return CANNOT_RUN;
    long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL;
    if (ptrace(PTRACE_SETOPTIONS, child, 0, options) != 0)
        return CANNOT_RUN;
    for (long calls = 0; calls < number;) {
        if (ptrace(PTRACE_SYSCALL, child, 0, signal_of(status)) != 0 ||
            waitpid(child, &status, 0) != child)
            return CANNOT_RUN;
        if (WIFEXITED(status) || WIFSIGNALED(status))
            return ENDED;
        calls += is_call(child, status);
    }
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    return KILLED;
}

int main(int count, char **arguments) {
    long number = count > 2 ? strtol(arguments[1], NULL, 10) : 0;
    if (number < 1)
        return CANNOT_RUN;
    pid_t child = fork();
    if (child < 0)
        return CANNOT_RUN;
    if (child == 0) {
        ptrace(PTRACE_TRACEME, 0, 0, 0);
        execvp(arguments[2], arguments + 2);
        _exit(127);
    }
    return kill_at(child, number);
}
