#pragma once
#include <qrencode.h>

/// Whether the library could be loaded.
int cqrencode_is_there(void);

/// The smallest QR code that holds a text whose letters' case counts. `cqrencode_free` frees it. NULL where the text
/// is empty or too long, and where the library is not there.
QRcode *cqrencode_encode(const char *text, QRecLevel level);

void cqrencode_free(QRcode *code);
