#ifndef CFUZZER_H
#define CFUZZER_H
#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>

/* libFuzzer's loop (LLVM's "Using libFuzzer as a library"). Weak: only Resources/fuzz links it. */
__attribute__((weak)) int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));

static inline bool cfuzzer_is_there(void) { return LLVMFuzzerRunDriver != 0; }

static inline int cfuzzer_run(int argc, char **argv, int (*callback)(const uint8_t *data, size_t size)) {
    return LLVMFuzzerRunDriver ? LLVMFuzzerRunDriver(&argc, &argv, callback) : -1;
}

#endif
