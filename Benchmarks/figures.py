"""What the kernel says of a process: the time it ran and the memory it holds."""

import os
import time


def _threads(pid):
    return os.listdir(f"/proc/{pid}/task")


def cpu_seconds(pid):
    """User and system time of all threads so far, in seconds, those that have ended included."""
    # Linux numbers the clocks of other processes so (clock_getcpuclockid): the process and the scheduler's account.
    return time.clock_gettime(~pid << 3 | 2)


def resident_bytes(pid):
    with open(f"/proc/{pid}/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def children(pid):
    found = []
    for thread in _threads(pid):
        with open(f"/proc/{pid}/task/{thread}/children") as file:
            found += [int(child) for child in file.read().split()]
    return found
