/// What the clock of a place shows.
public struct WallClock: Sendable, Hashable {
  public let date: CalendarDate
  /// 0 to 23
  public let hour: Int
  public let minute: Int
  public let second: Int
  /// Seconds that the clock is ahead of UTC.
  public let offset: Int

  /// - Parameters:
  ///   - seconds: since 1970-01-01T00:00:00 on this clock.
  ///   - offset: that of the clock from UTC.
  init(seconds: Int64, offset: Int) {
    let days = floorDivided(seconds, by: 86_400)
    let ofDay = Int(seconds - days * 86_400)
    date = CalendarDate(daysSince1970: Int(days))
    hour = ofDay / 3_600
    minute = ofDay / 60 % 60
    second = ofDay % 60
    self.offset = offset
  }
}
