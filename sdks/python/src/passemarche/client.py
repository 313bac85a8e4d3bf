# Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

"""The client of Passe Marché."""

from __future__ import annotations

import enum
import platform
from collections.abc import Iterator
from types import TracebackType

from . import refusals
from ._downloads import Download, download, DownloadProgress, FilePath
from ._engine import Call, ClientTime, Credentials, Engine, QuotaState, Refusals, RetryPolicy
from ._http import HTTPTransport, Transport
from ._pages import paged
from ._wire import escaped
from .models import (
    AuthorizationServerMetadata, Introspection, MarketApplication, MarketApplicationCreated, MarketApplicationInput,
    MarketApplicationPage, PublicMarket, PublicMarketCreated, PublicMarketInput, PublicMarketPage, PublicMarketSummary,
    Readiness, Status, Token, TokenInfo, Up,
)
from .tokens import AccessToken, AccessTokens, FetchedTokens


class Address:
    """Where the service is published."""

    PRODUCTION = "https://passemarche.data.gouv.fr"
    """Production"""
    PREPROD = "https://preprod.passemarche.data.gouv.fr"
    """Acceptance tests with real data"""
    STAGING = "https://staging.passemarche.data.gouv.fr"
    """Integration by editors, simulated data"""
    SANDBOX = "https://sandbox.passemarche.data.gouv.fr"
    """Internal tests, simulated data, may be reset"""


class Quota(enum.Enum):
    """The quotas that calls are charged to."""

    TOKEN = "token"
    """60 requests in 3600 seconds, 10 of them at once."""
    API = "api"
    """1000 requests in 3600 seconds, 50 of them at once."""
    DOWNLOADS = "downloads"
    """100 requests in 3600 seconds, 10 of them at once."""


class PasseMarcheClient:
    """The client of Passe Marché, version 1.1.0 of its contract. Threads can share it.

    An editor of a procurement platform creates a public market, sends the buyer to its configuration, starts
    applications for companies, is told by webhook when either is completed, and downloads the documents.

    Every limit, status, header and sentence below is enforced by the server that is generated from this file, and
    checked by the conformance suite that reads it. The `x-` keywords are explained in `extensions.md`.

    :param base_url: where the service is, an absolute URL.
    :param client_id: of the editor, as the service gave it.
    :param client_secret: likewise.
    :param scope: of the tokens, separated by spaces; None for what the service gives.
    :param tokens: where tokens come from. None: fetched with the credentials and kept in memory. Give one of your
        own where processes share them.
    :param retries: how often, and how patiently, a call is repeated.
    :param timeout: seconds, for every call, in place of what the contract allows each operation.
    :param product: yours, as `MyPlatform/2.1`: told to the service behind the client's own name.
    :param transport: what carries requests.
    :param time: clock and sleep, for tests.
    """

    CONTRACT_VERSION = "1.1.0"
    """The version of the contract that the client was written from."""

    def __init__(
        self, base_url: str, client_id: str, client_secret: str, *, scope: str | None = None,
        tokens: AccessTokens | None = None, retries: RetryPolicy = RetryPolicy(), timeout: float | None = None,
        product: str | None = None, transport: Transport | None = None, time: ClientTime = ClientTime(),
    ) -> None:
        system = f"Python {platform.python_version()}; {platform.system()}"
        agent = f"PasseMarche-Python/{self.CONTRACT_VERSION} ({system})"
        self._engine = Engine(
            base_url,
            Credentials(client_id, client_secret),
            HTTPTransport() if transport is None else transport,
            retries,
            agent if product is None else f"{agent} {product}",
            time,
            timeout,
        )
        self._scope = scope
        self._engine.tokens = FetchedTokens(self._fetched, time.now) if tokens is None else tokens

    def _fetched(self) -> AccessToken:
        began = self._engine.time.now()
        token = self.create_token(scope=self._scope)
        return AccessToken(token.access_token, began, began + token.expires_in, token.scope)

    def __enter__(self) -> PasseMarcheClient:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connections that lie idle. The client can be used all the same."""
        if isinstance(self._engine.transport, HTTPTransport):
            self._engine.transport.close()

    def quota(self, quota: Quota) -> QuotaState | None:
        """What the service last said of a quota; None before the first call that is charged to it."""
        return self._engine.quotas.get(quota.value)

    def create_token(self, *, scope: str | None = None) -> Token:
        """Get an access token.

        The client credentials grant of RFC 6749 section 4.4. The client proves itself by HTTP Basic or in the form
        body, never both. A new token revokes the client's earlier one with the same set of scopes.

        `POST /oauth/token`, operation `createToken`

        :param scope: Scopes separated by spaces; `api_access` when absent
        :raises refusals.OAuthBadRequestError: 400: The request is not a client credentials request.
        :raises refusals.OAuthUnauthorizedError: 401: The client is unknown, its secret is wrong, or its editor is
            not authorized or active.
        :raises refusals.OAuthNotAcceptableError: 406: The answer has no media type that the client accepts.
        :raises refusals.ContentTooLargeError: 413: The body is larger than the operation takes.
        :raises refusals.OAuthUnsupportedMediaTypeError: 415: The body is not a form.
        :raises refusals.OAuthTooManyRequestsError: 429: The quota is used up.
        :raises refusals.OAuthInternalServerError: 500: A fault of the service; the request id finds it in the logs.
        :raises refusals.OAuthServiceUnavailableError: 503: The service is stopping or too busy, or the answer took
            too long.
        """
        call = Call("POST", "/oauth/token", needs_token=False, quota="token", timeout=40, limit=65536)
        call.form([
            ("grant_type", "client_credentials"), ("client_id", self._engine.credentials.client_id),
            ("client_secret", self._engine.credentials.client_secret), ("scope", scope),
        ])
        declared: Refusals = {
            400: refusals.OAuthBadRequestError, 401: refusals.OAuthUnauthorizedError,
            406: refusals.OAuthNotAcceptableError, 413: refusals.ContentTooLargeError,
            415: refusals.OAuthUnsupportedMediaTypeError, 429: refusals.OAuthTooManyRequestsError,
            500: refusals.OAuthInternalServerError, 503: refusals.OAuthServiceUnavailableError,
        }
        return self._engine.json(call, 200, Token.from_json, declared)

    def revoke_token(self, token: str, *, token_type_hint: str | None = None) -> None:
        """Revoke an access token.

        RFC 7009. The answer is the same whether the token was valid, unknown or another client's; only the client's
        own tokens are revoked.

        `POST /oauth/revoke`, operation `revokeToken`

        :raises refusals.OAuthBadRequestError: 400: The request cannot be read or breaks a rule.
        :raises refusals.OAuthUnauthorizedError: 401: The client is unknown, its secret is wrong, or its editor is
            not authorized or active.
        :raises refusals.OAuthNotAcceptableError: 406: The answer has no media type that the client accepts.
        :raises refusals.ContentTooLargeError: 413: The body is larger than the operation takes.
        :raises refusals.OAuthUnsupportedMediaTypeError: 415: The body is not a form.
        :raises refusals.OAuthTooManyRequestsError: 429: The quota is used up.
        :raises refusals.OAuthInternalServerError: 500: A fault of the service; the request id finds it in the logs.
        :raises refusals.OAuthServiceUnavailableError: 503: The service is stopping or too busy, or the answer took
            too long.
        """
        call = Call("POST", "/oauth/revoke", needs_token=False, quota="api", timeout=40, limit=65536)
        call.form([
            ("token", token), ("token_type_hint", token_type_hint), ("client_id", self._engine.credentials.client_id),
            ("client_secret", self._engine.credentials.client_secret),
        ])
        declared: Refusals = {
            400: refusals.OAuthBadRequestError, 401: refusals.OAuthUnauthorizedError,
            406: refusals.OAuthNotAcceptableError, 413: refusals.ContentTooLargeError,
            415: refusals.OAuthUnsupportedMediaTypeError, 429: refusals.OAuthTooManyRequestsError,
            500: refusals.OAuthInternalServerError, 503: refusals.OAuthServiceUnavailableError,
        }
        self._engine.answer(call, 200, declared)

    def introspect_token(self, token: str, *, token_type_hint: str | None = None) -> Introspection:
        """Tell whether a token is active.

        RFC 7662. A token of another client is told to be inactive.

        `POST /oauth/introspect`, operation `introspectToken`

        :raises refusals.OAuthBadRequestError: 400: The request cannot be read or breaks a rule.
        :raises refusals.OAuthUnauthorizedError: 401: The client is unknown, its secret is wrong, or its editor is
            not authorized or active.
        :raises refusals.OAuthNotAcceptableError: 406: The answer has no media type that the client accepts.
        :raises refusals.ContentTooLargeError: 413: The body is larger than the operation takes.
        :raises refusals.OAuthUnsupportedMediaTypeError: 415: The body is not a form.
        :raises refusals.OAuthTooManyRequestsError: 429: The quota is used up.
        :raises refusals.OAuthInternalServerError: 500: A fault of the service; the request id finds it in the logs.
        :raises refusals.OAuthServiceUnavailableError: 503: The service is stopping or too busy, or the answer took
            too long.
        """
        call = Call("POST", "/oauth/introspect", needs_token=False, quota="api", timeout=40, limit=65536)
        call.form([
            ("token", token), ("token_type_hint", token_type_hint), ("client_id", self._engine.credentials.client_id),
            ("client_secret", self._engine.credentials.client_secret),
        ])
        declared: Refusals = {
            400: refusals.OAuthBadRequestError, 401: refusals.OAuthUnauthorizedError,
            406: refusals.OAuthNotAcceptableError, 413: refusals.ContentTooLargeError,
            415: refusals.OAuthUnsupportedMediaTypeError, 429: refusals.OAuthTooManyRequestsError,
            500: refusals.OAuthInternalServerError, 503: refusals.OAuthServiceUnavailableError,
        }
        return self._engine.json(call, 200, Introspection.from_json, declared)

    def get_token_info(self) -> TokenInfo:
        """Tell what the presented token is.

        `GET /oauth/token/info`, operation `getTokenInfo`

        :raises refusals.UnauthorizedError: 401: No valid token.
        :raises refusals.NotAcceptableError: 406: The answer has no media type that the client accepts.
        :raises refusals.TooManyRequestsError: 429: The quota is used up.
        :raises refusals.InternalServerError: 500: A fault of the service; the request id finds it in the logs.
        :raises refusals.ServiceUnavailableError: 503: The service is stopping or too busy, or the answer took too
            long.
        """
        call = Call("GET", "/oauth/token/info", needs_token=True, quota="api", timeout=40, limit=65536)
        declared: Refusals = {
            401: refusals.UnauthorizedError, 406: refusals.NotAcceptableError, 429: refusals.TooManyRequestsError,
            500: refusals.InternalServerError, 503: refusals.ServiceUnavailableError,
        }
        return self._engine.json(call, 200, TokenInfo.from_json, declared)

    def get_authorization_server_metadata(self) -> AuthorizationServerMetadata:
        """Metadata of the authorization server.

        RFC 8414.

        `GET /.well-known/oauth-authorization-server`, operation `getAuthorizationServerMetadata`

        :raises refusals.NotAcceptableError: 406: The answer has no media type that the client accepts.
        :raises refusals.TooManyRequestsError: 429: The quota is used up.
        :raises refusals.InternalServerError: 500: A fault of the service; the request id finds it in the logs.
        :raises refusals.ServiceUnavailableError: 503: The service is stopping or too busy, or the answer took too
            long.
        """
        call = Call(
            "GET", "/.well-known/oauth-authorization-server", needs_token=False, quota="api", timeout=40, limit=65536,
        )
        declared: Refusals = {
            406: refusals.NotAcceptableError, 429: refusals.TooManyRequestsError, 500: refusals.InternalServerError,
            503: refusals.ServiceUnavailableError,
        }
        return self._engine.json(call, 200, AuthorizationServerMetadata.from_json, declared)

    def get_status(self) -> Status:
        """Check the token and the service.

        `GET /api/v1/status`, operation `getStatus`

        :raises refusals.UnauthorizedError: 401: No valid token.
        :raises refusals.ForbiddenError: 403: The token lacks the scope, or the object belongs to another editor.
        :raises refusals.NotAcceptableError: 406: The answer has no media type that the client accepts.
        :raises refusals.TooManyRequestsError: 429: The quota is used up.
        :raises refusals.InternalServerError: 500: A fault of the service; the request id finds it in the logs.
        :raises refusals.ServiceUnavailableError: 503: The service is stopping or too busy, or the answer took too
            long.
        """
        call = Call("GET", "/api/v1/status", needs_token=True, quota="api", timeout=40, limit=65536)
        declared: Refusals = {
            401: refusals.UnauthorizedError, 403: refusals.ForbiddenError, 406: refusals.NotAcceptableError,
            429: refusals.TooManyRequestsError, 500: refusals.InternalServerError,
            503: refusals.ServiceUnavailableError,
        }
        return self._engine.json(call, 200, Status.from_json, declared)

    def create_public_market(self, body: PublicMarketInput) -> PublicMarketCreated:
        """Create a public market.

        The buyer then configures the market at `configuration_url`. `lot_name` is accepted for clients of the first
        version: it makes one lot when `lots` is absent or empty.

        `POST /api/v1/public_markets`, operation `createPublicMarket`

        :raises refusals.BadRequestError: 400: The request cannot be read.
        :raises refusals.UnauthorizedError: 401: No valid token.
        :raises refusals.ForbiddenError: 403: The token lacks the scope, or the editor may not create defence
            markets.
        :raises refusals.NotAcceptableError: 406: The answer has no media type that the client accepts.
        :raises refusals.ContentTooLargeError: 413: The body is larger than the operation takes.
        :raises refusals.UnsupportedMediaTypeError: 415: The body has a media type that the operation does not take.
        :raises refusals.UnprocessableContentError: 422: The request breaks rules of this contract. All of them are
            told, but no more than the `violations` of `x-limits`: then the first in the order of the contract and,
            last, that there are more, in `field_errors` under `base`. .
        :raises refusals.TooManyRequestsError: 429: The quota is used up.
        :raises refusals.InternalServerError: 500: A fault of the service; the request id finds it in the logs.
        :raises refusals.ServiceUnavailableError: 503: The service is stopping or too busy, or the answer took too
            long.
        """
        call = Call("POST", "/api/v1/public_markets", needs_token=True, quota="api", timeout=60, limit=262144)
        call.json({"public_market": body})
        declared: Refusals = {
            400: refusals.BadRequestError, 401: refusals.UnauthorizedError, 403: refusals.ForbiddenError,
            406: refusals.NotAcceptableError, 413: refusals.ContentTooLargeError,
            415: refusals.UnsupportedMediaTypeError, 422: refusals.UnprocessableContentError,
            429: refusals.TooManyRequestsError, 500: refusals.InternalServerError,
            503: refusals.ServiceUnavailableError,
        }
        return self._engine.json(call, 201, PublicMarketCreated.from_json, declared)

    def list_public_markets(self, *, limit: int | None = None, cursor: str | None = None) -> PublicMarketPage:
        """List the editor's markets, newest first.

        `GET /api/v1/public_markets`, operation `listPublicMarkets`

        :param limit: How many objects a page holds at most
        :param cursor: Where the page begins; the `next_cursor` of the page before
        :raises refusals.BadRequestError: 400: The request cannot be read.
        :raises refusals.UnauthorizedError: 401: No valid token.
        :raises refusals.ForbiddenError: 403: The token lacks the scope, or the object belongs to another editor.
        :raises refusals.NotAcceptableError: 406: The answer has no media type that the client accepts.
        :raises refusals.UnprocessableContentError: 422: The request breaks rules of this contract. All of them are
            told, but no more than the `violations` of `x-limits`: then the first in the order of the contract and,
            last, that there are more, in `field_errors` under `base`. .
        :raises refusals.TooManyRequestsError: 429: The quota is used up.
        :raises refusals.InternalServerError: 500: A fault of the service; the request id finds it in the logs.
        :raises refusals.ServiceUnavailableError: 503: The service is stopping or too busy, or the answer took too
            long.
        """
        call = Call("GET", "/api/v1/public_markets", needs_token=True, quota="api", timeout=40, limit=1048576)
        call.query("limit", limit)
        call.query("cursor", cursor)
        declared: Refusals = {
            400: refusals.BadRequestError, 401: refusals.UnauthorizedError, 403: refusals.ForbiddenError,
            406: refusals.NotAcceptableError, 422: refusals.UnprocessableContentError,
            429: refusals.TooManyRequestsError, 500: refusals.InternalServerError,
            503: refusals.ServiceUnavailableError,
        }
        return self._engine.json(call, 200, PublicMarketPage.from_json, declared)

    def all_public_markets(self, *, limit: int | None = None) -> Iterator[PublicMarketSummary]:
        """List the editor's markets, newest first: all of them, page after page, each fetched when it is reached.

        :param limit: How many objects a page holds at most
        """

        def page(cursor_: str | None) -> tuple[list[PublicMarketSummary], str | None]:
            answer = self.list_public_markets(limit=limit, cursor=cursor_)
            return answer.public_markets, answer.next_cursor

        return paged(page)

    def get_public_market(self, identifier: str) -> PublicMarket:
        """Read one market.

        `GET /api/v1/public_markets/{identifier}`, operation `getPublicMarket`

        :param identifier: The identifier given when the market was created
        :raises refusals.UnauthorizedError: 401: No valid token.
        :raises refusals.ForbiddenError: 403: The token lacks the scope, or the object belongs to another editor.
        :raises refusals.NotFoundError: 404: No such object or route.
        :raises refusals.NotAcceptableError: 406: The answer has no media type that the client accepts.
        :raises refusals.TooManyRequestsError: 429: The quota is used up.
        :raises refusals.InternalServerError: 500: A fault of the service; the request id finds it in the logs.
        :raises refusals.ServiceUnavailableError: 503: The service is stopping or too busy, or the answer took too
            long.
        """
        call = Call(
            "GET", f"/api/v1/public_markets/{escaped(identifier)}", needs_token=True, quota="api", timeout=40,
            limit=1048576,
        )
        declared: Refusals = {
            401: refusals.UnauthorizedError, 403: refusals.ForbiddenError, 404: refusals.NotFoundError,
            406: refusals.NotAcceptableError, 429: refusals.TooManyRequestsError, 500: refusals.InternalServerError,
            503: refusals.ServiceUnavailableError,
        }
        return self._engine.json(call, 200, PublicMarket.from_json, declared)

    def create_market_application(
        self, identifier: str, body: MarketApplicationInput | None = None,
    ) -> MarketApplicationCreated:
        """Start an application to a market.

        Open from the moment the buyer has completed the market until its deadline. While an application of the same
        SIRET is pending, the same identifier is given again, so that a retry is safe. Without a SIRET the company
        gives it in the first step.

        `POST /api/v1/public_markets/{identifier}/market_applications`, operation `createMarketApplication`

        :param identifier: The identifier given when the market was created
        :raises refusals.BadRequestError: 400: The request cannot be read.
        :raises refusals.UnauthorizedError: 401: No valid token.
        :raises refusals.ForbiddenError: 403: The token lacks the scope, or the object belongs to another editor.
        :raises refusals.NotFoundError: 404: No such object or route.
        :raises refusals.NotAcceptableError: 406: The answer has no media type that the client accepts.
        :raises refusals.ContentTooLargeError: 413: The body is larger than the operation takes.
        :raises refusals.UnsupportedMediaTypeError: 415: The body has a media type that the operation does not take.
        :raises refusals.UnprocessableContentError: 422: The application breaks a rule, or the market does not take
            applications.
        :raises refusals.TooManyRequestsError: 429: The quota is used up.
        :raises refusals.InternalServerError: 500: A fault of the service; the request id finds it in the logs.
        :raises refusals.ServiceUnavailableError: 503: The service is stopping or too busy, or the answer took too
            long.
        """
        call = Call(
            "POST", f"/api/v1/public_markets/{escaped(identifier)}/market_applications", needs_token=True, quota="api",
            timeout=60, limit=262144,
        )
        if body is not None:
            call.json({"market_application": body})
        declared: Refusals = {
            400: refusals.BadRequestError, 401: refusals.UnauthorizedError, 403: refusals.ForbiddenError,
            404: refusals.NotFoundError, 406: refusals.NotAcceptableError, 413: refusals.ContentTooLargeError,
            415: refusals.UnsupportedMediaTypeError, 422: refusals.UnprocessableContentError,
            429: refusals.TooManyRequestsError, 500: refusals.InternalServerError,
            503: refusals.ServiceUnavailableError,
        }
        return self._engine.json(call, 201, MarketApplicationCreated.from_json, declared)

    def list_market_applications(
        self, identifier: str, *, limit: int | None = None, cursor: str | None = None,
    ) -> MarketApplicationPage:
        """List the applications to a market, newest first.

        `GET /api/v1/public_markets/{identifier}/market_applications`, operation `listMarketApplications`

        :param identifier: The identifier given when the market was created
        :param limit: How many objects a page holds at most
        :param cursor: Where the page begins; the `next_cursor` of the page before
        :raises refusals.BadRequestError: 400: The request cannot be read.
        :raises refusals.UnauthorizedError: 401: No valid token.
        :raises refusals.ForbiddenError: 403: The token lacks the scope, or the object belongs to another editor.
        :raises refusals.NotFoundError: 404: No such object or route.
        :raises refusals.NotAcceptableError: 406: The answer has no media type that the client accepts.
        :raises refusals.UnprocessableContentError: 422: The request breaks rules of this contract. All of them are
            told, but no more than the `violations` of `x-limits`: then the first in the order of the contract and,
            last, that there are more, in `field_errors` under `base`. .
        :raises refusals.TooManyRequestsError: 429: The quota is used up.
        :raises refusals.InternalServerError: 500: A fault of the service; the request id finds it in the logs.
        :raises refusals.ServiceUnavailableError: 503: The service is stopping or too busy, or the answer took too
            long.
        """
        call = Call(
            "GET", f"/api/v1/public_markets/{escaped(identifier)}/market_applications", needs_token=True, quota="api",
            timeout=40, limit=1048576,
        )
        call.query("limit", limit)
        call.query("cursor", cursor)
        declared: Refusals = {
            400: refusals.BadRequestError, 401: refusals.UnauthorizedError, 403: refusals.ForbiddenError,
            404: refusals.NotFoundError, 406: refusals.NotAcceptableError, 422: refusals.UnprocessableContentError,
            429: refusals.TooManyRequestsError, 500: refusals.InternalServerError,
            503: refusals.ServiceUnavailableError,
        }
        return self._engine.json(call, 200, MarketApplicationPage.from_json, declared)

    def all_market_applications(self, identifier: str, *, limit: int | None = None) -> Iterator[MarketApplication]:
        """List the applications to a market, newest first: all of them, page after page, each fetched when it is
        reached.

        :param identifier: The identifier given when the market was created
        :param limit: How many objects a page holds at most
        """

        def page(cursor_: str | None) -> tuple[list[MarketApplication], str | None]:
            answer = self.list_market_applications(identifier=identifier, limit=limit, cursor=cursor_)
            return answer.market_applications, answer.next_cursor

        return paged(page)

    def get_market_application(self, identifier: str) -> MarketApplication:
        """Read one application.

        `GET /api/v1/market_applications/{identifier}`, operation `getMarketApplication`

        :param identifier: The identifier given when the application was created
        :raises refusals.UnauthorizedError: 401: No valid token.
        :raises refusals.ForbiddenError: 403: The token lacks the scope, or the object belongs to another editor.
        :raises refusals.NotFoundError: 404: No such object or route.
        :raises refusals.NotAcceptableError: 406: The answer has no media type that the client accepts.
        :raises refusals.TooManyRequestsError: 429: The quota is used up.
        :raises refusals.InternalServerError: 500: A fault of the service; the request id finds it in the logs.
        :raises refusals.ServiceUnavailableError: 503: The service is stopping or too busy, or the answer took too
            long.
        """
        call = Call(
            "GET", f"/api/v1/market_applications/{escaped(identifier)}", needs_token=True, quota="api", timeout=40,
            limit=65536,
        )
        declared: Refusals = {
            401: refusals.UnauthorizedError, 403: refusals.ForbiddenError, 404: refusals.NotFoundError,
            406: refusals.NotAcceptableError, 429: refusals.TooManyRequestsError, 500: refusals.InternalServerError,
            503: refusals.ServiceUnavailableError,
        }
        return self._engine.json(call, 200, MarketApplication.from_json, declared)

    def get_attestation(self, identifier: str, file: FilePath, *, progress: DownloadProgress | None = None) -> Download:
        """Download the attestation of a submitted application.

        `GET /api/v1/market_applications/{identifier}/attestation`, operation `getAttestation`

        :param identifier: The identifier given when the application was created
        :param file: where it goes; while it is incomplete, under the name with `.part` behind it.
        :param progress: told the bytes that are there, and all there will be where that is known.
        :raises refusals.BadRequestError: 400: The request cannot be read.
        :raises refusals.UnauthorizedError: 401: No valid token.
        :raises refusals.ForbiddenError: 403: The token lacks the scope, or the object belongs to another editor.
        :raises refusals.NotFoundError: 404: No such application, or it has no attestation.
        :raises refusals.NotAcceptableError: 406: The answer has no media type that the client accepts.
        :raises refusals.PreconditionFailedError: 412: The document has none of the tags of `If-Match`.
        :raises refusals.RangeNotSatisfiableError: 416: The document has no such part.
        :raises refusals.UnprocessableError: 422: The application is not submitted yet.
        :raises refusals.TooManyRequestsError: 429: The quota is used up.
        :raises refusals.InternalServerError: 500: A fault of the service; the request id finds it in the logs.
        :raises refusals.ServiceUnavailableError: 503: The service is stopping or too busy, or the answer took too
            long.
        """
        call = Call(
            "GET", f"/api/v1/market_applications/{escaped(identifier)}/attestation", needs_token=True,
            quota="downloads", timeout=60, limit=52428800, accept="application/pdf, application/json",
        )
        declared: Refusals = {
            400: refusals.BadRequestError, 401: refusals.UnauthorizedError, 403: refusals.ForbiddenError,
            404: refusals.NotFoundError, 406: refusals.NotAcceptableError, 412: refusals.PreconditionFailedError,
            416: refusals.RangeNotSatisfiableError, 422: refusals.UnprocessableError,
            429: refusals.TooManyRequestsError, 500: refusals.InternalServerError,
            503: refusals.ServiceUnavailableError,
        }
        return download(
            self._engine, call, file, is_resumable=True, progress=progress, refusals=declared
        )

    def get_documents_package(
        self, identifier: str, file: FilePath, *, progress: DownloadProgress | None = None,
    ) -> Download:
        """Download the documents of a submitted application.

        `GET /api/v1/market_applications/{identifier}/documents_package`, operation `getDocumentsPackage`

        :param identifier: The identifier given when the application was created
        :param file: where it goes; while it is incomplete, under the name with `.part` behind it.
        :param progress: told the bytes that are there, and all there will be where that is known.
        :raises refusals.BadRequestError: 400: The request cannot be read.
        :raises refusals.UnauthorizedError: 401: No valid token.
        :raises refusals.ForbiddenError: 403: The token lacks the scope, or the object belongs to another editor.
        :raises refusals.NotFoundError: 404: No such application, or it has no package.
        :raises refusals.NotAcceptableError: 406: The answer has no media type that the client accepts.
        :raises refusals.PreconditionFailedError: 412: The document has none of the tags of `If-Match`.
        :raises refusals.RangeNotSatisfiableError: 416: The document has no such part.
        :raises refusals.UnprocessableError: 422: The application is not submitted yet.
        :raises refusals.TooManyRequestsError: 429: The quota is used up.
        :raises refusals.InternalServerError: 500: A fault of the service; the request id finds it in the logs.
        :raises refusals.ServiceUnavailableError: 503: The service is stopping or too busy, or the answer took too
            long.
        """
        call = Call(
            "GET", f"/api/v1/market_applications/{escaped(identifier)}/documents_package", needs_token=True,
            quota="downloads", timeout=60, limit=524288000, accept="application/zip, application/json",
        )
        declared: Refusals = {
            400: refusals.BadRequestError, 401: refusals.UnauthorizedError, 403: refusals.ForbiddenError,
            404: refusals.NotFoundError, 406: refusals.NotAcceptableError, 412: refusals.PreconditionFailedError,
            416: refusals.RangeNotSatisfiableError, 422: refusals.UnprocessableError,
            429: refusals.TooManyRequestsError, 500: refusals.InternalServerError,
            503: refusals.ServiceUnavailableError,
        }
        return download(
            self._engine, call, file, is_resumable=True, progress=progress, refusals=declared
        )

    def get_up(self) -> Up:
        """Tell that the process answers.

        `GET /up`, operation `getUp`

        :raises refusals.NotAcceptableError: 406: The answer has no media type that the client accepts.
        :raises refusals.InternalServerError: 500: A fault of the service; the request id finds it in the logs.
        :raises refusals.ServiceUnavailableError: 503: The service is stopping or too busy, or the answer took too
            long.
        """
        call = Call("GET", "/up", needs_token=False, quota=None, timeout=35, limit=65536)
        declared: Refusals = {
            406: refusals.NotAcceptableError, 500: refusals.InternalServerError, 503: refusals.ServiceUnavailableError,
        }
        return self._engine.json(call, 200, Up.from_json, declared)

    def get_readiness(self) -> Readiness:
        """Tell whether the service can take requests.

        The store can be read and written, files can be kept, deliveries and submissions go on, the antivirus and
        the mail server answer where they are needed, and no stop is near. Looked at once a second at most, however
        often it is asked.

        `GET /health/ready`, operation `getReadiness`

        :raises refusals.NotAcceptableError: 406: The answer has no media type that the client accepts.
        :raises refusals.InternalServerError: 500: A fault of the service; the request id finds it in the logs.
        :raises refusals.NotReadyServiceUnavailableError: 503: The service cannot take requests now; what fails is
            named, and why is in its log.
        """
        call = Call("GET", "/health/ready", needs_token=False, quota=None, timeout=35, limit=65536)
        declared: Refusals = {
            406: refusals.NotAcceptableError, 500: refusals.InternalServerError,
            503: refusals.NotReadyServiceUnavailableError,
        }
        return self._engine.json(call, 200, Readiness.from_json, declared)

    def get_contract_yaml(self) -> bytes:
        """This contract.

        Byte for byte the file that the server was generated from.

        `GET /openapi.yaml`, operation `getContractYAML`

        :raises refusals.NotAcceptableError: 406: The answer has no media type that the client accepts.
        :raises refusals.TooManyRequestsError: 429: The quota is used up.
        :raises refusals.InternalServerError: 500: A fault of the service; the request id finds it in the logs.
        :raises refusals.ServiceUnavailableError: 503: The service is stopping or too busy, or the answer took too
            long.
        """
        call = Call(
            "GET", "/openapi.yaml", needs_token=False, quota="api", timeout=40, limit=1048576,
            accept="application/yaml, application/json",
        )
        declared: Refusals = {
            406: refusals.NotAcceptableError, 429: refusals.TooManyRequestsError, 500: refusals.InternalServerError,
            503: refusals.ServiceUnavailableError,
        }
        return self._engine.answer(call, 200, declared).body

    def get_contract_json(self) -> bytes:
        """This contract as JSON.

        `GET /openapi.json`, operation `getContractJSON`

        :raises refusals.NotAcceptableError: 406: The answer has no media type that the client accepts.
        :raises refusals.TooManyRequestsError: 429: The quota is used up.
        :raises refusals.InternalServerError: 500: A fault of the service; the request id finds it in the logs.
        :raises refusals.ServiceUnavailableError: 503: The service is stopping or too busy, or the answer took too
            long.
        """
        call = Call("GET", "/openapi.json", needs_token=False, quota="api", timeout=40, limit=1048576)
        declared: Refusals = {
            406: refusals.NotAcceptableError, 429: refusals.TooManyRequestsError, 500: refusals.InternalServerError,
            503: refusals.ServiceUnavailableError,
        }
        return self._engine.answer(call, 200, declared).body
