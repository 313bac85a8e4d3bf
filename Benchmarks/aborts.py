"""Clients that go away before they are done, each in its own way. A server has to forget all of them."""

import os
import random
import socket
import ssl
import struct
import time
import urllib.parse

PATIENCE = 10  # Seconds for a connection to be made, or for bytes to go.
# Prior knowledge: the preface, and an empty SETTINGS frame.
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes([0, 0, 0, 4, 0, 0, 0, 0, 0])
CANCEL = 8


class Aborts:
    """Of one server. `candidate` is the session that may give files."""

    def __init__(self, server, candidate):
        self._address = _address(server.base)
        self._secure_address = _address(server.secure_base)
        self._authorization = f"Authorization: Bearer {server.token}\r\n"
        self._candidate = candidate
        self._tls = ssl.create_default_context()
        self._tls.check_hostname = False
        self._tls.verify_mode = ssl.CERT_NONE
        # By name: how often in a second, and what is done.
        self.kinds = (
            ("comes and goes", 10, self.come_and_go),
            ("half a head", 5, self.half_a_head),
            ("a head that trickles in", 0.2, self.trickling_heads),
            ("half a body", 5, self.half_a_body),
            ("half an upload", 2, self.half_an_upload),
            ("half a handshake", 5, self.half_a_handshake),
            ("answers unread", 2, self.answers_unread),
            ("answers unread, HTTPS", 2, self.answers_unread_over_tls),
            ("answers unread, HTTP/2", 2, self.answers_unread_in_streams),
            ("streams taken back", 2, self.streams_taken_back),
            ("slow readers", 0.1, self.slow_readers),
            ("left idle", 0.1, self.left_idle))

    def come_and_go(self):
        _leave(self._connect())

    def half_a_head(self):
        head = f"GET /api/v1/status HTTP/1.1\r\nHost: localhost\r\n{self._authorization}\r\n".encode()
        self._send_and_leave(head[:random.randrange(1, len(head))])

    def trickling_heads(self):
        """Byte by byte, until the server has had enough."""
        connections = [self._connect() for _ in range(5)]
        end = time.monotonic() + PATIENCE
        for connection in connections:
            _send(connection, b"GET /up HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
        while time.monotonic() < end:
            time.sleep(0.5)
            for connection in connections:
                _send(connection, b"x")
        for connection in connections:
            _leave(connection)

    def half_a_body(self):
        head = (f"POST /api/v1/public_markets HTTP/1.1\r\nHost: localhost\r\n{self._authorization}"
                "Content-Type: application/json\r\nContent-Length: 20000\r\n\r\n")
        self._send_and_leave(head.encode() + b'{"public_market": {"name": "' + b"x" * random.randrange(15000))

    def half_an_upload(self):
        headers, body = self._candidate.upload(b"x" * 300_000)
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        head = f"POST {self._candidate.files} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n{lines}\r\n"
        self._send_and_leave(head.encode() + body[:random.randrange(len(body))])

    def half_a_handshake(self):
        """A part of what TLS begins with, or all of it, and nothing after it."""
        outgoing = ssl.MemoryBIO()
        client = self._tls.wrap_bio(ssl.MemoryBIO(), outgoing, server_hostname="localhost")
        try:
            client.do_handshake()
        except ssl.SSLWantReadError:
            pass
        hello = outgoing.read()
        self._send_and_leave(hello[:random.choice((len(hello), random.randrange(1, len(hello))))], secure=True)

    def answers_unread(self):
        self._send_and_leave(b"GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n" * 20)

    def answers_unread_over_tls(self):
        with self._tls.wrap_socket(self._connect(secure=True), server_hostname="localhost") as connection:
            _send(connection, b"GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n" * 20)
            time.sleep(0.1)
            _reset_when_closed(connection)

    def answers_unread_in_streams(self):
        streams = b"".join(_get_frame(stream) for stream in range(1, 40, 2))
        self._send_and_leave(PREFACE + _window(0) + streams)

    def streams_taken_back(self):
        frames = [_get_frame(stream) + _frame(3, 0, stream, struct.pack(">I", CANCEL)) for stream in range(1, 40, 2)]
        self._send_and_leave(PREFACE + b"".join(frames))

    def slow_readers(self):
        """Some read less than the server puts up with, some nothing at all, some just enough; then all go."""
        request = b"GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n" * 10
        readers = []
        for size in (0, 0, 20, 20, 2000, 2000):
            connection = self._connect(receive_buffer=4096)
            _send(connection, request)
            readers.append((connection, size))
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            time.sleep(0.25)
            for connection, size in readers:
                try:
                    connection.recv(size)
                except OSError:
                    pass  # The server has ended it, as it may.
        for connection, _ in readers:
            _leave(connection)

    def left_idle(self):
        """After an answer. Some go at once, some later, of the last the server has tired before."""
        connections = [self._connect() for _ in range(20)]
        for connection in connections:
            _send(connection, b"GET /up HTTP/1.1\r\nHost: localhost\r\n\r\n")
            connection.recv(4096)
        for connection in connections:
            time.sleep(0.4)
            _leave(connection)

    def _connect(self, secure=False, receive_buffer=None):
        connection = socket.socket()
        connection.settimeout(PATIENCE)
        if receive_buffer:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        connection.connect(self._secure_address if secure else self._address)
        return connection

    def _send_and_leave(self, data, secure=False):
        connection = self._connect(secure)
        _send(connection, data)
        time.sleep(random.choice((0, 0.1)))
        _leave(connection)


class Candidate:
    """A browser's session on one application, which may give files to it."""

    FIELD = "files[motifs_exclusion_fiscales_et_sociales_declarations_fiscales]"

    def __init__(self, application, cookie, form_token):
        self.files = f"/candidate/market_applications/{application}/files"
        self.form_token, self.cookie = form_token, cookie

    def upload(self, filler):
        """Headers and body of a request that gives a file."""
        boundary = os.urandom(16).hex()
        body = (f'--{boundary}\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{self.form_token}\r\n'
                f'--{boundary}\r\nContent-Disposition: form-data; name="{self.FIELD}"; filename="bilan.pdf"\r\n'
                "Content-Type: application/pdf\r\n\r\n%PDF-1.7\n").encode()
        body += filler + f"\nstartxref\n0\n%%EOF\r\n--{boundary}--\r\n".encode()
        return {"Cookie": self.cookie, "Content-Type": f"multipart/form-data; boundary={boundary}"}, body


def _address(base):
    parts = urllib.parse.urlsplit(base)
    return parts.hostname, parts.port


def _send(connection, data):
    """What the server will not have any more goes nowhere."""
    try:
        connection.sendall(data)
    except OSError:
        pass


def _reset_when_closed(connection):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _leave(connection):
    """By a reset or in peace."""
    if random.random() < 0.5:
        _reset_when_closed(connection)
    connection.close()


def _frame(kind, flags, stream, payload):
    return struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


def _window(stream):
    return _frame(8, 0, stream, struct.pack(">I", 1 << 24))


def _get_frame(stream):
    """HEADERS that end head and stream: fields of HPACK's static table, path and authority spelled out."""
    path, authority = b"/openapi.json", b"localhost"
    block = b"\x82\x86\x04" + bytes([len(path)]) + path + b"\x01" + bytes([len(authority)]) + authority
    return _frame(1, 0x5, stream, block)
