# Written from spec.yaml by `spec`. Changes are lost: change the contract.

"""The client of Small service."""

from __future__ import annotations

import datetime
import enum
import platform
import uuid
from collections.abc import Iterator
from types import TracebackType

from . import refusals
from ._downloads import Download, download, DownloadProgress, FilePath
from ._engine import Call, ClientTime, Credentials, Engine, QuotaState, Refusals, RetryPolicy
from ._http import HTTPTransport, Transport
from ._pages import paged
from ._wire import escaped
from .models import Change, Color, Thing, ThingPage, Token
from .tokens import AccessToken, AccessTokens, FetchedTokens


class Address:
    """Where the service is published."""

    PRODUCTION = "https://example.org"
    """Production"""
    STAGING = "https://staging.example.org"
    """For trying"""


class Quota(enum.Enum):
    """The quotas that calls are charged to."""

    API = "api"
    """100 requests in 60 seconds, 5 of them at once."""
    LARGE_FILES = "large-files"
    """10 requests in 60 seconds, 2 of them at once."""


class PasseMarcheClient:
    """The client of Small service, version 0.2.0 of its contract. Threads can share it.

    One of each thing that a client can be given, and of each that it is not.

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

    CONTRACT_VERSION = "0.2.0"
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
        return AccessToken(token.access_token, began, began + token.expires_in, None)

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
        """Get a token.

        `POST /token`, operation `createToken`

        :param scope: Separated by spaces
        :raises refusals.UnauthorizedError: 401: Not so.
        """
        call = Call("POST", "/token", needs_token=False, quota="api", timeout=35, limit=65536)
        call.form([
            ("grant_type", "client_credentials"), ("client_id", self._engine.credentials.client_id),
            ("client_secret", self._engine.credentials.client_secret), ("scope", scope),
        ])
        declared: Refusals = {401: refusals.UnauthorizedError}
        return self._engine.json(call, 200, Token.from_json, declared)

    def list_things(
        self, *, x_trace: uuid.UUID, limit: int | None = None, cursor: str | None = None,
        colors: list[Color] | None = None, ids: list[int] | None = None, made_after: datetime.datetime | None = None,
    ) -> ThingPage:
        """List things.

        `GET /things`, operation `listThings`

        :param limit: How many at most
        :raises refusals.UnprocessableContentError: 422: Not so.
        :raises refusals.InternalServerError: 500: Not so.
        """
        call = Call("GET", "/things", needs_token=True, quota="api", timeout=35, limit=65536)
        call.query("limit", limit)
        call.query("cursor", cursor)
        call.query_all("colors", colors, joined=False)
        call.query_all("ids", ids, joined=True)
        call.query("made_after", made_after)
        call.header("X-Trace", x_trace)
        declared: Refusals = {422: refusals.UnprocessableContentError, 500: refusals.InternalServerError}
        return self._engine.json(call, 200, ThingPage.from_json, declared)

    def all_things(
        self, *, x_trace: uuid.UUID, limit: int | None = None, colors: list[Color] | None = None,
        ids: list[int] | None = None, made_after: datetime.datetime | None = None,
    ) -> Iterator[Thing]:
        """List things: all of them, page after page, each fetched when it is reached.

        :param limit: How many at most
        """

        def page(cursor_: str | None) -> tuple[list[Thing], str | None]:
            answer = self.list_things(
                x_trace=x_trace, limit=limit, cursor=cursor_, colors=colors, ids=ids, made_after=made_after,
            )
            return answer.things, answer.next_cursor

        return paged(page)

    def create_thing(self, body: Thing) -> Thing:
        """Make a thing.

        Makes one.

        And tells of it.

        Deprecated.

        `POST /things`, operation `createThing`

        :raises refusals.ConflictError: 409: There is one already.
        :raises refusals.GoneError: 410: None is made any more.
        :raises refusals.UnprocessableContentError: 422: Not so.
        """
        call = Call("POST", "/things", needs_token=True, quota="api", timeout=35, limit=65536)
        call.json({"thing": body})
        declared: Refusals = {
            409: refusals.ConflictError, 410: refusals.GoneError, 422: refusals.UnprocessableContentError,
        }
        return self._engine.json(call, 201, Thing.from_json, declared)

    def touch_thing(self, id: str, body: Change | None = None) -> None:
        """Change a thing, or nothing.

        `PATCH /things/{id}`, operation `touchThing`

        :param id: Of the thing
        :raises refusals.NotFoundError: 404: Not so.
        """
        call = Call("PATCH", f"/things/{escaped(id)}", needs_token=True, quota="api", timeout=35, limit=65536)
        if body is not None:
            call.json(body)
        declared: Refusals = {404: refusals.NotFoundError}
        self._engine.answer(call, 204, declared)

    def delete_thing(self, id: str) -> None:
        """Forget a thing.

        `DELETE /things/{id}`, operation `deleteThing`

        :param id: Of the thing
        :raises refusals.NotFoundError: 404: Not so.
        """
        call = Call("DELETE", f"/things/{escaped(id)}", needs_token=True, quota="api", timeout=35, limit=65536)
        declared: Refusals = {404: refusals.NotFoundError}
        self._engine.answer(call, 204, declared)

    def get_archive(self, id: str, file: FilePath, *, progress: DownloadProgress | None = None) -> Download:
        """Download everything about a thing.

        `GET /things/{id}/archive`, operation `getArchive`

        :param file: where it goes; while it is incomplete, under the name with `.part` behind it.
        :param progress: told the bytes that are there, and all there will be where that is known.
        :raises refusals.NotFoundError: 404: Not so.
        :raises refusals.RangeNotSatisfiableError: 416: Not so.
        """
        call = Call(
            "GET", f"/things/{escaped(id)}/archive", needs_token=True, quota="large-files", timeout=60, limit=524288000,
            accept="application/zip, application/json",
        )
        declared: Refusals = {404: refusals.NotFoundError, 416: refusals.RangeNotSatisfiableError}
        return download(
            self._engine, call, file, is_resumable=True, progress=progress, refusals=declared
        )

    def get_picture(self, id: str) -> bytes:
        """Look at a thing.

        `GET /things/{id}/picture`, operation `getPicture`

        :raises refusals.NotFoundError: 404: Not so.
        """
        call = Call(
            "GET", f"/things/{escaped(id)}/picture", needs_token=False, quota=None, timeout=35, limit=1048576,
            accept="image/png, application/json",
        )
        declared: Refusals = {404: refusals.NotFoundError}
        return self._engine.answer(call, 200, declared).body

    def put_picture(self, id: str, body: bytes) -> None:
        """Show a thing.

        `PUT /things/{id}/picture`, operation `putPicture`

        :raises refusals.NotFoundError: 404: Not so.
        """
        call = Call("PUT", f"/things/{escaped(id)}/picture", needs_token=True, quota="api", timeout=35, limit=65536)
        call.content(body, "image/png")
        declared: Refusals = {404: refusals.NotFoundError}
        self._engine.answer(call, 204, declared)

    def claim_things(self, ids: list[str], color: Color, shown: bool, *, count: int | None = None) -> None:
        """Claim things.

        `POST /claims`, operation `claimThings`

        :param ids: Of the things
        :param color: What it looks like.
        :raises refusals.UnprocessableContentError: 422: Not so.
        """
        call = Call("POST", "/claims", needs_token=True, quota="api", timeout=35, limit=65536)
        call.form([("ids", ids), ("color", color), ("shown", shown), ("count", count)])
        declared: Refusals = {422: refusals.UnprocessableContentError}
        self._engine.answer(call, 202, declared)

    def get_version(self) -> str:
        """Tell the version.

        `GET /version`, operation `getVersion`

        :raises refusals.NotFoundError: 404: Not so.
        """
        call = Call(
            "GET", "/version", needs_token=False, quota=None, timeout=35, limit=65536,
            accept="text/plain, application/json",
        )
        declared: Refusals = {404: refusals.NotFoundError}
        return self._engine.answer(call, 200, declared).body.decode("utf-8", "replace")
