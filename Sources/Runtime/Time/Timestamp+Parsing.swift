extension Timestamp {
  /// Reads an RFC 3339 `date-time`; nil for anything else.
  ///
  /// `T` and `Z` may be in lower case (section 5.6). What is finer than a millisecond is cut off. A leap second is read
  /// where one can be, at 23:59:60 UTC, as the first instant of the next minute: that is how the clock counts it. The
  /// instant must lie in the years 1 to 9999 of UTC, so that it can be written again.
  public static func parse(_ text: String) -> Timestamp? {
    var fields = TimeFields(text)
    guard let date = fields.date(), fields.take("T") || fields.take("t"), let hour = fields.number(2, 0...23),
      fields.take(":"),
      let minute = fields.number(2, 0...59), fields.take(":"), let second = fields.number(2, 0...60),
      let fraction = fields.fraction(), let offset = fields.offset(), fields.isAtEnd
    else { return nil }
    let minutes = date.daysSince1970 * 1_440 + hour * 60 + minute - offset / 60
    if second == 60, (minutes + 1) % 1_440 != 0 { return nil }
    return within((minutes * 60 + second) * 1_000 + (second == 60 ? 0 : fraction))
  }

  /// Reads `format: local-date-time`: an RFC 3339 instant, or `YYYY-MM-DDTHH:MM[:SS]` or `YYYY-MM-DD` on the clock of
  /// the zone; a day alone means its last second. Nil for anything else, and while the zone cannot be loaded.
  /// - Parameter zone: an IANA name, such as `Europe/Paris`; see ``LocalZone``.
  public static func parseLocal(_ text: String, zone: String) -> Timestamp? {
    if let instant = parse(text) { return instant }
    var fields = TimeFields(text)
    guard let date = fields.date() else { return nil }
    var ofDay = 86_399
    if !fields.isAtEnd {
      guard fields.take("T"), let hour = fields.number(2, 0...23), fields.take(":"),
        let minute = fields.number(2, 0...59)
      else {
        return nil
      }
      ofDay = hour * 3_600 + minute * 60
      if !fields.isAtEnd {
        guard fields.take(":"), let second = fields.number(2, 0...59), fields.isAtEnd else { return nil }
        ofDay += second
      }
    }
    return LocalZone.instant(ofWallClock: date.daysSince1970 * 86_400 + ofDay, in: zone).flatMap { within($0 * 1_000) }
  }

  private static func within(_ milliseconds: Int) -> Timestamp? {
    writable.contains(Int64(milliseconds)) ? Timestamp(milliseconds: Int64(milliseconds)) : nil
  }
}
