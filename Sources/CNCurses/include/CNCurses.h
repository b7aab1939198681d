#pragma once
// Wide functions and real functions instead of macros; both must be set before the header is read.
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#ifndef NCURSES_NOMACROS
#define NCURSES_NOMACROS 1
#endif
#include <ncursesw/curses.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

// What Swift cannot import: macros, globals, variadics, and what a fork must not leave to it.

/// Codes of `get_wch`, and our own above those of ncurses.
enum curses_key {
    CURSES_IS_KEY = KEY_CODE_YES,
    CURSES_UP = KEY_UP,
    CURSES_DOWN = KEY_DOWN,
    CURSES_LEFT = KEY_LEFT,
    CURSES_RIGHT = KEY_RIGHT,
    CURSES_HOME = KEY_HOME,
    CURSES_END = KEY_END,
    CURSES_PAGE_UP = KEY_PPAGE,
    CURSES_PAGE_DOWN = KEY_NPAGE,
    CURSES_BACKSPACE = KEY_BACKSPACE,
    CURSES_DELETE = KEY_DC,
    CURSES_BACK_TAB = KEY_BTAB,
    CURSES_ENTER = KEY_ENTER,
    CURSES_MOUSE = KEY_MOUSE,
    CURSES_RESIZE = KEY_RESIZE,
    CURSES_FUNCTION_0 = KEY_F0,
    CURSES_PASTE_BEGINS = KEY_MAX + 1,
    CURSES_PASTE_ENDS = KEY_MAX + 2,
    CURSES_AMBIGUOUS_IS_NARROW = KEY_MAX + 3,
    CURSES_AMBIGUOUS_IS_WIDE = KEY_MAX + 4,
};

/// Attributes of a cell.
enum curses_look {
    CURSES_BOLD = 1,
    CURSES_UNDERLINE = 2,
    CURSES_REVERSE = 4,
};

/// What a start can come to.
enum curses_start {
    CURSES_STARTED,
    CURSES_NOT_A_TERMINAL,
    CURSES_UNKNOWN_TERMINAL,
    CURSES_CANNOT_POSITION,
};

/// Opens the terminal on standard input and output. Returns a value of `curses_start`; `newterm` rather than
/// `initscr`, which exits where it does not know the terminal.
int curses_open(void);
/// Asks how many columns the terminal gives to a character of ambiguous width, by the place of its cursor. The answer
/// comes as a key of ours, whenever it comes; nobody waits for it.
void curses_ask_ambiguous_width(void);
/// The window of the whole screen.
WINDOW *curses_window(void);
/// How many colours the terminal has; 0 where it has none.
int curses_colours(void);
/// Puts the terminal back as it was.
void curses_close(void);
/// Back from the shell after `curses_close`.
void curses_reopen(void);
/// Rows and columns as the system knows them; false where it does not.
bool curses_system_size(int *rows, int *columns);
int curses_rows(WINDOW *window);
int curses_columns(WINDOW *window);

/// Puts one grapheme of `count` scalars into a cell.
void curses_put(WINDOW *window, int row, int column, const uint32_t *scalars, int count, int look, int pair);
/// The colours of cells that nothing was put into.
void curses_background(WINDOW *window, int pair);

/// Reads one key: ERR, OK for a character or CURSES_IS_KEY. `milliseconds` is how long a split one may take.
int curses_read(WINDOW *window, int milliseconds, uint32_t *value);
/// Takes the mouse's place: 1 pressed, 2 wheel up, 3 wheel down, 0 anything else.
int curses_mouse(int *row, int *column);

/// Bits of `curses_wait`.
enum curses_woken {
    CURSES_WOKEN_BY_TERMINAL = 1,
    CURSES_WOKEN_BY_DOORBELL = 2,
    CURSES_WOKEN_BY_SIGNAL = 4,
    CURSES_HUNG_UP = 8,
};
/// Sleeps until the terminal, the doorbell or a signal has something; negative milliseconds are for ever.
int curses_wait(int doorbell, int signals, int milliseconds);
/// Blocks the signals that the console reads from a descriptor; before any thread starts.
void curses_block_signals(void);
/// The descriptor of those signals, or -1.
int curses_open_signals(void);
/// The next signal, or 0.
int curses_next_signal(int signals);
int curses_open_doorbell(void);
void curses_ring(int doorbell);
void curses_answer(int doorbell);
/// Stops this process as Ctrl-Z would, and returns when it goes on.
void curses_suspend(void);
/// Writes to the terminal past ncurses.
void curses_write(const char *bytes, size_t count);

/// Forks: 0 in the child, which dies with its parent; -1 where it could not.
pid_t supervisor_fork(void);
/// Waits for the child, passes on signals and stops, and puts the terminal back after an abnormal death. Returns
/// the wait status.
int supervisor_wait(pid_t child);
int supervisor_exit_status(int status);
int supervisor_signal(int status);
