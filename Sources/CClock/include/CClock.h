#pragma once

// Whether the kernel's clock is kept right by a program that compares it with others (adjtimex(2)): 1 where it is.
int cclock_is_kept(void);
