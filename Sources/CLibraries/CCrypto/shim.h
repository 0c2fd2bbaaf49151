#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#ifdef __linux__
#include <sys/prctl.h>

/* prctl takes what it is given, so Swift cannot call it. 0: done. */
static inline int steward_forbid_dumps(void) { return prctl(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L); }
#else
static inline int steward_forbid_dumps(void) { return 0; }
#endif
