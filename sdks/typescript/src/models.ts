// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

import type { Moment } from "./wire.js";

export type { Moment } from "./wire.js";

export interface Token {
  /** A JWT signed with HS256 */
  accessToken: string;
  tokenType: "Bearer";
  /** Seconds */
  expiresIn: 86400;
  scope: string;
  /** Unix seconds */
  createdAt: number;
}

/** RFC 6749 section 5.2 */
export interface OAuthError {
  error: OAuthErrorError;
  errorDescription?: string;
  retryAfter?: number;
  requestId?: string;
}

export type OAuthErrorError =
  | "invalid_request"
  | "invalid_client"
  | "invalid_scope"
  | "unsupported_grant_type"
  | "rate_limit_exceeded"
  | "server_error"
  | "temporarily_unavailable"
  | (string & Record<never, never>);

/** The values of {@link OAuthErrorError} that the contract names. */
export const OAuthErrorError = {
  invalidRequest: "invalid_request",
  invalidClient: "invalid_client",
  invalidScope: "invalid_scope",
  unsupportedGrantType: "unsupported_grant_type",
  rateLimitExceeded: "rate_limit_exceeded",
  serverError: "server_error",
  temporarilyUnavailable: "temporarily_unavailable"} as const;

export interface ErrorBody {
  error: string;
  errors?: string[];
  requestId?: string;
}

export interface Introspection {
  active: boolean;
  scope?: string;
  clientId?: string;
  tokenType?: string;
  exp?: number;
  iat?: number;
  sub?: string;
  aud?: string;
  iss?: string;
  jti?: string;
}

export interface TokenInfo {
  scope: Scope[];
  /** Seconds left */
  expiresIn: number;
  application: TokenInfoApplication;
  /** Unix seconds */
  createdAt: number;
}

export type Scope = "api_access" | "api_read" | "api_write" | (string & Record<never, never>);

/** The values of {@link Scope} that the contract names. */
export const Scope = {apiAccess: "api_access", apiRead: "api_read", apiWrite: "api_write"} as const;

export interface TokenInfoApplication {
  uid: string;
}

export interface RateLimited {
  error: string;
  /** Whole seconds after which the same request passes */
  retryAfter: number;
}

export interface AuthorizationServerMetadata {
  issuer: string;
  tokenEndpoint: string;
  revocationEndpoint: string;
  introspectionEndpoint: string;
  scopesSupported: Scope[];
  responseTypesSupported: string[];
  grantTypesSupported: string[];
  tokenEndpointAuthMethodsSupported: ClientAuthenticationMethod[];
  revocationEndpointAuthMethodsSupported: ClientAuthenticationMethod[];
  introspectionEndpointAuthMethodsSupported: ClientAuthenticationMethod[];
  serviceDocumentation: string;
}

export type ClientAuthenticationMethod =
  | "client_secret_basic"
  | "client_secret_post"
  | (string & Record<never, never>);

/** The values of {@link ClientAuthenticationMethod} that the contract names. */
export const ClientAuthenticationMethod = {
  clientSecretBasic: "client_secret_basic",
  clientSecretPost: "client_secret_post"} as const;

export interface Status {
  status: "ok";
  version: string;
  environment: StatusEnvironment;
  clientId: string;
  scope: string;
  time: Date;
}

export type StatusEnvironment =
  | "sandbox"
  | "staging"
  | "preprod"
  | "production"
  | (string & Record<never, never>);

/** The values of {@link StatusEnvironment} that the contract names. */
export const StatusEnvironment = {
  sandbox: "sandbox",
  staging: "staging",
  preprod: "preprod",
  production: "production"} as const;

export interface PublicMarketCreated {
  identifier: string;
  configurationUrl: string;
}

export interface PublicMarketInput {
  name: string;
  /** An RFC 3339 instant, or a local time or day of the Paris wall clock (a day means its last second). */
  deadline: Moment;
  siret: string;
  marketTypeCodes: MarketTypeCode[];
  lots?: LotRequest[];
  /** To how many lots one company may apply */
  lotLimit?: number;
  /** One lot by its name, for clients of the first version */
  lotName?: string;
  /** The buyer's identifier on the editor's side */
  providerUserId?: string;
}

export type MarketTypeCode =
  | "supplies"
  | "services"
  | "works"
  | "defense"
  | (string & Record<never, never>);

/** The values of {@link MarketTypeCode} that the contract names. */
export const MarketTypeCode = {supplies: "supplies", services: "services", works: "works", defense: "defense"} as const;

export interface LotRequest {
  name: string;
  cpvCode?: string;
}

export interface ValidationError {
  error: "Validation failed";
  errors: string[];
  fieldErrors?: Record<string, string[]>;
}

export interface PublicMarketPage {
  publicMarkets: PublicMarketSummary[];
  nextCursor?: string;
}

export interface PublicMarketSummary {
  identifier: string;
  name: string;
  siret: string;
  deadline: Date;
  marketTypeCodes: MarketTypeCode[];
  status: LifecycleStatus;
  syncStatus: SyncStatus;
  /** Whether the editor has a webhook URL to which completions are delivered */
  webhookConfigured: boolean;
  createdAt: Date;
  completedAt?: Date;
}

export type LifecycleStatus = "pending" | "completed" | (string & Record<never, never>);

/** The values of {@link LifecycleStatus} that the contract names. */
export const LifecycleStatus = {pending: "pending", completed: "completed"} as const;

/** State of the webhook delivery; it stays `sync_pending` where no delivery is configured */
export type SyncStatus =
  | "sync_pending"
  | "sync_processing"
  | "sync_completed"
  | "sync_failed"
  | (string & Record<never, never>);

/** The values of {@link SyncStatus} that the contract names. */
export const SyncStatus = {
  syncPending: "sync_pending",
  syncProcessing: "sync_processing",
  syncCompleted: "sync_completed",
  syncFailed: "sync_failed"} as const;

export interface PublicMarket {
  identifier: string;
  name: string;
  siret: string;
  deadline: Date;
  marketTypeCodes: MarketTypeCode[];
  lots: Lot[];
  lotLimit?: number;
  providerUserId?: string;
  status: LifecycleStatus;
  syncStatus: SyncStatus;
  /** Whether the editor has a webhook URL to which completions are delivered */
  webhookConfigured: boolean;
  fieldKeys: string[];
  createdAt: Date;
  completedAt?: Date;
  configurationUrl: string;
}

export interface Lot {
  name: string;
  cpvCode?: string;
}

export interface MarketApplicationCreated {
  identifier: string;
  applicationUrl: string;
}

export interface MarketApplicationInput {
  siret?: string;
  /** The candidate's identifier on the editor's side */
  providerUserId?: string;
}

export interface MarketApplicationPage {
  marketApplications: MarketApplication[];
  nextCursor?: string;
}

export interface MarketApplication {
  identifier: string;
  marketIdentifier: string;
  siret?: string;
  providerUserId?: string;
  status: LifecycleStatus;
  syncStatus: SyncStatus;
  webhookConfigured: boolean;
  createdAt: Date;
  completedAt?: Date;
  applicationUrl: string;
  /** Null until the application is submitted */
  attestationUrl?: string;
  /** Null until the application is submitted */
  documentsPackageUrl?: string;
}

/** What was asked for cannot be had as things are, or a parameter is at fault */
export interface Unprocessable {
  error: string;
  errors?: string[];
  fieldErrors?: Record<string, string[]>;
}

export interface Up {
  status: "up";
}

export interface Readiness {
  status: "ready";
}

export interface NotReady {
  error: string;
  failing?: NotReadyFailingItem[];
  retryAfter?: number;
}

export type NotReadyFailingItem =
  | "store"
  | "files"
  | "deliveries"
  | "submissions"
  | "antivirus"
  | "mail"
  | "stopping"
  | (string & Record<never, never>);

/** The values of {@link NotReadyFailingItem} that the contract names. */
export const NotReadyFailingItem = {
  store: "store",
  files: "files",
  deliveries: "deliveries",
  submissions: "submissions",
  antivirus: "antivirus",
  mail: "mail",
  stopping: "stopping"} as const;

export interface MarketCompletedEvent {
  event: "market.completed";
  timestamp: Date;
  market: MarketCompletedEventMarket;
}

export interface MarketCompletedEventMarket {
  identifier: string;
  name: string;
  /** The first lot's name */
  lotName?: string;
  lots: Lot[];
  deadline: Date;
  marketTypeCodes: MarketTypeCode[];
  completedAt: Date;
  fieldKeys: string[];
  providerUserId?: string;
}

export interface MarketApplicationCompletedEvent {
  event: "market_application.completed";
  timestamp: Date;
  marketIdentifier: string;
  marketApplication: MarketApplicationCompletedEventMarketApplication;
}

export interface MarketApplicationCompletedEventMarketApplication {
  identifier: string;
  siret?: string;
  companyName?: string;
  completedAt: Date;
  attestationUrl: string;
  documentsPackageUrl: string;
  lots: Lot[];
  providerUserId?: string;
}
