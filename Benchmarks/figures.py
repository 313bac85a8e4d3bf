"""What the kernel says of a process: the time it ran and the memory it holds."""

import os

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


def _threads(pid):
    return os.listdir(f"/proc/{pid}/task")


def cpu_seconds(pid):
    """User and system time of all threads so far, in seconds, by the scheduler's own account where there is one."""
    try:
        total = 0
        for thread in _threads(pid):
            with open(f"/proc/{pid}/task/{thread}/schedstat") as file:
                total += int(file.read().split()[0])
        return total / 1e9
    except FileNotFoundError:
        with open(f"/proc/{pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND


def resident_bytes(pid):
    with open(f"/proc/{pid}/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def children(pid):
    found = []
    for thread in _threads(pid):
        with open(f"/proc/{pid}/task/{thread}/children") as file:
            found += [int(child) for child in file.read().split()]
    return found
