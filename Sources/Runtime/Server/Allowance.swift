/// How often a peer may do what costs us more than it: so many times at once, and so many more each second.
struct Allowance {
  private let burst: Int
  private let rate: Int
  private var left: Int
  /// Milliseconds, monotonic: when ``left`` last grew.
  private var grewAt = Clock.monotonicMilliseconds

  init(burst: Int, rate: Int) {
    self.burst = burst
    self.rate = rate
    left = burst
  }

  /// - Returns: false where there is none left.
  mutating func take() -> Bool {
    let now = Clock.monotonicMilliseconds
    let grown = Int(now - grewAt) * rate / 1000
    if grown > 0 {
      left = min(left + grown, burst)
      grewAt = now
    }
    guard left > 0 else { return false }
    left -= 1
    return true
  }
}
