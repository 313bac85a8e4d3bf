# Written from spec.yaml by `spec`. Changes are lost: change the contract.

"""The answers that decline a request: a class for each status and kind of body."""

from __future__ import annotations

from ._wire import loads
from .errors import Refusal
from .models import Conflict, Error


class UnauthorizedError(Refusal[Error]):
    """401: Not so."""

    def _read(self, body: bytes) -> Error:
        return Error.from_json(loads(body))


class NotFoundError(Refusal[Error]):
    """404: Not so."""

    def _read(self, body: bytes) -> Error:
        return Error.from_json(loads(body))


class ConflictError(Refusal[Conflict]):
    """409: There is one already."""

    def _read(self, body: bytes) -> Conflict:
        return Conflict.from_json(loads(body))


class GoneError(Refusal[None]):
    """410: None is made any more."""

    def _read(self, body: bytes) -> None:
        return None


class RangeNotSatisfiableError(Refusal[Error]):
    """416: Not so."""

    def _read(self, body: bytes) -> Error:
        return Error.from_json(loads(body))


class UnprocessableContentError(Refusal[Error]):
    """422: Not so."""

    def _read(self, body: bytes) -> Error:
        return Error.from_json(loads(body))


class InternalServerError(Refusal[Error]):
    """500: Not so."""

    def _read(self, body: bytes) -> Error:
        return Error.from_json(loads(body))
