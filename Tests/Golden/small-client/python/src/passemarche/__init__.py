# Written from spec.yaml by `spec`. Changes are lost: change the contract.

"""The client of Small service, version 0.2.0 of its contract."""

from ._downloads import Download, DownloadProgress
from ._engine import ClientTime, QuotaState, RetryPolicy
from ._http import Answer, Headers, HTTPTransport, NotSent, Request, Response, Transport
from ._wire import JSON, Moment, OpenEnumeration, Unreadable, Unrecognized
from .client import Address, PasseMarcheClient, Quota
from .errors import (
    AnswerTooLargeError, CallError, CallTimeoutError, FileError, PasseMarcheError, Refusal, TokenError, TransportError,
    UndeclaredStatusError, UnreadableAnswerError, UnsendableError,
)
from .models import (
    Change, Circle, Color, Conflict, ConflictCode, Error, Name, Shape, Size, Square, Thing, ThingLost, ThingOwner,
    ThingOwnerError, ThingPage, ThingSold, Token,
)
from .refusals import (
    ConflictError, GoneError, InternalServerError, NotFoundError, RangeNotSatisfiableError, UnauthorizedError,
    UnprocessableContentError,
)
from .tokens import AccessToken, AccessTokens, FetchedTokens
from .webhooks import (
    Proof, RefusalReason, UnrecognizedEvent, WebhookDelivery, WebhookEvent, WebhookReceiver, WebhookRefused,
)

__all__ = [
    "AccessToken", "AccessTokens", "Address", "Answer", "AnswerTooLargeError", "CallError", "CallTimeoutError",
    "Change", "Circle", "ClientTime", "Color", "Conflict", "ConflictCode", "ConflictError", "Download",
    "DownloadProgress", "Error", "FetchedTokens", "FileError", "GoneError", "Headers", "HTTPTransport",
    "InternalServerError", "JSON", "Moment", "Name", "NotFoundError", "NotSent", "OpenEnumeration", "PasseMarcheClient",
    "PasseMarcheError", "Proof", "Quota", "QuotaState", "RangeNotSatisfiableError", "Refusal", "RefusalReason",
    "Request", "Response", "RetryPolicy", "Shape", "Size", "Square", "Thing", "ThingLost", "ThingOwner",
    "ThingOwnerError", "ThingPage", "ThingSold", "Token", "TokenError", "Transport", "TransportError",
    "UnauthorizedError", "UndeclaredStatusError", "UnprocessableContentError", "Unreadable", "UnreadableAnswerError",
    "Unrecognized", "UnrecognizedEvent", "UnsendableError", "WebhookDelivery", "WebhookEvent", "WebhookReceiver",
    "WebhookRefused",
]
