"""Measures a row: each contestant in turn, again and again, so that what disturbs the machine disturbs all of them."""

import statistics
from typing import NamedTuple

from rows import NGINX

WARM_UP_SECONDS = 1
# Requests a second of the lesser load by which latencies are taken, as a part of what we can do.
HALF = 0.5


class Sample(NamedTuple):
    rate: float
    # Seconds of processor time for each request.
    cpu: float
    # The part of its processor that the server used.
    busy: float


class Contestant(NamedTuple):
    samples: list
    latency: object

    @property
    def rate(self):
        return statistics.median(sample.rate for sample in self.samples)

    @property
    def cpu(self):
        return statistics.median(sample.cpu for sample in self.samples)

    @property
    def busy(self):
        return statistics.median(sample.busy for sample in self.samples)


class Outcome(NamedTuple):
    row: object
    contestants: dict

    def ratios(self, opponent):
        """Of each round: both sides of a ratio were measured one after the other."""
        ours = self.contestants["ours"].samples
        theirs = self.contestants[opponent].samples
        return [mine.rate / other.rate for mine, other in zip(ours, theirs)]

    def ratio(self, opponent):
        return statistics.median(self.ratios(opponent))

    def spread(self, opponent):
        """Between the best and the worst round, as a part of the median."""
        ratios = self.ratios(opponent)
        return (max(ratios) - min(ratios)) / statistics.median(ratios)


def measure(row, servers, generator, rounds, seconds):
    names = ["ours", *(goal.opponent for goal in row.goals)]
    contestants = {name: Contestant([], None) for name in names}
    for name in names:
        _saturate(row, servers[name], generator, WARM_UP_SECONDS)
    for _ in range(rounds):
        for name in names:
            contestants[name].samples.append(_saturate(row, servers[name], generator, seconds))
    if NGINX in names:
        # The same load on both, whatever either could take.
        rate = contestants["ours"].rate * HALF
        for name in ("ours", NGINX):
            latencies = [_latency(row, servers[name], generator, rate, seconds) for _ in range(3)]
            contestants[name] = contestants[name]._replace(latency=sorted(latencies, key=lambda each: each.p99)[1])
    return Outcome(row, contestants)


def _target(row, server):
    # nginx answers everything with a body of its own; what it is asked with has no body either.
    request = row.request
    if server.name == NGINX:
        request = request._replace(method="GET", path="/" + path_name(row), status=200, body=b"", needs_token=False)
    return server.url(request, secure=row.secure), request


def path_name(row):
    return row.name.replace(" ", "-").replace(",", "")


def _saturate(row, server, generator, seconds):
    url, request = _target(row, server)
    before = server.cpu_seconds()
    result = generator.saturate(url, request, server.token, seconds, http2=row.http2)
    used = server.cpu_seconds() - before
    return Sample(result.rate, used / result.requests, used / result.seconds)


def _latency(row, server, generator, rate, seconds):
    url, request = _target(row, server)
    return generator.at_rate(url, request, server.token, rate, seconds, http2=row.http2)
