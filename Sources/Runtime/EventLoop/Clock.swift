import Glibc
import Synchronization

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

  public var now: Timestamp { Timestamp(milliseconds: milliseconds) }

  /// How far ``milliseconds`` runs ahead of the system's clock. Set in sandbox, so that quotas and deadlines can be tested
  /// without waiting.
  public var offsetMilliseconds: Int64 {
    get { offset.load(ordering: .relaxed) }
    set { offset.store(newValue, ordering: .relaxed) }
  }

  /// Moves the wall clock forward, once for each call even where several come at a time.
  public func advance(milliseconds: Int64) { offset.add(milliseconds, ordering: .relaxed) }

  /// Never goes back and does not move with the offset; for time-outs and durations.
  public static var monotonicNanoseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  static var monotonicMilliseconds: Int64 { monotonicNanoseconds / 1_000_000 }
}
