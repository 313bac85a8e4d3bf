/// Everything the runtime must know of an API before and around a handler; generated from the contract, one instance
/// for the life of the process.
public struct APITables: Sendable {
  public let operations: [OperationDescriptor]
  public let quotas: [QuotaDescriptor]
  public let profiles: [ErrorProfile]
  /// The profile for answers that belong to no operation (unknown route, unreadable message).
  public let transportProfile: Int
  /// The profile for those of them that a browser is shown as a page; nil where the contract words no pages.
  public let pagesProfile: Int?
  /// Every rule that a request can break; a ``RuleID`` is an index into it.
  public let rules: [RuleSite]
  public let limits: RequestLimits

  public init(
    operations: [OperationDescriptor], quotas: [QuotaDescriptor], profiles: [ErrorProfile],
    transportProfile: Int, pagesProfile: Int? = nil, rules: [RuleSite], limits: RequestLimits = RequestLimits()
  ) {
    self.operations = operations
    self.quotas = quotas
    self.profiles = profiles
    self.transportProfile = transportProfile
    self.pagesProfile = pagesProfile
    self.rules = rules
    self.limits = limits
  }
}

/// What the contract says of one operation, as far as the runtime acts on it.
public struct OperationDescriptor: Sendable {
  /// `operationId`.
  public let id: StaticString
  public let method: HTTPMethod
  /// The path template, for logs and metrics.
  public let route: StaticString
  public let security: SecurityRule
  /// Index into ``APITables/quotas``; nil for an operation that is not metered.
  public let quota: Int?
  public let body: BodyRule?
  /// Media types of the success answers, lower case; empty when they have no body. `Accept` is held against these and
  /// the error media types.
  public let produces: [StaticString]
  /// Largest answer in bytes, over all its media types.
  public let maxResponse: Int
  public let timeoutMilliseconds: Int
  /// Index into ``APITables/profiles``.
  public let profile: Int
  public let environments: EnvironmentSet
  /// Statuses whose answers may be packed (`x-compress`).
  public let packs: [UInt16]

  public init(
    id: StaticString, method: HTTPMethod, route: StaticString, security: SecurityRule, quota: Int?,
    body: BodyRule?, produces: [StaticString], maxResponse: Int, timeoutMilliseconds: Int, profile: Int,
    environments: EnvironmentSet = .all, packs: [UInt16] = []
  ) {
    self.id = id
    self.method = method
    self.route = route
    self.security = security
    self.quota = quota
    self.body = body
    self.produces = produces
    self.maxResponse = maxResponse
    self.timeoutMilliseconds = timeoutMilliseconds
    self.profile = profile
    self.environments = environments
    self.packs = packs
  }
}

/// The request body of an operation: which media types it may have and how large each may be.
public struct BodyRule: Sendable {
  public struct Media: Sendable {
    /// Lower case, without parameters.
    public let type: StaticString
    /// In bytes.
    public let cap: Int
    /// False where the handler reads the body as a stream.
    public let buffered: Bool
    public init(type: StaticString, cap: Int, buffered: Bool = true) {
      self.type = type
      self.cap = cap
      self.buffered = buffered
    }
  }
  public let required: Bool
  public let media: [Media]
  public init(required: Bool, media: [Media]) {
    self.required = required
    self.media = media
  }
}

public enum SecurityRule: Sendable {
  case open
  /// The token's scopes include all of at least one of these; an empty set asks for any valid token.
  case bearer(anyOf: [ScopeSet])
  /// The OAuth client's own credentials. The generated code decodes the body first and then asks the request's
  /// ``ClientGate``, which also charges the quota.
  case client
  /// Everybody; the session of the cookie of this name is opened, or drawn. Without HTTPS no `__Host-` is in its name.
  case browser(cookie: StaticString)
  /// Whoever knows the token of those who run the service.
  case `operator`
}

/// A named quota of the contract.
public struct QuotaDescriptor: Sendable {
  public let name: StaticString
  public let limit: Int
  public let windowSeconds: Int
  public let burst: Int
  public init(name: StaticString, limit: Int, windowSeconds: Int, burst: Int) {
    self.name = name
    self.limit = limit
    self.windowSeconds = windowSeconds
    self.burst = burst
  }
}

/// Scopes as bits: bit *i* is the *i*-th scope of the contract's OAuth scheme.
public struct ScopeSet: OptionSet, Sendable, Hashable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// What an administrator allowed an editor, as bits: bit *i* is the *i*-th of the contract's `x-permissions`.
public struct PermissionSet: OptionSet, Sendable, Hashable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// The deployment environments; what differs between them is said by the presets of the `passemarche` command.
public struct EnvironmentSet: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  public static let sandbox = EnvironmentSet(rawValue: 1 << 0)
  public static let staging = EnvironmentSet(rawValue: 1 << 1)
  public static let preprod = EnvironmentSet(rawValue: 1 << 2)
  public static let production = EnvironmentSet(rawValue: 1 << 3)
  public static let all: EnvironmentSet = [.sandbox, .staging, .preprod, .production]
}

public enum HTTPMethod: UInt8, Sendable { case get, head, post, put, patch, delete, options, other }
