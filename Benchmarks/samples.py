"""How a server under load is over the time, and whether it stays so."""

import os
import re
import statistics
import threading
import time
from typing import NamedTuple

MB = 1e6
# What memory may grow by from the second quarter to the last one: allocators keep some of what they are given back.
GROWTH, GROWTH_BYTES = 0.10, 4 * MB
# Connections and files that come late: readers of the database, a webhook's connection that is kept.
DESCRIPTORS, THREADS = 8, 8
# Bytes of the write-ahead log beyond those it had at first: a checkpoint that is held up lets it grow without end.
LOG_BYTES = 64 * MB
# Seconds.
PROMPT, LIVENESS_TIMEOUT = 1, 5


class Sample(NamedTuple):
    seconds: float
    requests: int
    aborted: int
    cpu: float  # Seconds so far.
    resident: int
    anonymous: int
    descriptors: int
    threads: int
    log_bytes: int
    slowest_up: float  # Seconds, since the sample before.
    faults: int  # Answers 5xx so far.


class Watch:
    """Looks at a server's process, and asks every second whether it answers."""

    def __init__(self, server):
        self._server = server
        with open(os.path.join(server.data, "metrics.token")) as file:
            self._token = file.read().strip()
        self._started = time.monotonic()
        self._stop = threading.Event()
        self._slowest, self.asked, self.late, self.unanswered = 0.0, 0, 0, 0
        self.samples = []
        self._thread = threading.Thread(target=self._ask, daemon=True)

    def start(self):
        self._started = time.monotonic()
        self._thread.start()

    def stop(self):
        self._stop.set()
        self._thread.join()

    def _ask(self):
        while not self._stop.wait(1):
            began = time.monotonic()
            try:
                answered = self._server.call("GET", "/up", timeout=LIVENESS_TIMEOUT)[0] == 200
            except OSError:
                answered = False
            seconds = time.monotonic() - began
            self.asked += 1
            self.late += seconds > PROMPT
            self.unanswered += not answered
            self._slowest = max(self._slowest, seconds)

    def take(self, requests, aborted):
        slowest, self._slowest = self._slowest, 0.0
        status = process_status(self._server.process.pid)
        self.samples.append(Sample(
            time.monotonic() - self._started, requests, aborted, self.metric("process_cpu_seconds_total"),
            status["VmRSS"], status["RssAnon"], self.descriptors(), status["Threads"], self._log_bytes(), slowest,
            self.faults()))
        return self.samples[-1]

    def descriptors(self):
        return len(os.listdir(f"/proc/{self._server.process.pid}/fd"))

    def _log_bytes(self):
        try:
            return os.path.getsize(os.path.join(self._server.data, "passemarche.db-wal"))
        except FileNotFoundError:
            return 0

    def metric(self, name, label=""):
        """The sum of a metric's series whose labels have the text."""
        text = self._server.call("GET", "/metrics", headers={"Authorization": f"Bearer {self._token}"})[1].decode()
        series = re.findall(rf"^{name}(?:{{(.*)}})? (\S+)$", text, re.M)
        return sum(float(value) for labels, value in series if label in labels)

    def faults(self):
        return int(self.metric("passemarche_http_requests_total", 'status="5'))


def process_status(pid):
    """Bytes and numbers of what the kernel says of a process."""
    with open(f"/proc/{pid}/status") as file:
        fields = dict(line.split(":", 1) for line in file)
    # A process that has just ended has no memory.
    memory = {name: int(fields.get(name, "0").split()[0]) * 1024 for name in ("VmRSS", "RssAnon")}
    return {**memory, "Threads": int(fields["Threads"])}


COLUMNS = ("time", "requests", "aborted", "CPU", "RSS MB", "RssAnon MB", "descriptors", "threads", "WAL MB",
           "slowest /up ms", "5xx")
HEADER = f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|"


def line(sample, before):
    """A row of the table; the share of a processor is that since the sample `before`."""
    cpu = (sample.cpu - before.cpu) / (sample.seconds - before.seconds)
    minutes, seconds = divmod(round(sample.seconds), 60)
    return (f"| {minutes}:{seconds:02} | {sample.requests} | {sample.aborted} | {cpu:.0%} | {sample.resident / MB:.1f} "
            f"| {sample.anonymous / MB:.1f} | {sample.descriptors} | {sample.threads} | {sample.log_bytes / MB:.1f} "
            f"| {sample.slowest_up * 1e3:.0f} | {sample.faults} |")


class Check(NamedTuple):
    name: str
    found: str
    passed: bool


def judge(watch, seconds):
    """What the samples of a run of so many seconds say; the first quarter is for warming up."""
    samples = watch.samples
    second = [sample for sample in samples if 0.25 <= sample.seconds / seconds < 0.5]
    last = [sample for sample in samples if sample.seconds / seconds >= 0.75]
    if not second or not last:
        return [Check("samples of the second and the last quarter", "none", False)]
    before, after = (statistics.median(sample.anonymous for sample in quarter) for quarter in (second, last))
    threads = max(sample.threads for sample in last) - max(sample.threads for sample in second)
    log_bytes = max(sample.log_bytes for sample in samples) - samples[0].log_bytes
    return [
        Check(f"memory grows by {GROWTH:.0%} and {GROWTH_BYTES / MB:.0f} MB at most",
              f"{before / MB:.1f} to {after / MB:.1f} MB", after <= before * (1 + GROWTH) + GROWTH_BYTES),
        Check(f"threads grow by {THREADS} at most", f"{threads:+}", threads <= THREADS),
        Check(f"the write-ahead log grows by less than {LOG_BYTES / MB:.0f} MB", f"{log_bytes / MB:.1f} MB",
              log_bytes < LOG_BYTES),
        Check(f"/up answers, 99 times of 100 within {PROMPT} s",
              f"{watch.late} of {watch.asked} later, {watch.unanswered} not at all",
              watch.asked > 0 and not watch.unanswered and watch.late <= watch.asked / 100),
    ]
