"""Load from public tools: wrk as fast as the server answers, h2load at a fixed rate and for HTTP/2."""

import json
import os
import re
import subprocess
import tempfile
from typing import NamedTuple

HERE = os.path.dirname(os.path.abspath(__file__))
# Requests of an HTTP/2 connection at once.
STREAMS = 8


class LoadError(Exception):
    pass


class Throughput(NamedTuple):
    requests: int
    seconds: float

    @property
    def rate(self):
        return self.requests / self.seconds


class Latency(NamedTuple):
    """Seconds, of so many requests."""
    p50: float
    p99: float
    requests: int


class Generator:
    """Runs on one processor of its own."""

    def __init__(self, cpu, connections=64):
        self._cpu, self._connections = cpu, connections

    def saturate(self, url, request, token, seconds, http2=False, connections=None, paths=()):
        """As many requests as the server answers on all connections, for so many seconds.

        `paths`: one after the other, in place of the URL's.
        """
        connections = connections or self._connections
        if http2:
            return self._h2load_throughput(url, request, token, seconds)
        with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
            with open(os.path.join(HERE, "report.lua")) as report:
                script.write(report.read())
            script.write(f"wrk.method = {json.dumps(request.method)}\n")
            for name, value in request.headers(token).items():
                script.write(f"wrk.headers[{json.dumps(name)}] = {json.dumps(value)}\n")
            if request.body:
                script.write(f"wrk.body = {_lua_string(request.body)}\n")
            if paths:
                listed = ", ".join(json.dumps(path) for path in paths)
                script.write(f"local paths, turn = {{{listed}}}, 0\n"
                             "request = function() turn = turn % #paths + 1; return wrk.format(nil, paths[turn]) end\n")
            script.flush()
            output = self._run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", script.name, url])
        figures = json.loads(re.search(r"^FIGURES (.*)$", output, re.M).group(1))
        expected = figures["requests"] if request.status >= 400 else 0
        if figures["broken"] or figures["refused"] != expected or not figures["requests"]:
            raise LoadError(f"{request.method} {url} was not answered {request.status} each time: {figures}")
        return Throughput(figures["requests"], figures["microseconds"] / 1e6)

    def at_rate(self, url, request, token, rate, seconds, http2=False):
        """How long answers take while so many requests a second are sent, whatever the server does."""
        with tempfile.TemporaryDirectory() as folder:
            log = os.path.join(folder, "log")
            self._h2load(
                url, request, token, folder, ["-D", str(seconds), f"--rps={rate / self._connections}",
                                              f"--log-file={log}"], http2)
            durations = []
            with open(log) as lines:
                for line in lines:
                    _, status, microseconds = line.split()
                    if int(status) != request.status:
                        raise LoadError(f"{request.method} {url} was answered {status}, not {request.status}")
                    durations.append(int(microseconds) / 1e6)
        if not durations:
            raise LoadError(f"{request.method} {url} was not answered")
        durations.sort()
        count = len(durations)
        return Latency(durations[count // 2], durations[count * 99 // 100], count)

    def _h2load_throughput(self, url, request, token, seconds):
        with tempfile.TemporaryDirectory() as folder:
            output = self._h2load(url, request, token, folder, ["-D", str(seconds)], http2=True)
        counts = re.search(
            r"requests: (\d+) total, \d+ started, \d+ done, (\d+) succeeded, (\d+) failed, (\d+) errored", output)
        total, succeeded, failed, errored = map(int, counts.groups())
        if failed != (total if request.status >= 400 else 0) or errored or not total:
            raise LoadError(f"{request.method} {url} was not answered {request.status} each time:\n{output}")
        return Throughput(total, float(seconds))

    def _h2load(self, url, request, token, folder, arguments, http2):
        command = ["h2load", "-t1", f"-c{self._connections}", *arguments]
        # As many at once where the rate is given as where it is sought, or the one would not be a part of the other.
        command += ["-m", str(STREAMS)] if http2 else ["--h1", "-m1"]
        for name, value in request.headers(token).items():
            command += ["-H", f"{name}: {value}"]
        if request.body:
            path = os.path.join(folder, "body")
            with open(path, "wb") as file:
                file.write(request.body)
            command += ["-d", path]
        elif request.method != "GET":
            command += ["-H", f":method: {request.method}"]
        return self._run([*command, url])

    def _run(self, command):
        result = subprocess.run(
            ["taskset", "-c", str(self._cpu), *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if result.returncode:
            raise LoadError(f"{' '.join(command)}\n{result.stdout}")
        return result.stdout


def _lua_string(data):
    return '"' + "".join(f"\\{byte:03d}" for byte in data) + '"'
