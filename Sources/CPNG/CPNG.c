#include "CPNG.h"

#include <png.h>
#include <string.h>

// The formats of libpng's simplified interface are macros, which Swift cannot see.
size_t cpng_write_grey(const uint8_t *pixels, uint32_t side, void *memory, size_t capacity) {
    png_image image;
    memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    image.width = side;
    image.height = side;
    image.format = PNG_FORMAT_GRAY;
    png_alloc_size_t size = capacity;
    int written = png_image_write_to_memory(&image, memory, &size, 0, pixels, 0, NULL);
    png_image_free(&image);
    return written ? size : 0;
}
