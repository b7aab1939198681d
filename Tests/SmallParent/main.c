// Starts programs in turn, each in a pseudo-terminal of 80x24, and prints for each the milliseconds from the fork to the
// last byte of its first screen: a line a round, a column a program. This process is small, so that its fork costs next
// to nothing; a Python parent adds milliseconds to whatever it starts, which makes every ratio look better than it is.
//
//     SmallParent ROUNDS PROGRAM [ARGUMENT ...] [-- PROGRAM [ARGUMENT ...]] ...
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { most_programs = 16, silence = 150, patience = 5000 };

static double milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static double started(char **command) {
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    int terminal;
    double begun = milliseconds(), last = 0;
    pid_t process = forkpty(&terminal, NULL, NULL, &size);
    if (process < 0) return -1;
    if (process == 0) {
        execvp(command[0], command);
        _exit(127);
    }
    struct pollfd ready = {.fd = terminal, .events = POLLIN};
    char taken[1 << 16];
    while (poll(&ready, 1, last == 0 ? patience : silence) > 0) {
        if (read(terminal, taken, sizeof taken) <= 0) break;
        last = milliseconds();
    }
    // A program that ends by itself, such as `true`, has closed its terminal: that is when it was through.
    if (last == 0) last = milliseconds();
    kill(process, SIGTERM);
    // What it says at its end has to be read, or it would wait for room in the terminal.
    while (poll(&ready, 1, patience) > 0 && read(terminal, taken, sizeof taken) > 0) {}
    close(terminal);
    int status;
    waitpid(process, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127) return -1;
    return last - begun;
}

int main(int count, char **words) {
    char **programs[most_programs];
    int known = 0;
    for (int index = 2; index < count && known < most_programs; index++) {
        programs[known++] = words + index;
        while (index < count && strcmp(words[index], "--") != 0) index++;
        words[index] = NULL;
    }
    int rounds = count > 1 ? atoi(words[1]) : 0;
    if (rounds < 1 || known < 1) {
        fputs("SmallParent ROUNDS PROGRAM [ARGUMENT ...] [-- PROGRAM [ARGUMENT ...]] ...\n", stderr);
        return 64;
    }
    setenv("TERM", "xterm-256color", 1);
    setenv("LANG", "C.UTF-8", 1);
    setenv("FIRSTLOGIN_LANGUAGE", "ja", 1);
    for (int round = 0; round < rounds; round++) {
        for (int program = 0; program < known; program++) {
            double time = started(programs[program]);
            if (time < 0) {
                fprintf(stderr, "%s does not start\n", programs[program][0]);
                return 1;
            }
            printf(program == 0 ? "%.3f" : " %.3f", time);
        }
        printf("\n");
    }
    return 0;
}
