#include "CurlMail.h"
