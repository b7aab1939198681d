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

/// Cursor home, and everything on the screen erased (ECMA-48).
#define CURSES_WIPE_SCREEN "\033[H\033[2J"
/// Everything above the screen erased (xterm, the Linux console).
#define CURSES_WIPE_SCROLLBACK "\033[3J"

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
/// `initscr`, which exits where it does not know the terminal. At a kiosk every end wipes screen and scrollback.
int curses_open(bool is_kiosk);
/// Asks how many columns the terminal gives to a character of ambiguous width, by the place of its cursor. The answer
/// comes among the keys, whenever it comes; nobody waits for it. Returns the row, from 1.
int curses_ask_ambiguous_width(void);
/// Asks which colour is behind the text; the answer comes like the one above.
void curses_ask_backdrop(void);
/// The names of terminfo's strings by number; NULL behind the last.
const char *curses_capability_name(int index);
/// What a key of this terminal sends; NULL where it has none, or where the name is no key's.
const char *curses_key_string(const char *name);
/// The window of the whole screen.
WINDOW *curses_window(void);
/// How many colours the terminal has; 0 where it has none.
int curses_colours(void);
/// Puts the terminal back as it was.
void curses_close(void);
/// Back from the shell after `curses_close`.
void curses_reopen(void);
/// What the terminal shows is unknown; it is painted anew.
void curses_forget_screen(void);
/// Rows and columns as the system knows them; false where it does not.
bool curses_system_size(int *rows, int *columns);
/// Another size. What the terminal shows is unknown then.
void curses_resize(int rows, int columns);
int curses_rows(WINDOW *window);
int curses_columns(WINDOW *window);

/// Puts one grapheme of `count` scalars into a cell.
void curses_put(WINDOW *window, int row, int column, const uint32_t *scalars, int count, int look, int pair);
/// The colours of cells that nothing was put into.
void curses_background(WINDOW *window, int pair);

/// Milliseconds after which an ESC with nothing behind it is Esc.
int curses_escape_delay(void);
/// Reads what the terminal has, without waiting where `curses_wait` saw something; -1 where its line is gone.
int curses_read(uint8_t *bytes, int most);
/// Overwrites bytes that may have been a secret.
void curses_forget(uint8_t *bytes, int count);

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
/// Whether a member's terminal was a kiosk's, as the last child has said.
bool supervisor_is_kiosk(void);
/// Whether we were told to end, or the line is gone: nothing begins anew then.
bool supervisor_is_told(void);
/// Shows a page of a dead child's parent; `NULL` for none.
void supervisor_show(const char *page);
/// Waits with a terminal that shows no key and obeys none; false where we are told to end meanwhile.
bool supervisor_pause(int milliseconds);
