#include "CQRencode.h"

#include <dlfcn.h>
#include <pthread.h>

// A member who confirms by mail or by a key never sees a QR code, and nobody sees one on the first screen: the library
// is loaded for the first code.
static struct {
    typeof(&QRcode_encodeString) encode;
    typeof(&QRcode_free) free;
} library;

static void load(void) {
    void *found = dlopen("libqrencode.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!found) return;
    library.free = dlsym(found, "QRcode_free");
    library.encode = library.free ? dlsym(found, "QRcode_encodeString") : NULL;
}

int cqrencode_is_there(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return library.encode != NULL;
}

QRcode *cqrencode_encode(const char *text, QRecLevel level) {
    return cqrencode_is_there() ? library.encode(text, 0, level, QR_MODE_8, 1) : NULL;
}

void cqrencode_free(QRcode *code) {
    if (cqrencode_is_there()) library.free(code);
}
