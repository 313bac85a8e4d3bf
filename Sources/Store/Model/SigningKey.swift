import Runtime

/// A key that signs access tokens. The newest key without ``retiredAt`` signs; all that are stored verify.
public struct SigningKeyRecord: Sendable, Hashable {
  /// The `kid` of the token's header; unique.
  public let kid: String
  /// Encrypted.
  public let sealedKey: [UInt8]
  public let createdAt: Timestamp
  /// From when on it signs no more.
  public let retiredAt: Timestamp?
  /// Until when it verifies what it signed; nil while it signs.
  public let verifiesUntil: Timestamp?
}

public struct NewSigningKey: Sendable, Hashable {
  public var kid: String
  public var sealedKey: [UInt8]
  public var createdAt: Timestamp

  public init(kid: String, sealedKey: [UInt8], createdAt: Timestamp) {
    self.kid = kid
    self.sealedKey = sealedKey
    self.createdAt = createdAt
  }
}
