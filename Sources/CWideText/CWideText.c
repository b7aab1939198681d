#define _XOPEN_SOURCE 700
#include "CWideText.h"
#include <langinfo.h>
#include <locale.h>
#include <stdatomic.h>
#include <string.h>
#include <wchar.h>

bool wide_text_ready(void) {
    // Japanese has widths only in a UTF-8 locale, and a getty unsets LANG.
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
    return setlocale(LC_CTYPE, "C.UTF-8") != NULL;
}

int wide_text_columns(uint32_t scalar) {
    // A page measures some 2,000 characters at every key, most of them of the same few hundred. 0 is not yet known;
    // threads that find out at once find the same.
    static _Atomic signed char known[0x10000];
    if (scalar >= sizeof known) return wcwidth((wchar_t)scalar);
    signed char columns = atomic_load_explicit(&known[scalar], memory_order_relaxed);
    if (columns == 0) {
        columns = (signed char)(wcwidth((wchar_t)scalar) + 2);
        atomic_store_explicit(&known[scalar], columns, memory_order_relaxed);
    }
    return columns - 2;
}
