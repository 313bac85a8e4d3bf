"""Measures the server against nginx and FastAPI on this machine and prints the ratios. See docs/benchmarks.md."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile

import allocations
import growth
import measure
import report
from load import Generator, LoadError
from rows import FASTAPI, NGINX, READ, ROWS
from servers import FastAPI, Nginx, PasseMarche, ServerError, folder_of

HERE = os.path.dirname(os.path.abspath(__file__))
PRODUCTS = os.path.join(HERE, "..", ".build", "release")
STARTS = 5


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/benchmark", description=__doc__)
    parser.add_argument("--binary", default=os.path.join(PRODUCTS, "passemarche"), help="of the server")
    parser.add_argument("--only", metavar="WORD", help="rows whose name has the word")
    parser.add_argument("--rounds", type=int, default=5, help="of all contestants of a row, in turn (5)")
    parser.add_argument("--seconds", type=int, default=2, help="of load, for each contestant in each round (2)")
    parser.add_argument("--data", metavar="DIR", help="where databases and logs are kept while it runs")
    parser.add_argument("--against", metavar="BINARY", help="compare with another build of the server, row by row")
    parser.add_argument("--growth", action="store_true", help="how cost grows, instead of the rows")
    parser.add_argument("--check", action="store_true", help="fail where a figure is worse than its baseline")
    parser.add_argument("--update", action="store_true", help="make what was measured the baselines")
    return parser.parse_args()


def processors():
    """The server's and the load generator's."""
    available = sorted(os.sched_getaffinity(0))
    if len(available) < 2:
        sys.exit("scripts/benchmark: two processors are needed, one for the server and one for the load")
    return str(available[0]), str(available[1])


def has_tls(binary):
    usage = subprocess.run([binary, "serve", "--help"], stdout=subprocess.PIPE, text=True).stdout
    return "--tls-certificate" in usage


def selected(options):
    rows = [row for row in ROWS if not options.only or options.only in row.name]
    if not has_tls(options.binary):
        for row in rows:
            if row.secure:
                print(f"left out, since the server has no TLS: {row.name}", file=sys.stderr)
        rows = [row for row in rows if not row.secure]
    return rows


def certificate(folder):
    files = os.path.join(folder, "certificate.pem"), os.path.join(folder, "key.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-out", files[0], "-keyout", files[1]],
        check=True, stderr=subprocess.DEVNULL)
    return files


class Bench:
    """The servers of one run, and the figures that come of it."""

    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.server_cpu, self.load_cpu = processors()
        self.generator = Generator(self.load_cpu)
        self.running = []

    def start(self, make):
        server = make()
        self.running.append(server)
        return server

    def stop(self):
        while self.running:
            self.running.pop().stop()

    def passemarche(self, binary, name, preload=None, **settings):
        folder = folder_of(self.folder, name)
        server = self.start(lambda: PasseMarche(binary, folder, self.server_cpu, preload=preload, **settings))
        server.prepare()
        return server

    def rows(self, rows, figures):
        """Resident memory idle and after the load, and what the rows gave."""
        tls = certificate(self.folder) if any(row.secure for row in rows) else None
        flags = ["--tls-certificate", tls[0], "--tls-key", tls[1], "--listen-tls", "127.0.0.1:0"] if tls else []
        ours = self.passemarche(self.options.binary, "ours", flags=flags)
        idle = ours.resident_bytes()
        sizes = {}
        for row in rows:
            status, body = ours.send(row.request)
            if status != row.request.status:
                raise ServerError(f"{row.name} is answered {status}: {body.decode(errors='replace')}")
            sizes["/" + measure.path_name(row)] = len(body)
        servers = {"ours": ours}
        opponents = {goal.opponent for row in rows for goal in row.goals}
        if NGINX in opponents:
            servers[NGINX] = self.start(
                lambda: Nginx(folder_of(self.folder, "nginx"), self.server_cpu, sizes, tls=tls))
        if FASTAPI in opponents:
            servers[FASTAPI] = self.start(lambda: FastAPI(folder_of(self.folder, "fastapi"), self.server_cpu))
        outcomes = []
        for row in rows:
            print(f"… {row.name}", file=sys.stderr, flush=True)
            outcome = measure.measure(row, servers, self.generator, self.options.rounds, self.options.seconds)
            figures.add_row(outcome)
            outcomes.append(outcome)
        loaded = ours.resident_bytes()
        self.stop()
        return idle, loaded, outcomes

    def start_seconds(self):
        """On data that is there already, as a restart finds it."""
        folder = folder_of(self.folder, "start")
        times = []
        for _ in range(STARTS + 1):
            server = self.start(lambda: PasseMarche(self.options.binary, folder, self.server_cpu))
            times.append(server.start_seconds)
            self.stop()
        return statistics.median(times[1:])

    def allocations(self):
        preload = allocations.Preload(self.folder)
        server = self.passemarche(self.options.binary, "allocations", preload=preload)
        found = allocations.per_request(server, READ, preload)
        self.stop()
        return found

    def against(self, rows):
        """Two builds of the server, one after the other in every round."""
        servers = {
            "ours": self.passemarche(self.options.binary, "ours"),
            "other": self.passemarche(self.options.against, "other"),
        }
        lines = ["| request | requests/s, this to the other | CPU each, this to the other |", "|---|---|---|"]
        for row in rows:
            row = row._replace(goals=(row.goals[0]._replace(opponent="other"),))
            outcome = measure.measure(row, servers, self.generator, self.options.rounds, self.options.seconds)
            ours, other = outcome.contestants["ours"], outcome.contestants["other"]
            lines.append(
                f"| {row.name} | {outcome.ratio('other'):.2f} (±{outcome.spread('other') / 2:.0%}) "
                f"| {ours.cpu / other.cpu:.2f} ({ours.cpu * 1e6:.1f} to {other.cpu * 1e6:.1f} µs) |")
        return "\n".join(lines)


def run(bench):
    options = bench.options
    if options.growth:
        print(growth.table(bench))
        return 0
    rows = selected(options)
    if options.against:
        print(bench.against([row for row in rows if not row.secure]))
        return 0
    figures = report.Figures()
    idle, loaded, outcomes = bench.rows(rows, figures)
    if not options.only:
        figures.add_process(bench.start_seconds(), idle, loaded, bench.allocations())
    print(figures.table(), "", report.details(outcomes), sep="\n")
    if options.update:
        figures.update()
    regressions = figures.regressions() if options.check else []
    for regression in regressions:
        print(f"worse than the baseline: {regression}", file=sys.stderr)
    return 1 if regressions else 0


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="passemarche-benchmark-", dir=options.data) as folder:
        bench = Bench(options, folder)
        try:
            return run(bench)
        except (ServerError, LoadError) as error:
            print(f"scripts/benchmark: {error}", file=sys.stderr)
            return 2
        finally:
            bench.stop()


if __name__ == "__main__":
    sys.exit(main())
