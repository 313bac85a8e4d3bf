"""Keeps a mixed load on the server for a long time, and judges whether it stays as it was. See docs/benchmarks.md."""

import argparse
import http.client
import http.server
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time

import samples
from benchmark import PRODUCTS, certificate
from load import LoadError
from rows import READ
from samples import Check
from servers import EDITOR, PasseMarche, ServerError, folder_of
from traffic import Traffic, Unexpected

# Times are short, so that those who let them pass are met often; the write timeout is that of a slow reader's rate too.
FLAGS = ("--candidate-login", "off", "--header-timeout", "5", "--body-timeout", "5", "--write-timeout", "5",
         "--idle-timeout", "5")
# Seconds between two samples, rows of the table, samples in a run that is short.
INTERVAL, ROWS, LEAST_SAMPLES = 10, 30, 24
# Bytes of the log from which on it is emptied.
LOG_LIMIT = 64_000_000
# Seconds.
STOP_TIMEOUT, SETTLE_TIMEOUT, PATIENCE = 10, 20, 5
REMEMBERED = 200


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30, help="of load (30); 1 tries the test itself")
    parser.add_argument("--binary", metavar="FILE", default=os.path.join(PRODUCTS, "passemarche"),
                        help="of the server (.build/release/passemarche, which is built)")
    parser.add_argument("--data", metavar="DIR", help="where database, files and log are kept while it runs")
    parser.add_argument("--rate", type=int, default=2500, metavar="N",
                        help="requests a second in each of the two runs of h2load at a time (2500)")
    options = parser.parse_args()
    if options.minutes < 1:
        parser.error("a minute is the least in which all clients have their turn")
    return options


class Receiver:
    """An editor's receiver of webhooks, which takes them all."""

    def __init__(self):
        receiver = self
        self.taken = 0

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                self.rfile.read(int(self.headers["Content-Length"]))
                receiver.taken += 1
                self.send_response(204)
                self.end_headers()

            def log_message(self, *arguments):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/webhooks"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()


class Soak:
    def __init__(self, options, folder):
        self._options = options
        self._seconds = options.minutes * 60
        self._folder = folder_of(folder, "soak")
        self._log = os.path.join(self._folder, "log")
        self._certificate, self._key = certificate(folder)
        self._cpus = ",".join(map(str, sorted(os.sched_getaffinity(0))))
        self._receiver = Receiver()
        self._held_up = 0.0
        self.server = self._start()

    def _start(self):
        tls = ("--listen-tls", "127.0.0.1:0", "--tls-certificate", self._certificate, "--tls-key", self._key)
        return PasseMarche(self._options.binary, self._folder, self._cpus, loops=2, flags=(*FLAGS, *tls))

    def run(self):
        """The checks."""
        server = self.server
        server.prepare()
        subprocess.run(
            [self._options.binary, "editor", "update", EDITOR["client_id"], "--webhook-url", self._receiver.url,
             "--data-dir", server.data], check=True, stdout=subprocess.DEVNULL)
        self._traffic = Traffic(server, self._certificate, self._cpus, self._options.rate)
        self._traffic.prepare()
        self._traffic.warm(os.path.join(server.data, "passemarche.db"))
        self._watch = samples.Watch(server)
        self._idle = self._watch.descriptors()
        self._watch.start()
        self._traffic.start()
        try:
            ended = self._sample()
        finally:
            self._traffic.stop()
            self._watch.stop()
        return [ended] if ended else self._judge()

    def _sample(self):
        """Prints the table while it comes about. The failure of a server that ends early, or answers no more."""
        print(samples.HEADER, flush=True)
        interval = min(INTERVAL, self._seconds / LEAST_SAMPLES)
        shown, step = self._take(), max(self._seconds / ROWS, interval)
        end = time.monotonic() + self._seconds
        while (now := time.monotonic()) < end:
            time.sleep(interval)
            try:
                sample = self._take()
            except OSError:
                return self._ended_early()
            self._held_up = max(self._held_up, time.monotonic() - now - interval)
            if sample.seconds - shown.seconds >= step * 0.99:
                print(samples.line(sample, shown), flush=True)
                shown = sample
            self._empty_log()
        return None

    def _take(self):
        return self._watch.take(self._traffic.done.total(), self._traffic.aborted.total())

    def _empty_log(self):
        """The server appends, so that it goes on at the beginning."""
        if os.path.getsize(self._log) > LOG_LIMIT:
            os.truncate(self._log, 0)

    def _judge(self):
        traffic, watch = self._traffic, self._watch
        checks = samples.judge(watch, self._seconds)
        # Whoever is held up cannot tell whether the server is.
        checks.append(Check(f"the machine has the time: no look at the server comes {PATIENCE} s late",
                            f"{self._held_up:.1f} s", self._held_up < PATIENCE))
        checks.append(self._settled())
        faults = watch.faults()
        checks.append(Check("no answer is 5xx", str(faults), not faults))
        dropped = int(watch.metric("passemarche_log_lines_dropped_total"))
        checks.append(Check("no line of the log is lost", str(dropped), not dropped))
        idle = [name for name, count in traffic.counts() if not count]
        absent = f"{len(idle)} were not, such as {idle[0]}" if idle else "yes"
        checks.append(Check("every kind of client was there", absent, not idle))
        checks.append(self._expected())
        checks.append(Check("webhooks arrive", str(self._receiver.taken), self._receiver.taken > 0))
        return [*checks, *self._stopped_and_started()]

    def _ended_early(self):
        process = self.server.process
        try:
            what = f"it ended by itself, with status {process.wait(1)}"
        except subprocess.TimeoutExpired:
            what = "it answers no more"
            # Whoever still waits for an answer would wait for ever.
            process.kill()
        with open(self._log, errors="replace") as file:
            print("", "The last lines of its log:", *file.read()[-2000:].splitlines()[1:], sep="\n", file=sys.stderr)
        last = self._watch.samples[-1].seconds
        return Check("the server runs to the end", f"{what}; the last look at it was after {last:.0f} s", False)

    def _expected(self):
        troubles = self._traffic.troubles
        for name, those in troubles.items():
            print(f"{name}: {len(those)} times not as expected, first: {those[0]}", file=sys.stderr)
        count = sum(map(len, troubles.values()))
        return Check("every answer is what was expected", f"{count} are not" if count else "yes", not count)

    def _settled(self):
        """Once the clients are gone so are their descriptors, at the latest when the last time has passed."""
        deadline = time.monotonic() + SETTLE_TIMEOUT
        while (now := self._watch.descriptors()) > self._idle + samples.DESCRIPTORS and time.monotonic() < deadline:
            time.sleep(0.5)
        return Check(f"descriptors are back to {samples.DESCRIPTORS} more than before at most",
                     f"{self._idle} before, {now} after", now <= self._idle + samples.DESCRIPTORS)

    def _stopped_and_started(self):
        """The end by SIGTERM, with connections open that rest; then all that was acknowledged has to be there."""
        process = self.server.process
        resting = [http.client.HTTPConnection(self.server.base.removeprefix("http://")) for _ in range(10)]
        for connection in resting:
            connection.request("GET", "/up")
            connection.getresponse().read()
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        try:
            code = process.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            code = None
        found = "still running" if code is None else f"status {code} after {time.monotonic() - began:.1f} s"
        ended = Check(f"SIGTERM ends it with status 0 within {STOP_TIMEOUT} s", found, code == 0)
        for connection in resting:
            connection.close()
        self.server.stop()
        if code is None:
            return [ended]
        self.server = self._start()
        # It listens elsewhere now, and tokens are good for one address.
        self.server.prepare()
        created = self._traffic.created
        asked = random.sample(created, min(REMEMBERED, len(created)))
        lost = []
        for self.server.market in asked:
            status, _ = self.server.send(READ)
            if status != 200:
                lost.append(f", {self.server.market} is answered {status}")
        return [ended, Check("markets that were acknowledged are there after a restart",
                             f"{len(asked) - len(lost)} of {len(asked)}" + "".join(lost[:3]), not lost)]

    def counts(self):
        """Of clients, as a table."""
        rows = (f"| {name} | {count} |" for name, count in self._traffic.counts())
        return "\n".join(["| client | how often |", "|---|---|", *rows])


def report(soak, checks):
    print("", soak.counts(), "", "| what has to be | what was found | |", "|---|---|---|", sep="\n")
    for check in checks:
        print(f"| {check.name} | {check.found} | {'good' if check.passed else '**bad**'} |")
    passed = all(check.passed for check in checks)
    print("", "The server stays as it is." if passed else "The server does not stay as it is.", sep="\n")
    return 0 if passed else 1


def main():
    options = arguments()
    # Told to stop, it stops the server too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with tempfile.TemporaryDirectory(prefix="passemarche-soak-", dir=options.data) as folder:
        soak = None
        try:
            soak = Soak(options, folder)
            return report(soak, soak.run())
        except (ServerError, LoadError, Unexpected, OSError) as error:
            print(f"scripts/soak: {error}", file=sys.stderr)
            return 1
        finally:
            if soak:
                soak.server.stop()


if __name__ == "__main__":
    sys.exit(main())
