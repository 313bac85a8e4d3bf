# Written by `spec`. Changes are lost.

"""Sending calls: tokens, time-outs, repetition."""

from __future__ import annotations

import http.client
import random
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn, TypeVar

from . import _wire
from ._http import Answer, Headers, Request, Response, Transport
from .errors import (
    AnswerTooLargeError,
    CallError,
    CallTimeoutError,
    PasseMarcheError,
    Refusal,
    TokenError,
    TransportError,
    UndeclaredStatusError,
    UnreadableAnswerError,
    UnsendableError,
)
from .tokens import AccessToken, AccessTokens

T = TypeVar("T")

# The refusals that an operation declares, by status.
Refusals = Mapping[int, type[Refusal[Any]]]

# What a transport raises where there is no answer.
NETWORK_ERRORS = (OSError, http.client.HTTPException)


@dataclass(frozen=True)
class Credentials:
    """The credentials of an OAuth client. The secret is in no description of it."""

    client_id: str
    client_secret: str = field(repr=False)


@dataclass(frozen=True)
class RetryPolicy:
    """How often, and how patiently, a call is repeated.

    A call is repeated where that is safe: where the service cannot have acted on it (no connection, 429), and where
    acting twice is the same as once (GET, PUT, DELETE). A refused token is renewed once besides.

    :param attempts: including the first one.
    :param first_pause: seconds before the second attempt; doubled before each further one, and spread at random.
    :param longest_pause: in seconds. Where the service asks for a longer one, its refusal is raised instead.
    """

    attempts: int = 3
    first_pause: float = 0.5
    longest_pause: float = 20.0


@dataclass(frozen=True)
class ClientTime:
    """Clock and sleep, so that tests need not wait. Both count seconds; `now` is Unix time."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True)
class QuotaState:
    """What the service last said of a quota."""

    # Requests in one window.
    limit: int
    # Requests left in it.
    remaining: int
    # When the window ends, in Unix seconds.
    resets_at: int


class QuotaBook:
    """The quotas of one client, by name."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._states: dict[str, QuotaState] = {}

    def get(self, name: str) -> QuotaState | None:
        with self._lock:
            return self._states.get(name)

    def note(self, headers: Headers, name: str | None) -> None:
        texts = [headers.get(f"X-RateLimit-{part}", "") for part in ("Limit", "Remaining", "Reset")]
        if name is None or not all(text.isascii() and text.isdigit() for text in texts):
            return
        limit, remaining, reset = (int(text) for text in texts)
        with self._lock:
            self._states[name] = QuotaState(limit, remaining, reset)


class Call:
    """One call of an operation, as it goes out.

    :param path: percent-encoded, from the root.
    :param quota: the name of the quota it is charged to.
    :param timeout: seconds until the whole answer is there; of a download, how long the service may stay silent.
    :param limit: bytes of the largest answer.
    """

    def __init__(
        self, method: str, path: str, *, needs_token: bool, quota: str | None, timeout: float, limit: int,
        accept: str = "application/json",
    ) -> None:
        self.method = method
        self.path = path
        self.needs_token = needs_token
        self.quota = quota
        self.timeout = timeout
        self.limit = limit
        self.headers: dict[str, str] = {"Accept": accept}
        self.body: bytes | None = None
        self._query: list[tuple[str, str]] = []

    @property
    def is_idempotent(self) -> bool:
        """Whether sending it twice comes to the same as sending it once (RFC 9110 section 9.2.2)."""
        return self.method in ("GET", "PUT", "DELETE")

    @property
    def target(self) -> str:
        return self.path + ("?" + _wire.pairs(self._query) if self._query else "")

    def query(self, name: str, value: object) -> None:
        if value is not None:
            self._query.append((name, _wire.text(value)))

    def query_all(self, name: str, values: Iterable[object] | None, joined: bool) -> None:
        texts = [_wire.text(value) for value in values] if values is not None else []
        if values is not None and joined:
            self._query.append((name, ",".join(texts)))
        else:
            self._query += [(name, text) for text in texts]

    def header(self, name: str, value: object) -> None:
        if value is not None:
            self.headers[name] = _wire.text(value)

    def content(self, body: bytes, media_type: str) -> None:
        self.body = body
        self.headers["Content-Type"] = media_type

    def json(self, value: object) -> None:
        try:
            self.content(_wire.dumps(value), "application/json")
        except (TypeError, ValueError, AttributeError) as error:
            raise UnsendableError(error) from error

    def form(self, fields: Iterable[tuple[str, object]]) -> None:
        """A list is written as its items, and None not at all."""
        pairs: list[tuple[str, str]] = []
        for name, value in fields:
            if isinstance(value, (list, tuple)):
                pairs += [(name, _wire.text(item)) for item in value]
            elif value is not None:
                pairs.append((name, _wire.text(value)))
        self.content(_wire.pairs(pairs).encode("ascii"), "application/x-www-form-urlencoded")


class Engine:
    """Sends calls. `tokens` is None where no token is to be had; then only calls without one can be made."""

    def __init__(
        self, base_url: str, credentials: Credentials, transport: Transport, retries: RetryPolicy, user_agent: str,
        time: ClientTime, timeout: float | None,
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self.credentials = credentials
        self.transport = transport
        self.retries = retries
        self.user_agent = user_agent
        self.time = time
        self.timeout = timeout
        self.quotas = QuotaBook()
        self.tokens: AccessTokens | None = None

    def json(self, call: Call, status: int, read: Callable[[object], T], refusals: Refusals) -> T:
        """The JSON of an answer with the expected status."""
        answer = self.answer(call, status, refusals)
        try:
            return read(_wire.loads(answer.body))
        except ValueError as error:
            raise UnreadableAnswerError(answer, error) from error

    def answer(self, call: Call, status: int, refusals: Refusals) -> Answer:
        """An answer with the expected status."""
        answer = self._sent(call)
        if answer.status != status:
            self.refuse(answer, refusals)
        return answer

    def refuse(self, answer: Answer, refusals: Refusals) -> NoReturn:
        refusal = refusals.get(answer.status)
        if refusal is None:
            raise UndeclaredStatusError(answer)
        try:
            error = refusal(answer)
        except ValueError as reason:
            raise UnreadableAnswerError(answer, reason) from reason
        raise error

    def _sent(self, call: Call) -> Answer:
        """Sends a call until there is an answer to go by."""
        attempts = Attempts(self, call)
        while True:
            token = attempts.token()
            timeout = self.timeout or call.timeout
            try:
                response = self.start(call, token, silence=timeout, timeout=timeout)
                answer = self.gathered(response, call.limit, timeout)
            except CallError as error:
                attempts.go_on(error)
                continue
            if attempts.is_over(answer):
                return answer

    def start(
        self, call: Call, token: AccessToken | None, *, silence: float, timeout: float | None,
        headers: Mapping[str, str] = {},
    ) -> Response:
        """Sends a call once."""
        fields = {**call.headers, **headers, "User-Agent": self.user_agent}
        if token is not None:
            fields["Authorization"] = "Bearer " + token.value
        request = Request(
            call.method, self.base_url + call.target, fields, call.body, silence=silence, timeout=timeout)
        try:
            response = self.transport.send(request)
        except TimeoutError as error:
            raise CallTimeoutError(silence) from error
        except NETWORK_ERRORS as error:
            raise TransportError(error) from error
        except ValueError as error:
            raise UnsendableError(error) from error
        self.quotas.note(response.headers, call.quota)
        return response

    def gathered(self, response: Response, limit: int, timeout: float) -> Answer:
        """The whole answer."""
        pieces: list[bytes] = []
        size = 0
        try:
            for piece in response.body:
                size += len(piece)
                if size > limit:
                    raise AnswerTooLargeError(limit)
                pieces.append(piece)
        except TimeoutError as error:
            raise CallTimeoutError(timeout) from error
        except NETWORK_ERRORS as error:
            raise TransportError(error) from error
        finally:
            response.close()
        return Answer(response.status, response.headers, b"".join(pieces))


class Attempts:
    """The attempts at one call."""

    def __init__(self, engine: Engine, call: Call) -> None:
        self._engine = engine
        self._call = call
        self._made = 0
        self._held: AccessToken | None = None
        self._is_renewed = False

    def token(self) -> AccessToken | None:
        """The token to send the call with; None for a call that needs none."""
        tokens = self._engine.tokens
        if not self._call.needs_token or tokens is None:
            return None
        if self._held is None:
            self._held = _asked(tokens.token)
        return self._held

    def is_over(self, answer: Answer) -> bool:
        """Whether the answer is the one to go by. Where it is not, returns once it is time for the next attempt."""
        tokens, refused = self._engine.tokens, self._held
        if answer.status == 401 and not self._is_renewed and tokens is not None and refused is not None:
            self._is_renewed = True
            self._held = _asked(lambda: tokens.replacing(refused))
            return False
        # The service refuses with 429 before it acts.
        repeats = answer.status == 429 or self._call.is_idempotent and answer.status in (408, 502, 503, 504)
        pause = self._pause(answer.retry_after) if repeats else None
        if pause is None:
            return True
        self._engine.time.sleep(pause)
        return False

    def go_on(self, error: CallError, made_progress: bool = False) -> None:
        """Raises the error, unless the call may be sent again: then returns once it is time.

        :param made_progress: the attempt counts for nothing against the call, since it brought part of the answer.
        """
        if made_progress:
            self._made = 0
        if isinstance(error, TransportError):
            repeats = error.is_unsent or self._call.is_idempotent
        else:
            repeats = isinstance(error, CallTimeoutError) and self._call.is_idempotent
        pause = self._pause(None) if repeats else None
        if pause is None:
            raise error
        self._engine.time.sleep(pause)

    def _pause(self, asked: int | None) -> float | None:
        """Seconds until the next attempt; None where there is none."""
        policy = self._engine.retries
        self._made += 1
        if self._made >= policy.attempts:
            return None
        if asked is not None:
            return float(asked) if asked <= policy.longest_pause else None
        pause = policy.first_pause * 2 ** (self._made - 1)
        return float(min(pause, policy.longest_pause) * random.uniform(0.5, 1))


def _asked(tokens: Callable[[], AccessToken]) -> AccessToken:
    try:
        return tokens()
    except PasseMarcheError as error:
        raise TokenError(error) from error
    except (OSError, LookupError, ValueError, RuntimeError) as error:
        raise TokenError(error) from error
