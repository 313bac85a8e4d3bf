import Runtime

/// A browser in which a candidate is logged in, for one application and its SIRET. The session's secret is in the
/// browser's cookie; only its SHA-256 is stored.
public struct LoginSession: Sendable, Hashable {
  /// 32 bytes; unique.
  public let sessionHash: [UInt8]
  public let candidate: CandidateRecord
  /// The application whose link was used.
  public let applicationIdentifier: String
  /// That application's SIRET. The session reaches the candidate's applications of this SIRET and no others.
  public let siret: String
  public let createdAt: Timestamp
  public let lastSeenAt: Timestamp
  /// The session works before this moment, not at it.
  public let expiresAt: Timestamp
}

/// The session that using a link opens.
public struct NewLoginSession: Sendable, Hashable {
  /// SHA-256 of the session's secret, 32 bytes; unique. The secret must be drawn anew for each login.
  public var sessionHash: [UInt8]
  public var expiresAt: Timestamp
  /// Likewise of the one that the browser had before, which ends if there is any.
  public var formerHash: [UInt8]?

  public init(sessionHash: [UInt8], expiresAt: Timestamp, formerHash: [UInt8]? = nil) {
    self.sessionHash = sessionHash
    self.expiresAt = expiresAt
    self.formerHash = formerHash
  }
}

/// What using a link gives.
public struct Login: Sendable, Hashable {
  public let session: LoginSession
  /// As it is now: owned by the candidate, with a SIRET.
  public let application: ApplicationRecord
}
