#ifndef CURL_MAIL_H
#define CURL_MAIL_H

#include <stddef.h>

/* One mail to one person, by libcurl, whose settings are variadic and so out of Swift's reach.
   Texts are copied. A setting that fails makes the sending fail: it may be the one that keeps the mail secret. */
struct curl_mail;

enum curl_mail_outcome {
    CURL_MAIL_SENT,
    CURL_MAIL_UNREACHABLE,
    CURL_MAIL_INSECURE,
    CURL_MAIL_NO_LOGIN,
    CURL_MAIL_REFUSED,
};

struct curl_mail_result {
    enum curl_mail_outcome outcome;
    int code;         /* of the server's last answer; 0 without */
    int at_login;     /* that answer was to the login */
    int message_sent; /* the message itself was under way */
    char reason[256]; /* libcurl's words */
    char answer[512]; /* the server's last refusal, its code first; empty without */
};

/* url: smtp://host:port/own-name or smtps://…; needs_starttls: end rather than go on without. Null without memory. */
struct curl_mail *curl_mail_new(const char *url, int needs_starttls);
/* Milliseconds, for connecting and for the whole. To be said before sending. */
void curl_mail_limit(struct curl_mail *mail, long connect, long whole);
void curl_mail_login(struct curl_mail *mail, const char *user, const char *password);
/* A PEM file of trust roots. */
void curl_mail_trust(struct curl_mail *mail, const char *file);
/* Both as <a@b>. */
void curl_mail_address(struct curl_mail *mail, const char *sender, const char *recipient);
/* Blocks until the message, with CRLF line ends, is handed over or the time is up. Any thread.
   is_cancelled is asked about once a second. */
void curl_mail_send(
    struct curl_mail *mail, const void *message, size_t size, int (*is_cancelled)(const void *context),
    const void *context, struct curl_mail_result *result);
void curl_mail_free(struct curl_mail *mail);

#endif
