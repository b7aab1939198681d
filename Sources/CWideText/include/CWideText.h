#pragma once
#include <stdbool.h>
#include <stdint.h>

/// Makes LC_CTYPE a UTF-8 locale if it is none, once; false where there is not even C.UTF-8.
bool wide_text_ready(void);

/// The C library's `wcwidth`, which its Swift module leaves out: 0 to 2, or -1 for what cannot be shown.
int wide_text_columns(uint32_t scalar);
