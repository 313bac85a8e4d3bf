import Runtime

/// What is kept of an access token: enough to revoke it. The token itself is signed and never stored.
public struct AccessTokenRecord: Sendable, Hashable {
  /// The token's `jti`; unique.
  public let jti: String
  public let editorID: Int64
  /// Scope names, sorted, each once, separated by single spaces: equal texts are equal sets.
  public let scope: String
  public let issuedAt: Timestamp
  public let expiresAt: Timestamp
  public let revokedAt: Timestamp?

  /// Neither revoked nor expired; a token is expired at the very moment it names (RFC 7519 §4.1.4).
  public func isLive(at now: Timestamp) -> Bool { revokedAt == nil && now < expiresAt }
}

public struct NewAccessToken: Sendable, Hashable {
  public var jti: String
  public var editorID: Int64
  /// Scope names in any order, separated by spaces.
  public var scope: String
  public var issuedAt: Timestamp
  public var expiresAt: Timestamp
  /// The hash that the client's secret was held against; nil where it was not for its secret that it gets the token.
  public var secretHash: String?

  public init(
    jti: String, editorID: Int64, scope: String, issuedAt: Timestamp, expiresAt: Timestamp, secretHash: String? = nil
  ) {
    self.jti = jti
    self.editorID = editorID
    self.scope = scope
    self.issuedAt = issuedAt
    self.expiresAt = expiresAt
    self.secretHash = secretHash
  }
}

/// A token with its editor, as one read finds them.
public struct AccessGrant: Sendable, Hashable {
  public let token: AccessTokenRecord
  public let editor: EditorRecord
}
