#pragma once
// libsodium: Argon2id and guarded memory, which OpenSSL 3.0 lacks.
#include <sodium.h>

// prctl is variadic, which Swift cannot call: 0 when no core dump and no debugger can read this process any more.
int csodium_forbid_dumps(void);
