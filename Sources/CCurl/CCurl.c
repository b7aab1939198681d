#include "CCurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { most_sockets = 16 };

typedef struct {
    const unsigned char *bytes;
    size_t left;
} unsent;

// libcurl says QUIT after its time is over, and waits for an answer as long as it pleases. So the time is kept here,
// and ended by shutting the connection down under it.
typedef struct {
    struct timespec end;
    curl_socket_t sockets[most_sockets];
    int count;
} deadline;

static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
    (void)purpose;
    deadline *time = context;
    if (time->count == most_sockets) return CURL_SOCKET_BAD;
    curl_socket_t opened = socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    if (opened != CURL_SOCKET_BAD) time->sockets[time->count++] = opened;
    return opened;
}

static int close_socket(void *context, curl_socket_t closed) {
    deadline *time = context;
    for (int place = 0; place < time->count; place++) {
        if (time->sockets[place] == closed) time->sockets[place] = time->sockets[--time->count];
    }
    return close(closed);
}

// Called about once a second; anything but 0 ends the transfer.
static int watch(void *context, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d) {
    (void)a, (void)b, (void)c, (void)d;
    deadline *time = context;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (now.tv_sec < time->end.tv_sec || (now.tv_sec == time->end.tv_sec && now.tv_nsec < time->end.tv_nsec)) return 0;
    for (int place = 0; place < time->count; place++) shutdown(time->sockets[place], SHUT_RDWR);
    return 1;
}

static size_t give(char *buffer, size_t size, size_t count, void *context) {
    unsent *rest = context;
    size_t part = size * count < rest->left ? size * count : rest->left;
    memcpy(buffer, rest->bytes, part);
    rest->bytes += part;
    rest->left -= part;
    return part;
}

static void keep(char *place, size_t room, const char *text, size_t length) {
    size_t kept = length < room - 1 ? length : room - 1;
    memcpy(place, text, kept);
    place[kept] = 0;
}

// Called with each line that the server answers. The last refusal is kept: after it come others, to QUIT.
static size_t hear(char *line, size_t size, size_t count, void *context) {
    ccurl_outcome *outcome = context;
    size_t length = size * count;
    // RFC 4954 §3: "250-AUTH PLAIN LOGIN"; what it names before TLS is not what it names within.
    if (length > 9 && !strncmp(line, "250", 3) && !strncasecmp(line + 4, "AUTH", 4) && strchr(" =", line[8]))
        keep(outcome->mechanisms, sizeof outcome->mechanisms, line + 9, length - 9);
    if (length > 3 && !strncmp(line, "220", 3)) outcome->mechanisms[0] = 0;
    if (length > 3 && !strncmp(line, "235", 3)) outcome->is_logged_in = 1;
    if (length == 0 || (line[0] != '4' && line[0] != '5')) return length;
    keep(outcome->line, sizeof outcome->line, line, length);
    return length;
}

// libcurl brings some thirty libraries along. They are loaded for the first mail, so that nobody waits for them before
// the first screen.
static struct {
    typeof(&curl_easy_init) easy_init;
    typeof(&curl_easy_setopt) easy_setopt;
    typeof(&curl_easy_perform) easy_perform;
    typeof(&curl_easy_getinfo) easy_getinfo;
    typeof(&curl_easy_cleanup) easy_cleanup;
    typeof(&curl_easy_strerror) easy_strerror;
    typeof(&curl_slist_append) slist_append;
    typeof(&curl_slist_free_all) slist_free_all;
    int is_ready;
} curl;

static void *find(void *library, const char *name, int *found) {
    void *symbol = dlsym(library, name);
    if (symbol) ++*found;
    return symbol;
}

static void load(void) {
    void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
    int found = 0;
    typeof(&curl_global_init) global_init = find(library, "curl_global_init", &found);
    curl.easy_init = find(library, "curl_easy_init", &found);
    curl.easy_setopt = find(library, "curl_easy_setopt", &found);
    curl.easy_perform = find(library, "curl_easy_perform", &found);
    curl.easy_getinfo = find(library, "curl_easy_getinfo", &found);
    curl.easy_cleanup = find(library, "curl_easy_cleanup", &found);
    curl.easy_strerror = find(library, "curl_easy_strerror", &found);
    curl.slist_append = find(library, "curl_slist_append", &found);
    curl.slist_free_all = find(library, "curl_slist_free_all", &found);
    curl.is_ready = found == 9 && global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

static int ready(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return curl.is_ready;
}

// The header's macros check types for gcc, and know only the functions' own names.
#undef curl_easy_setopt
#undef curl_easy_getinfo

void ccurl_send(const ccurl_mail *mail, ccurl_outcome *outcome) {
    memset(outcome, 0, sizeof *outcome);
    if (!ready()) {
        outcome->code = CURLE_FAILED_INIT;
        strncpy(outcome->words, "libcurl cannot be loaded", sizeof outcome->words - 1);
        return;
    }
    CURL *session = curl.easy_init();
    struct curl_slist *recipients = session && mail->recipient ? curl.slist_append(NULL, mail->recipient) : NULL;
    if (!session || (mail->recipient && !recipients)) {
        outcome->code = CURLE_OUT_OF_MEMORY;
        strncpy(outcome->words, "out of memory", sizeof outcome->words - 1);
        curl.easy_cleanup(session);
        return;
    }
    deadline time = {.count = 0};
    clock_gettime(CLOCK_MONOTONIC, &time.end);
    time.end.tv_sec += mail->total_seconds;
    unsent rest = {mail->bytes, mail->count};
    curl.easy_setopt(session, CURLOPT_URL, mail->url);
    curl.easy_setopt(session, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    // Neither the environment's proxies nor signals have a say in this process.
    curl.easy_setopt(session, CURLOPT_PROXY, "");
    curl.easy_setopt(session, CURLOPT_NOSIGNAL, 1L);
    curl.easy_setopt(session, CURLOPT_ERRORBUFFER, outcome->words);
    curl.easy_setopt(session, CURLOPT_CONNECTTIMEOUT, mail->connect_seconds);
    // Bounds the wait for an answer to QUIT, which nothing watches.
    curl.easy_setopt(session, CURLOPT_SERVER_RESPONSE_TIMEOUT, mail->total_seconds);
    curl.easy_setopt(session, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl.easy_setopt(session, CURLOPT_OPENSOCKETDATA, &time);
    curl.easy_setopt(session, CURLOPT_CLOSESOCKETFUNCTION, close_socket);
    curl.easy_setopt(session, CURLOPT_CLOSESOCKETDATA, &time);
    curl.easy_setopt(session, CURLOPT_NOPROGRESS, 0L);
    curl.easy_setopt(session, CURLOPT_XFERINFOFUNCTION, watch);
    curl.easy_setopt(session, CURLOPT_XFERINFODATA, &time);
    curl.easy_setopt(session, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (mail->starts_tls) curl.easy_setopt(session, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
    if (mail->authority_file) curl.easy_setopt(session, CURLOPT_CAINFO, mail->authority_file);
    if (mail->username) curl.easy_setopt(session, CURLOPT_USERNAME, mail->username);
    if (mail->password) curl.easy_setopt(session, CURLOPT_PASSWORD, mail->password);
    if (mail->login_options) curl.easy_setopt(session, CURLOPT_LOGIN_OPTIONS, mail->login_options);
    curl.easy_setopt(session, CURLOPT_SASL_IR, (long)mail->initial_response);
    if (recipients) {
        curl.easy_setopt(session, CURLOPT_MAIL_FROM, mail->sender);
        curl.easy_setopt(session, CURLOPT_MAIL_RCPT, recipients);
        curl.easy_setopt(session, CURLOPT_UPLOAD, 1L);
    } else {
        curl.easy_setopt(session, CURLOPT_NOBODY, 1L);
        curl.easy_setopt(session, CURLOPT_CUSTOMREQUEST, "NOOP");
    }
    curl.easy_setopt(session, CURLOPT_READFUNCTION, give);
    curl.easy_setopt(session, CURLOPT_READDATA, &rest);
    curl.easy_setopt(session, CURLOPT_INFILESIZE_LARGE, (curl_off_t)mail->count);
    curl.easy_setopt(session, CURLOPT_HEADERFUNCTION, hear);
    curl.easy_setopt(session, CURLOPT_HEADERDATA, outcome);
    CURLcode code = curl.easy_perform(session);
    outcome->code = code;
    // Of some failures it has no words of their own, and nobody who reads a reason knows its numbers.
    if (code != CURLE_OK && !outcome->words[0])
        strncpy(outcome->words, curl.easy_strerror(code), sizeof outcome->words - 1);
    curl.easy_getinfo(session, CURLINFO_RESPONSE_CODE, &outcome->reply);
    curl.slist_free_all(recipients);
    curl.easy_cleanup(session);
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    outcome->seconds_left = time.end.tv_sec - now.tv_sec;
}
