import Glibc
import Synchronization

/// The clock of a named time zone, through the C library and the system's zone files.
///
/// The C library knows one zone at a time, that of the environment variable `TZ`. Changing the environment is not safe
/// while other threads read it, so a process calls ``load(_:)`` once before it starts any; after that, use of the same
/// zone only reads.
public enum LocalZone {
  private static let loaded = Mutex<String?>(nil)

  /// Makes a zone ready.
  /// - Parameter name: an IANA name, such as `Europe/Paris`.
  /// - Returns: false when the system has no such zone (package tzdata); the C library would silently take UTC for it.
  public static func load(_ name: String) -> Bool {
    loaded.withLock { ready(&$0, name) }
  }

  /// The day on the zone's clock at an instant; nil when there is no such zone.
  public static func date(at instant: Timestamp, in zone: String) -> CalendarDate? {
    clock(at: instant, in: zone)?.date
  }

  /// What the zone's clock shows at an instant, to the second; nil when there is no such zone.
  public static func clock(at instant: Timestamp, in zone: String) -> WallClock? {
    let seconds = floorDivided(instant.milliseconds, by: 1_000)
    return withZone(zone) {
      offset(at: Int(seconds)).map { WallClock(seconds: seconds + Int64($0), offset: $0) }
    }
  }

  /// The instant at which the zone's clock shows a time, both in seconds since 1970-01-01T00:00:00.
  ///
  /// A time that the clock shows twice, when summer time ends, is the first of the two; a time that it skips, when
  /// summer time begins, is read with the offset in force before, so 02:30 is the instant that is then called 03:30
  /// (RFC 5545 section 3.3.5).
  static func instant(ofWallClock wall: Int, in zone: String) -> Int? {
    withZone(zone) {
      // No zone changes its offset twice within two days, nor is any further than a day from UTC.
      guard let before = offset(at: wall - 86_400), let after = offset(at: wall + 86_400) else { return nil }
      if before == after { return wall - before }
      let early = wall - before
      let late = wall - after
      return offset(at: early) != before && offset(at: late) == after ? late : early
    }
  }

  private static func withZone<Result: Sendable>(_ name: String, _ body: () -> Result?) -> Result? {
    loaded.withLock { current in
      ready(&current, name) ? body() : nil
    }
  }

  private static func ready(_ current: inout String?, _ name: String) -> Bool {
    if current == name { return true }
    let isName = !name.isEmpty && !name.hasPrefix("/") && !name.contains("..")
    guard isName, access("/usr/share/zoneinfo/" + name, R_OK) == 0, setenv("TZ", name, 1) == 0 else { return false }
    tzset()
    current = name
    return true
  }

  /// Seconds that the loaded zone's clock is ahead of UTC.
  private static func offset(at instant: Int) -> Int? {
    var instant = time_t(instant)
    var fields = tm()
    return localtime_r(&instant, &fields) == nil ? nil : fields.tm_gmtoff
  }
}
