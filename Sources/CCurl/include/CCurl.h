#pragma once
#include <curl/curl.h>
#include <stddef.h>

// One mail over SMTP. Strings are UTF-8; NULL where there is none.
typedef struct {
    const char *_Nonnull url;
    const char *_Nullable username;
    const char *_Nullable password;
    // What it may log in with, as CURLOPT_LOGIN_OPTIONS has it.
    const char *_Nullable login_options;
    const char *_Nullable authority_file;
    const char *_Nonnull sender;
    // NULL to send nothing: it is only seen whether the server is there, and takes the login.
    const char *_Nullable recipient;
    int starts_tls;
    // Whether the first line of a login bears its beginning.
    int initial_response;
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
    // The mechanisms to log in with that the server named last, with spaces between them.
    char mechanisms[512];
    // Whether the server took the login.
    int is_logged_in;
    // Of the time that was set.
    long seconds_left;
} ccurl_outcome;

// Sends and waits until it is done or the time is over. curl_easy_setopt is variadic, which Swift cannot call.
void ccurl_send(const ccurl_mail *_Nonnull mail, ccurl_outcome *_Nonnull outcome);
