# Written by `spec`. Changes are lost.

"""Requests, answers, and what carries them."""

from __future__ import annotations

import base64
import http.client
import io
import select
import socket
import ssl
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, cast


class Headers(Mapping[str, str]):
    """Header fields in their order; names are compared without regard to case."""

    def __init__(self, fields: Mapping[str, str] | Iterable[tuple[str, str]] = ()) -> None:
        pairs = fields.items() if isinstance(fields, Mapping) else fields
        self.fields: tuple[tuple[str, str], ...] = tuple((str(name), str(value)) for name, value in pairs)
        self._values: dict[str, str] = {}
        for name, value in self.fields:
            self._values.setdefault(name.lower(), value)

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Headers({', '.join(self._values)})"


@dataclass(frozen=True)
class Request:
    """A request, ready to be sent."""

    method: str
    url: str
    # Among them the access token.
    headers: Mapping[str, str] = field(repr=False)
    body: bytes | None = field(default=None, repr=False)
    # Seconds that the service may stay silent.
    silence: float = 60.0
    # Seconds until the whole answer has to be there; None where only silence counts.
    timeout: float | None = None


class Response:
    """An answer whose body is still on its way. Whoever stops reading closes it."""

    def __init__(
        self, status: int, headers: Headers, body: Iterable[bytes], close: Callable[[], None] = lambda: None
    ) -> None:
        self.status = status
        self.headers = headers
        # Ends with an error where the connection breaks before the body's end.
        self.body = body
        self.close = close


class Transport(Protocol):
    """What carries requests to the service; `HTTPTransport` where no other is given. Threads share it."""

    def send(self, request: Request) -> Response:
        """Sends one request, once, and returns with the head of its answer. Redirects are not followed, cookies and
        caches not used.

        Raises `NotSent` where the request did not leave, so that it may be sent again whatever it does; `TimeoutError`
        where the answer takes too long; any other `OSError` or `http.client.HTTPException` where there is none.
        """
        ...


class NotSent(OSError):
    """There was no connection, so that the service has not seen the request."""


@dataclass(frozen=True)
class Answer:
    """An answer with its whole body, which is in no description of it."""

    status: int
    headers: Headers = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def retry_after(self) -> int | None:
        """Whole seconds after which the same request may be sent again; None where the service does not say so."""
        text = self.headers.get("Retry-After", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


class HTTPTransport:
    """Carries requests over connections that are kept and shared by all threads.

    :param tls: the context for `https`; that of the system's authorities where none is given.
    :param proxies: by scheme; those of the environment (`HTTPS_PROXY`, `NO_PROXY`) where none are given, `{}` for none.
    """

    # Seconds that a connection may lie idle; services close theirs after about a minute.
    _LONGEST_IDLE = 30.0

    def __init__(self, tls: ssl.SSLContext | None = None, proxies: Mapping[str, str] | None = None) -> None:
        self._tls = tls
        self._proxies = proxies
        self._lock = threading.Lock()
        self._idle: dict[tuple[str, str], list[_Connection]] = {}

    def send(self, request: Request) -> Response:
        url = urllib.parse.urlsplit(request.url)
        if url.scheme not in ("http", "https") or not url.hostname:
            raise NotSent(f"{url.scheme}://{url.netloc} is no address of a service")
        key = (url.scheme, url.netloc)
        limit = _Limit(request)
        connection = self._kept(key) or self._opened(url, limit)
        connection.limit.set(limit)
        try:
            target = urllib.parse.urlunsplit(("", "", url.path or "/", url.query, ""))
            if connection.is_forwarded:
                target = f"{url.scheme}://{url.netloc}{target}"
            connection.http.request(request.method, target, request.body, dict(request.headers))
            response = connection.http.getresponse()
        except BaseException:
            connection.close()
            raise
        chunks = self._chunks(response, connection, key)
        return Response(response.status, Headers(response.getheaders()), chunks, chunks.close)

    def close(self) -> None:
        """Closes the connections that lie idle."""
        with self._lock:
            kept = [connection for connections in self._idle.values() for connection in connections]
            self._idle = {}
        for connection in kept:
            connection.close()

    def _chunks(
        self, response: http.client.HTTPResponse, connection: _Connection, key: tuple[str, str]
    ) -> _Chunks:
        def finished(is_whole: bool) -> None:
            if not is_whole or response.will_close or connection.http.sock is None:
                connection.close()
                return
            connection.idle_since = time.monotonic()
            with self._lock:
                self._idle.setdefault(key, []).append(connection)

        return _Chunks(response, finished)

    def _kept(self, key: tuple[str, str]) -> _Connection | None:
        while True:
            with self._lock:
                connections = self._idle.get(key)
                connection = connections.pop() if connections else None
            if connection is None or connection.is_usable(self._LONGEST_IDLE):
                return connection
            connection.close()

    def _opened(self, url: urllib.parse.SplitResult, limit: _Limit) -> _Connection:
        host = url.hostname or ""
        proxy = self._proxy(url.scheme, host)
        connection: http.client.HTTPConnection
        try:
            seconds = limit.remaining()
            if proxy is None:
                if url.scheme == "https":
                    connection = http.client.HTTPSConnection(host, url.port, timeout=seconds, context=self._context())
                else:
                    connection = http.client.HTTPConnection(host, url.port, timeout=seconds)
            elif url.scheme == "https":
                connection = http.client.HTTPSConnection(
                    proxy.hostname or "", proxy.port or 80, timeout=seconds, context=self._context())
                connection.set_tunnel(host, url.port or 443, headers=_authorization(proxy))
            else:
                connection = http.client.HTTPConnection(proxy.hostname or "", proxy.port or 80, timeout=seconds)
            connection.connect()
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NotSent(str(error) or type(error).__name__) from error
        return _Connection(connection, is_forwarded=proxy is not None and url.scheme == "http")

    def _context(self) -> ssl.SSLContext:
        with self._lock:
            if self._tls is None:
                self._tls = ssl.create_default_context()
            return self._tls

    def _proxy(self, scheme: str, host: str) -> urllib.parse.SplitResult | None:
        if self._proxies is None:
            address = urllib.request.getproxies().get(scheme)
            if address is None or urllib.request.proxy_bypass(host):
                return None
        else:
            address = self._proxies.get(scheme)
        if not address:
            return None
        return urllib.parse.urlsplit(address if "://" in address else "http://" + address)


def _authorization(proxy: urllib.parse.SplitResult) -> dict[str, str]:
    if proxy.username is None:
        return {}
    name, word = (urllib.parse.unquote(text or "") for text in (proxy.username, proxy.password))
    return {"Proxy-Authorization": "Basic " + base64.b64encode(f"{name}:{word}".encode()).decode()}


class _Limit:
    """How long one exchange may take."""

    def __init__(self, request: Request) -> None:
        self._silence = request.silence
        self._end = None if request.timeout is None else time.monotonic() + request.timeout

    def remaining(self) -> float:
        """Seconds that the next step may take."""
        if self._end is None:
            return self._silence
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        return min(left, self._silence)


class _CurrentLimit:
    """The limit of the exchange that a connection carries now."""

    def __init__(self) -> None:
        self._limit: _Limit | None = None

    def set(self, limit: _Limit) -> None:
        self._limit = limit

    def apply(self, sock: socket.socket) -> None:
        if self._limit is not None:
            sock.settimeout(self._limit.remaining())


class _Connection:
    def __init__(self, connection: http.client.HTTPConnection, is_forwarded: bool) -> None:
        self.http = connection
        # Whether it leads to a proxy that wants to be told the whole address.
        self.is_forwarded = is_forwarded
        self.limit = _CurrentLimit()
        self.idle_since = 0.0
        # A connection that was closed is not opened behind our back: what was sent before would be sent twice.
        connection.auto_open = 0
        self._socket = cast(socket.socket, connection.sock)
        connection.sock = cast(socket.socket, _LimitedSocket(self._socket, self.limit))

    def is_usable(self, longest: float) -> bool:
        """Whether it seems to be open still: nothing can be read of one that is idle, except its end."""
        if time.monotonic() - self.idle_since > longest:
            return False
        try:
            poll = select.poll()
            poll.register(self._socket.fileno(), select.POLLIN)
            return not poll.poll(0)
        except AttributeError:  # Windows has no poll.
            return not select.select([self._socket], [], [], 0)[0]
        except (OSError, ValueError):
            return False

    def close(self) -> None:
        self.http.close()
        self._socket.close()


class _LimitedSocket:
    """A socket whose every step is held to the limit of the exchange, so that an answer that drips has an end."""

    def __init__(self, sock: socket.socket, limit: _CurrentLimit) -> None:
        self._sock = sock
        self._limit = limit
        self._readers = 0
        self._is_closed = False

    def sendall(self, data: bytes) -> None:
        self._limit.apply(self._sock)
        self._sock.sendall(data)

    def makefile(self, mode: str = "rb") -> io.BufferedReader:
        self._readers += 1
        return io.BufferedReader(_LimitedReader(self._sock, self._limit, self._released))

    def _released(self) -> None:
        self._readers -= 1
        if self._is_closed and self._readers <= 0:
            self._sock.close()

    def close(self) -> None:
        # An answer that is to be followed by the end of the connection is read after this.
        self._is_closed = True
        if self._readers <= 0:
            self._sock.close()


class _LimitedReader(io.RawIOBase):
    def __init__(self, sock: socket.socket, limit: _CurrentLimit, released: Callable[[], None]) -> None:
        super().__init__()
        self._sock = sock
        self._limit = limit
        self._on_close = released

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._limit.apply(self._sock)
        return self._sock.recv_into(buffer)

    def close(self) -> None:
        if not self.closed:
            super().close()
            self._on_close()


class _Chunks:
    """The body of an answer, piece by piece."""

    def __init__(self, response: http.client.HTTPResponse, finished: Callable[[bool], None]) -> None:
        self._response = response
        self._finished: Callable[[bool], None] | None = finished

    def __iter__(self) -> Iterator[bytes]:
        try:
            while chunk := self._response.read1(1 << 16):
                yield chunk
            # A body that ends before its length is told by nothing else.
            if self._response.length:
                raise http.client.IncompleteRead(b"", self._response.length)
            self._end(True)
        finally:
            self._end(False)

    def close(self) -> None:
        self._end(False)

    def _end(self, is_whole: bool) -> None:
        finished, self._finished = self._finished, None
        if finished is not None:
            # `http.client` takes no further request before.
            self._response.close()
            finished(is_whole)
