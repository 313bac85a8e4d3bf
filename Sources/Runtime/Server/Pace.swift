/// How a client gets on with a body that it sends, or an answer that it reads. It has to be by so many bytes a second,
/// measured over one time after the other, so that what came fast at first buys no rest later.
struct Pace {
  /// Milliseconds, monotonic: since when it is measured.
  private(set) var since: Int64
  /// Bytes that had passed by then.
  private var begun: Int

  init(from bytes: Int, now: Int64 = Clock.monotonicMilliseconds) {
    since = now
    begun = bytes
  }

  /// So many milliseconds were not the client's.
  mutating func excuse(_ milliseconds: Int64) { since += milliseconds }

  /// Whether it was kept until now; where it was, another time begins.
  /// - Parameter rate: bytes a second; one byte in all is the least.
  mutating func isKept(at bytes: Int, now: Int64, rate: Int64) -> Bool {
    guard Int64(bytes - begun) >= max(1, (now - since) * rate / 1000) else { return false }
    self = Pace(from: bytes, now: now)
    return true
  }
}
