/// A window and a token bucket, as the contract's vocabulary defines them; times in milliseconds.
struct FakeQuota {
  private let limit: Int
  private let windowMilliseconds: Int64
  private let burst: Int
  private var windowStart: Int64
  private var used = 0
  private var tokens: Double
  private var filledAt: Int64

  init(limit: Int, window: Int, burst: Int, now: Int64) {
    self.limit = limit
    windowMilliseconds = Int64(window) * 1_000
    self.burst = burst
    windowStart = now
    tokens = Double(burst)
    filledAt = now
  }

  var remaining: Int { limit - used }
  var resetAt: Int64 { windowStart + windowMilliseconds }

  /// Takes one request; else the seconds to wait.
  mutating func take(at now: Int64) -> Int {
    let rate = Double(limit) / Double(windowMilliseconds)
    tokens = min(Double(burst), tokens + Double(now - filledAt) * rate)
    filledAt = now
    if now >= resetAt || used == 0 {
      windowStart = now
      used = 0
    }
    var wait: Double = 0
    if used >= limit { wait = Double(resetAt - now) }
    if tokens < 1 { wait = max(wait, (1 - tokens) / rate) }
    if wait > 0 { return max(Int((wait / 1_000).rounded(.up)), 1) }
    used += 1
    tokens -= 1
    return 0
  }
}
