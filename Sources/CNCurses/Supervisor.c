#define _GNU_SOURCE
#include "Supervisor.h"
#include "CNCurses.h"
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

// A byte that parent and child share: whether the terminal is in the child's hands.
static volatile char *screen_is_open;
static struct termios before;
static bool has_terminal;
static sigset_t mask_before;

void supervisor_note_screen(bool is_open) {
    if (screen_is_open != NULL) *screen_is_open = is_open;
}

static void supervised_signals(sigset_t *set) {
    sigemptyset(set);
    sigaddset(set, SIGCHLD);
    sigaddset(set, SIGTERM);
    sigaddset(set, SIGHUP);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTSTP);
    sigaddset(set, SIGCONT);
}

pid_t supervisor_fork(void) {
    has_terminal = tcgetattr(STDIN_FILENO, &before) == 0;
    void *page = mmap(NULL, 1, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    screen_is_open = page == MAP_FAILED ? NULL : page;
    sigset_t set;
    supervised_signals(&set);
    sigprocmask(SIG_BLOCK, &set, &mask_before);
    pid_t parent = getpid();
    pid_t child = fork();
    if (child != 0) {
        if (child < 0) sigprocmask(SIG_SETMASK, &mask_before, NULL);
        return child;
    }
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(128 + SIGTERM);
    // No backtrace may be written over the page or wait for an answer: a crash dies at once, the parent tidies up.
    static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
    for (size_t index = 0; index < sizeof crashes / sizeof crashes[0]; index++) signal(crashes[index], SIG_DFL);
    sigprocmask(SIG_SETMASK, &mask_before, NULL);
    return 0;
}

static void restore_terminal(void) {
    if (!has_terminal) return;
    if (screen_is_open == NULL || *screen_is_open) {
        // Mouse, paste, keypad and cursor keys off; colours and cursor as ever; the other screen.
        static const char reset[] =
            "\033[?1000l\033[?1002l\033[?1006l\033[?2004l\033[?1l\033>\033[0m\033[?25h\033[?1049l\r\n";
        ssize_t written = write(STDOUT_FILENO, reset, sizeof reset - 1);
        (void)written;
        if (screen_is_open != NULL) *screen_is_open = 0;
    }
    // What was typed and not read must not reach the shell.
    tcflush(STDIN_FILENO, TCIFLUSH);
    // A parent in the background would be stopped for touching the terminal.
    sigset_t output, mask;
    sigemptyset(&output);
    sigaddset(&output, SIGTTOU);
    sigprocmask(SIG_BLOCK, &output, &mask);
    tcsetattr(STDIN_FILENO, TCSANOW, &before);
    sigprocmask(SIG_SETMASK, &mask, NULL);
}

static void stop_with_child(pid_t child) {
    sigset_t stop, mask;
    if (has_terminal && (screen_is_open == NULL || *screen_is_open)) {
        // Stopped by force: the child has not put the terminal back itself. It paints anew on SIGWINCH.
        char open = 1;
        restore_terminal();
        if (screen_is_open != NULL) *screen_is_open = open;
    }
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    signal(SIGTSTP, SIG_DFL);
    raise(SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &stop, &mask);
    sigprocmask(SIG_SETMASK, &mask, NULL);
    kill(child, SIGCONT);
}

int supervisor_wait(pid_t child) {
    sigset_t set;
    supervised_signals(&set);
    // A child that does not end within a second after a hang-up is ended (T19).
    static const struct timespec patience = {0, 900000000};
    bool is_hung_up = false;
    for (;;) {
        int signal = is_hung_up ? sigtimedwait(&set, NULL, &patience) : sigwaitinfo(&set, NULL);
        if (signal < 0) {
            if (errno == EAGAIN) kill(child, SIGKILL);
            continue;
        }
        if (signal == SIGHUP) is_hung_up = true;
        if (signal != SIGCHLD) {
            kill(child, signal);
            continue;
        }
        int status = 0;
        while (waitpid(child, &status, WNOHANG | WUNTRACED) == child) {
            if (WIFSTOPPED(status)) {
                stop_with_child(child);
                continue;
            }
            if (WIFSIGNALED(status) || (screen_is_open != NULL && *screen_is_open)) restore_terminal();
            sigprocmask(SIG_SETMASK, &mask_before, NULL);
            return status;
        }
    }
}

int supervisor_exit_status(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

int supervisor_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }
