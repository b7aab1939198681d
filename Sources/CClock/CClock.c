#include "CClock.h"

#include <string.h>
#include <sys/timex.h>

int cclock_is_kept(void) {
    struct timex facts;
    memset(&facts, 0, sizeof facts);
    return adjtimex(&facts) != -1 && !(facts.status & STA_UNSYNC);
}
