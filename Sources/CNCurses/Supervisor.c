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

// What parent and child share: whether the terminal is in the child's hands, and what has to be wiped at its end.
struct shared {
    char screen_is_open;
    char is_kiosk;
    char keeps_page;
};
static volatile struct shared *shared;
static struct termios before;
static bool has_terminal;
static sigset_t mask_before;
static bool is_told;

void supervisor_note_screen(bool is_open) {
    if (shared != NULL) shared->screen_is_open = is_open;
}

void supervisor_note_terminal(bool kiosk, bool has_other_screen) {
    if (shared == NULL) return;
    shared->is_kiosk = kiosk;
    shared->keeps_page = !has_other_screen;
}

static bool screen_is_open(void) { return shared == NULL || shared->screen_is_open; }

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
    // One for all children, one after the other.
    if (shared == NULL) {
        void *page = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        shared = page == MAP_FAILED ? NULL : page;
    }
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

static void write_all(const char *bytes) {
    ssize_t written = write(STDOUT_FILENO, bytes, strlen(bytes));
    (void)written;
}

void supervisor_wipe_rows(void) {
    int rows, columns;
    if (!curses_system_size(&rows, &columns)) rows = 24;
    write_all("\033[H");
    // Erase the row (EL 2), one down (CUD).
    for (int row = 0; row < rows; row++) write_all("\033[2K\033[B");
    write_all("\033[H");
}

static void restore_terminal(void) {
    if (!has_terminal) return;
    bool is_kiosk = shared != NULL && shared->is_kiosk;
    // The other screen keeps what it showed, for whoever switches back to it (S14).
    if (is_kiosk) write_all(CURSES_WIPE_SCREEN);
    if (screen_is_open()) {
        // Mouse, paste, keypad and cursor keys off; colours and cursor as ever; the other screen.
        static const char reset[] =
            "\033[?1000l\033[?1002l\033[?1006l\033[?2004l\033[?1l\033>\033[0m\033[?25h\033[?1049l\r\n";
        write_all(reset);
        if (shared != NULL && shared->keeps_page) supervisor_wipe_rows();
        if (shared != NULL) shared->screen_is_open = 0;
    }
    if (is_kiosk) write_all(CURSES_WIPE_SCREEN CURSES_WIPE_SCROLLBACK);
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
    if (has_terminal && screen_is_open()) {
        // Stopped by force: the child has not put the terminal back itself. It paints anew on SIGWINCH.
        restore_terminal();
        supervisor_note_screen(true);
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
        if (signal == SIGHUP || signal == SIGTERM || signal == SIGINT) is_told = true;
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
            if (WIFSIGNALED(status) || (shared != NULL && shared->screen_is_open)) restore_terminal();
            sigprocmask(SIG_SETMASK, &mask_before, NULL);
            return status;
        }
    }
}

int supervisor_exit_status(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

int supervisor_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }

bool supervisor_is_kiosk(void) { return shared != NULL && shared->is_kiosk; }

bool supervisor_is_told(void) { return is_told; }

void supervisor_show(const char *page) {
    write_all("\033[?25l" CURSES_WIPE_SCREEN CURSES_WIPE_SCROLLBACK);
    if (page != NULL) write_all(page);
}

static void wait_for_end(int milliseconds) {
    sigset_t set;
    supervised_signals(&set);
    struct timespec now, end, rest;
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec += milliseconds / 1000;
    end.tv_nsec += milliseconds % 1000 * 1000000L;
    while (!is_told) {
        clock_gettime(CLOCK_MONOTONIC, &now);
        long long left = (end.tv_sec - now.tv_sec) * 1000000000LL + end.tv_nsec - now.tv_nsec;
        if (left <= 0) return;
        rest.tv_sec = left / 1000000000LL;
        rest.tv_nsec = left % 1000000000LL;
        int signal = sigtimedwait(&set, NULL, &rest);
        if (signal == SIGHUP || signal == SIGTERM) is_told = true;
    }
}

bool supervisor_pause(int milliseconds) {
    sigset_t set, mask;
    supervised_signals(&set);
    sigprocmask(SIG_BLOCK, &set, &mask);
    struct termios usual;
    bool is_terminal = tcgetattr(STDIN_FILENO, &usual) == 0;
    if (is_terminal) {
        struct termios quiet = usual;
        quiet.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
        tcsetattr(STDIN_FILENO, TCSANOW, &quiet);
    }
    wait_for_end(milliseconds);
    if (is_terminal) {
        // What was typed meanwhile is for no page.
        tcflush(STDIN_FILENO, TCIFLUSH);
        tcsetattr(STDIN_FILENO, TCSANOW, &usual);
    }
    write_all("\033[?25h");
    if (is_told) write_all(CURSES_WIPE_SCREEN);
    sigprocmask(SIG_SETMASK, &mask, NULL);
    return !is_told;
}
