"""The demonstration platform of an editor beside a server, as a process of its own."""

import os
import select
import subprocess
import tempfile
import urllib.parse

from server import EDITOR, START_TIMEOUT

WEBHOOK_SECRET = b"demo_editor_webhook_secret"


class FakeEditor:
    """Starts on a free port, and has the service told where that is."""

    def __init__(self, server):
        self.server = server
        self._folder = tempfile.TemporaryDirectory(prefix="passemarche-fake-editor-")
        self._log_path = os.path.join(self._folder.name, "log")
        with open(self._log_path, "wb") as log:
            self._process = subprocess.Popen(
                [server.binary, "fake-editor", "--url", server.base, "--public-url", server.public_base,
                 "--listen", "127.0.0.1:0", "--data-dir", os.path.join(self._folder.name, "data"),
                 "--assets-dir", server.assets], stdout=subprocess.PIPE, stderr=log)
        if not select.select([self._process.stdout], [], [], START_TIMEOUT)[0]:
            self.close()
            raise RuntimeError("the platform did not get ready")
        line = self._process.stdout.readline().decode()
        if "is ready on" not in line:
            self.close()
            raise RuntimeError("the platform did not start: " + line)
        self.base = line.split("is ready on ", 1)[1].split(",", 1)[0]
        self.port = urllib.parse.urlsplit(self.base).port
        self.declare([self.base])

    def declare(self, ancestors):
        """As the help of `fake-editor` shows; `ancestors` are the origins that may frame the service's pages."""
        self.server.command(
            "editor", "update", EDITOR[0], "--webhook-url", self.base + "/webhooks/voie-rapide",
            "--buyer-return-url", self.base + "/?completed={market_identifier}",
            "--candidate-return-url", self.base + "/candidate?application_identifier={application_identifier}",
            *[part for origin in ancestors for part in ("--frame-ancestor", origin)])

    def address(self, *path, host="127.0.0.1"):
        return f"http://{host}:{self.port}/" + "/".join(path)

    def market(self, identifier, *more, **where):
        return self.address("buyer", "markets", identifier, *more, **where)

    def application(self, identifier, *more, **where):
        return self.address("candidate", "applications", identifier, *more, **where)

    def faults(self):
        with open(self._log_path, encoding="utf-8", errors="replace") as log:
            return [line.strip() for line in log if '"level":"error"' in line or '"status":500' in line]

    def close(self):
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._folder.cleanup()
