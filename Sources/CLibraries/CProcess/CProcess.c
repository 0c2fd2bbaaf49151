#include "CProcess.h"
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static volatile int noted = -1;

static void note(int number) {
    int before = errno;
    unsigned char byte = (unsigned char)number;
    /* A pipe that is full holds more than was looked at yet. */
    if (write(noted, &byte, 1) < 0) { }
    errno = before;
}

int steward_note_signal(int number, int pipe) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = note;
    noted = pipe;
    return sigaction(number, &action, NULL);
}

#ifdef __linux__
#include <sys/prctl.h>

/* prctl takes what it is given, so Swift cannot call it. */
static void end_with_parent(void) { prctl(PR_SET_PDEATHSIG, (long)SIGKILL, 0L, 0L, 0L); }
#else
static void end_with_parent(void) { }
#endif

void steward_die_with(pid_t parent) {
    end_with_parent();
    if (getppid() != parent) _exit(1);
}
