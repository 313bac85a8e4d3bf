/// An authenticated OAuth client, which is an editor's account. A request hands it on from step to step, and copies none
/// of it.
public final class Principal: Sendable {
  public let editorID: Int64
  public let clientID: String
  /// The token's scopes; for client authentication, the scopes the client may ask for.
  public let scopes: ScopeSet
  public let permissions: PermissionSet
  /// Quotas that an administrator set for this editor, by index of ``APITables/quotas``; nil keeps the contract's.
  public let quotaOverrides: [QuotaOverride?]
  /// The access token that was presented; nil for client authentication.
  public let token: PresentedToken?
  /// The stored hash that the client's secret was held against; nil for a token.
  public let secretHash: String?

  public init(
    editorID: Int64, clientID: String, scopes: ScopeSet, permissions: PermissionSet = [],
    quotaOverrides: [QuotaOverride?] = [], token: PresentedToken? = nil, secretHash: String? = nil
  ) {
    self.editorID = editorID
    self.clientID = clientID
    self.scopes = scopes
    self.permissions = permissions
    self.quotaOverrides = quotaOverrides
    self.token = token
    self.secretHash = secretHash
  }
}

/// What a valid access token says of its own life.
public struct PresentedToken: Sendable, Hashable {
  public let issuedAt: Timestamp
  public let expiresAt: Timestamp
  public init(issuedAt: Timestamp, expiresAt: Timestamp) {
    self.issuedAt = issuedAt
    self.expiresAt = expiresAt
  }
}

public struct QuotaOverride: Sendable, Hashable {
  public let limit: Int
  public let burst: Int
  public init(limit: Int, burst: Int) {
    self.limit = limit
    self.burst = burst
  }
}

/// Proof that the contract's security rule of `Operation` was met. Only the generated dispatch makes one.
public struct Authorized<Operation>: Sendable {
  public let principal: Principal

  @_spi(Dispatch)
  public init(_ principal: Principal) { self.principal = principal }
}

/// Tells the runtime who a caller is. Called on the event loop; answers without suspending when its cache knows.
public protocol Authenticator: Sendable {
  /// The client behind a bearer token: nil for a token that is malformed, forged, expired or revoked, or whose editor
  /// is no longer authorized and active.
  func principal(bearer token: ArraySlice<UInt8>, now: Timestamp) async throws -> Principal?

  /// Whether the bearer token is the one of those who run the service. Takes the same time for every token of a length.
  func isOperator(bearer token: ArraySlice<UInt8>) -> Bool

  /// The client behind an identifier and a secret.
  func principal(clientID: String, secret: String) async throws -> ClientVerdict

  /// Whether ``principal(clientID:secret:)`` would answer from its cache, without the slow hash. Where it would not,
  /// the runtime charges the peer's address before it asks.
  func isKnown(clientID: String, secret: String) async throws -> Bool
}

extension Authenticator {
  /// For an API without operations of ``SecurityRule/operator``.
  public func isOperator(bearer token: ArraySlice<UInt8>) -> Bool { false }
}

public enum ClientVerdict: Sendable {
  case authenticated(Principal)
  /// Unknown client or wrong secret.
  case rejected
  /// Right secret, but the editor is not authorized or not active.
  case inactive
}

/// Authenticates the client of an operation with ``SecurityRule/client``, once its body is decoded, and charges the
/// quota: to the client where it proves itself, else to the peer's address.
public struct ClientGate: Sendable {
  private let check: @Sendable (_ id: String?, _ secret: String?) async throws(Failure) -> Principal

  public init(
    check: @escaping @Sendable (_ id: String?, _ secret: String?) async throws(Failure) -> Principal
  ) {
    self.check = check
  }

  /// - Parameters: the credentials of the form body, where they are there; HTTP Basic is the gate's own business.
  /// - Throws: `malformed` for credentials in both places, `unauthenticated`, `inactive`, `tooManyRequests`, `fault`.
  public func admit(id: String?, secret: String?) async throws(Failure) -> Principal {
    try await check(id, secret)
  }
}
