# Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

"""The client of Passe Marché, version 1.1.0 of its contract."""

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
    AuthorizationServerMetadata, ClientAuthenticationMethod, Error, Introspection, LifecycleStatus, Lot, LotRequest,
    MarketApplication, MarketApplicationCompletedEvent, MarketApplicationCompletedEventMarketApplication,
    MarketApplicationCreated, MarketApplicationInput, MarketApplicationPage, MarketCompletedEvent,
    MarketCompletedEventMarket, MarketTypeCode, NotReady, NotReadyFailingItem, OAuthError, OAuthErrorError,
    PublicMarket, PublicMarketCreated, PublicMarketInput, PublicMarketPage, PublicMarketSummary, RateLimited, Readiness,
    Scope, Status, StatusEnvironment, SyncStatus, Token, TokenInfo, TokenInfoApplication, Unprocessable, Up,
    ValidationError,
)
from .refusals import (
    BadRequestError, ContentTooLargeError, ForbiddenError, InternalServerError, NotAcceptableError, NotFoundError,
    NotReadyServiceUnavailableError, OAuthBadRequestError, OAuthInternalServerError, OAuthNotAcceptableError,
    OAuthServiceUnavailableError, OAuthTooManyRequestsError, OAuthUnauthorizedError, OAuthUnsupportedMediaTypeError,
    PreconditionFailedError, RangeNotSatisfiableError, ServiceUnavailableError, TooManyRequestsError, UnauthorizedError,
    UnprocessableContentError, UnprocessableError, UnsupportedMediaTypeError,
)
from .tokens import AccessToken, AccessTokens, FetchedTokens
from .webhooks import (
    Proof, RefusalReason, UnrecognizedEvent, WebhookDelivery, WebhookEvent, WebhookReceiver, WebhookRefused,
)

__all__ = [
    "AccessToken", "AccessTokens", "Address", "Answer", "AnswerTooLargeError", "AuthorizationServerMetadata",
    "BadRequestError", "CallError", "CallTimeoutError", "ClientAuthenticationMethod", "ClientTime",
    "ContentTooLargeError", "Download", "DownloadProgress", "Error", "FetchedTokens", "FileError", "ForbiddenError",
    "Headers", "HTTPTransport", "InternalServerError", "Introspection", "JSON", "LifecycleStatus", "Lot", "LotRequest",
    "MarketApplication", "MarketApplicationCompletedEvent", "MarketApplicationCompletedEventMarketApplication",
    "MarketApplicationCreated", "MarketApplicationInput", "MarketApplicationPage", "MarketCompletedEvent",
    "MarketCompletedEventMarket", "MarketTypeCode", "Moment", "NotAcceptableError", "NotFoundError", "NotReady",
    "NotReadyFailingItem", "NotReadyServiceUnavailableError", "NotSent", "OAuthBadRequestError", "OAuthError",
    "OAuthErrorError", "OAuthInternalServerError", "OAuthNotAcceptableError", "OAuthServiceUnavailableError",
    "OAuthTooManyRequestsError", "OAuthUnauthorizedError", "OAuthUnsupportedMediaTypeError", "OpenEnumeration",
    "PasseMarcheClient", "PasseMarcheError", "PreconditionFailedError", "Proof", "PublicMarket", "PublicMarketCreated",
    "PublicMarketInput", "PublicMarketPage", "PublicMarketSummary", "Quota", "QuotaState", "RangeNotSatisfiableError",
    "RateLimited", "Readiness", "Refusal", "RefusalReason", "Request", "Response", "RetryPolicy", "Scope",
    "ServiceUnavailableError", "Status", "StatusEnvironment", "SyncStatus", "Token", "TokenError", "TokenInfo",
    "TokenInfoApplication", "TooManyRequestsError", "Transport", "TransportError", "UnauthorizedError",
    "UndeclaredStatusError", "Unprocessable", "UnprocessableContentError", "UnprocessableError", "Unreadable",
    "UnreadableAnswerError", "Unrecognized", "UnrecognizedEvent", "UnsendableError", "UnsupportedMediaTypeError", "Up",
    "ValidationError", "WebhookDelivery", "WebhookEvent", "WebhookReceiver", "WebhookRefused",
]
