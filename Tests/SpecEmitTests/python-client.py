"""What the Python client does with the network, tried on a server that misbehaves.

`python-client.py FOLDER`: the folder that the package is in.
"""

import contextlib
import hashlib
import http.server
import socket
import sys
import tempfile
import threading
import time
import unittest
import urllib.parse
from pathlib import Path

sys.path.insert(0, sys.argv.pop(1))

import passemarche as p  # noqa: E402
from passemarche import _downloads, _engine  # noqa: E402

FILE = bytes(range(256)) * 4096
TAG = '"one"'


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.server.seen.append((self.path, dict(self.headers), self.client_address[1]))
        getattr(self, "answer_" + urllib.parse.urlsplit(self.path).path.strip("/"))()

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.do_GET()

    def answered(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer_ok(self):
        self.answered(200, b'{"a":1}')

    def answer_drip(self):
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        with contextlib.suppress(OSError):
            for _ in range(1000):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.05)

    def answer_drip_head(self):
        with contextlib.suppress(OSError):
            for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"y" * 1000:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(0.05)

    def answer_redirect(self):
        self.answered(302, Location="/ok")

    def answer_file(self):
        start = 0
        if self.headers.get("If-Range") == self.server.tag and "Range" in self.headers:
            start = int(self.headers["Range"][6:-1])
        rest = FILE[start:]
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(FILE) - 1}/{len(FILE)}")
        self.send_header("ETag", self.server.tag)
        self.send_header("Content-Disposition", 'attachment; filename="../../a.pdf"')
        self.send_header("Content-Length", str(len(rest)))
        self.end_headers()
        breaks = self.server.breaks > 0
        self.server.breaks -= 1
        self.wfile.write(rest[: len(rest) // 2] if breaks else rest)
        if breaks:
            self.close_connection = True


class Network(unittest.TestCase):
    def setUp(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        # Clients go away in the middle here.
        self.server.handle_error = lambda *_: None
        self.server.seen, self.server.breaks, self.server.tag = [], 0, TAG
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        self.folder = tempfile.TemporaryDirectory()
        self.file = Path(self.folder.name) / "file"

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()
        self.folder.cleanup()

    def engine(self, base=None, attempts=3, timeout=None, transport=None):
        self.pauses = []
        return _engine.Engine(
            self.base if base is None else base, _engine.Credentials("id", "hush"),
            transport or p.HTTPTransport(proxies={}),
            p.RetryPolicy(attempts=attempts), "test", p.ClientTime(time.time, self.pauses.append), timeout)

    def call(self, path, method="GET", timeout=5.0, limit=1 << 20):
        return _engine.Call(method, path, needs_token=False, quota=None, timeout=timeout, limit=limit)

    def download(self, engine):
        call = self.call("/file", limit=1 << 26)
        return _downloads.download(engine, call, self.file, is_resumable=True, progress=None, refusals={})

    def test_connections_are_kept(self):
        engine = self.engine()
        for _ in range(3):
            self.assertEqual(engine.answer(self.call("/ok"), 200, {}).body, b'{"a":1}')
        self.assertEqual(len({port for _, _, port in self.server.seen}), 1)

    def test_a_connection_that_was_closed_meanwhile_is_not_used(self):
        engine = self.engine(attempts=1)
        engine.answer(self.call("/ok", "POST"), 200, {})
        idle = next(iter(engine.transport._idle.values()))[0]
        idle._socket.shutdown(socket.SHUT_RDWR)
        engine.answer(self.call("/ok", "POST"), 200, {})

    def test_an_answer_that_drips_ends(self):
        for path in ["/drip", "/drip_head"]:
            began = time.monotonic()
            with self.assertRaises(p.CallTimeoutError):
                self.engine(attempts=1).answer(self.call(path, timeout=0.4), 200, {})
            self.assertLess(time.monotonic() - began, 5)

    def test_a_timeout_of_the_client_counts(self):
        with self.assertRaises(p.CallTimeoutError) as raised:
            self.engine(attempts=1, timeout=0.3).answer(self.call("/drip"), 200, {})
        self.assertIn("0.3 seconds", str(raised.exception))

    def test_an_answer_that_is_too_large_is_not_read(self):
        with self.assertRaises(p.AnswerTooLargeError):
            self.engine().answer(self.call("/file", limit=1000), 200, {})
        self.assertEqual(len(self.server.seen), 1)

    def test_a_redirect_is_not_followed(self):
        with self.assertRaises(p.UndeclaredStatusError) as raised:
            self.engine().answer(self.call("/redirect"), 200, {})
        self.assertEqual(raised.exception.status, 302)
        self.assertEqual(len(self.server.seen), 1)

    def test_what_was_not_sent_is_sent_again(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            base = f"http://127.0.0.1:{free.getsockname()[1]}"
        with self.assertRaises(p.TransportError) as raised:
            self.engine(base).answer(self.call("/ok", "POST"), 200, {})
        self.assertTrue(raised.exception.is_unsent)
        self.assertEqual(len(self.pauses), 2)
        self.assertLessEqual(0.25, self.pauses[0])
        self.assertLessEqual(self.pauses[1], 1)

    def test_addresses_that_are_none(self):
        for base in ["", "ftp://127.0.0.1", "http://", "nonsense"]:
            with self.assertRaises(p.TransportError):
                self.engine(base, attempts=1).answer(self.call("/ok"), 200, {})

    def test_a_header_cannot_be_split(self):
        call = self.call("/ok")
        call.header("X-Trace", "a\r\nX-Other: b")
        with self.assertRaises(p.UnsendableError):
            self.engine().answer(call, 200, {})
        self.assertEqual(self.server.seen, [])

    def test_a_proxy_is_asked_in_place_of_the_service(self):
        transport = p.HTTPTransport(proxies={"http": self.base})
        self.engine("http://example.invalid", transport=transport).answer(self.call("/ok"), 200, {})
        self.assertEqual([path for path, _, _ in self.server.seen], ["http://example.invalid/ok"])

    def test_a_download_goes_on_where_it_broke_off(self):
        self.server.breaks = 3
        download = self.download(self.engine())
        self.assertEqual(download.sha256, hashlib.sha256(FILE).hexdigest())
        self.assertEqual(self.file.read_bytes(), FILE)
        self.assertEqual(download.name, "a.pdf")
        self.assertEqual([path.name for path in Path(self.folder.name).iterdir()], ["file"])
        self.assertEqual(self.server.seen[1][1]["Range"], f"bytes={len(FILE) // 2}-")

    def test_a_download_goes_on_in_another_process(self):
        self.server.breaks = 1
        with self.assertRaises(p.TransportError):
            self.download(self.engine(attempts=1))
        self.assertFalse(self.file.exists())
        self.assertEqual(self.download(self.engine()).size, len(FILE))
        self.assertIn("Range", self.server.seen[1][1])

    def test_a_download_of_what_has_changed_begins_anew(self):
        self.server.breaks = 1
        with self.assertRaises(p.TransportError):
            self.download(self.engine(attempts=1))
        self.server.tag = '"two"'
        self.assertEqual(self.download(self.engine()).sha256, hashlib.sha256(FILE).hexdigest())

    def test_a_file_that_cannot_be_written_is_told(self):
        self.file = Path(self.folder.name) / "nowhere" / "file"
        with self.assertRaises(p.FileError):
            self.download(self.engine())

    def test_one_thread_fetches_for_all(self):
        fetched = []

        def fetch():
            fetched.append(1)
            time.sleep(0.2)
            if len(fetched) == 1:
                raise p.TransportError(OSError("down"))
            return p.AccessToken("hush", time.time(), time.time() + 600)

        tokens = p.FetchedTokens(fetch, time.time)
        for outcome in ["failed", "hush"]:
            found = []

            def ask():
                try:
                    found.append(tokens.token().value)
                except p.TransportError:
                    found.append("failed")

            threads = [threading.Thread(target=ask) for _ in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual(found, [outcome] * 8)
        self.assertEqual(len(fetched), 2)

    def test_an_empty_secret_is_none(self):
        with self.assertRaises(ValueError):
            p.WebhookReceiver([""])


if __name__ == "__main__":
    unittest.main()
