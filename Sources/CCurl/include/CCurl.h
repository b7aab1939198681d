#pragma once
#include <curl/curl.h>
#include <stddef.h>

// One mail over SMTP. Strings are UTF-8; NULL where there is none.
typedef struct {
    const char *_Nonnull url;
    const char *_Nullable username;
    const char *_Nullable password;
    const char *_Nullable authority_file;
    const char *_Nonnull sender;
    const char *_Nonnull recipient;
    int starts_tls;
    long connect_seconds;
    long total_seconds;
    const unsigned char *_Nonnull bytes;
    size_t count;
} ccurl_mail;

typedef struct {
    // CURLcode, 0 for sent.
    int code;
    // The server's last reply, 0 for none.
    long reply;
    // libcurl's own words, which never hold the password.
    char words[CURL_ERROR_SIZE];
    // The last line in which the server refused something.
    char line[512];
} ccurl_outcome;

// Sends and waits until it is done or the time is over. curl_easy_setopt is variadic, which Swift cannot call.
void ccurl_send(const ccurl_mail *_Nonnull mail, ccurl_outcome *_Nonnull outcome);
