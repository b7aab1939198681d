#pragma once
#include <stdbool.h>

/// Erases the screen row by row: what is erased at once, many terminals keep above it, for whoever scrolls back.
void supervisor_wipe_rows(void);

/// Tells the supervisor whether the terminal is in our hands, so that it knows what there is to put back.
void supervisor_note_screen(bool is_open);
/// Tells it what an end has to wipe: a `kiosk` is left without a trace; elsewhere, a terminal that `has_other_screen`
/// shows the usual one again, and any other would still show the last page.
void supervisor_note_terminal(bool kiosk, bool has_other_screen);
