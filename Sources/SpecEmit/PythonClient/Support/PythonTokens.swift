extension PythonClientSupport {
  /// Access tokens.
  static let tokens = #"""
"""Access tokens."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class AccessToken:
    """A bearer token (RFC 6750). Its value is in no description of it. Times are Unix seconds."""

    value: str = field(repr=False)
    obtained_at: float
    expires_at: float
    scope: str | None = None

    def is_fresh(self, now: float) -> bool:
        """Whether there is time to use it: a tenth of its life is left, or a minute."""
        return now < self.expires_at - min(60.0, (self.expires_at - self.obtained_at) / 10)


class AccessTokens(Protocol):
    """Where a client has its tokens from. Threads share it."""

    def token(self) -> AccessToken:
        """A token to call with: the one at hand, or a new one."""
        ...

    def replacing(self, refused: AccessToken) -> AccessToken:
        """A token in place of one that the service has refused: the one at hand where it is another, or a new one."""
        ...


class FetchedTokens:
    """Keeps one token and fetches the next when it is due. However many threads wait, one fetches.

    :param fetch: gets a token from the service.
    :param now: the time in Unix seconds.
    """

    def __init__(self, fetch: Callable[[], AccessToken], now: Callable[[], float]) -> None:
        self._fetch = fetch
        self._now = now
        self._lock = threading.Lock()
        self._fetching: Future[AccessToken] | None = None
        self._current: AccessToken | None = None

    @property
    def current(self) -> AccessToken | None:
        """The token at hand; None before the first call."""
        return self._current

    def token(self) -> AccessToken:
        return self._found(None)

    def replacing(self, refused: AccessToken) -> AccessToken:
        return self._found(refused)

    def _found(self, refused: AccessToken | None) -> AccessToken:
        with self._lock:
            current = self._current
            if current is not None and current != refused and current.is_fresh(self._now()):
                return current
            fetching = self._fetching
            is_first = fetching is None
            if fetching is None:
                fetching = self._fetching = Future()
        if not is_first:
            return fetching.result()
        try:
            token = self._fetch()
        except BaseException as error:
            with self._lock:
                self._fetching = None
            fetching.set_exception(error)
            raise
        with self._lock:
            self._current = token
            self._fetching = None
        fetching.set_result(token)
        return token

"""#
}
