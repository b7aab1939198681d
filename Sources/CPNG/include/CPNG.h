#pragma once
#include <stddef.h>
#include <stdint.h>

/// Writes a grey picture of 8 bits a pixel as PNG. Gives the bytes that were written, or need to be: call it with no
/// memory first. 0 when libpng refuses.
size_t cpng_write_grey(const uint8_t *_Nonnull pixels, uint32_t side, void *_Nullable memory, size_t capacity);
