import Runtime

/// How candidates come in: links by mail, and the sessions that links open (product.md §5.2).
public protocol CandidateStore: Sendable {
  /// Asks for a link, in one write: counts the request, finds the application that the link is to open, and stores the
  /// link. Where the application has an owner, or has no SIRET and the SIRET's own application has one, the address
  /// must be that owner's.
  /// - Throws: ``StoreError/identifierTaken`` for a token that is in use; ``StoreError/invalidValue(_:)`` for a digest
  ///   that is not 32 bytes long, and for a throttle that lets nothing through.
  func requestMagicLink(
    _ request: NewMagicLink, throttle: LinkThrottle
  ) async throws(StoreError) -> MagicLinkOutcome
  /// Uses a link and opens a session in place of the browser's former one, in one write. The candidate is made where
  /// the address is new. An application without an owner becomes theirs: first come, first served. An application
  /// without a SIRET gets the link's.
  /// - Throws: ``StoreError/invalidLink`` when the link is unknown, used or over, or the application has another SIRET
  ///   by now; ``StoreError/notOwner`` when somebody else was first; ``StoreError/siretTaken`` when the SIRET has
  ///   another application to this market; ``StoreError/identifierTaken`` for a session that is in use;
  ///   ``StoreError/invalidValue(_:)`` for a digest that is not 32 bytes long. The link is unused after each of them.
  func consumeMagicLink(
    tokenHash: [UInt8], opening session: NewLoginSession, at now: Timestamp
  ) async throws(StoreError) -> Login
  /// Deletes links that ended before one moment and requests made before another, at most `limit` of each.
  /// - Parameter requestsBefore: no later than the start of the throttle's window.
  /// - Returns: how many links or how many requests, whichever are more: while it is `limit`, there may be others.
  func purgeMagicLinks(
    expiredBefore moment: Timestamp, requestsBefore: Timestamp, limit: Int
  ) async throws(StoreError) -> Int

  /// - Returns: nil when there is none, or it is over.
  func loginSession(sessionHash: [UInt8], at now: Timestamp) async throws(StoreError) -> LoginSession?
  /// Notes that the session is in use and moves its end. A write: not for every request.
  /// - Returns: false when there is none, or it is over.
  func keepLoginSession(
    sessionHash: [UInt8], until expiresAt: Timestamp, at now: Timestamp
  ) async throws(StoreError) -> Bool
  /// - Returns: false when there was none.
  func endLoginSession(sessionHash: [UInt8]) async throws(StoreError) -> Bool
  /// - Returns: how many.
  func endLoginSessions(candidateID: Int64) async throws(StoreError) -> Int
  /// Deletes sessions that ended before the moment, at most `limit`, and candidates who have nothing else.
  /// - Returns: how many sessions.
  func purgeLoginSessions(expiredBefore moment: Timestamp, limit: Int) async throws(StoreError) -> Int
}
