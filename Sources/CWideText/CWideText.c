#define _XOPEN_SOURCE 700
#include "CWideText.h"
#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>

bool wide_text_ready(void) {
    // Japanese has widths only in a UTF-8 locale, and a getty unsets LANG.
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
    return setlocale(LC_CTYPE, "C.UTF-8") != NULL;
}

int wide_text_columns(uint32_t scalar) {
    return wcwidth((wchar_t)scalar);
}
