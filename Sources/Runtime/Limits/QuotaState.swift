/// A quota as it holds for one partition.
struct QuotaRule: Sendable, Hashable {
  /// Requests in one window.
  let limit: Int64
  let windowMilliseconds: Int64
  /// Tokens of a full bucket.
  let burst: Int64

  /// - Parameter scale: multiplies limit and burst.
  init(limit: Int, windowSeconds: Int, burst: Int, scale: Int = 1) {
    func scaled(_ value: Int) -> Int64 {
      let (product, overflow) = Int64(max(value, 1)).multipliedReportingOverflow(by: Int64(max(scale, 1)))
      return overflow ? Self.largest : min(product, Self.largest)
    }
    self.limit = scaled(limit)
    self.burst = scaled(burst)
    windowMilliseconds = Int64(min(max(windowSeconds, 1), 31_536_000)) * 1000
  }

  /// Keeps the exact arithmetic below within 64 bits.
  private static let largest: Int64 = 100_000_000
}

/// What one partition has used of one quota. Exact: a token is counted in units of which `limit` come back each
/// millisecond and `windowMilliseconds` make a token, so that nothing is ever rounded.
struct QuotaState: Sendable {
  /// When the present window opened; it is open while ``used`` is not 0.
  private var windowStart: Int64
  private var used: Int64 = 0
  private var tokens: Int64
  private var updated: Int64

  /// A partition that has used nothing.
  init(_ rule: QuotaRule, now: Int64) {
    windowStart = now
    tokens = rule.burst * rule.windowMilliseconds
    updated = now
  }

  /// A partition that was left as it was then.
  init(_ usage: QuotaUsage, at then: Int64) {
    windowStart = then - usage.openMilliseconds
    used = usage.used
    tokens = usage.tokens
    updated = then
  }

  /// What a decision was made on.
  struct Verdict: Sendable, Equatable {
    let isAllowed: Bool
    /// Requests left in the window.
    let remaining: Int64
    /// Milliseconds until the window ends; the whole window where none is open.
    let untilReset: Int64
    /// Milliseconds until a refused request would pass.
    let wait: Int64
  }

  /// Takes one request where both conditions hold; one that is refused costs nothing.
  mutating func charge(_ rule: QuotaRule, now: Int64) -> Verdict {
    let verdict = look(rule, now: now)
    guard verdict.isAllowed else { return verdict }
    if used == 0 { windowStart = now }
    used += 1
    tokens -= rule.windowMilliseconds
    return Verdict(
      isAllowed: true, remaining: rule.limit - used, untilReset: windowStart + rule.windowMilliseconds - now, wait: 0)
  }

  /// What ``charge(_:now:)`` would say, without a charge.
  mutating func look(_ rule: QuotaRule, now: Int64) -> Verdict {
    advance(rule, to: now)
    let remaining = max(0, rule.limit - used)
    let untilReset = used == 0 ? rule.windowMilliseconds : windowStart + rule.windowMilliseconds - now
    let missing = max(0, rule.windowMilliseconds - tokens)
    let wait = max(remaining > 0 ? 0 : untilReset, (missing + rule.limit - 1) / rule.limit)
    return Verdict(isAllowed: wait == 0, remaining: remaining, untilReset: untilReset, wait: wait)
  }

  /// Takes back a request that was charged.
  mutating func refund(_ rule: QuotaRule) {
    used = max(0, used - 1)
    tokens = min(tokens + rule.windowMilliseconds, rule.burst * rule.windowMilliseconds)
  }

  /// Becomes what leaves less of the two, where two processes have counted the same partition. The later window holds,
  /// so that no request is forgotten before its time.
  mutating func merge(_ other: QuotaState, _ rule: QuotaRule, now: Int64) {
    var other = other
    other.advance(rule, to: now)
    advance(rule, to: now)
    if other.used > 0 { windowStart = used > 0 ? max(windowStart, other.windowStart) : other.windowStart }
    used = max(used, other.used)
    tokens = min(tokens, other.tokens)
  }

  /// Whether nothing distinguishes it from a partition that has used nothing.
  mutating func isIdle(_ rule: QuotaRule, now: Int64) -> Bool {
    advance(rule, to: now)
    return used == 0 && tokens == rule.burst * rule.windowMilliseconds
  }

  /// Nil where it is idle.
  mutating func usage(_ rule: QuotaRule, now: Int64) -> QuotaUsage? {
    guard !isIdle(rule, now: now) else { return nil }
    return QuotaUsage(used: min(used, rule.limit), openMilliseconds: used > 0 ? now - windowStart : 0, tokens: tokens)
  }

  private mutating func advance(_ rule: QuotaRule, to now: Int64) {
    // A clock that was set back (a sandbox's) must not lock anyone out for longer than a window.
    if now < updated { updated = now }
    if now < windowStart { windowStart = now }
    if used > 0, now - windowStart >= rule.windowMilliseconds { used = 0 }
    let full = rule.burst * rule.windowMilliseconds
    let elapsed = now - updated
    // Divided and not multiplied: the product of a long pause would not fit.
    if tokens >= full || elapsed > (full - tokens) / rule.limit {
      tokens = full
    } else {
      tokens += elapsed * rule.limit
    }
    updated = now
  }
}

/// What a partition has used as of one moment, without the moment.
struct QuotaUsage: Sendable, Hashable {
  /// Requests in the open window.
  var used: Int64
  /// Milliseconds since the window opened.
  var openMilliseconds: Int64
  /// Left in the bucket, in the units of ``QuotaState``.
  var tokens: Int64

  /// Whether the rule can have led to it.
  func fits(_ rule: QuotaRule) -> Bool {
    (0...rule.limit).contains(used) && (0..<rule.windowMilliseconds).contains(openMilliseconds)
      && (0...rule.burst * rule.windowMilliseconds).contains(tokens)
  }
}
