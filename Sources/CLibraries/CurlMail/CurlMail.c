#include "CurlMail.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct curl_mail {
    CURL *curl;
    struct curl_slist *recipients;
    CURLcode setting; /* the first that failed */
    const char *rest;
    size_t rest_size;
    int (*is_cancelled)(const void *context);
    const void *context;
    long whole;     /* milliseconds */
    long long end;  /* by now() */
    struct curl_mail_result result;
};

#define SET(mail, option, value) \
    if ((mail)->setting == CURLE_OK) (mail)->setting = curl_easy_setopt((mail)->curl, option, value)

static void start_library(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

/* Monotonic milliseconds. */
static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

static size_t read_message(char *buffer, size_t size, size_t count, void *context) {
    struct curl_mail *mail = context;
    size_t length = mail->rest_size < size * count ? mail->rest_size : size * count;
    memcpy(buffer, mail->rest, length);
    mail->rest += length;
    mail->rest_size -= length;
    mail->result.message_sent = 1;
    return length;
}

/* libcurl hands over each line that the server says. */
static size_t hear_answer(char *line, size_t size, size_t count, void *context) {
    struct curl_mail *mail = context;
    size_t room = sizeof(mail->result.answer) - 1;
    size_t length = size * count < room ? size * count : room;
    if (length > 3 && (line[0] == '4' || line[0] == '5')) {
        memcpy(mail->result.answer, line, length);
        mail->result.answer[length] = 0;
    }
    /* Whether the mail was taken is said; the goodbye is not worth waiting for. */
    if (mail->result.message_sent && mail->rest_size == 0 && mail->end > now() + 2000) mail->end = now() + 2000;
    return size * count;
}

/* libcurl's own limit does not cover its goodbye to the server. */
static int look_up(void *context, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d) {
    (void)a, (void)b, (void)c, (void)d;
    const struct curl_mail *mail = context;
    return mail->is_cancelled(mail->context) || now() > mail->end;
}

struct curl_mail *curl_mail_new(const char *url, int needs_starttls) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, start_library);
    struct curl_mail *mail = calloc(1, sizeof(*mail));
    if (!mail) return NULL;
    mail->curl = curl_easy_init();
    if (!mail->curl) {
        free(mail);
        return NULL;
    }
    SET(mail, CURLOPT_URL, url);
    SET(mail, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    SET(mail, CURLOPT_USE_SSL, (long)(needs_starttls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    SET(mail, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    SET(mail, CURLOPT_SSL_VERIFYPEER, 1L);
    SET(mail, CURLOPT_SSL_VERIFYHOST, 2L);
    /* Nothing from the environment or the home folder. */
    SET(mail, CURLOPT_PROXY, "");
    SET(mail, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    SET(mail, CURLOPT_NOSIGNAL, 1L);
    /* The goodbye is said while the callbacks still answer. */
    SET(mail, CURLOPT_FORBID_REUSE, 1L);
    return mail;
}

void curl_mail_limit(struct curl_mail *mail, long connect, long whole) {
    SET(mail, CURLOPT_CONNECTTIMEOUT_MS, connect);
    SET(mail, CURLOPT_TIMEOUT_MS, whole);
    mail->whole = whole;
}

void curl_mail_login(struct curl_mail *mail, const char *user, const char *password) {
    SET(mail, CURLOPT_USERNAME, user);
    SET(mail, CURLOPT_PASSWORD, password);
}

void curl_mail_trust(struct curl_mail *mail, const char *file) { SET(mail, CURLOPT_CAINFO, file); }

void curl_mail_address(struct curl_mail *mail, const char *sender, const char *recipient) {
    SET(mail, CURLOPT_MAIL_FROM, sender);
    mail->recipients = curl_slist_append(mail->recipients, recipient);
    if (!mail->recipients) mail->setting = CURLE_OUT_OF_MEMORY;
    SET(mail, CURLOPT_MAIL_RCPT, mail->recipients);
}

static enum curl_mail_outcome outcome(CURLcode code, long answer) {
    switch (code) {
    case CURLE_OK:
        return CURL_MAIL_SENT;
    case CURLE_LOGIN_DENIED:
        /* 4xx is the server's own trouble, not the password's. */
        return answer >= 400 && answer < 500 ? CURL_MAIL_REFUSED : CURL_MAIL_NO_LOGIN;
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_ENGINE_NOTFOUND:
    case CURLE_SSL_ENGINE_SETFAILED:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
        return CURL_MAIL_INSECURE;
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_REMOTE_ACCESS_DENIED:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
        return answer >= 400 ? CURL_MAIL_REFUSED : CURL_MAIL_UNREACHABLE;
    default:
        return CURL_MAIL_UNREACHABLE;
    }
}

void curl_mail_send(
    struct curl_mail *mail, const void *message, size_t size, int (*is_cancelled)(const void *context),
    const void *context, struct curl_mail_result *result) {
    char words[CURL_ERROR_SIZE] = "";
    long answer = 0;
    memset(&mail->result, 0, sizeof(mail->result));
    mail->end = now() + mail->whole;
    mail->rest = message;
    mail->rest_size = size;
    mail->is_cancelled = is_cancelled;
    mail->context = context;
    SET(mail, CURLOPT_ERRORBUFFER, words);
    SET(mail, CURLOPT_UPLOAD, 1L);
    SET(mail, CURLOPT_INFILESIZE_LARGE, (curl_off_t)size);
    SET(mail, CURLOPT_READFUNCTION, read_message);
    SET(mail, CURLOPT_READDATA, mail);
    SET(mail, CURLOPT_HEADERFUNCTION, hear_answer);
    SET(mail, CURLOPT_HEADERDATA, mail);
    SET(mail, CURLOPT_NOPROGRESS, 0L);
    SET(mail, CURLOPT_XFERINFOFUNCTION, look_up);
    SET(mail, CURLOPT_XFERINFODATA, mail);
    CURLcode code = mail->setting == CURLE_OK ? curl_easy_perform(mail->curl) : mail->setting;
    curl_easy_getinfo(mail->curl, CURLINFO_RESPONSE_CODE, &answer);
    mail->result.outcome = outcome(code, answer);
    mail->result.code = (int)answer;
    mail->result.at_login = code == CURLE_LOGIN_DENIED;
    snprintf(mail->result.reason, sizeof(mail->result.reason), "%s", words[0] ? words : curl_easy_strerror(code));
    *result = mail->result;
    /* The buffer ends with this function. */
    curl_easy_setopt(mail->curl, CURLOPT_ERRORBUFFER, NULL);
}

void curl_mail_free(struct curl_mail *mail) {
    curl_easy_cleanup(mail->curl);
    curl_slist_free_all(mail->recipients);
    free(mail);
}
