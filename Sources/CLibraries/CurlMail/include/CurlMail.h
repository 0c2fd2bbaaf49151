#ifndef CURL_MAIL_H
#define CURL_MAIL_H
#endif
