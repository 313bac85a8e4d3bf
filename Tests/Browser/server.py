"""A server of the sandbox in a folder of its own, and its API as an editor uses it."""

import http.client
import json
import os
import select
import signal
import subprocess
import tempfile
import time
import urllib.parse
from typing import NamedTuple

from tls import TLSFront

EDITOR = ("demo_editor_client", "demo_editor_secret")
# Seconds. A debug build on a busy machine prepares its keys first.
START_TIMEOUT = 30


class Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    def json(self):
        return json.loads(self.body)


class Server:
    """Starts on a free port; `restart` comes back on the same port and data."""

    def __init__(self, binary, assets, secure=False):
        """`secure`: browsers reach it as https://localhost, through a front that speaks TLS."""
        self.binary, self.assets = binary, assets
        self._folder = tempfile.TemporaryDirectory(prefix="passemarche-browser-")
        self.log_path = os.path.join(self._folder.name, "log")
        self.process = None
        self.port = 0
        self._front = TLSFront(self._folder.name) if secure else None
        self._start()
        self.public_base = self._front.base if self._front else self.base

    def _start(self):
        flags = ["--data-dir", self.data, "--assets-dir", self.assets, "--listen", f"127.0.0.1:{self.port}"]
        if self._front:
            flags += ["--public-url", self._front.base]
        with open(self.log_path, "ab") as log:
            self.process = subprocess.Popen(
                [self.binary, "serve", "--environment", "sandbox", "--antivirus", "off", *flags],
                stdout=subprocess.PIPE, stderr=log)
        if not select.select([self.process.stdout], [], [], START_TIMEOUT)[0]:
            self.close()
            raise RuntimeError("the server did not get ready")
        line = self.process.stdout.readline().decode()
        if "is ready on" not in line:
            raise RuntimeError("the server did not start: " + "".join(self.log_lines()[-3:]))
        self.base = line.strip().rsplit(" ", 1)[1]
        self.port = urllib.parse.urlsplit(self.base).port
        if self._front:
            self._front.target = self.port
        self.token = None

    def kill_and_restart(self):
        """As when the machine loses its power: nothing is finished or flushed."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()
        self._start()

    @property
    def data(self):
        return os.path.join(self._folder.name, "data")

    def command(self, *words):
        """One of the operator's commands, on the data of the running server."""
        done = subprocess.run(
            [self.binary, *words, "--data-dir", self.data], capture_output=True, text=True, timeout=START_TIMEOUT)
        assert done.returncode == 0, f"{' '.join(words)}: {done.stderr}"
        return done.stdout

    def close(self):
        if self._front:
            self._front.close()
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.process is not None:
            self.process.stdout.close()
        self._folder.cleanup()

    def log_lines(self):
        with open(self.log_path, encoding="utf-8", errors="replace") as log:
            return log.readlines()

    def faults(self, has_receiver):
        """What the server wrote of its own mistakes."""
        lines = [line.strip() for line in self.log_lines()]
        if not has_receiver:
            # That nobody answers where the demo editor's receiver would be is no fault of the server.
            lines = [line for line in lines if "webhook not delivered" not in line]
        return [line for line in lines if '"level":"error"' in line or '"status":500' in line]

    # What is asked of it.

    def request(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            path = path.removeprefix(self.base).removeprefix(self.public_base)
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def api(self, method, path, document=None, headers=None):
        if self.token is None:
            form = urllib.parse.urlencode({
                "grant_type": "client_credentials", "client_id": EDITOR[0], "client_secret": EDITOR[1],
                "scope": "api_access"})
            answer = self.request(
                "POST", "/oauth/token", form, {"Content-Type": "application/x-www-form-urlencoded"})
            assert answer.status == 200, answer
            self.token = answer.json()["access_token"]
        all_headers = {"Authorization": "Bearer " + self.token, **(headers or {})}
        body = None
        if document is not None:
            all_headers["Content-Type"] = "application/json"
            body = json.dumps(document)
        return self.request(method, path, body, all_headers)

    def create_market(self, types, lots=(), deadline="2099-06-15T18:30", name="Marché du navigateur – œuvre d’été"):
        market = {"name": name, "deadline": deadline, "siret": "13002526500013", "market_type_codes": list(types)}
        if lots:
            market["lots"] = [{"name": lot} for lot in lots]
        answer = self.api("POST", "/api/v1/public_markets", {"public_market": market})
        assert answer.status == 201, answer
        return answer.json()

    def create_application(self, market, siret=None):
        answer = self.api(
            "POST", f"/api/v1/public_markets/{market}/market_applications", {"market_application": {"siret": siret}})
        assert answer.status == 201, answer
        return answer.json()

    def advance_clock(self, seconds):
        answer = self.api("POST", "/sandbox/clock", {"advance_seconds": seconds})
        assert answer.status == 200, answer
        return answer.json()["now"]


def wait_until(condition, what, timeout=20):
    """The first true value of `condition`, looked at ten times a second."""
    end = time.monotonic() + timeout
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError("waited in vain: " + what)
        time.sleep(0.1)
