#pragma once
#include <stdbool.h>

/// Tells the supervisor whether the terminal is in our hands, so that it knows what there is to put back.
void supervisor_note_screen(bool is_open);
