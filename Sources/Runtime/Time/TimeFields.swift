/// Reads the fields of dates and times one after the other.
struct TimeFields {
  private var rest: ArraySlice<UInt8>

  init(_ text: String) { rest = ArraySlice(text.utf8) }

  var isAtEnd: Bool { rest.isEmpty }

  /// Takes the next byte if it is that one.
  mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard let next = rest.first, UInt32(next) == byte.value else { return false }
    rest.removeFirst()
    return true
  }

  /// Exactly so many digits, at most 9.
  mutating func number(_ digits: Int) -> Int? {
    guard rest.count >= digits else { return nil }
    var value = 0
    for byte in rest.prefix(digits) {
      guard case UInt8(ascii: "0")...UInt8(ascii: "9") = byte else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    rest.removeFirst(digits)
    return value
  }

  mutating func number(_ digits: Int, _ range: ClosedRange<Int>) -> Int? {
    guard let value = number(digits), range.contains(value) else { return nil }
    return value
  }

  /// `YYYY-MM-DD`
  mutating func date() -> CalendarDate? {
    guard let year = number(4), take("-"), let month = number(2), take("-"), let day = number(2) else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// `.` and at least one digit; what is finer than a millisecond is cut off. 0 when there is no point.
  mutating func fraction() -> Int? {
    guard take(".") else { return 0 }
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard !digits.isEmpty else { return nil }
    let kept = digits.prefix(3).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    rest.removeFirst(digits.count)
    return kept * [100, 10, 1][min(digits.count, 3) - 1]
  }

  /// `Z`, or an offset as `±hh:mm`; in seconds.
  mutating func offset() -> Int? {
    if take("Z") || take("z") { return 0 }
    let sign = take("+") ? 1 : take("-") ? -1 : 0
    guard sign != 0, let hours = number(2, 0...23), take(":"), let minutes = number(2, 0...59) else { return nil }
    return sign * (hours * 3_600 + minutes * 60)
  }
}
