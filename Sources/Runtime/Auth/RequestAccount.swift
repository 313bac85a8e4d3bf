import Synchronization

/// Who is behind a request, filled in by whichever check proves it, and what the request costs: whom it is charged to,
/// and what its response says of the quota. A request is charged at most once.
final class RequestAccount: Sendable {
  private let limiter: QuotaLimiter
  private let clock: Clock
  /// Index into ``APITables/quotas``; nil for an operation that is not metered.
  private let quota: Int?
  private let peer: QuotaPartition
  private struct State {
    var reading: QuotaReading?
    /// Somebody was charged, or refused.
    var isCharged = false
    /// It was the address.
    var isOnPeer = false
    var principal: Principal?
    var fault: PlannedFault?
  }
  private let state = Mutex(State())

  init(limiter: QuotaLimiter, clock: Clock, quota: Int?, peer: PeerAddress) {
    self.limiter = limiter
    self.clock = clock
    self.quota = quota
    self.peer = .address(peer.network)
  }

  /// What was last seen of the quota; nil where the operation is not metered, or nothing was asked yet.
  var reading: QuotaReading? { state.withLock { $0.reading } }

  /// Who calls, once that is known.
  var principal: Principal? {
    get { state.withLock { $0.principal } }
    set { state.withLock { $0.principal = newValue } }
  }

  /// The fault that was planned for the request.
  var fault: PlannedFault? {
    get { state.withLock { $0.fault } }
    set { state.withLock { $0.fault = newValue } }
  }

  /// Charges the editor, and gives back what its address was charged before it was known.
  /// - Throws: `tooManyRequests`.
  func charge(_ principal: Principal) throws(Failure) {
    if let quota, state.withLock({ $0.isOnPeer }) {
      limiter.refund(quota, peer)
      state.withLock { state in
        state.reading = nil
        state.isCharged = false
        state.isOnPeer = false
      }
    }
    try charge(.editor(principal.editorID), override(of: principal))
  }

  /// For a request whose editor is not known.
  /// - Throws: `tooManyRequests`.
  func chargePeer() throws(Failure) { try charge(peer, nil) }

  /// Sees where the editor stands, for an answer that costs nothing.
  func look(_ principal: Principal) {
    guard let quota else { return }
    let reading = limiter.look(
      quota, .editor(principal.editorID), override: override(of: principal), now: clock.moment)
    state.withLock { $0.reading = reading }
  }

  /// Shows the quota as used up for so many seconds, however it stands, for a planned fault. Nothing is charged.
  func pretendUsedUp(seconds: Int) {
    state.withLock { state in
      guard let reading = state.reading else { return }
      state.reading = QuotaReading(
        isAllowed: false, limit: reading.limit, remaining: 0, windowSeconds: reading.windowSeconds,
        secondsUntilReset: seconds, resetAt: clock.milliseconds / 1000 + Int64(seconds), retryAfter: seconds)
    }
  }

  private func override(of principal: Principal) -> QuotaOverride? {
    guard let quota, quota < principal.quotaOverrides.count else { return nil }
    return principal.quotaOverrides[quota]
  }

  private func charge(_ partition: QuotaPartition, _ override: QuotaOverride?) throws(Failure) {
    guard let quota, !state.withLock({ $0.isCharged }) else { return }
    let reading = limiter.charge(quota, partition, override: override, now: clock.moment)
    state.withLock { state in
      state.reading = reading
      state.isCharged = true
      state.isOnPeer = reading.isAllowed && partition == peer
    }
    if !reading.isAllowed { throw .tooManyRequests(retryAfter: reading.retryAfter) }
  }
}
