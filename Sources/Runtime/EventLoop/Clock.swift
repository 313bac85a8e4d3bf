import Glibc
import Synchronization

/// One moment by two clocks, in milliseconds.
struct Moment: Sendable, Hashable {
  /// Since 1970 (UTC). Whoever looks after the machine sets it back or forward.
  let wall: Int64
  /// Runs evenly whatever is done to the other one, also while the machine sleeps; since an origin of no meaning.
  let steady: Int64
}

/// Wall-clock time, which a sandbox may move, and monotonic time, which nobody can.
public final class Clock: Sendable {
  private let offset = Atomic<Int64>(0)

  public init() {}

  /// The wall clock with the offset, in milliseconds since 1970 (UTC).
  public var milliseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000 + offset.load(ordering: .relaxed)
  }

  /// Both of its times move with ``advance(milliseconds:)``.
  var moment: Moment { Moment(wall: milliseconds, steady: steadyMilliseconds) }

  /// ``Moment/steady`` of now.
  var steadyMilliseconds: Int64 { Self.bootMilliseconds + offset.load(ordering: .relaxed) }

  public var now: Timestamp { Timestamp(milliseconds: milliseconds) }

  /// Moves ``milliseconds`` ahead of the system's clock. For the sandbox, so that quotas and deadlines can be tested
  /// without waiting. A jump that would leave the range of an `Int64` is not made.
  public func advance(milliseconds: Int64) {
    var before = offset.load(ordering: .relaxed)
    while true {
      let (after, overflow) = before.addingReportingOverflow(milliseconds)
      guard !overflow, after.magnitude < Self.furthest else { return }
      let (exchanged, original) = offset.compareExchange(expected: before, desired: after, ordering: .relaxed)
      if exchanged { return }
      before = original
    }
  }

  /// A thousand years.
  private static let furthest: UInt64 = 1000 * 366 * 86_400_000

  /// Never goes back and does not move with the offset; for time-outs and durations.
  public static var monotonicNanoseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Since the machine was started, its sleep included.
  static var bootMilliseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Exact to the tick of the system, some milliseconds, which is read at a quarter of the cost: for when something is
  /// late.
  static var monotonicMilliseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
