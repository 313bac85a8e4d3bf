# Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

"""What is sent and received."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import ClassVar

from ._wire import (
    aware, boolean, fields, instant, integer, JSON, list_of, map_of, members, Moment, moment, OpenEnumeration, optional,
    required, string,
)


@dataclass(kw_only=True, slots=True)
class Token:
    """`#/components/schemas/Token`"""

    access_token: str = field(repr=False)
    """A JWT signed with HS256"""
    token_type: str = "Bearer"
    expires_in: int = 86400
    """Seconds"""
    scope: str
    created_at: int
    """Unix seconds"""

    @classmethod
    def from_json(cls, value: object) -> Token:
        items = members(value, "Token")
        return cls(
            access_token=required(items, "access_token", string),
            token_type=required(items, "token_type", string),
            expires_in=required(items, "expires_in", integer),
            scope=required(items, "scope", string),
            created_at=required(items, "created_at", integer),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("access_token", self.access_token),
            ("token_type", self.token_type),
            ("expires_in", self.expires_in),
            ("scope", self.scope),
            ("created_at", self.created_at),
        )


@dataclass(kw_only=True, slots=True)
class OAuthError:
    """RFC 6749 section 5.2

    `#/components/schemas/OAuthError`
    """

    error: OAuthErrorError
    error_description: str | None = None
    retry_after: int | None = None
    request_id: str | None = None

    @classmethod
    def from_json(cls, value: object) -> OAuthError:
        items = members(value, "OAuthError")
        return cls(
            error=required(items, "error", OAuthErrorError.from_json),
            error_description=optional(items, "error_description", string),
            retry_after=optional(items, "retry_after", integer),
            request_id=optional(items, "request_id", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("error", self.error),
            ("error_description", self.error_description),
            ("retry_after", self.retry_after),
            ("request_id", self.request_id),
        )

    @property
    def sentences(self) -> list[str]:
        """The reasons, in words."""
        if self.error_description is not None:
            return [str(self.error_description)]
        return [str(self.error)]


class OAuthErrorError(OpenEnumeration):
    """`#/components/schemas/OAuthError/properties/error`"""

    __slots__ = ()

    INVALID_REQUEST: ClassVar[OAuthErrorError]
    INVALID_CLIENT: ClassVar[OAuthErrorError]
    INVALID_SCOPE: ClassVar[OAuthErrorError]
    UNSUPPORTED_GRANT_TYPE: ClassVar[OAuthErrorError]
    RATE_LIMIT_EXCEEDED: ClassVar[OAuthErrorError]
    SERVER_ERROR: ClassVar[OAuthErrorError]
    TEMPORARILY_UNAVAILABLE: ClassVar[OAuthErrorError]


OAuthErrorError.INVALID_REQUEST = OAuthErrorError("invalid_request")
OAuthErrorError.INVALID_CLIENT = OAuthErrorError("invalid_client")
OAuthErrorError.INVALID_SCOPE = OAuthErrorError("invalid_scope")
OAuthErrorError.UNSUPPORTED_GRANT_TYPE = OAuthErrorError("unsupported_grant_type")
OAuthErrorError.RATE_LIMIT_EXCEEDED = OAuthErrorError("rate_limit_exceeded")
OAuthErrorError.SERVER_ERROR = OAuthErrorError("server_error")
OAuthErrorError.TEMPORARILY_UNAVAILABLE = OAuthErrorError("temporarily_unavailable")
OAuthErrorError.KNOWN = (
    OAuthErrorError.INVALID_REQUEST, OAuthErrorError.INVALID_CLIENT, OAuthErrorError.INVALID_SCOPE,
    OAuthErrorError.UNSUPPORTED_GRANT_TYPE, OAuthErrorError.RATE_LIMIT_EXCEEDED, OAuthErrorError.SERVER_ERROR,
    OAuthErrorError.TEMPORARILY_UNAVAILABLE,
)


@dataclass(kw_only=True, slots=True)
class Error:
    """`#/components/schemas/Error`"""

    error: str
    errors: list[str] | None = None
    request_id: str | None = None

    @classmethod
    def from_json(cls, value: object) -> Error:
        items = members(value, "Error")
        return cls(
            error=required(items, "error", string),
            errors=optional(items, "errors", list_of(string)),
            request_id=optional(items, "request_id", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("error", self.error),
            ("errors", self.errors),
            ("request_id", self.request_id),
        )

    @property
    def sentences(self) -> list[str]:
        """The reasons, in words."""
        if self.errors is not None:
            return list(self.errors)
        return [str(self.error)]


@dataclass(kw_only=True, slots=True)
class Introspection:
    """`#/components/schemas/Introspection`"""

    active: bool
    scope: str | None = None
    client_id: str | None = None
    token_type: str | None = None
    exp: int | None = None
    iat: int | None = None
    sub: str | None = None
    aud: str | None = None
    iss: str | None = None
    jti: str | None = None

    @classmethod
    def from_json(cls, value: object) -> Introspection:
        items = members(value, "Introspection")
        return cls(
            active=required(items, "active", boolean),
            scope=optional(items, "scope", string),
            client_id=optional(items, "client_id", string),
            token_type=optional(items, "token_type", string),
            exp=optional(items, "exp", integer),
            iat=optional(items, "iat", integer),
            sub=optional(items, "sub", string),
            aud=optional(items, "aud", string),
            iss=optional(items, "iss", string),
            jti=optional(items, "jti", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("active", self.active),
            ("scope", self.scope),
            ("client_id", self.client_id),
            ("token_type", self.token_type),
            ("exp", self.exp),
            ("iat", self.iat),
            ("sub", self.sub),
            ("aud", self.aud),
            ("iss", self.iss),
            ("jti", self.jti),
        )


@dataclass(kw_only=True, slots=True)
class TokenInfo:
    """`#/components/schemas/TokenInfo`"""

    scope: list[Scope]
    expires_in: int
    """Seconds left"""
    application: TokenInfoApplication
    created_at: int
    """Unix seconds"""

    @classmethod
    def from_json(cls, value: object) -> TokenInfo:
        items = members(value, "TokenInfo")
        return cls(
            scope=required(items, "scope", list_of(Scope.from_json)),
            expires_in=required(items, "expires_in", integer),
            application=required(items, "application", TokenInfoApplication.from_json),
            created_at=required(items, "created_at", integer),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("scope", self.scope),
            ("expires_in", self.expires_in),
            ("application", self.application),
            ("created_at", self.created_at),
        )


class Scope(OpenEnumeration):
    """`#/components/schemas/Scope`"""

    __slots__ = ()

    API_ACCESS: ClassVar[Scope]
    API_READ: ClassVar[Scope]
    API_WRITE: ClassVar[Scope]


Scope.API_ACCESS = Scope("api_access")
Scope.API_READ = Scope("api_read")
Scope.API_WRITE = Scope("api_write")
Scope.KNOWN = (Scope.API_ACCESS, Scope.API_READ, Scope.API_WRITE)


@dataclass(kw_only=True, slots=True)
class TokenInfoApplication:
    """`#/components/schemas/TokenInfo/properties/application`"""

    uid: str

    @classmethod
    def from_json(cls, value: object) -> TokenInfoApplication:
        items = members(value, "TokenInfoApplication")
        return cls(
            uid=required(items, "uid", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("uid", self.uid),
        )


@dataclass(kw_only=True, slots=True)
class RateLimited:
    """`#/components/schemas/RateLimited`"""

    error: str
    retry_after: int
    """Whole seconds after which the same request passes"""

    @classmethod
    def from_json(cls, value: object) -> RateLimited:
        items = members(value, "RateLimited")
        return cls(
            error=required(items, "error", string),
            retry_after=required(items, "retry_after", integer),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("error", self.error),
            ("retry_after", self.retry_after),
        )

    @property
    def sentences(self) -> list[str]:
        """The reasons, in words."""
        return [str(self.error)]


@dataclass(kw_only=True, slots=True)
class AuthorizationServerMetadata:
    """`#/components/schemas/AuthorizationServerMetadata`"""

    issuer: str
    token_endpoint: str
    revocation_endpoint: str
    introspection_endpoint: str
    scopes_supported: list[Scope]
    response_types_supported: list[str]
    grant_types_supported: list[str]
    token_endpoint_auth_methods_supported: list[ClientAuthenticationMethod]
    revocation_endpoint_auth_methods_supported: list[ClientAuthenticationMethod]
    introspection_endpoint_auth_methods_supported: list[ClientAuthenticationMethod]
    service_documentation: str

    @classmethod
    def from_json(cls, value: object) -> AuthorizationServerMetadata:
        items = members(value, "AuthorizationServerMetadata")
        return cls(
            issuer=required(items, "issuer", string),
            token_endpoint=required(items, "token_endpoint", string),
            revocation_endpoint=required(items, "revocation_endpoint", string),
            introspection_endpoint=required(items, "introspection_endpoint", string),
            scopes_supported=required(items, "scopes_supported", list_of(Scope.from_json)),
            response_types_supported=required(items, "response_types_supported", list_of(string)),
            grant_types_supported=required(items, "grant_types_supported", list_of(string)),
            token_endpoint_auth_methods_supported=required(
                items, "token_endpoint_auth_methods_supported", list_of(ClientAuthenticationMethod.from_json),
            ),
            revocation_endpoint_auth_methods_supported=required(
                items, "revocation_endpoint_auth_methods_supported", list_of(ClientAuthenticationMethod.from_json),
            ),
            introspection_endpoint_auth_methods_supported=required(
                items, "introspection_endpoint_auth_methods_supported", list_of(ClientAuthenticationMethod.from_json),
            ),
            service_documentation=required(items, "service_documentation", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("issuer", self.issuer),
            ("token_endpoint", self.token_endpoint),
            ("revocation_endpoint", self.revocation_endpoint),
            ("introspection_endpoint", self.introspection_endpoint),
            ("scopes_supported", self.scopes_supported),
            ("response_types_supported", self.response_types_supported),
            ("grant_types_supported", self.grant_types_supported),
            ("token_endpoint_auth_methods_supported", self.token_endpoint_auth_methods_supported),
            ("revocation_endpoint_auth_methods_supported", self.revocation_endpoint_auth_methods_supported),
            ("introspection_endpoint_auth_methods_supported", self.introspection_endpoint_auth_methods_supported),
            ("service_documentation", self.service_documentation),
        )


class ClientAuthenticationMethod(OpenEnumeration):
    """`#/components/schemas/ClientAuthenticationMethods/items`"""

    __slots__ = ()

    CLIENT_SECRET_BASIC: ClassVar[ClientAuthenticationMethod]
    CLIENT_SECRET_POST: ClassVar[ClientAuthenticationMethod]


ClientAuthenticationMethod.CLIENT_SECRET_BASIC = ClientAuthenticationMethod("client_secret_basic")
ClientAuthenticationMethod.CLIENT_SECRET_POST = ClientAuthenticationMethod("client_secret_post")
ClientAuthenticationMethod.KNOWN = (
    ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST,
)


@dataclass(kw_only=True, slots=True)
class Status:
    """`#/components/schemas/Status`"""

    status: str = "ok"
    version: str
    environment: StatusEnvironment
    client_id: str
    scope: str
    time: datetime.datetime

    @classmethod
    def from_json(cls, value: object) -> Status:
        items = members(value, "Status")
        return cls(
            status=required(items, "status", string),
            version=required(items, "version", string),
            environment=required(items, "environment", StatusEnvironment.from_json),
            client_id=required(items, "client_id", string),
            scope=required(items, "scope", string),
            time=required(items, "time", instant),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("status", self.status),
            ("version", self.version),
            ("environment", self.environment),
            ("client_id", self.client_id),
            ("scope", self.scope),
            ("time", aware(self.time)),
        )


class StatusEnvironment(OpenEnumeration):
    """`#/components/schemas/Status/properties/environment`"""

    __slots__ = ()

    SANDBOX: ClassVar[StatusEnvironment]
    STAGING: ClassVar[StatusEnvironment]
    PREPROD: ClassVar[StatusEnvironment]
    PRODUCTION: ClassVar[StatusEnvironment]


StatusEnvironment.SANDBOX = StatusEnvironment("sandbox")
StatusEnvironment.STAGING = StatusEnvironment("staging")
StatusEnvironment.PREPROD = StatusEnvironment("preprod")
StatusEnvironment.PRODUCTION = StatusEnvironment("production")
StatusEnvironment.KNOWN = (
    StatusEnvironment.SANDBOX, StatusEnvironment.STAGING, StatusEnvironment.PREPROD, StatusEnvironment.PRODUCTION,
)


@dataclass(kw_only=True, slots=True)
class PublicMarketCreated:
    """`#/components/schemas/PublicMarketCreated`"""

    identifier: str
    configuration_url: str

    @classmethod
    def from_json(cls, value: object) -> PublicMarketCreated:
        items = members(value, "PublicMarketCreated")
        return cls(
            identifier=required(items, "identifier", string),
            configuration_url=required(items, "configuration_url", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("identifier", self.identifier),
            ("configuration_url", self.configuration_url),
        )


@dataclass(kw_only=True, slots=True)
class PublicMarketInput:
    """`#/components/schemas/PublicMarketInput`"""

    name: str
    deadline: Moment
    """An RFC 3339 instant, or a local time or day of the Paris wall clock (a day means its last second)."""
    siret: str
    market_type_codes: list[MarketTypeCode]
    lots: list[LotRequest] | None = None
    lot_limit: int | None = None
    """To how many lots one company may apply"""
    lot_name: str | None = None
    """One lot by its name, for clients of the first version"""
    provider_user_id: str | None = None
    """The buyer's identifier on the editor's side"""

    @classmethod
    def from_json(cls, value: object) -> PublicMarketInput:
        items = members(value, "PublicMarketInput")
        return cls(
            name=required(items, "name", string),
            deadline=required(items, "deadline", moment),
            siret=required(items, "siret", string),
            market_type_codes=required(items, "market_type_codes", list_of(MarketTypeCode.from_json)),
            lots=optional(items, "lots", list_of(LotRequest.from_json)),
            lot_limit=optional(items, "lot_limit", integer),
            lot_name=optional(items, "lot_name", string),
            provider_user_id=optional(items, "provider_user_id", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("name", self.name),
            ("deadline", self.deadline),
            ("siret", self.siret),
            ("market_type_codes", self.market_type_codes),
            ("lots", self.lots),
            ("lot_limit", self.lot_limit),
            ("lot_name", self.lot_name),
            ("provider_user_id", self.provider_user_id),
        )


class MarketTypeCode(OpenEnumeration):
    """`#/components/schemas/MarketTypeCode`"""

    __slots__ = ()

    SUPPLIES: ClassVar[MarketTypeCode]
    SERVICES: ClassVar[MarketTypeCode]
    WORKS: ClassVar[MarketTypeCode]
    DEFENSE: ClassVar[MarketTypeCode]


MarketTypeCode.SUPPLIES = MarketTypeCode("supplies")
MarketTypeCode.SERVICES = MarketTypeCode("services")
MarketTypeCode.WORKS = MarketTypeCode("works")
MarketTypeCode.DEFENSE = MarketTypeCode("defense")
MarketTypeCode.KNOWN = (MarketTypeCode.SUPPLIES, MarketTypeCode.SERVICES, MarketTypeCode.WORKS, MarketTypeCode.DEFENSE)


@dataclass(kw_only=True, slots=True)
class LotRequest:
    """`#/components/schemas/LotRequest`"""

    name: str
    cpv_code: str | None = None

    @classmethod
    def from_json(cls, value: object) -> LotRequest:
        items = members(value, "LotRequest")
        return cls(
            name=required(items, "name", string),
            cpv_code=optional(items, "cpv_code", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("name", self.name),
            ("cpv_code", self.cpv_code),
        )


@dataclass(kw_only=True, slots=True)
class ValidationError:
    """`#/components/schemas/ValidationError`"""

    error: str = "Validation failed"
    errors: list[str]
    field_errors: dict[str, list[str]] | None = None

    @classmethod
    def from_json(cls, value: object) -> ValidationError:
        items = members(value, "ValidationError")
        return cls(
            error=required(items, "error", string),
            errors=required(items, "errors", list_of(string)),
            field_errors=optional(items, "field_errors", map_of(list_of(string))),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("error", self.error),
            ("errors", self.errors),
            ("field_errors", self.field_errors),
        )

    @property
    def sentences(self) -> list[str]:
        """The reasons, in words."""
        return list(self.errors)


@dataclass(kw_only=True, slots=True)
class PublicMarketPage:
    """`#/components/schemas/PublicMarketPage`"""

    public_markets: list[PublicMarketSummary]
    next_cursor: str | None = None

    @classmethod
    def from_json(cls, value: object) -> PublicMarketPage:
        items = members(value, "PublicMarketPage")
        return cls(
            public_markets=required(items, "public_markets", list_of(PublicMarketSummary.from_json)),
            next_cursor=optional(items, "next_cursor", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("public_markets", self.public_markets),
            ("next_cursor", self.next_cursor),
        )


@dataclass(kw_only=True, slots=True)
class PublicMarketSummary:
    """`#/components/schemas/PublicMarketSummary`"""

    identifier: str
    name: str
    siret: str
    deadline: datetime.datetime
    market_type_codes: list[MarketTypeCode]
    status: LifecycleStatus
    sync_status: SyncStatus
    webhook_configured: bool
    """Whether the editor has a webhook URL to which completions are delivered"""
    created_at: datetime.datetime
    completed_at: datetime.datetime | None = None

    @classmethod
    def from_json(cls, value: object) -> PublicMarketSummary:
        items = members(value, "PublicMarketSummary")
        return cls(
            identifier=required(items, "identifier", string),
            name=required(items, "name", string),
            siret=required(items, "siret", string),
            deadline=required(items, "deadline", instant),
            market_type_codes=required(items, "market_type_codes", list_of(MarketTypeCode.from_json)),
            status=required(items, "status", LifecycleStatus.from_json),
            sync_status=required(items, "sync_status", SyncStatus.from_json),
            webhook_configured=required(items, "webhook_configured", boolean),
            created_at=required(items, "created_at", instant),
            completed_at=optional(items, "completed_at", instant),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("identifier", self.identifier),
            ("name", self.name),
            ("siret", self.siret),
            ("deadline", aware(self.deadline)),
            ("market_type_codes", self.market_type_codes),
            ("status", self.status),
            ("sync_status", self.sync_status),
            ("webhook_configured", self.webhook_configured),
            ("created_at", aware(self.created_at)),
            ("completed_at", aware(self.completed_at)),
        )


class LifecycleStatus(OpenEnumeration):
    """`#/components/schemas/LifecycleStatus`"""

    __slots__ = ()

    PENDING: ClassVar[LifecycleStatus]
    COMPLETED: ClassVar[LifecycleStatus]


LifecycleStatus.PENDING = LifecycleStatus("pending")
LifecycleStatus.COMPLETED = LifecycleStatus("completed")
LifecycleStatus.KNOWN = (LifecycleStatus.PENDING, LifecycleStatus.COMPLETED)


class SyncStatus(OpenEnumeration):
    """State of the webhook delivery; it stays `sync_pending` where no delivery is configured

    `#/components/schemas/SyncStatus`
    """

    __slots__ = ()

    SYNC_PENDING: ClassVar[SyncStatus]
    SYNC_PROCESSING: ClassVar[SyncStatus]
    SYNC_COMPLETED: ClassVar[SyncStatus]
    SYNC_FAILED: ClassVar[SyncStatus]


SyncStatus.SYNC_PENDING = SyncStatus("sync_pending")
SyncStatus.SYNC_PROCESSING = SyncStatus("sync_processing")
SyncStatus.SYNC_COMPLETED = SyncStatus("sync_completed")
SyncStatus.SYNC_FAILED = SyncStatus("sync_failed")
SyncStatus.KNOWN = (
    SyncStatus.SYNC_PENDING, SyncStatus.SYNC_PROCESSING, SyncStatus.SYNC_COMPLETED, SyncStatus.SYNC_FAILED,
)


@dataclass(kw_only=True, slots=True)
class PublicMarket:
    """`#/components/schemas/PublicMarket`"""

    identifier: str
    name: str
    siret: str
    deadline: datetime.datetime
    market_type_codes: list[MarketTypeCode]
    lots: list[Lot]
    lot_limit: int | None = None
    provider_user_id: str | None = None
    status: LifecycleStatus
    sync_status: SyncStatus
    webhook_configured: bool
    """Whether the editor has a webhook URL to which completions are delivered"""
    field_keys: list[str]
    created_at: datetime.datetime
    completed_at: datetime.datetime | None = None
    configuration_url: str

    @classmethod
    def from_json(cls, value: object) -> PublicMarket:
        items = members(value, "PublicMarket")
        return cls(
            identifier=required(items, "identifier", string),
            name=required(items, "name", string),
            siret=required(items, "siret", string),
            deadline=required(items, "deadline", instant),
            market_type_codes=required(items, "market_type_codes", list_of(MarketTypeCode.from_json)),
            lots=required(items, "lots", list_of(Lot.from_json)),
            lot_limit=optional(items, "lot_limit", integer),
            provider_user_id=optional(items, "provider_user_id", string),
            status=required(items, "status", LifecycleStatus.from_json),
            sync_status=required(items, "sync_status", SyncStatus.from_json),
            webhook_configured=required(items, "webhook_configured", boolean),
            field_keys=required(items, "field_keys", list_of(string)),
            created_at=required(items, "created_at", instant),
            completed_at=optional(items, "completed_at", instant),
            configuration_url=required(items, "configuration_url", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("identifier", self.identifier),
            ("name", self.name),
            ("siret", self.siret),
            ("deadline", aware(self.deadline)),
            ("market_type_codes", self.market_type_codes),
            ("lots", self.lots),
            ("lot_limit", self.lot_limit),
            ("provider_user_id", self.provider_user_id),
            ("status", self.status),
            ("sync_status", self.sync_status),
            ("webhook_configured", self.webhook_configured),
            ("field_keys", self.field_keys),
            ("created_at", aware(self.created_at)),
            ("completed_at", aware(self.completed_at)),
            ("configuration_url", self.configuration_url),
        )


@dataclass(kw_only=True, slots=True)
class Lot:
    """`#/components/schemas/Lot`"""

    name: str
    cpv_code: str | None = None

    @classmethod
    def from_json(cls, value: object) -> Lot:
        items = members(value, "Lot")
        return cls(
            name=required(items, "name", string),
            cpv_code=optional(items, "cpv_code", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("name", self.name),
            ("cpv_code", self.cpv_code),
        )


@dataclass(kw_only=True, slots=True)
class MarketApplicationCreated:
    """`#/components/schemas/MarketApplicationCreated`"""

    identifier: str
    application_url: str

    @classmethod
    def from_json(cls, value: object) -> MarketApplicationCreated:
        items = members(value, "MarketApplicationCreated")
        return cls(
            identifier=required(items, "identifier", string),
            application_url=required(items, "application_url", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("identifier", self.identifier),
            ("application_url", self.application_url),
        )


@dataclass(kw_only=True, slots=True)
class MarketApplicationInput:
    """`#/components/schemas/MarketApplicationInput`"""

    siret: str | None = None
    provider_user_id: str | None = None
    """The candidate's identifier on the editor's side"""

    @classmethod
    def from_json(cls, value: object) -> MarketApplicationInput:
        items = members(value, "MarketApplicationInput")
        return cls(
            siret=optional(items, "siret", string),
            provider_user_id=optional(items, "provider_user_id", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("siret", self.siret),
            ("provider_user_id", self.provider_user_id),
        )


@dataclass(kw_only=True, slots=True)
class MarketApplicationPage:
    """`#/components/schemas/MarketApplicationPage`"""

    market_applications: list[MarketApplication]
    next_cursor: str | None = None

    @classmethod
    def from_json(cls, value: object) -> MarketApplicationPage:
        items = members(value, "MarketApplicationPage")
        return cls(
            market_applications=required(items, "market_applications", list_of(MarketApplication.from_json)),
            next_cursor=optional(items, "next_cursor", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("market_applications", self.market_applications),
            ("next_cursor", self.next_cursor),
        )


@dataclass(kw_only=True, slots=True)
class MarketApplication:
    """`#/components/schemas/MarketApplication`"""

    identifier: str
    market_identifier: str
    siret: str | None = None
    provider_user_id: str | None = None
    status: LifecycleStatus
    sync_status: SyncStatus
    webhook_configured: bool
    created_at: datetime.datetime
    completed_at: datetime.datetime | None = None
    application_url: str
    attestation_url: str | None = None
    """Null until the application is submitted"""
    documents_package_url: str | None = None
    """Null until the application is submitted"""

    @classmethod
    def from_json(cls, value: object) -> MarketApplication:
        items = members(value, "MarketApplication")
        return cls(
            identifier=required(items, "identifier", string),
            market_identifier=required(items, "market_identifier", string),
            siret=optional(items, "siret", string),
            provider_user_id=optional(items, "provider_user_id", string),
            status=required(items, "status", LifecycleStatus.from_json),
            sync_status=required(items, "sync_status", SyncStatus.from_json),
            webhook_configured=required(items, "webhook_configured", boolean),
            created_at=required(items, "created_at", instant),
            completed_at=optional(items, "completed_at", instant),
            application_url=required(items, "application_url", string),
            attestation_url=optional(items, "attestation_url", string),
            documents_package_url=optional(items, "documents_package_url", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("identifier", self.identifier),
            ("market_identifier", self.market_identifier),
            ("siret", self.siret),
            ("provider_user_id", self.provider_user_id),
            ("status", self.status),
            ("sync_status", self.sync_status),
            ("webhook_configured", self.webhook_configured),
            ("created_at", aware(self.created_at)),
            ("completed_at", aware(self.completed_at)),
            ("application_url", self.application_url),
            ("attestation_url", self.attestation_url),
            ("documents_package_url", self.documents_package_url),
        )


@dataclass(kw_only=True, slots=True)
class Unprocessable:
    """What was asked for cannot be had as things are, or a parameter is at fault

    `#/components/schemas/Unprocessable`
    """

    error: str
    errors: list[str] | None = None
    field_errors: dict[str, list[str]] | None = None

    @classmethod
    def from_json(cls, value: object) -> Unprocessable:
        items = members(value, "Unprocessable")
        return cls(
            error=required(items, "error", string),
            errors=optional(items, "errors", list_of(string)),
            field_errors=optional(items, "field_errors", map_of(list_of(string))),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("error", self.error),
            ("errors", self.errors),
            ("field_errors", self.field_errors),
        )

    @property
    def sentences(self) -> list[str]:
        """The reasons, in words."""
        if self.errors is not None:
            return list(self.errors)
        return [str(self.error)]


@dataclass(kw_only=True, slots=True)
class Up:
    """`#/components/schemas/Up`"""

    status: str = "up"

    @classmethod
    def from_json(cls, value: object) -> Up:
        items = members(value, "Up")
        return cls(
            status=required(items, "status", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("status", self.status),
        )


@dataclass(kw_only=True, slots=True)
class Readiness:
    """`#/components/schemas/Readiness`"""

    status: str = "ready"

    @classmethod
    def from_json(cls, value: object) -> Readiness:
        items = members(value, "Readiness")
        return cls(
            status=required(items, "status", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("status", self.status),
        )


@dataclass(kw_only=True, slots=True)
class NotReady:
    """`#/components/schemas/NotReady`"""

    error: str
    failing: list[NotReadyFailingItem] | None = None
    retry_after: int | None = None

    @classmethod
    def from_json(cls, value: object) -> NotReady:
        items = members(value, "NotReady")
        return cls(
            error=required(items, "error", string),
            failing=optional(items, "failing", list_of(NotReadyFailingItem.from_json)),
            retry_after=optional(items, "retry_after", integer),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("error", self.error),
            ("failing", self.failing),
            ("retry_after", self.retry_after),
        )

    @property
    def sentences(self) -> list[str]:
        """The reasons, in words."""
        return [str(self.error)]


class NotReadyFailingItem(OpenEnumeration):
    """`#/components/schemas/NotReady/properties/failing/items`"""

    __slots__ = ()

    STORE: ClassVar[NotReadyFailingItem]
    FILES: ClassVar[NotReadyFailingItem]
    DELIVERIES: ClassVar[NotReadyFailingItem]
    SUBMISSIONS: ClassVar[NotReadyFailingItem]
    ANTIVIRUS: ClassVar[NotReadyFailingItem]
    MAIL: ClassVar[NotReadyFailingItem]
    STOPPING: ClassVar[NotReadyFailingItem]


NotReadyFailingItem.STORE = NotReadyFailingItem("store")
NotReadyFailingItem.FILES = NotReadyFailingItem("files")
NotReadyFailingItem.DELIVERIES = NotReadyFailingItem("deliveries")
NotReadyFailingItem.SUBMISSIONS = NotReadyFailingItem("submissions")
NotReadyFailingItem.ANTIVIRUS = NotReadyFailingItem("antivirus")
NotReadyFailingItem.MAIL = NotReadyFailingItem("mail")
NotReadyFailingItem.STOPPING = NotReadyFailingItem("stopping")
NotReadyFailingItem.KNOWN = (
    NotReadyFailingItem.STORE, NotReadyFailingItem.FILES, NotReadyFailingItem.DELIVERIES,
    NotReadyFailingItem.SUBMISSIONS, NotReadyFailingItem.ANTIVIRUS, NotReadyFailingItem.MAIL,
    NotReadyFailingItem.STOPPING,
)


@dataclass(kw_only=True, slots=True)
class MarketCompletedEvent:
    """`#/components/schemas/MarketCompletedEvent`"""

    event: str = "market.completed"
    timestamp: datetime.datetime
    market: MarketCompletedEventMarket

    @classmethod
    def from_json(cls, value: object) -> MarketCompletedEvent:
        items = members(value, "MarketCompletedEvent")
        return cls(
            event=required(items, "event", string),
            timestamp=required(items, "timestamp", instant),
            market=required(items, "market", MarketCompletedEventMarket.from_json),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("event", self.event),
            ("timestamp", aware(self.timestamp)),
            ("market", self.market),
        )


@dataclass(kw_only=True, slots=True)
class MarketCompletedEventMarket:
    """`#/components/schemas/MarketCompletedEvent/properties/market`"""

    identifier: str
    name: str
    lot_name: str | None = None
    """The first lot's name"""
    lots: list[Lot]
    deadline: datetime.datetime
    market_type_codes: list[MarketTypeCode]
    completed_at: datetime.datetime
    field_keys: list[str]
    provider_user_id: str | None = None

    @classmethod
    def from_json(cls, value: object) -> MarketCompletedEventMarket:
        items = members(value, "MarketCompletedEventMarket")
        return cls(
            identifier=required(items, "identifier", string),
            name=required(items, "name", string),
            lot_name=optional(items, "lot_name", string),
            lots=required(items, "lots", list_of(Lot.from_json)),
            deadline=required(items, "deadline", instant),
            market_type_codes=required(items, "market_type_codes", list_of(MarketTypeCode.from_json)),
            completed_at=required(items, "completed_at", instant),
            field_keys=required(items, "field_keys", list_of(string)),
            provider_user_id=optional(items, "provider_user_id", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("identifier", self.identifier),
            ("name", self.name),
            ("lot_name", self.lot_name),
            ("lots", self.lots),
            ("deadline", aware(self.deadline)),
            ("market_type_codes", self.market_type_codes),
            ("completed_at", aware(self.completed_at)),
            ("field_keys", self.field_keys),
            ("provider_user_id", self.provider_user_id),
        )


@dataclass(kw_only=True, slots=True)
class MarketApplicationCompletedEvent:
    """`#/components/schemas/MarketApplicationCompletedEvent`"""

    event: str = "market_application.completed"
    timestamp: datetime.datetime
    market_identifier: str
    market_application: MarketApplicationCompletedEventMarketApplication

    @classmethod
    def from_json(cls, value: object) -> MarketApplicationCompletedEvent:
        items = members(value, "MarketApplicationCompletedEvent")
        return cls(
            event=required(items, "event", string),
            timestamp=required(items, "timestamp", instant),
            market_identifier=required(items, "market_identifier", string),
            market_application=required(
                items, "market_application", MarketApplicationCompletedEventMarketApplication.from_json,
            ),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("event", self.event),
            ("timestamp", aware(self.timestamp)),
            ("market_identifier", self.market_identifier),
            ("market_application", self.market_application),
        )


@dataclass(kw_only=True, slots=True)
class MarketApplicationCompletedEventMarketApplication:
    """`#/components/schemas/MarketApplicationCompletedEvent/properties/market_application`"""

    identifier: str
    siret: str | None = None
    company_name: str | None = None
    completed_at: datetime.datetime
    attestation_url: str
    documents_package_url: str
    lots: list[Lot]
    provider_user_id: str | None = None

    @classmethod
    def from_json(cls, value: object) -> MarketApplicationCompletedEventMarketApplication:
        items = members(value, "MarketApplicationCompletedEventMarketApplication")
        return cls(
            identifier=required(items, "identifier", string),
            siret=optional(items, "siret", string),
            company_name=optional(items, "company_name", string),
            completed_at=required(items, "completed_at", instant),
            attestation_url=required(items, "attestation_url", string),
            documents_package_url=required(items, "documents_package_url", string),
            lots=required(items, "lots", list_of(Lot.from_json)),
            provider_user_id=optional(items, "provider_user_id", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("identifier", self.identifier),
            ("siret", self.siret),
            ("company_name", self.company_name),
            ("completed_at", aware(self.completed_at)),
            ("attestation_url", self.attestation_url),
            ("documents_package_url", self.documents_package_url),
            ("lots", self.lots),
            ("provider_user_id", self.provider_user_id),
        )
