# Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

"""The answers that decline a request: a class for each status and kind of body."""

from __future__ import annotations

from ._wire import loads
from .errors import Refusal
from .models import Error, NotReady, OAuthError, RateLimited, Unprocessable, ValidationError


class BadRequestError(Refusal[Error]):
    """400: The request cannot be read."""

    def _read(self, body: bytes) -> Error:
        return Error.from_json(loads(body))


class OAuthBadRequestError(Refusal[OAuthError]):
    """400: The request is not a client credentials request; or: The request cannot be read or breaks a rule."""

    def _read(self, body: bytes) -> OAuthError:
        return OAuthError.from_json(loads(body))


class UnauthorizedError(Refusal[Error]):
    """401: No valid token."""

    def _read(self, body: bytes) -> Error:
        return Error.from_json(loads(body))


class OAuthUnauthorizedError(Refusal[OAuthError]):
    """401: The client is unknown, its secret is wrong, or its editor is not authorized or active."""

    def _read(self, body: bytes) -> OAuthError:
        return OAuthError.from_json(loads(body))


class ForbiddenError(Refusal[Error]):
    """403: The token lacks the scope, or the object belongs to another editor; or: The token lacks the scope, or the
    editor may not create defence markets.
    """

    def _read(self, body: bytes) -> Error:
        return Error.from_json(loads(body))


class NotFoundError(Refusal[Error]):
    """404: No such object or route; or: No such application, or it has no attestation; or: No such application, or it
    has no package.
    """

    def _read(self, body: bytes) -> Error:
        return Error.from_json(loads(body))


class NotAcceptableError(Refusal[Error]):
    """406: The answer has no media type that the client accepts."""

    def _read(self, body: bytes) -> Error:
        return Error.from_json(loads(body))


class OAuthNotAcceptableError(Refusal[OAuthError]):
    """406: The answer has no media type that the client accepts."""

    def _read(self, body: bytes) -> OAuthError:
        return OAuthError.from_json(loads(body))


class PreconditionFailedError(Refusal[Error]):
    """412: The document has none of the tags of `If-Match`."""

    def _read(self, body: bytes) -> Error:
        return Error.from_json(loads(body))


class ContentTooLargeError(Refusal[Error]):
    """413: The body is larger than the operation takes."""

    def _read(self, body: bytes) -> Error:
        return Error.from_json(loads(body))


class UnsupportedMediaTypeError(Refusal[Error]):
    """415: The body has a media type that the operation does not take."""

    def _read(self, body: bytes) -> Error:
        return Error.from_json(loads(body))


class OAuthUnsupportedMediaTypeError(Refusal[OAuthError]):
    """415: The body is not a form."""

    def _read(self, body: bytes) -> OAuthError:
        return OAuthError.from_json(loads(body))


class RangeNotSatisfiableError(Refusal[Error]):
    """416: The document has no such part."""

    def _read(self, body: bytes) -> Error:
        return Error.from_json(loads(body))


class UnprocessableContentError(Refusal[ValidationError]):
    """422: The request breaks rules of this contract. All of them are told, but no more than the `violations` of
    `x-limits`: then the first in the order of the contract and, last, that there are more, in `field_errors` under
    `base`. ; or: The application breaks a rule, or the market does not take applications.
    """

    def _read(self, body: bytes) -> ValidationError:
        return ValidationError.from_json(loads(body))


class UnprocessableError(Refusal[Unprocessable]):
    """422: The application is not submitted yet."""

    def _read(self, body: bytes) -> Unprocessable:
        return Unprocessable.from_json(loads(body))


class TooManyRequestsError(Refusal[RateLimited]):
    """429: The quota is used up."""

    def _read(self, body: bytes) -> RateLimited:
        return RateLimited.from_json(loads(body))


class OAuthTooManyRequestsError(Refusal[OAuthError]):
    """429: The quota is used up."""

    def _read(self, body: bytes) -> OAuthError:
        return OAuthError.from_json(loads(body))


class InternalServerError(Refusal[Error]):
    """500: A fault of the service; the request id finds it in the logs."""

    def _read(self, body: bytes) -> Error:
        return Error.from_json(loads(body))


class OAuthInternalServerError(Refusal[OAuthError]):
    """500: A fault of the service; the request id finds it in the logs."""

    def _read(self, body: bytes) -> OAuthError:
        return OAuthError.from_json(loads(body))


class ServiceUnavailableError(Refusal[RateLimited]):
    """503: The service is stopping or too busy, or the answer took too long."""

    def _read(self, body: bytes) -> RateLimited:
        return RateLimited.from_json(loads(body))


class OAuthServiceUnavailableError(Refusal[OAuthError]):
    """503: The service is stopping or too busy, or the answer took too long."""

    def _read(self, body: bytes) -> OAuthError:
        return OAuthError.from_json(loads(body))


class NotReadyServiceUnavailableError(Refusal[NotReady]):
    """503: The service cannot take requests now; what fails is named, and why is in its log."""

    def _read(self, body: bytes) -> NotReady:
        return NotReady.from_json(loads(body))
