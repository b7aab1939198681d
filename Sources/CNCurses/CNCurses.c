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

static void define_keys(void) {
    // Terminals send either form of the arrows, whatever terminfo says; an arrow read as Esc would leave the page.
    static const struct { const char *sequence; int code; } keys[] = {
        {"\033[A", KEY_UP}, {"\033OA", KEY_UP}, {"\033[B", KEY_DOWN}, {"\033OB", KEY_DOWN},
        {"\033[C", KEY_RIGHT}, {"\033OC", KEY_RIGHT}, {"\033[D", KEY_LEFT}, {"\033OD", KEY_LEFT},
        {"\033[H", KEY_HOME}, {"\033OH", KEY_HOME}, {"\033[1~", KEY_HOME}, {"\033[7~", KEY_HOME},
        {"\033[F", KEY_END}, {"\033OF", KEY_END}, {"\033[4~", KEY_END}, {"\033[8~", KEY_END},
        {"\033[3~", KEY_DC}, {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE}, {"\033[Z", KEY_BTAB},
        {"\033OM", KEY_ENTER},
        {"\033OP", KEY_F(1)}, {"\033OQ", KEY_F(2)}, {"\033OR", KEY_F(3)}, {"\033OS", KEY_F(4)},
        {"\033[11~", KEY_F(1)}, {"\033[12~", KEY_F(2)}, {"\033[13~", KEY_F(3)}, {"\033[14~", KEY_F(4)},
        {"\033[[A", KEY_F(1)}, {"\033[[B", KEY_F(2)}, {"\033[[C", KEY_F(3)}, {"\033[[D", KEY_F(4)},
        {"\033[[E", KEY_F(5)}, {"\033[15~", KEY_F(5)}, {"\033[17~", KEY_F(6)}, {"\033[18~", KEY_F(7)},
        {"\033[19~", KEY_F(8)}, {"\033[20~", KEY_F(9)}, {"\033[21~", KEY_F(10)}, {"\033[23~", KEY_F(11)},
        {"\033[24~", KEY_F(12)},
        // Alt and a digit, for terminals without function keys.
        {"\0331", KEY_F(1)}, {"\0332", KEY_F(2)}, {"\0333", KEY_F(3)}, {"\0334", KEY_F(4)}, {"\0335", KEY_F(5)},
        {"\0336", KEY_F(6)}, {"\0337", KEY_F(7)}, {"\0338", KEY_F(8)}, {"\0339", KEY_F(9)}, {"\0330", KEY_F(10)},
        {"\033[200~", CURSES_PASTE_BEGINS}, {"\033[201~", CURSES_PASTE_ENDS},
    };
    for (size_t index = 0; index < sizeof keys / sizeof keys[0]; index++)
        define_key(keys[index].sequence, keys[index].code);
}

static void switch_modes(bool on) {
    // Terminals that do not know these private modes ignore them (ECMA-48).
    const char *paste = on ? "\033[?2004h" : "\033[?2004l";
    curses_write(paste, strlen(paste));
    mousemask(on ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
    supervisor_note_screen(on);
}

int curses_open(void) {
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return CURSES_NOT_A_TERMINAL;
    // Only how characters are read and drawn is the terminal's; every other category would be one more file to open.
    if (setlocale(LC_CTYPE, "") == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
    screen = newterm(NULL, stdout, stdin);
    if (screen == NULL) return CURSES_UNKNOWN_TERMINAL;
    if (tigetstr("cup") == NULL) {
        endwin();
        return CURSES_CANNOT_POSITION;
    }
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    intrflush(stdscr, FALSE);
    set_escdelay(50);
    mouseinterval(0);
    // All input is read before a frame is painted; asking for more in the middle of painting costs two calls a key.
    typeahead(-1);
    define_keys();
    if (has_colors()) {
        start_color();
        use_default_colors();
    }
    switch_modes(true);
    return CURSES_STARTED;
}

void curses_ask_ambiguous_width(void) {
    // On the last row: an answer from the first would be the same as some terminals' Shift-F3.
    int row = getmaxy(stdscr);
    char question[32], answer[16];
    for (int columns = 1; columns <= 2; columns++) {
        snprintf(answer, sizeof answer, "\033[%d;%dR", row, columns + 1);
        define_key(answer, columns == 1 ? CURSES_AMBIGUOUS_IS_NARROW : CURSES_AMBIGUOUS_IS_WIDE);
    }
    // WHITE STAR at the left edge, then "where is the cursor?" (DSR 6); cursor saved and put back (DECSC, DECRC).
    int length = snprintf(question, sizeof question, "\0337\033[%d;1H\342\230\206\033[6n\0338", row);
    curses_write(question, (size_t)length);
    // ncurses does not know of the star, and paints the row anew.
    wredrawln(stdscr, row - 1, 1);
}

WINDOW *curses_window(void) { return stdscr; }

int curses_colours(void) { return has_colors() ? COLORS : 0; }

void curses_close(void) {
    switch_modes(false);
    curs_set(1);
    endwin();
}

void curses_reopen(void) {
    switch_modes(true);
    clearok(curscr, TRUE);
}

bool curses_system_size(int *rows, int *columns) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return true;
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

int curses_read(WINDOW *window, int milliseconds, uint32_t *value) {
    wint_t character = 0;
    wtimeout(window, milliseconds);
    int result = wget_wch(window, &character);
    *value = (uint32_t)character;
    return result;
}

int curses_mouse(int *row, int *column) {
    MEVENT event;
    if (getmouse(&event) == ERR) return 0;
    *row = event.y;
    *column = event.x;
    if (event.bstate & BUTTON1_PRESSED) return 1;
    if (event.bstate & BUTTON4_PRESSED) return 2;
    if (event.bstate & BUTTON5_PRESSED) return 3;
    return 0;
}

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
