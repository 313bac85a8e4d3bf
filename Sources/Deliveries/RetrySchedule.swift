import Runtime

/// When a delivery is attempted again: after the contract's pauses, each up to a quarter longer by chance, so that the
/// deliveries that failed together do not all come back together. A pause is never shorter than the contract's.
struct RetrySchedule: Sendable {
  /// Before the second attempt, the third and so on.
  let pauseSeconds: [Int]

  /// - Parameters:
  ///   - tries: how many attempts have failed, the last one included.
  ///   - pauseMilliseconds: what the receiver has asked for, which can make the pause longer but not shorter.
  /// - Returns: nil when there are no more attempts.
  func next(after tries: Int, at now: Timestamp, pauseMilliseconds: Int64?) -> Timestamp? {
    guard tries > 0, tries <= pauseSeconds.count else { return nil }
    let pause = Int64(pauseSeconds[tries - 1]) * 1000
    let jittered = pause + Int64.random(in: 0...pause / 4)
    return now.adding(milliseconds: max(jittered, pauseMilliseconds ?? 0))
  }
}
