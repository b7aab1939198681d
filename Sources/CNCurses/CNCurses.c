#define _GNU_SOURCE
#include "CNCurses.h"
#include "Supervisor.h"
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

static SCREEN *screen;
static bool wipes_everything;

// How long Esc waits for the rest of a sequence: longer than a line pauses in the middle of one, shorter than a person
// notices.
enum { ESCAPE_MILLISECONDS = 100 };

// Of <term.h>, which would make macros of words such as `columns`.
extern const char *const strnames[];
extern int putp(const char *string);

static void write_string(const char *bytes) { curses_write(bytes, strlen(bytes)); }

/// A capability that takes no parameters, or NULL.
static const char *capability(const char *name) {
    const char *value = tigetstr(name);
    return value == NULL || value == (const char *)-1 ? NULL : value;
}

static void switch_modes(bool on) {
    // Keypad and arrows as terminfo describes them; mouse and paste in private modes, which terminals that do not know
    // them ignore (ECMA-48).
    const char *keypad = capability(on ? "smkx" : "rmkx");
    if (keypad != NULL) write_string(keypad);
    write_string(on ? "\033[?2004h" : "\033[?2004l");
    if (capability("kmous") != NULL) write_string(on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
    supervisor_note_screen(on);
}

int curses_open(bool is_kiosk) {
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return CURSES_NOT_A_TERMINAL;
    // Only how characters are read and drawn is the terminal's; every other category would be one more file to open.
    if (setlocale(LC_CTYPE, "") == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
    // The environment may be older than the terminal's size, or another terminal's: the system knows it (T14).
    int rows, columns;
    if (curses_system_size(&rows, &columns)) {
        use_env(FALSE);
        use_tioctl(TRUE);
    }
    screen = newterm(NULL, stdout, stdin);
    if (screen == NULL) return CURSES_UNKNOWN_TERMINAL;
    if (tigetstr("cup") == NULL) {
        endwin();
        return CURSES_CANNOT_POSITION;
    }
    raw();
    noecho();
    nonl();
    // ncurses paints and reads nothing: bytes are ours (T23), and it may not look for them while it paints either.
    typeahead(-1);
    if (has_colors()) {
        start_color();
        use_default_colors();
    }
    wipes_everything = is_kiosk;
    supervisor_note_terminal(is_kiosk, capability("smcup") != NULL);
    switch_modes(true);
    return CURSES_STARTED;
}

int curses_ask_ambiguous_width(void) {
    // On the last row: an answer from the first would be the same as some terminals' Shift-F3.
    int row = getmaxy(stdscr);
    char question[32];
    // WHITE STAR at the left edge, then "where is the cursor?" (DSR 6); cursor saved and put back (DECSC, DECRC).
    int length = snprintf(question, sizeof question, "\0337\033[%d;1H\342\230\206\033[6n\0338", row);
    curses_write(question, (size_t)length);
    // ncurses does not know of the star, and paints the row anew.
    wredrawln(stdscr, row - 1, 1);
    return row;
}

void curses_ask_backdrop(void) {
    // OSC 11. A terminal that is too old to know such strings writes the question down, on a row that is painted anew.
    int row = getmaxy(stdscr);
    char question[32];
    int length = snprintf(question, sizeof question, "\0337\033[%d;1H\033]11;?\033\\\0338", row);
    curses_write(question, (size_t)length);
    wredrawln(stdscr, row - 1, 1);
}

const char *curses_capability_name(int index) { return strnames[index]; }

const char *curses_key_string(const char *name) { return name[0] == 'k' ? capability(name) : NULL; }

WINDOW *curses_window(void) { return stdscr; }

int curses_colours(void) { return has_colors() ? COLORS : 0; }

void curses_close(void) {
    // The other screen keeps what it showed, for whoever switches back to it (S14).
    if (wipes_everything) write_string(CURSES_WIPE_SCREEN);
    switch_modes(false);
    curs_set(1);
    endwin();
    if (wipes_everything) {
        write_string(CURSES_WIPE_SCREEN CURSES_WIPE_SCROLLBACK);
        // What one member typed is not for the next.
        tcflush(STDIN_FILENO, TCIFLUSH);
    } else if (capability("smcup") == NULL) {
        // There is no other screen: the page would stay, and a password that was shown on it.
        supervisor_wipe_rows();
    }
}

void curses_reopen(void) {
    switch_modes(true);
    clearok(curscr, TRUE);
}

void curses_forget_screen(void) {
    if (capability("smcup") == NULL) supervisor_wipe_rows();
    clearok(curscr, TRUE);
}

bool curses_system_size(int *rows, int *columns) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return true;
}

void curses_resize(int rows, int columns) {
    // `resizeterm` does the same, and lays a key aside that nobody takes.
    resize_term(rows, columns);
    curses_forget_screen();
}

int curses_rows(WINDOW *window) { return getmaxy(window); }

int curses_columns(WINDOW *window) { return getmaxx(window); }

static attr_t attributes(int look) {
    return (look & CURSES_BOLD ? A_BOLD : 0) | (look & CURSES_UNDERLINE ? A_UNDERLINE : 0)
        | (look & CURSES_REVERSE ? A_REVERSE : 0);
}

void curses_put(WINDOW *window, int row, int column, const uint32_t *scalars, int count, int look, int pair) {
    wchar_t text[CCHARW_MAX + 1];
    int length = count < CCHARW_MAX ? count : CCHARW_MAX;
    for (int index = 0; index < length; index++) text[index] = (wchar_t)scalars[index];
    text[length] = L'\0';
    cchar_t cell;
    if (setcchar(&cell, text, attributes(look), (short)pair, NULL) == ERR) return;
    // Unlike add_wch, this neither moves nor scrolls in the lower right corner.
    mvwadd_wchnstr(window, row, column, &cell, 1);
}

void curses_background(WINDOW *window, int pair) {
    cchar_t cell;
    if (setcchar(&cell, L" ", A_NORMAL, (short)pair, NULL) != ERR) wbkgrndset(window, &cell);
}

int curses_escape_delay(void) {
    // As ncurses reads it (ncurses(3), ESCDELAY).
    const char *value = getenv("ESCDELAY");
    long milliseconds = value == NULL ? 0 : strtol(value, NULL, 10);
    if (milliseconds > 0) return milliseconds < 1000 ? (int)milliseconds : 1000;
    return ESCAPE_MILLISECONDS;
}

int curses_read(uint8_t *bytes, int most) {
    ssize_t count;
    do count = read(STDIN_FILENO, bytes, (size_t)most);
    while (count < 0 && errno == EINTR);
    return count < 0 ? (errno == EAGAIN ? 0 : -1) : count == 0 ? -1 : (int)count;
}

void curses_forget(uint8_t *bytes, int count) { explicit_bzero(bytes, (size_t)count); }

int curses_wait(int doorbell, int signals, int milliseconds) {
    struct pollfd sources[] = {
        {.fd = STDIN_FILENO, .events = POLLIN},
        {.fd = doorbell, .events = POLLIN},
        {.fd = signals, .events = POLLIN},
    };
    if (poll(sources, 3, milliseconds) <= 0) return 0;
    int woken = 0;
    if (sources[0].revents & POLLIN) {
        // Readable with nothing to read is the end of input.
        int waiting = 0;
        if (ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0) woken |= CURSES_HUNG_UP;
        else woken |= CURSES_WOKEN_BY_TERMINAL;
    }
    if (sources[0].revents & (POLLHUP | POLLERR | POLLNVAL)) woken |= CURSES_HUNG_UP;
    if (sources[1].revents & POLLIN) woken |= CURSES_WOKEN_BY_DOORBELL;
    if (sources[2].revents & POLLIN) woken |= CURSES_WOKEN_BY_SIGNAL;
    return woken;
}

static void console_signals(sigset_t *set) {
    sigemptyset(set);
    sigaddset(set, SIGWINCH);
    sigaddset(set, SIGTERM);
    sigaddset(set, SIGHUP);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTSTP);
}

void curses_block_signals(void) {
    sigset_t set;
    console_signals(&set);
    sigprocmask(SIG_BLOCK, &set, NULL);
}

int curses_open_signals(void) {
    sigset_t set;
    console_signals(&set);
    return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

int curses_next_signal(int signals) {
    struct signalfd_siginfo info;
    return read(signals, &info, sizeof info) == sizeof info ? (int)info.ssi_signo : 0;
}

int curses_open_doorbell(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

void curses_ring(int doorbell) {
    uint64_t one = 1;
    // A full counter means that it rings already.
    ssize_t written = write(doorbell, &one, sizeof one);
    (void)written;
}

void curses_answer(int doorbell) {
    uint64_t rings;
    ssize_t taken = read(doorbell, &rings, sizeof rings);
    (void)taken;
}

void curses_suspend(void) {
    sigset_t stop, before;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    signal(SIGTSTP, SIG_DFL);
    raise(SIGTSTP);
    // Pending while blocked; it stops the process here, unless nobody could ever continue it.
    sigprocmask(SIG_UNBLOCK, &stop, &before);
    sigprocmask(SIG_SETMASK, &before, NULL);
}

void curses_write(const char *bytes, size_t count) {
    fflush(stdout);
    while (count > 0) {
        ssize_t written = write(STDOUT_FILENO, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes += written;
        count -= (size_t)written;
    }
}
