#include "CCurl.h"

#include <string.h>

typedef struct {
    const unsigned char *bytes;
    size_t left;
} unsent;

static size_t give(char *buffer, size_t size, size_t count, void *context) {
    unsent *rest = context;
    size_t part = size * count < rest->left ? size * count : rest->left;
    memcpy(buffer, rest->bytes, part);
    rest->bytes += part;
    rest->left -= part;
    return part;
}

// Called with each line that the server answers.
static size_t hear(char *line, size_t size, size_t count, void *context) {
    ccurl_outcome *outcome = context;
    size_t length = size * count;
    size_t kept = length < sizeof outcome->line - 1 ? length : sizeof outcome->line - 1;
    memcpy(outcome->line, line, kept);
    outcome->line[kept] = 0;
    return length;
}

int ccurl_prepare(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

void ccurl_send(const ccurl_mail *mail, ccurl_outcome *outcome) {
    memset(outcome, 0, sizeof *outcome);
    CURL *session = curl_easy_init();
    struct curl_slist *recipients = session ? curl_slist_append(NULL, mail->recipient) : NULL;
    if (!recipients) {
        outcome->code = CURLE_OUT_OF_MEMORY;
        curl_easy_cleanup(session);
        return;
    }
    unsent rest = {mail->bytes, mail->count};
    curl_easy_setopt(session, CURLOPT_URL, mail->url);
    curl_easy_setopt(session, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    // Neither the environment's proxies nor signals have a say in this process.
    curl_easy_setopt(session, CURLOPT_PROXY, "");
    curl_easy_setopt(session, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(session, CURLOPT_ERRORBUFFER, outcome->words);
    curl_easy_setopt(session, CURLOPT_CONNECTTIMEOUT_MS, mail->connect_milliseconds);
    curl_easy_setopt(session, CURLOPT_TIMEOUT_MS, mail->total_milliseconds);
    curl_easy_setopt(session, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (mail->starts_tls) curl_easy_setopt(session, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
    if (mail->authority_file) curl_easy_setopt(session, CURLOPT_CAINFO, mail->authority_file);
    if (mail->username) curl_easy_setopt(session, CURLOPT_USERNAME, mail->username);
    if (mail->password) curl_easy_setopt(session, CURLOPT_PASSWORD, mail->password);
    curl_easy_setopt(session, CURLOPT_MAIL_FROM, mail->sender);
    curl_easy_setopt(session, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(session, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(session, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(session, CURLOPT_READDATA, &rest);
    curl_easy_setopt(session, CURLOPT_INFILESIZE_LARGE, (curl_off_t)mail->count);
    curl_easy_setopt(session, CURLOPT_HEADERFUNCTION, hear);
    curl_easy_setopt(session, CURLOPT_HEADERDATA, outcome);
    outcome->code = curl_easy_perform(session);
    curl_easy_getinfo(session, CURLINFO_RESPONSE_CODE, &outcome->reply);
    curl_slist_free_all(recipients);
    curl_easy_cleanup(session);
}
