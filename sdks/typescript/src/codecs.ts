// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

import type * as models from "./models.js";
import * as wire from "./wire.js";

export const OAuthErrorError = wire.open<models.OAuthErrorError>();
export const Scope = wire.open<models.Scope>();
export const ClientAuthenticationMethod = wire.open<models.ClientAuthenticationMethod>();
export const StatusEnvironment = wire.open<models.StatusEnvironment>();
export const MarketTypeCode = wire.open<models.MarketTypeCode>();
export const LifecycleStatus = wire.open<models.LifecycleStatus>();
export const SyncStatus = wire.open<models.SyncStatus>();
export const NotReadyFailingItem = wire.open<models.NotReadyFailingItem>();

export const Token: wire.Codec<models.Token> = wire.structure({
  accessToken: wire.required("access_token", wire.text),
  tokenType: wire.constant("token_type", wire.text, "Bearer"),
  expiresIn: wire.constant("expires_in", wire.integer, 86400),
  scope: wire.required("scope", wire.text),
  createdAt: wire.required("created_at", wire.integer),
});

export const OAuthError: wire.Codec<models.OAuthError> = wire.structure({
  error: wire.required("error", OAuthErrorError),
  errorDescription: wire.optional("error_description", wire.text),
  retryAfter: wire.optional("retry_after", wire.integer),
  requestId: wire.optional("request_id", wire.text),
});

export const ErrorBody: wire.Codec<models.ErrorBody> = wire.structure({
  error: wire.required("error", wire.text),
  errors: wire.optional("errors", wire.list(wire.text)),
  requestId: wire.optional("request_id", wire.text),
});

export const Introspection: wire.Codec<models.Introspection> = wire.structure({
  active: wire.required("active", wire.boolean),
  scope: wire.optional("scope", wire.text),
  clientId: wire.optional("client_id", wire.text),
  tokenType: wire.optional("token_type", wire.text),
  exp: wire.optional("exp", wire.integer),
  iat: wire.optional("iat", wire.integer),
  sub: wire.optional("sub", wire.text),
  aud: wire.optional("aud", wire.text),
  iss: wire.optional("iss", wire.text),
  jti: wire.optional("jti", wire.text),
});

export const TokenInfo: wire.Codec<models.TokenInfo> = wire.structure({
  scope: wire.required("scope", wire.list(Scope)),
  expiresIn: wire.required("expires_in", wire.integer),
  application: wire.required("application", wire.lazy(() => TokenInfoApplication)),
  createdAt: wire.required("created_at", wire.integer),
});

export const TokenInfoApplication: wire.Codec<models.TokenInfoApplication> = wire.structure({
  uid: wire.required("uid", wire.text),
});

export const RateLimited: wire.Codec<models.RateLimited> = wire.structure({
  error: wire.required("error", wire.text),
  retryAfter: wire.required("retry_after", wire.integer),
});

export const AuthorizationServerMetadata: wire.Codec<models.AuthorizationServerMetadata> = wire.structure({
  issuer: wire.required("issuer", wire.text),
  tokenEndpoint: wire.required("token_endpoint", wire.text),
  revocationEndpoint: wire.required("revocation_endpoint", wire.text),
  introspectionEndpoint: wire.required("introspection_endpoint", wire.text),
  scopesSupported: wire.required("scopes_supported", wire.list(Scope)),
  responseTypesSupported: wire.required("response_types_supported", wire.list(wire.text)),
  grantTypesSupported: wire.required("grant_types_supported", wire.list(wire.text)),
  tokenEndpointAuthMethodsSupported: wire.required(
    "token_endpoint_auth_methods_supported", wire.list(ClientAuthenticationMethod)),
  revocationEndpointAuthMethodsSupported: wire.required(
    "revocation_endpoint_auth_methods_supported", wire.list(ClientAuthenticationMethod)),
  introspectionEndpointAuthMethodsSupported: wire.required(
    "introspection_endpoint_auth_methods_supported", wire.list(ClientAuthenticationMethod)),
  serviceDocumentation: wire.required("service_documentation", wire.text),
});

export const Status: wire.Codec<models.Status> = wire.structure({
  status: wire.constant("status", wire.text, "ok"),
  version: wire.required("version", wire.text),
  environment: wire.required("environment", StatusEnvironment),
  clientId: wire.required("client_id", wire.text),
  scope: wire.required("scope", wire.text),
  time: wire.required("time", wire.instant),
});

export const PublicMarketCreated: wire.Codec<models.PublicMarketCreated> = wire.structure({
  identifier: wire.required("identifier", wire.text),
  configurationUrl: wire.required("configuration_url", wire.text),
});

export const PublicMarketInput: wire.Codec<models.PublicMarketInput> = wire.structure({
  name: wire.required("name", wire.text),
  deadline: wire.required("deadline", wire.moment),
  siret: wire.required("siret", wire.text),
  marketTypeCodes: wire.required("market_type_codes", wire.list(MarketTypeCode)),
  lots: wire.optional("lots", wire.list(wire.lazy(() => LotRequest))),
  lotLimit: wire.optional("lot_limit", wire.integer),
  lotName: wire.optional("lot_name", wire.text),
  providerUserId: wire.optional("provider_user_id", wire.text),
});

export const LotRequest: wire.Codec<models.LotRequest> = wire.structure({
  name: wire.required("name", wire.text),
  cpvCode: wire.optional("cpv_code", wire.text),
});

export const ValidationError: wire.Codec<models.ValidationError> = wire.structure({
  error: wire.constant("error", wire.text, "Validation failed"),
  errors: wire.required("errors", wire.list(wire.text)),
  fieldErrors: wire.optional("field_errors", wire.map(wire.list(wire.text))),
});

export const PublicMarketPage: wire.Codec<models.PublicMarketPage> = wire.structure({
  publicMarkets: wire.required("public_markets", wire.list(wire.lazy(() => PublicMarketSummary))),
  nextCursor: wire.optional("next_cursor", wire.text),
});

export const PublicMarketSummary: wire.Codec<models.PublicMarketSummary> = wire.structure({
  identifier: wire.required("identifier", wire.text),
  name: wire.required("name", wire.text),
  siret: wire.required("siret", wire.text),
  deadline: wire.required("deadline", wire.instant),
  marketTypeCodes: wire.required("market_type_codes", wire.list(MarketTypeCode)),
  status: wire.required("status", LifecycleStatus),
  syncStatus: wire.required("sync_status", SyncStatus),
  webhookConfigured: wire.required("webhook_configured", wire.boolean),
  createdAt: wire.required("created_at", wire.instant),
  completedAt: wire.optional("completed_at", wire.instant),
});

export const PublicMarket: wire.Codec<models.PublicMarket> = wire.structure({
  identifier: wire.required("identifier", wire.text),
  name: wire.required("name", wire.text),
  siret: wire.required("siret", wire.text),
  deadline: wire.required("deadline", wire.instant),
  marketTypeCodes: wire.required("market_type_codes", wire.list(MarketTypeCode)),
  lots: wire.required("lots", wire.list(wire.lazy(() => Lot))),
  lotLimit: wire.optional("lot_limit", wire.integer),
  providerUserId: wire.optional("provider_user_id", wire.text),
  status: wire.required("status", LifecycleStatus),
  syncStatus: wire.required("sync_status", SyncStatus),
  webhookConfigured: wire.required("webhook_configured", wire.boolean),
  fieldKeys: wire.required("field_keys", wire.list(wire.text)),
  createdAt: wire.required("created_at", wire.instant),
  completedAt: wire.optional("completed_at", wire.instant),
  configurationUrl: wire.required("configuration_url", wire.text),
});

export const Lot: wire.Codec<models.Lot> = wire.structure({
  name: wire.required("name", wire.text),
  cpvCode: wire.optional("cpv_code", wire.text),
});

export const MarketApplicationCreated: wire.Codec<models.MarketApplicationCreated> = wire.structure({
  identifier: wire.required("identifier", wire.text),
  applicationUrl: wire.required("application_url", wire.text),
});

export const MarketApplicationInput: wire.Codec<models.MarketApplicationInput> = wire.structure({
  siret: wire.optional("siret", wire.text),
  providerUserId: wire.optional("provider_user_id", wire.text),
});

export const MarketApplicationPage: wire.Codec<models.MarketApplicationPage> = wire.structure({
  marketApplications: wire.required("market_applications", wire.list(wire.lazy(() => MarketApplication))),
  nextCursor: wire.optional("next_cursor", wire.text),
});

export const MarketApplication: wire.Codec<models.MarketApplication> = wire.structure({
  identifier: wire.required("identifier", wire.text),
  marketIdentifier: wire.required("market_identifier", wire.text),
  siret: wire.optional("siret", wire.text),
  providerUserId: wire.optional("provider_user_id", wire.text),
  status: wire.required("status", LifecycleStatus),
  syncStatus: wire.required("sync_status", SyncStatus),
  webhookConfigured: wire.required("webhook_configured", wire.boolean),
  createdAt: wire.required("created_at", wire.instant),
  completedAt: wire.optional("completed_at", wire.instant),
  applicationUrl: wire.required("application_url", wire.text),
  attestationUrl: wire.optional("attestation_url", wire.text),
  documentsPackageUrl: wire.optional("documents_package_url", wire.text),
});

export const Unprocessable: wire.Codec<models.Unprocessable> = wire.structure({
  error: wire.required("error", wire.text),
  errors: wire.optional("errors", wire.list(wire.text)),
  fieldErrors: wire.optional("field_errors", wire.map(wire.list(wire.text))),
});

export const Up: wire.Codec<models.Up> = wire.structure({
  status: wire.constant("status", wire.text, "up"),
});

export const Readiness: wire.Codec<models.Readiness> = wire.structure({
  status: wire.constant("status", wire.text, "ready"),
});

export const NotReady: wire.Codec<models.NotReady> = wire.structure({
  error: wire.required("error", wire.text),
  failing: wire.optional("failing", wire.list(NotReadyFailingItem)),
  retryAfter: wire.optional("retry_after", wire.integer),
});

export const MarketCompletedEvent: wire.Codec<models.MarketCompletedEvent> = wire.structure({
  event: wire.constant("event", wire.text, "market.completed"),
  timestamp: wire.required("timestamp", wire.instant),
  market: wire.required("market", wire.lazy(() => MarketCompletedEventMarket)),
});

export const MarketCompletedEventMarket: wire.Codec<models.MarketCompletedEventMarket> = wire.structure({
  identifier: wire.required("identifier", wire.text),
  name: wire.required("name", wire.text),
  lotName: wire.optional("lot_name", wire.text),
  lots: wire.required("lots", wire.list(wire.lazy(() => Lot))),
  deadline: wire.required("deadline", wire.instant),
  marketTypeCodes: wire.required("market_type_codes", wire.list(MarketTypeCode)),
  completedAt: wire.required("completed_at", wire.instant),
  fieldKeys: wire.required("field_keys", wire.list(wire.text)),
  providerUserId: wire.optional("provider_user_id", wire.text),
});

export const MarketApplicationCompletedEvent:
  wire.Codec<models.MarketApplicationCompletedEvent> = wire.structure({
  event: wire.constant("event", wire.text, "market_application.completed"),
  timestamp: wire.required("timestamp", wire.instant),
  marketIdentifier: wire.required("market_identifier", wire.text),
  marketApplication: wire.required(
    "market_application", wire.lazy(() => MarketApplicationCompletedEventMarketApplication)),
});

export const MarketApplicationCompletedEventMarketApplication:
  wire.Codec<models.MarketApplicationCompletedEventMarketApplication> = wire.structure({
  identifier: wire.required("identifier", wire.text),
  siret: wire.optional("siret", wire.text),
  companyName: wire.optional("company_name", wire.text),
  completedAt: wire.required("completed_at", wire.instant),
  attestationUrl: wire.required("attestation_url", wire.text),
  documentsPackageUrl: wire.required("documents_package_url", wire.text),
  lots: wire.required("lots", wire.list(wire.lazy(() => Lot))),
  providerUserId: wire.optional("provider_user_id", wire.text),
});
