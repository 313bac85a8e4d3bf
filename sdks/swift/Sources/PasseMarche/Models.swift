// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

import Foundation

/// `#/components/schemas/Token`
public struct Token: Codable, Hashable, Sendable {
  /// A JWT signed with HS256
  public var accessToken: String
  public var tokenType: String
  /// Seconds
  public var expiresIn: Int
  public var scope: String
  /// Unix seconds
  public var createdAt: Int

  public init(
    accessToken: String, tokenType: String = "Bearer", expiresIn: Int = 86400, scope: String, createdAt: Int
  ) {
    self.accessToken = accessToken
    self.tokenType = tokenType
    self.expiresIn = expiresIn
    self.scope = scope
    self.createdAt = createdAt
  }

  private enum CodingKeys: String, CodingKey {
    case accessToken = "access_token"
    case tokenType = "token_type"
    case expiresIn = "expires_in"
    case scope
    case createdAt = "created_at"
  }
}

/// RFC 6749 section 5.2
///
/// `#/components/schemas/OAuthError`
public struct OAuthError: Codable, Hashable, Sendable {
  public var error: OAuthError.ErrorValue
  public var errorDescription: String?
  public var retryAfter: Int?
  public var requestID: String?

  public init(
    error: OAuthError.ErrorValue, errorDescription: String? = nil, retryAfter: Int? = nil, requestID: String? = nil
  ) {
    self.error = error
    self.errorDescription = errorDescription
    self.retryAfter = retryAfter
    self.requestID = requestID
  }

  private enum CodingKeys: String, CodingKey {
    case error
    case errorDescription = "error_description"
    case retryAfter = "retry_after"
    case requestID = "request_id"
  }
}

extension OAuthError: RefusalBody {
  public var sentences: [String] { errorDescription.map { [$0] } ?? ["\(error)"] }
}

extension OAuthError {
  /// `#/components/schemas/OAuthError/properties/error`
  public struct ErrorValue: OpenEnumeration {
    public static let invalidRequest = Self(rawValue: "invalid_request")
    public static let invalidClient = Self(rawValue: "invalid_client")
    public static let invalidScope = Self(rawValue: "invalid_scope")
    public static let unsupportedGrantType = Self(rawValue: "unsupported_grant_type")
    public static let rateLimitExceeded = Self(rawValue: "rate_limit_exceeded")
    public static let serverError = Self(rawValue: "server_error")
    public static let temporarilyUnavailable = Self(rawValue: "temporarily_unavailable")

    public static let known: [Self] = [
      .invalidRequest, .invalidClient, .invalidScope, .unsupportedGrantType, .rateLimitExceeded, .serverError,
      .temporarilyUnavailable]

    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
  }
}

/// `#/components/schemas/Error`
public struct ErrorBody: Codable, Hashable, Sendable {
  public var error: String
  public var errors: [String]?
  public var requestID: String?

  public init(error: String, errors: [String]? = nil, requestID: String? = nil) {
    self.error = error
    self.errors = errors
    self.requestID = requestID
  }

  private enum CodingKeys: String, CodingKey {
    case error
    case errors
    case requestID = "request_id"
  }
}

extension ErrorBody: RefusalBody {
  public var sentences: [String] { errors ?? [error] }
}

/// `#/components/schemas/Introspection`
public struct Introspection: Codable, Hashable, Sendable {
  public var active: Bool
  public var scope: String?
  public var clientID: String?
  public var tokenType: String?
  public var exp: Int?
  public var iat: Int?
  public var sub: String?
  public var aud: URL?
  public var iss: URL?
  public var jti: String?

  public init(
    active: Bool, scope: String? = nil, clientID: String? = nil, tokenType: String? = nil, exp: Int? = nil,
    iat: Int? = nil, sub: String? = nil, aud: URL? = nil, iss: URL? = nil, jti: String? = nil
  ) {
    self.active = active
    self.scope = scope
    self.clientID = clientID
    self.tokenType = tokenType
    self.exp = exp
    self.iat = iat
    self.sub = sub
    self.aud = aud
    self.iss = iss
    self.jti = jti
  }

  private enum CodingKeys: String, CodingKey {
    case active
    case scope
    case clientID = "client_id"
    case tokenType = "token_type"
    case exp
    case iat
    case sub
    case aud
    case iss
    case jti
  }
}

/// `#/components/schemas/TokenInfo`
public struct TokenInfo: Codable, Hashable, Sendable {
  public var scope: [Scope]
  /// Seconds left
  public var expiresIn: Int
  public var application: TokenInfo.Application
  /// Unix seconds
  public var createdAt: Int

  public init(scope: [Scope], expiresIn: Int, application: TokenInfo.Application, createdAt: Int) {
    self.scope = scope
    self.expiresIn = expiresIn
    self.application = application
    self.createdAt = createdAt
  }

  private enum CodingKeys: String, CodingKey {
    case scope
    case expiresIn = "expires_in"
    case application
    case createdAt = "created_at"
  }
}

/// `#/components/schemas/Scope`
public struct Scope: OpenEnumeration {
  public static let apiAccess = Self(rawValue: "api_access")
  public static let apiRead = Self(rawValue: "api_read")
  public static let apiWrite = Self(rawValue: "api_write")

  public static let known: [Self] = [.apiAccess, .apiRead, .apiWrite]

  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}

extension TokenInfo {
  /// `#/components/schemas/TokenInfo/properties/application`
  public struct Application: Codable, Hashable, Sendable {
    public var uid: String

    public init(uid: String) {
      self.uid = uid
    }

    private enum CodingKeys: String, CodingKey {
      case uid
    }
  }
}

/// `#/components/schemas/RateLimited`
public struct RateLimited: Codable, Hashable, Sendable {
  public var error: String
  /// Whole seconds after which the same request passes
  public var retryAfter: Int

  public init(error: String, retryAfter: Int) {
    self.error = error
    self.retryAfter = retryAfter
  }

  private enum CodingKeys: String, CodingKey {
    case error
    case retryAfter = "retry_after"
  }
}

extension RateLimited: RefusalBody {
  public var sentences: [String] { [error] }
}

/// `#/components/schemas/AuthorizationServerMetadata`
public struct AuthorizationServerMetadata: Codable, Hashable, Sendable {
  public var issuer: URL
  public var tokenEndpoint: URL
  public var revocationEndpoint: URL
  public var introspectionEndpoint: URL
  public var scopesSupported: [Scope]
  public var responseTypesSupported: [String]
  public var grantTypesSupported: [String]
  public var tokenEndpointAuthMethodsSupported: [ClientAuthenticationMethod]
  public var revocationEndpointAuthMethodsSupported: [ClientAuthenticationMethod]
  public var introspectionEndpointAuthMethodsSupported: [ClientAuthenticationMethod]
  public var serviceDocumentation: URL

  public init(
    issuer: URL, tokenEndpoint: URL, revocationEndpoint: URL, introspectionEndpoint: URL, scopesSupported: [Scope],
    responseTypesSupported: [String], grantTypesSupported: [String],
    tokenEndpointAuthMethodsSupported: [ClientAuthenticationMethod],
    revocationEndpointAuthMethodsSupported: [ClientAuthenticationMethod],
    introspectionEndpointAuthMethodsSupported: [ClientAuthenticationMethod], serviceDocumentation: URL
  ) {
    self.issuer = issuer
    self.tokenEndpoint = tokenEndpoint
    self.revocationEndpoint = revocationEndpoint
    self.introspectionEndpoint = introspectionEndpoint
    self.scopesSupported = scopesSupported
    self.responseTypesSupported = responseTypesSupported
    self.grantTypesSupported = grantTypesSupported
    self.tokenEndpointAuthMethodsSupported = tokenEndpointAuthMethodsSupported
    self.revocationEndpointAuthMethodsSupported = revocationEndpointAuthMethodsSupported
    self.introspectionEndpointAuthMethodsSupported = introspectionEndpointAuthMethodsSupported
    self.serviceDocumentation = serviceDocumentation
  }

  private enum CodingKeys: String, CodingKey {
    case issuer
    case tokenEndpoint = "token_endpoint"
    case revocationEndpoint = "revocation_endpoint"
    case introspectionEndpoint = "introspection_endpoint"
    case scopesSupported = "scopes_supported"
    case responseTypesSupported = "response_types_supported"
    case grantTypesSupported = "grant_types_supported"
    case tokenEndpointAuthMethodsSupported = "token_endpoint_auth_methods_supported"
    case revocationEndpointAuthMethodsSupported = "revocation_endpoint_auth_methods_supported"
    case introspectionEndpointAuthMethodsSupported = "introspection_endpoint_auth_methods_supported"
    case serviceDocumentation = "service_documentation"
  }
}

/// `#/components/schemas/ClientAuthenticationMethods/items`
public struct ClientAuthenticationMethod: OpenEnumeration {
  public static let clientSecretBasic = Self(rawValue: "client_secret_basic")
  public static let clientSecretPost = Self(rawValue: "client_secret_post")

  public static let known: [Self] = [.clientSecretBasic, .clientSecretPost]

  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// `#/components/schemas/Status`
public struct Status: Codable, Hashable, Sendable {
  public var status: String
  public var version: String
  public var environment: Status.Environment
  public var clientID: String
  public var scope: String
  public var time: Date

  public init(
    status: String = "ok", version: String, environment: Status.Environment, clientID: String, scope: String, time: Date
  ) {
    self.status = status
    self.version = version
    self.environment = environment
    self.clientID = clientID
    self.scope = scope
    self.time = time
  }

  private enum CodingKeys: String, CodingKey {
    case status
    case version
    case environment
    case clientID = "client_id"
    case scope
    case time
  }
}

extension Status {
  /// `#/components/schemas/Status/properties/environment`
  public struct Environment: OpenEnumeration {
    public static let sandbox = Self(rawValue: "sandbox")
    public static let staging = Self(rawValue: "staging")
    public static let preprod = Self(rawValue: "preprod")
    public static let production = Self(rawValue: "production")

    public static let known: [Self] = [.sandbox, .staging, .preprod, .production]

    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
  }
}

/// `#/components/schemas/PublicMarketCreated`
public struct PublicMarketCreated: Codable, Hashable, Sendable {
  public var identifier: String
  public var configurationURL: URL

  public init(identifier: String, configurationURL: URL) {
    self.identifier = identifier
    self.configurationURL = configurationURL
  }

  private enum CodingKeys: String, CodingKey {
    case identifier
    case configurationURL = "configuration_url"
  }
}

/// `#/components/schemas/PublicMarketInput`
public struct PublicMarketInput: Codable, Hashable, Sendable {
  public var name: String
  /// An RFC 3339 instant, or a local time or day of the Paris wall clock (a day means its last second).
  public var deadline: Moment
  public var siret: String
  public var marketTypeCodes: [MarketTypeCode]
  public var lots: [LotRequest]?
  /// To how many lots one company may apply
  public var lotLimit: Int?
  /// One lot by its name, for clients of the first version
  public var lotName: String?
  /// The buyer's identifier on the editor's side
  public var providerUserID: String?

  public init(
    name: String, deadline: Moment, siret: String, marketTypeCodes: [MarketTypeCode], lots: [LotRequest]? = nil,
    lotLimit: Int? = nil, lotName: String? = nil, providerUserID: String? = nil
  ) {
    self.name = name
    self.deadline = deadline
    self.siret = siret
    self.marketTypeCodes = marketTypeCodes
    self.lots = lots
    self.lotLimit = lotLimit
    self.lotName = lotName
    self.providerUserID = providerUserID
  }

  private enum CodingKeys: String, CodingKey {
    case name
    case deadline
    case siret
    case marketTypeCodes = "market_type_codes"
    case lots
    case lotLimit = "lot_limit"
    case lotName = "lot_name"
    case providerUserID = "provider_user_id"
  }
}

/// `#/components/schemas/MarketTypeCode`
public struct MarketTypeCode: OpenEnumeration {
  public static let supplies = Self(rawValue: "supplies")
  public static let services = Self(rawValue: "services")
  public static let works = Self(rawValue: "works")
  public static let defense = Self(rawValue: "defense")

  public static let known: [Self] = [.supplies, .services, .works, .defense]

  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// `#/components/schemas/LotRequest`
public struct LotRequest: Codable, Hashable, Sendable {
  public var name: String
  public var cpvCode: String?

  public init(name: String, cpvCode: String? = nil) {
    self.name = name
    self.cpvCode = cpvCode
  }

  private enum CodingKeys: String, CodingKey {
    case name
    case cpvCode = "cpv_code"
  }
}

/// `#/components/schemas/ValidationError`
public struct ValidationError: Codable, Hashable, Sendable {
  public var error: String
  public var errors: [String]
  public var fieldErrors: [String: [String]]?

  public init(error: String = "Validation failed", errors: [String], fieldErrors: [String: [String]]? = nil) {
    self.error = error
    self.errors = errors
    self.fieldErrors = fieldErrors
  }

  private enum CodingKeys: String, CodingKey {
    case error
    case errors
    case fieldErrors = "field_errors"
  }
}

extension ValidationError: RefusalBody {
  public var sentences: [String] { errors }
}

/// `#/components/schemas/PublicMarketPage`
public struct PublicMarketPage: Codable, Hashable, Sendable {
  public var publicMarkets: [PublicMarketSummary]
  public var nextCursor: String?

  public init(publicMarkets: [PublicMarketSummary], nextCursor: String? = nil) {
    self.publicMarkets = publicMarkets
    self.nextCursor = nextCursor
  }

  private enum CodingKeys: String, CodingKey {
    case publicMarkets = "public_markets"
    case nextCursor = "next_cursor"
  }
}

/// `#/components/schemas/PublicMarketSummary`
public struct PublicMarketSummary: Codable, Hashable, Sendable {
  public var identifier: String
  public var name: String
  public var siret: String
  public var deadline: Date
  public var marketTypeCodes: [MarketTypeCode]
  public var status: LifecycleStatus
  public var syncStatus: SyncStatus
  /// Whether the editor has a webhook URL to which completions are delivered
  public var webhookConfigured: Bool
  public var createdAt: Date
  public var completedAt: Date?

  public init(
    identifier: String, name: String, siret: String, deadline: Date, marketTypeCodes: [MarketTypeCode],
    status: LifecycleStatus, syncStatus: SyncStatus, webhookConfigured: Bool, createdAt: Date, completedAt: Date? = nil
  ) {
    self.identifier = identifier
    self.name = name
    self.siret = siret
    self.deadline = deadline
    self.marketTypeCodes = marketTypeCodes
    self.status = status
    self.syncStatus = syncStatus
    self.webhookConfigured = webhookConfigured
    self.createdAt = createdAt
    self.completedAt = completedAt
  }

  private enum CodingKeys: String, CodingKey {
    case identifier
    case name
    case siret
    case deadline
    case marketTypeCodes = "market_type_codes"
    case status
    case syncStatus = "sync_status"
    case webhookConfigured = "webhook_configured"
    case createdAt = "created_at"
    case completedAt = "completed_at"
  }
}

/// `#/components/schemas/LifecycleStatus`
public struct LifecycleStatus: OpenEnumeration {
  public static let pending = Self(rawValue: "pending")
  public static let completed = Self(rawValue: "completed")

  public static let known: [Self] = [.pending, .completed]

  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// State of the webhook delivery; it stays `sync_pending` where no delivery is configured
///
/// `#/components/schemas/SyncStatus`
public struct SyncStatus: OpenEnumeration {
  public static let syncPending = Self(rawValue: "sync_pending")
  public static let syncProcessing = Self(rawValue: "sync_processing")
  public static let syncCompleted = Self(rawValue: "sync_completed")
  public static let syncFailed = Self(rawValue: "sync_failed")

  public static let known: [Self] = [.syncPending, .syncProcessing, .syncCompleted, .syncFailed]

  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// `#/components/schemas/PublicMarket`
public struct PublicMarket: Codable, Hashable, Sendable {
  public var identifier: String
  public var name: String
  public var siret: String
  public var deadline: Date
  public var marketTypeCodes: [MarketTypeCode]
  public var lots: [Lot]
  public var lotLimit: Int?
  public var providerUserID: String?
  public var status: LifecycleStatus
  public var syncStatus: SyncStatus
  /// Whether the editor has a webhook URL to which completions are delivered
  public var webhookConfigured: Bool
  public var fieldKeys: [String]
  public var createdAt: Date
  public var completedAt: Date?
  public var configurationURL: URL

  public init(
    identifier: String, name: String, siret: String, deadline: Date, marketTypeCodes: [MarketTypeCode], lots: [Lot],
    lotLimit: Int? = nil, providerUserID: String? = nil, status: LifecycleStatus, syncStatus: SyncStatus,
    webhookConfigured: Bool, fieldKeys: [String], createdAt: Date, completedAt: Date? = nil, configurationURL: URL
  ) {
    self.identifier = identifier
    self.name = name
    self.siret = siret
    self.deadline = deadline
    self.marketTypeCodes = marketTypeCodes
    self.lots = lots
    self.lotLimit = lotLimit
    self.providerUserID = providerUserID
    self.status = status
    self.syncStatus = syncStatus
    self.webhookConfigured = webhookConfigured
    self.fieldKeys = fieldKeys
    self.createdAt = createdAt
    self.completedAt = completedAt
    self.configurationURL = configurationURL
  }

  private enum CodingKeys: String, CodingKey {
    case identifier
    case name
    case siret
    case deadline
    case marketTypeCodes = "market_type_codes"
    case lots
    case lotLimit = "lot_limit"
    case providerUserID = "provider_user_id"
    case status
    case syncStatus = "sync_status"
    case webhookConfigured = "webhook_configured"
    case fieldKeys = "field_keys"
    case createdAt = "created_at"
    case completedAt = "completed_at"
    case configurationURL = "configuration_url"
  }
}

/// `#/components/schemas/Lot`
public struct Lot: Codable, Hashable, Sendable {
  public var name: String
  public var cpvCode: String?

  public init(name: String, cpvCode: String? = nil) {
    self.name = name
    self.cpvCode = cpvCode
  }

  private enum CodingKeys: String, CodingKey {
    case name
    case cpvCode = "cpv_code"
  }
}

/// `#/components/schemas/MarketApplicationCreated`
public struct MarketApplicationCreated: Codable, Hashable, Sendable {
  public var identifier: String
  public var applicationURL: URL

  public init(identifier: String, applicationURL: URL) {
    self.identifier = identifier
    self.applicationURL = applicationURL
  }

  private enum CodingKeys: String, CodingKey {
    case identifier
    case applicationURL = "application_url"
  }
}

/// `#/components/schemas/MarketApplicationInput`
public struct MarketApplicationInput: Codable, Hashable, Sendable {
  public var siret: String?
  /// The candidate's identifier on the editor's side
  public var providerUserID: String?

  public init(siret: String? = nil, providerUserID: String? = nil) {
    self.siret = siret
    self.providerUserID = providerUserID
  }

  private enum CodingKeys: String, CodingKey {
    case siret
    case providerUserID = "provider_user_id"
  }
}

/// `#/components/schemas/MarketApplicationPage`
public struct MarketApplicationPage: Codable, Hashable, Sendable {
  public var marketApplications: [MarketApplication]
  public var nextCursor: String?

  public init(marketApplications: [MarketApplication], nextCursor: String? = nil) {
    self.marketApplications = marketApplications
    self.nextCursor = nextCursor
  }

  private enum CodingKeys: String, CodingKey {
    case marketApplications = "market_applications"
    case nextCursor = "next_cursor"
  }
}

/// `#/components/schemas/MarketApplication`
public struct MarketApplication: Codable, Hashable, Sendable {
  public var identifier: String
  public var marketIdentifier: String
  public var siret: String?
  public var providerUserID: String?
  public var status: LifecycleStatus
  public var syncStatus: SyncStatus
  public var webhookConfigured: Bool
  public var createdAt: Date
  public var completedAt: Date?
  public var applicationURL: URL
  /// Null until the application is submitted
  public var attestationURL: URL?
  /// Null until the application is submitted
  public var documentsPackageURL: URL?

  public init(
    identifier: String, marketIdentifier: String, siret: String? = nil, providerUserID: String? = nil,
    status: LifecycleStatus, syncStatus: SyncStatus, webhookConfigured: Bool, createdAt: Date, completedAt: Date? = nil,
    applicationURL: URL, attestationURL: URL? = nil, documentsPackageURL: URL? = nil
  ) {
    self.identifier = identifier
    self.marketIdentifier = marketIdentifier
    self.siret = siret
    self.providerUserID = providerUserID
    self.status = status
    self.syncStatus = syncStatus
    self.webhookConfigured = webhookConfigured
    self.createdAt = createdAt
    self.completedAt = completedAt
    self.applicationURL = applicationURL
    self.attestationURL = attestationURL
    self.documentsPackageURL = documentsPackageURL
  }

  private enum CodingKeys: String, CodingKey {
    case identifier
    case marketIdentifier = "market_identifier"
    case siret
    case providerUserID = "provider_user_id"
    case status
    case syncStatus = "sync_status"
    case webhookConfigured = "webhook_configured"
    case createdAt = "created_at"
    case completedAt = "completed_at"
    case applicationURL = "application_url"
    case attestationURL = "attestation_url"
    case documentsPackageURL = "documents_package_url"
  }
}

/// What was asked for cannot be had as things are, or a parameter is at fault
///
/// `#/components/schemas/Unprocessable`
public struct Unprocessable: Codable, Hashable, Sendable {
  public var error: String
  public var errors: [String]?
  public var fieldErrors: [String: [String]]?

  public init(error: String, errors: [String]? = nil, fieldErrors: [String: [String]]? = nil) {
    self.error = error
    self.errors = errors
    self.fieldErrors = fieldErrors
  }

  private enum CodingKeys: String, CodingKey {
    case error
    case errors
    case fieldErrors = "field_errors"
  }
}

extension Unprocessable: RefusalBody {
  public var sentences: [String] { errors ?? [error] }
}

/// `#/components/schemas/Up`
public struct Up: Codable, Hashable, Sendable {
  public var status: String

  public init(status: String = "up") {
    self.status = status
  }

  private enum CodingKeys: String, CodingKey {
    case status
  }
}

/// `#/components/schemas/Readiness`
public struct Readiness: Codable, Hashable, Sendable {
  public var status: String

  public init(status: String = "ready") {
    self.status = status
  }

  private enum CodingKeys: String, CodingKey {
    case status
  }
}

/// `#/components/schemas/NotReady`
public struct NotReady: Codable, Hashable, Sendable {
  public var error: String
  public var failing: [NotReady.FailingItem]?
  public var retryAfter: Int?

  public init(error: String, failing: [NotReady.FailingItem]? = nil, retryAfter: Int? = nil) {
    self.error = error
    self.failing = failing
    self.retryAfter = retryAfter
  }

  private enum CodingKeys: String, CodingKey {
    case error
    case failing
    case retryAfter = "retry_after"
  }
}

extension NotReady: RefusalBody {
  public var sentences: [String] { [error] }
}

extension NotReady {
  /// `#/components/schemas/NotReady/properties/failing/items`
  public struct FailingItem: OpenEnumeration {
    public static let store = Self(rawValue: "store")
    public static let files = Self(rawValue: "files")
    public static let deliveries = Self(rawValue: "deliveries")
    public static let submissions = Self(rawValue: "submissions")
    public static let antivirus = Self(rawValue: "antivirus")
    public static let mail = Self(rawValue: "mail")
    public static let stopping = Self(rawValue: "stopping")

    public static let known: [Self] = [.store, .files, .deliveries, .submissions, .antivirus, .mail, .stopping]

    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
  }
}

/// `#/components/schemas/MarketCompletedEvent`
public struct MarketCompletedEvent: Codable, Hashable, Sendable {
  public var event: String
  public var timestamp: Date
  public var market: MarketCompletedEvent.Market

  public init(event: String = "market.completed", timestamp: Date, market: MarketCompletedEvent.Market) {
    self.event = event
    self.timestamp = timestamp
    self.market = market
  }

  private enum CodingKeys: String, CodingKey {
    case event
    case timestamp
    case market
  }
}

extension MarketCompletedEvent {
  /// `#/components/schemas/MarketCompletedEvent/properties/market`
  public struct Market: Codable, Hashable, Sendable {
    public var identifier: String
    public var name: String
    /// The first lot's name
    public var lotName: String?
    public var lots: [Lot]
    public var deadline: Date
    public var marketTypeCodes: [MarketTypeCode]
    public var completedAt: Date
    public var fieldKeys: [String]
    public var providerUserID: String?

    public init(
      identifier: String, name: String, lotName: String? = nil, lots: [Lot], deadline: Date,
      marketTypeCodes: [MarketTypeCode], completedAt: Date, fieldKeys: [String], providerUserID: String? = nil
    ) {
      self.identifier = identifier
      self.name = name
      self.lotName = lotName
      self.lots = lots
      self.deadline = deadline
      self.marketTypeCodes = marketTypeCodes
      self.completedAt = completedAt
      self.fieldKeys = fieldKeys
      self.providerUserID = providerUserID
    }

    private enum CodingKeys: String, CodingKey {
      case identifier
      case name
      case lotName = "lot_name"
      case lots
      case deadline
      case marketTypeCodes = "market_type_codes"
      case completedAt = "completed_at"
      case fieldKeys = "field_keys"
      case providerUserID = "provider_user_id"
    }
  }
}

/// `#/components/schemas/MarketApplicationCompletedEvent`
public struct MarketApplicationCompletedEvent: Codable, Hashable, Sendable {
  public var event: String
  public var timestamp: Date
  public var marketIdentifier: String
  public var marketApplication: MarketApplicationCompletedEvent.MarketApplicationValue

  public init(
    event: String = "market_application.completed", timestamp: Date, marketIdentifier: String,
    marketApplication: MarketApplicationCompletedEvent.MarketApplicationValue
  ) {
    self.event = event
    self.timestamp = timestamp
    self.marketIdentifier = marketIdentifier
    self.marketApplication = marketApplication
  }

  private enum CodingKeys: String, CodingKey {
    case event
    case timestamp
    case marketIdentifier = "market_identifier"
    case marketApplication = "market_application"
  }
}

extension MarketApplicationCompletedEvent {
  /// `#/components/schemas/MarketApplicationCompletedEvent/properties/market_application`
  public struct MarketApplicationValue: Codable, Hashable, Sendable {
    public var identifier: String
    public var siret: String?
    public var companyName: String?
    public var completedAt: Date
    public var attestationURL: URL
    public var documentsPackageURL: URL
    public var lots: [Lot]
    public var providerUserID: String?

    public init(
      identifier: String, siret: String? = nil, companyName: String? = nil, completedAt: Date, attestationURL: URL,
      documentsPackageURL: URL, lots: [Lot], providerUserID: String? = nil
    ) {
      self.identifier = identifier
      self.siret = siret
      self.companyName = companyName
      self.completedAt = completedAt
      self.attestationURL = attestationURL
      self.documentsPackageURL = documentsPackageURL
      self.lots = lots
      self.providerUserID = providerUserID
    }

    private enum CodingKeys: String, CodingKey {
      case identifier
      case siret
      case companyName = "company_name"
      case completedAt = "completed_at"
      case attestationURL = "attestation_url"
      case documentsPackageURL = "documents_package_url"
      case lots
      case providerUserID = "provider_user_id"
    }
  }
}
