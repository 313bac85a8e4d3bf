"""A steady mixed load on one server: what editors, buyers and candidates ask for, and clients that go away."""

import collections
import gzip
import http.client
import json
import os
import random
import re
import socket
import ssl
import threading
import time
import urllib.parse

from aborts import Aborts, Candidate
from load import Generator, LoadError
from rows import CREATE, READ, REFUSE, Request
from servers import EDITOR

STATUS = Request("GET", "/api/v1/status", 200)
UP = Request("GET", "/up", 200, needs_token=False)
LIST = Request("GET", "/api/v1/public_markets?limit=20", 200)
HOME = Request("GET", "/acheteur", 200, needs_token=False)
# The bulk of the requests comes in runs of h2load, each so many seconds long, in two rows at the same time: what is
# sent, whether by HTTPS, whether by HTTP/2, and what share of the rate.
RUN_SECONDS = 5
PLAIN_RUNS = (
    (READ, False, False, 1), (STATUS, False, False, 1), (LIST, False, False, 0.25), (REFUSE, False, True, 1),
    (UP, False, False, 1), (READ, False, True, 1), (CREATE, False, False, 0.05))
SECURE_RUNS = (
    (READ, True, True, 1), (REFUSE, True, False, 1), (STATUS, True, True, 1), (HOME, True, True, 0.5),
    (CREATE, True, True, 0.05), (READ, True, False, 1), (LIST, True, True, 0.25))
MALFORMED = (
    b"GET /up HTTP/1.1\r\n\r\n", b"GET /up\r\n\r\n", b"GET  /up HTTP/1.1\r\nHost: a\r\n\r\n", b"\x00\x01\x02\r\n\r\n",
    b"GET /up HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"GET /up HTTP/1.1\r\nHost : a\r\n\r\n",
    b"POST /oauth/token HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n")
PAGES = ("/", "/acheteur", "/candidat", "/mentions-legales", "/accessibilite", "/donnees-personnelles")
MISSING = "/api/v1/public_markets/VR-2026-000000000000"
FORM = "application/x-www-form-urlencoded"
TIMEOUT = 30  # Seconds.
FILLED_BYTES = 20_000_000  # Of the database, which the writer keeps 16 MB of in memory.


class Unexpected(Exception):
    pass


class Traffic:
    """Counts by kind; `created` are the markets that were acknowledged, `troubles`, by kind too, what went wrong."""

    def __init__(self, server, certificate, load_cpu, rate):
        self._server, self._rate = server, rate
        self._tls = ssl.create_default_context(cafile=certificate)
        self._generator = Generator(load_cpu, connections=8)
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self.done, self.aborted = collections.Counter(), collections.Counter()
        self.troubles, self.created = {}, []
        self._market = self._application = self._token_before = None

    def prepare(self):
        """An application that was submitted, for downloads, one that takes files, and a market to configure."""
        self._market = self._create()
        self._api("POST", f"/sandbox/public_markets/{self._market}/complete", 200)
        self._application = self._submit()
        self._create()
        application = self._apply(siret="73282932000074")
        answer = self._call("GET", f"/candidate/market_applications/{application}/company_identification", 200)
        cookie = answer.headers["Set-Cookie"].split(";")[0]
        form_token = re.search(r'name="csrf_token" value="([^"]+)"', answer.text).group(1)
        self._candidate = Candidate(application, cookie, form_token)
        self._aborts = Aborts(self._server, self._candidate)

    def warm(self, database):
        """Fills what may be kept for good: the writer's cache of pages."""
        while os.path.getsize(database) < FILLED_BYTES:
            url = self._server.url(CREATE)
            self._generator.at_rate(url, CREATE, self._server.token, self._rate, RUN_SECONDS)

    def kinds(self):
        """Of requests that are made one by one: the name, how often in a second, and how."""
        return (
            ("create a market", 10, self._create_one),
            ("list markets, packed", 5, self._list),
            ("a market that is not there", 5, lambda: self._api("GET", MISSING, 404)),
            ("token, used, and revoked by the next", 3, self._token),
            ("wrong secret", 0.5, self._wrong_secret),
            ("page", 5, lambda: self._call("GET", random.choice(PAGES), 200)),
            ("page, HTTPS, a handshake each", 5, lambda: self._call("GET", "/acheteur", 200, secure=True)),
            ("wizard's page", 2, self._wizard),
            ("malformed head", 5, self._malformed),
            ("attestation", 1, lambda: self._download("attestation")),
            ("package", 1, lambda: self._download("documents_package")),
            ("upload, and take it away", 0.5, self._upload),
            ("application, submitted", 0.2, self._submit))

    def start(self):
        acts = [self._keep_up(name, rate, act, self.done) for name, rate, act in self.kinds()]
        acts += [self._keep_up(name, rate, act, self.aborted) for name, rate, act in self._aborts.kinds]
        acts += [self._keep_running(PLAIN_RUNS), self._keep_running(SECURE_RUNS)]
        self._threads = [threading.Thread(target=act, daemon=True) for act in acts]
        for thread in self._threads:
            thread.start()

    def stop(self):
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def counts(self):
        """Of each kind, how often it was there."""
        single = [name for name, _, _ in self.kinds()]
        bulk = [run_name(*run[:3]) for run in PLAIN_RUNS + SECURE_RUNS]
        return ([(name, self.done[name]) for name in single + bulk]
                + [(name, self.aborted[name]) for name, _, _ in self._aborts.kinds])

    def _keep_up(self, name, rate, act, counter):
        def run():
            due = time.monotonic() + random.random() / rate
            while not self._stop.wait(max(0, due - time.monotonic())):
                # What could not be done in time is not made up for.
                due = max(due + 1 / rate, time.monotonic() - 1)
                self._attempt(name, act, counter)
        return run

    def _keep_running(self, runs):
        def run():
            while not self._stop.is_set():
                for request, secure, http2, share in runs:
                    if self._stop.is_set():
                        return
                    name = run_name(request, secure, http2)
                    url = self._server.url(request, secure)
                    self._attempt(name, lambda: self._generator.at_rate(
                        url, request, self._server.token, self._rate * share, RUN_SECONDS, http2).requests, self.done)
        return run

    def _attempt(self, name, act, counter):
        try:
            count = act()
        except (OSError, http.client.HTTPException, ValueError, LoadError, Unexpected) as error:
            with self._lock:
                self.troubles.setdefault(name, []).append(str(error) or type(error).__name__)
        else:
            with self._lock:
                counter[name] += count if isinstance(count, int) else 1

    # What is done once, and refuses to be answered otherwise than expected.

    def _call(self, method, path, status, body=None, headers=None, secure=False):
        parts = urllib.parse.urlsplit(self._server.secure_base if secure else self._server.base)
        if secure:
            connection = http.client.HTTPSConnection(parts.netloc, timeout=TIMEOUT, context=self._tls)
        else:
            connection = http.client.HTTPConnection(parts.netloc, timeout=TIMEOUT)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        if answer.status != status:
            raise Unexpected(f"{method} {path} was answered {answer.status}: {content[:200]!r}")
        return Answer(answer.headers, content)

    def _api(self, method, path, status, body=None, **headers):
        headers["Authorization"] = f"Bearer {self._server.token}"
        if body:
            headers["Content-Type"] = "application/json"
        return self._call(method, path, status, body, headers, secure=random.random() < 0.5)

    def _create(self):
        identifier = self._api("POST", CREATE.path, 201, CREATE.body).json()["identifier"]
        self.created.append(identifier)
        return identifier

    def _create_one(self):
        self._create()

    def _list(self):
        answer = self._api("GET", LIST.path, 200, **{"Accept-Encoding": "gzip"})
        if answer.headers["Content-Encoding"] != "gzip" or not json.loads(gzip.decompress(answer.content)):
            raise Unexpected("a list was not packed")

    def _token(self):
        """One for reading, which revokes the one before; the token of everything else has another scope."""
        form = _form(scope="api_read", **EDITOR)
        token = self._call("POST", "/oauth/token", 200, form, {"Content-Type": FORM}).json()["access_token"]
        self._call("GET", STATUS.path, 200, headers={"Authorization": f"Bearer {token}"})
        if self._token_before:
            self._call("GET", STATUS.path, 401, headers={"Authorization": f"Bearer {self._token_before}"})
        self._token_before = token

    def _wrong_secret(self):
        form = _form(scope="api_access", **{**EDITOR, "client_secret": "a wrong one"})
        self._call("POST", "/oauth/token", 401, form, {"Content-Type": FORM})

    def _wizard(self):
        """As a browser that has no session yet, of a market that its buyer has not completed."""
        market = random.choice([identifier for identifier in self.created[-100:] if identifier != self._market])
        self._call("GET", f"/buyer/public_markets/{market}/setup", 200)

    def _malformed(self):
        address = urllib.parse.urlsplit(self._server.base)
        with socket.create_connection((address.hostname, address.port), TIMEOUT) as connection:
            connection.sendall(random.choice(MALFORMED))
            answer = connection.recv(4096)
        if not answer.startswith(b"HTTP/1.1 400 "):
            raise Unexpected(f"a malformed head was answered {answer[:100]!r}")

    def _download(self, name):
        answer = self._api("GET", f"/api/v1/market_applications/{self._application}/{name}", 200)
        if len(answer.content) < 1000:
            raise Unexpected(f"{name} has {len(answer.content)} bytes")

    def _upload(self):
        headers, body = self._candidate.upload(random.randbytes(100_000).replace(b"%", b"x"))
        files = self._call("POST", self._candidate.files, 200, body, headers).json()["files"]
        form = urllib.parse.urlencode({"csrf_token": self._candidate.form_token})
        for file in files:
            self._call("POST", f"{self._candidate.files}/{file['id']}/delete", 200, form,
                       {"Cookie": self._candidate.cookie, "Content-Type": FORM})

    def _apply(self, siret=None):
        """With a SIRET that is known already, the same application for as long as it is open."""
        body = json.dumps({"market_application": {"siret": siret}})
        path = f"/api/v1/public_markets/{self._market}/market_applications"
        return self._api("POST", path, 201, body).json()["identifier"]

    def _submit(self):
        """Draws and signs the documents of an application."""
        application = self._apply()
        self._api("POST", f"/sandbox/market_applications/{application}/submit", 200)
        return application


def run_name(request, secure, http2):
    name = f"{request.method} {request.path.split('?')[0]}, {request.status}"
    return name + (", HTTPS" if secure else "") + (", HTTP/2" if http2 else "")


class Answer:
    def __init__(self, headers, content):
        self.headers, self.content = headers, content

    @property
    def text(self):
        return self.content.decode()

    def json(self):
        return json.loads(self.content)


def _form(**fields):
    return urllib.parse.urlencode({"grant_type": "client_credentials", **fields})
