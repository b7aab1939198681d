#pragma once
// libsodium: Argon2id and guarded memory, which OpenSSL 3.0 lacks.
#include <sodium.h>
