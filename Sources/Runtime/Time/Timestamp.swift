/// An instant, to the millisecond.
public struct Timestamp: Sendable, Hashable, Comparable {
  /// Since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

  /// The instant that much later; stops at the ends of the range of `Int64`.
  public func adding(milliseconds: Int64) -> Timestamp {
    let (sum, overflow) = self.milliseconds.addingReportingOverflow(milliseconds)
    return Timestamp(milliseconds: overflow ? (milliseconds < 0 ? .min : .max) : sum)
  }

  /// 0001-01-01T00:00:00.000Z to 9999-12-31T23:59:59.999Z: what can be written with a year of four digits.
  static let writable: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

  /// The day in UTC.
  public var utcDate: CalendarDate { CalendarDate(daysSince1970: Int(floorDivided(milliseconds, by: 86_400_000))) }

  /// `2027-01-31T17:30:00.000Z`: RFC 3339 in UTC, always with three digits of the second. An instant outside the years
  /// 1 to 9999 is written as the nearest one within.
  public var text: String {
    let text = [UInt8](capacity: 24) { append(to: &$0) }
    return String(decoding: text, as: UTF8.self)
  }

  /// Adds ``text``, which takes 24 bytes.
  func append(to text: inout OutputSpan<UInt8>) {
    let value = min(max(milliseconds, Self.writable.lowerBound), Self.writable.upperBound)
    let days = floorDivided(value, by: 86_400_000)
    let ofDay = Int(value - days * 86_400_000)
    CalendarDate(daysSince1970: Int(days)).append(to: &text)
    text.append(UInt8(ascii: "T"))
    text.append(decimal: ofDay / 3_600_000, width: 2)
    text.append(UInt8(ascii: ":"))
    text.append(decimal: ofDay / 60_000 % 60, width: 2)
    text.append(UInt8(ascii: ":"))
    text.append(decimal: ofDay / 1_000 % 60, width: 2)
    text.append(UInt8(ascii: "."))
    text.append(decimal: ofDay % 1_000, width: 3)
    text.append(UInt8(ascii: "Z"))
  }
}

/// Rounded towards minus infinity; the divisor is positive.
func floorDivided(_ value: Int64, by divisor: Int64) -> Int64 {
  let quotient = value / divisor
  return value % divisor < 0 ? quotient - 1 : quotient
}
