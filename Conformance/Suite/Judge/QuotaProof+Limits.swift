import SchemaEvaluator
import SpecIR

/// How many requests a quota lets through, and until when.
extension QuotaProof {
  mutating func proveBurst() throws(Obstacle) {
    guard burst < limit else { return try proveWindow() }
    guard let (refused, start) = try useUp() else { return }
    try proveRetryAfter(refused, plan.quota.burst.site, since: start, isExact: true)
  }

  mutating func proveWindow() throws(Obstacle) {
    var used = 0
    let start = session.serverNow
    var begun = start
    while used < limit {
      let next = min(burst, limit - used)
      if used > 0 {
        // An empty bucket is given the time to hold so many again, of which some has passed by itself, and a little
        // more, since the server's clock is only known as exactly as its answers are quick. All of it stays within one
        // window.
        let passed = Double(session.serverNow.milliseconds - begun.milliseconds) / 1_000
        let wait = Double(next * window) / Double(limit) + 0.2 - passed
        if wait > 0 { try session.advance(Int(wait.rounded(.up))) }
      }
      begun = session.serverNow
      try pass(next, of: &used, rule: plan.quota.limit.site)
      guard findings.isEmpty else { return }
    }
    let left = window - seconds(since: start)
    if left > 4 { try session.advance(min(refill, left / 2)) }
    let refused = try refuse(
      "Request \(limit + 1) in one window must be refused: the limit is \(limit)", plan.quota.limit.site)
    guard let refused else { return }
    try proveRetryAfter(refused, plan.quota.limit.site, since: session.serverNow, isExact: false)
  }

  /// Before `Retry-After` has passed the request is still refused, and then it passes.
  ///
  /// It is told in whole seconds, rounded up: where the quota was fresh a moment ago the request is refused until the
  /// last of them, else until the last but one. What a slow machine adds to that by itself shows nothing.
  /// - Parameters:
  ///   - start: when no part of a second had passed yet.
  ///   - isExact: whether that was when the quota was fresh.
  private mutating func proveRetryAfter(
    _ refused: Exchange, _ site: Site, since start: Moment, isExact: Bool
  ) throws(Obstacle) {
    guard let told = refused.answer.header("Retry-After").flatMap(Int.init), told > 0 else { return }
    let last = isExact ? 1 : 2
    if told > last {
      try session.advance(told - last)
      let early = try session.performOnce(plan.request)
      let lag = session.serverNow.milliseconds - start.milliseconds - Int64(told - last) * 1_000
      if early.answer.status != 429, lag < 900 {
        note("After \(told - last) s the request must still be refused: Retry-After said \(told)", site, early)
        return
      }
    }
    try session.advance(min(last, told))
    let late = try session.performOnce(plan.request)
    if late.answer.status == 429 { note("After \(told) s the request must pass: Retry-After said so", site, late) }
  }

  /// Whole seconds of the server's time.
  private func seconds(since start: Moment) -> Int {
    Int((session.serverNow.milliseconds - start.milliseconds) / 1_000)
  }
}
