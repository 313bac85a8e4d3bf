import Foundation

/// An instant, as milliseconds since 1970-01-01T00:00:00Z.
public struct Moment: Sendable, Hashable, Comparable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public static var now: Moment { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }

  /// `2027-01-31T17:30:00Z`; what is finer than a second is left out.
  public var text: String {
    Date(timeIntervalSince1970: Double(milliseconds / 1_000)).formatted(.iso8601)
  }

  public static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }

  /// The instant that an RFC 3339 `date-time` names; nil for anything else. A leap second can only be at 23:59:60 UTC
  /// and is counted as the second after it.
  public init?(_ text: String) {
    let grammar = #"(\d{4}-\d\d-\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))"#
    guard let parts = RegularExpression.groups(grammar, of: text),
      let day = Day(String(parts[1])), let hour = Int(parts[2]), let minute = Int(parts[3]), let second = Int(parts[4]),
      hour < 24, minute < 60, second <= 60
    else { return nil }
    var offset = 0
    if !parts[6].isEmpty {
      guard let hours = Int(parts[7]), let minutes = Int(parts[8]), hours < 24, minutes < 60 else { return nil }
      offset = (parts[6] == "-" ? -1 : 1) * (hours * 60 + minutes)
    }
    let minutes = day.number * 1_440 + hour * 60 + minute - offset
    if second == 60, (minutes + 1) % 1_440 != 0 { return nil }
    var fraction = 0
    let digits = parts[5].dropFirst().prefix(3)
    if second < 60, let value = Int(digits) {
      fraction = value * [100, 10, 1][digits.count - 1]
    }
    milliseconds = Int64((minutes * 60 + second) * 1_000 + fraction)
    // The instant must itself lie in the years that RFC 3339 can write.
    guard let first = Day("0001-01-01"), let last = Day("9999-12-31"), self >= first.start, self <= last.end else {
      return nil
    }
  }

  /// The instant of a wall-clock time `YYYY-MM-DDTHH:MM[:SS]` or of the last second of a day `YYYY-MM-DD` in a zone.
  /// Where the clock is put back, the first of the two instants; where it is put forward, the time is read with the
  /// offset before.
  public init?(local text: String, zone: String) {
    let grammar = #"(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?"#
    guard let parts = RegularExpression.groups(grammar, of: text),
      let day = Day(String(parts[1])), let zone = TimeZone(identifier: zone)
    else { return nil }
    var second = 86_399
    if let hour = Int(parts[2]), let minute = Int(parts[3]) {
      let rest = Int(parts[4]) ?? 0
      guard hour < 24, minute < 60, rest < 60 else { return nil }
      second = hour * 3_600 + minute * 60 + rest
    }
    let wall = day.number * 86_400 + second
    // The offset that held a day earlier is the one before a change of this day.
    let before = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(wall - 86_400)))
    let candidate = wall - before
    let there = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(candidate)))
    let other = wall - there
    let isOther = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(other))) == there
    milliseconds = Int64(there != before && isOther ? other : candidate) * 1_000
  }
}

/// A day of the Gregorian calendar (RFC 3339 `full-date`), years 1 to 9999.
struct Day {
  /// Days since 1970-01-01.
  let number: Int

  init?(_ text: String) {
    guard let parts = RegularExpression.groups(#"(\d{4})-(\d\d)-(\d\d)"#, of: text),
      let year = Int(parts[1]), let month = Int(parts[2]), let day = Int(parts[3]), year > 0, (1...12).contains(month)
    else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[month - 1]).contains(day) else { return nil }
    let years = year - 1
    let daysBefore =
      years * 365 + years / 4 - years / 100 + years / 400 + lengths[..<(month - 1)].reduce(0, +) + day - 1
    number = daysBefore - 719_162
  }

  var start: Moment { Moment(milliseconds: Int64(number) * 86_400_000) }
  var end: Moment { Moment(milliseconds: Int64(number) * 86_400_000 + 86_399_999) }
}
