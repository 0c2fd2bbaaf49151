#pragma once
#include <sys/types.h>

/* From now on each signal of that number is a byte in the pipe, so that one poll waits for it and for all else. 0: done. */
int steward_note_signal(int number, int pipe);

/* Ends this process at once when the thread that started it is gone, and now if `parent` already is. To be called on a
   thread that lives as long as the process. Where the system cannot promise it, only the second. */
void steward_die_with(pid_t parent);
