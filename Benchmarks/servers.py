"""The servers that are compared. Each is started on one processor, tells where it listens, and is stopped again."""

import http.client
import json
import os
import secrets
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.parse

import figures
from rows import MARKET

HERE = os.path.dirname(os.path.abspath(__file__))
# Seconds.
START_TIMEOUT = 30
EDITOR = {"client_id": "demo_editor_client", "client_secret": "demo_editor_secret"}


class ServerError(Exception):
    pass


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """Of `name`, at `base`; `token` opens it and `market` is there."""

    name = base = token = market = process = None
    secure_base = None

    def _spawn(self, command, log, stdout=None, **environment):
        self._log = log
        with open(log, "ab") as file:
            self.process = subprocess.Popen(
                ["taskset", "-c", self._cpus, *command], stdout=stdout or file, stderr=file,
                env={**os.environ, **environment})

    def _fail(self, what):
        self.stop()
        with open(self._log, errors="replace") as file:
            raise ServerError(f"{self.name} {what}:\n{file.read()[-2000:]}")

    def url(self, request, secure=False):
        base = self.secure_base if secure else self.base
        return base + request.path.replace("{market}", self.market or "")

    def call(self, method, path, body=b"", headers=None, timeout=START_TIMEOUT):
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(self.base).netloc, timeout=timeout)
        try:
            connection.request(method, path, body or None, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def send(self, request):
        """Status and body of one answer."""
        path = urllib.parse.urlsplit(self.url(request)).path
        return self.call(request.method, path, request.body, request.headers(self.token))

    def create_market(self, market=None):
        """The identifier of a new one."""
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        status, body = self.call("POST", "/api/v1/public_markets", json.dumps(market or MARKET).encode(), headers)
        if status != 201:
            self._fail(f"answered {status} to a market: {body.decode(errors='replace')}")
        return json.loads(body)["identifier"]

    def pids(self):
        return [self.process.pid]

    def cpu_seconds(self):
        return sum(figures.cpu_seconds(pid) for pid in self.pids())

    def resident_bytes(self):
        return sum(figures.resident_bytes(pid) for pid in self.pids())

    def _await_port(self, port):
        deadline = time.monotonic() + START_TIMEOUT
        while time.monotonic() < deadline and self.process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.01)
        self._fail("did not start")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(START_TIMEOUT)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class PasseMarche(Server):
    """Quotas count and refuse nobody, metrics are counted, every request is logged to a file."""

    name = "ours"

    def __init__(self, binary, folder, cpus, loops=1, preload=None, flags=(), tls=None):
        self._cpus = cpus
        self.data = os.path.join(folder, "data")
        command = [
            binary, "serve", "--environment", "sandbox", "--data-dir", self.data, "--listen", "127.0.0.1:0",
            "--loops", str(loops), "--quota-scale", "1000000000", "--access-log", "on", "--antivirus", "off",
            "--assets-dir", os.path.join(HERE, "..", ".build", "assets"), "--max-connections-per-address", "20000",
            "--max-connections", "20000", *flags]
        environment = {}
        if preload:
            environment = {"LD_PRELOAD": preload.library, "COUNT_ALLOCATIONS": preload.cells}
        started = time.monotonic()
        self._spawn(command, os.path.join(folder, "log"), stdout=subprocess.PIPE, **environment)
        if not select.select([self.process.stdout], [], [], START_TIMEOUT)[0]:
            self._fail("did not get ready")
        line = self.process.stdout.readline().decode()
        if "is ready on" not in line:
            self._fail("did not start")
        addresses = line.strip().split(" ready on ", 1)[1].split(", ")
        self.base = next(address for address in addresses if address.startswith("http:"))
        self.secure_base = next((address for address in addresses if address.startswith("https:")), None)
        if self.call("GET", "/up")[0] != 200:
            self._fail("is not up")
        self.start_seconds = time.monotonic() - started

    def prepare(self):
        form = urllib.parse.urlencode({"grant_type": "client_credentials", "scope": "api_access", **EDITOR})
        status, body = self.call(
            "POST", "/oauth/token", form.encode(), {"Content-Type": "application/x-www-form-urlencoded"})
        if status != 200:
            self._fail(f"gave no token: {status}")
        self.token = json.loads(body)["access_token"]
        self.market = self.create_market()


class Nginx(Server):
    """One worker that answers each path with a body of a given size from memory, which is the fastest it has."""

    name = "nginx"

    def __init__(self, folder, cpus, sizes, tls=None):
        """`sizes`: bytes of the body by path; `tls`: files of a certificate and its key."""
        self._cpus = cpus
        port, secure_port = free_port(), free_port()
        locations = "\n".join(
            f"location = {path} {{ default_type application/json; return 200 '{_body(size)}'; }}"
            for path, size in sizes.items())
        secure = ""
        if tls:
            secure = (f"listen 127.0.0.1:{secure_port} ssl http2; ssl_protocols TLSv1.2 TLSv1.3; "
                      f"ssl_certificate {tls[0]}; ssl_certificate_key {tls[1]}; ssl_session_cache shared:tls:10m;")
            self.secure_base = f"https://127.0.0.1:{secure_port}"
        configuration = os.path.join(folder, "nginx.conf")
        with open(configuration, "w") as file:
            file.write(f"""
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_rlimit_nofile 40000;
events {{ worker_connections 20000; multi_accept on; }}
http {{
  access_log {folder}/access.log combined buffer=64k flush=1s;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  keepalive_requests 1000000000;
  tcp_nodelay on;
  server {{
    listen 127.0.0.1:{port} backlog=4096;
    {secure}
    {locations}
  }}
}}
""")
        self._spawn(["nginx", "-p", folder, "-c", configuration], os.path.join(folder, "log"))
        self._await_port(port)
        self.base = f"http://127.0.0.1:{port}"

    def pids(self):
        return [self.process.pid, *figures.children(self.process.pid)]


def _body(size):
    """A JSON text of so many bytes, without anything that nginx would replace."""
    return '{"filler":"' + "x" * max(0, size - 13) + '"}'


class FastAPI(Server):
    name = "FastAPI"

    def __init__(self, folder, cpus):
        self._cpus = cpus
        port = free_port()
        self.base = f"http://127.0.0.1:{port}"
        self._spawn(
            [sys.executable, "-m", "uvicorn", "market_api:app", "--app-dir", HERE, "--host", "127.0.0.1", "--port",
             str(port), "--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "warning"],
            os.path.join(folder, "log"), MARKET_API_FOLDER=folder, MARKET_API_SECRET=secrets.token_hex(32),
            MARKET_API_BASE=self.base, PYTHONDONTWRITEBYTECODE="1")
        self._await_port(port)
        self.token = json.loads(self.call("POST", "/oauth/token")[1])["access_token"]
        self.market = self.create_market()


def folder_of(parent, name):
    """An empty folder for one server."""
    path = os.path.join(parent, name)
    shutil.rmtree(path, ignore_errors=True)
    os.makedirs(path)
    return path
