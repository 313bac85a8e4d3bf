# Written by `spec`. Changes are lost.

"""What the errors of all operations have in common.

`PasseMarcheError` is above all of them. A `Refusal` is an answer that the contract declares; its classes, one for each
status and kind of body, are in `refusals`. Everything else is a `CallError`.
"""

from __future__ import annotations

import os
from typing import Generic, TypeVar

from ._http import Answer, Headers, NotSent

Body = TypeVar("Body")


class PasseMarcheError(Exception):
    """Why a call fails."""

    @property
    def status(self) -> int | None:
        """The status of the answer; None where there was none."""
        return None

    @property
    def sentences(self) -> list[str]:
        """What the service says about it, one sentence for each reason; empty where there was no answer."""
        return []


class Refusal(PasseMarcheError, Generic[Body]):
    """An answer that declines the request, with the body that its contract declares.

    :raises Unreadable: where the body is not that.
    """

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer)
        self._status = answer.status
        self.headers: Headers = answer.headers
        # Whole seconds after which the same request may be sent again; None where the service does not say so.
        self.retry_after: int | None = answer.retry_after
        self.body: Body = self._read(answer.body)

    def _read(self, body: bytes) -> Body:
        raise NotImplementedError

    @property
    def status(self) -> int:
        return self._status

    @property
    def sentences(self) -> list[str]:
        found = getattr(self.body, "sentences", None)
        return list(found) if found is not None else []

    def __str__(self) -> str:
        return f"{self.status}: " + "; ".join(self.sentences)


class CallError(PasseMarcheError):
    """There was no answer, or none that the contract declares."""


class TransportError(CallError):
    """There was no answer, or it broke off: the network, TLS, or the service going away. Its cause tells which."""

    def __init__(self, reason: BaseException) -> None:
        super().__init__(reason)
        self.reason = reason

    @property
    def is_unsent(self) -> bool:
        """Whether the service cannot have seen the request."""
        return isinstance(self.reason, NotSent)

    def __str__(self) -> str:
        return f"no answer: {str(self.reason) or type(self.reason).__name__}"


class CallTimeoutError(CallError):
    """The answer took longer than this many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds

    def __str__(self) -> str:
        return f"no answer within {self.seconds:g} seconds"


class TokenError(CallError):
    """There was no access token to call with; the reason is the error of whoever provides it."""

    def __init__(self, reason: BaseException) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"no access token: {self.reason}"


class _AnswerError(CallError):
    def __init__(self, answer: Answer) -> None:
        super().__init__(answer)
        self.answer = answer

    @property
    def status(self) -> int:
        return self.answer.status


class UndeclaredStatusError(_AnswerError):
    """A status that the contract does not declare for this operation."""

    def __str__(self) -> str:
        return f"unexpected status {self.answer.status}"


class UnreadableAnswerError(_AnswerError):
    """An answer that is not what the contract says."""

    def __init__(self, answer: Answer, reason: BaseException) -> None:
        super().__init__(answer)
        self.args = (answer, reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"unreadable answer with status {self.answer.status}: {self.reason}"


class AnswerTooLargeError(CallError):
    """A body larger than the contract allows, in bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit

    def __str__(self) -> str:
        return f"the answer is larger than {self.limit} bytes"


class UnsendableError(CallError):
    """The request could not be written."""

    def __init__(self, reason: BaseException) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"the request cannot be written: {self.reason}"


class FileError(CallError):
    """The file of a download could not be written."""

    def __init__(self, path: str | os.PathLike[str], reason: OSError) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"the file cannot be written: {self.reason}"
