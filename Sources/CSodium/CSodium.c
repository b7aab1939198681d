#include "CSodium.h"

#include <sys/prctl.h>
#include <sys/resource.h>

int csodium_forbid_dumps(void) {
    const struct rlimit none = {0, 0};
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return -1;
    return setrlimit(RLIMIT_CORE, &none);
}
