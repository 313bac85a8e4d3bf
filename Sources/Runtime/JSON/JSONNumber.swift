/// A number of a JSON text, exact: it keeps its text and is compared by its mathematical value.
public struct JSONNumber: Sendable {
  /// The most digits an exponent may have, leading zeros aside (RFC 8259 section 9 leaves the range to the reader). Far
  /// more than any sensible number needs, and few enough that exponents are plain integers.
  public static let exponentDigits = 9

  /// In JSON syntax, as it was written.
  public let text: String

  /// For text that ``scan(_:at:)`` has checked.
  init(scanned text: String) { self.text = text }

  /// Nil for a text that is not a JSON number and nothing else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let end = try? Self.scan(bytes.span, at: 0), end == bytes.count else { return nil }
    self.text = text
  }

  /// Whether the fractional part is zero: `1.0` and `1e2` are integers (JSON Schema 2020-12 validation, section 6.1.1).
  public var isInteger: Bool { plainInteger != nil || exact.isInteger }

  /// The value, where it is an integer that fits.
  public var int64: Int64? { plainInteger ?? exact.int64 }

  /// The nearest double (round to even), infinite past its range.
  public var double: Double { Double(text) ?? .nan }

  /// Of an integer without fraction, exponent or more than 18 digits, which nearly all are: read without further ado.
  private var plainInteger: Int64? {
    let utf8 = text.utf8
    let negative = utf8.first == UInt8(ascii: "-")
    let digits = negative ? utf8.dropFirst() : utf8[...]
    guard digits.count <= 18 else { return nil }
    var value: Int64 = 0
    for byte in digits {
      guard case UInt8(ascii: "0")...UInt8(ascii: "9") = byte else { return nil }
      value = value * 10 + Int64(byte - UInt8(ascii: "0"))
    }
    return negative ? -value : value
  }

  /// The end of the number that starts at `start` (RFC 8259 section 6).
  static func scan(_ bytes: borrowing Span<UInt8>, at start: Int) throws(JSONError) -> Int {
    var position = start
    if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
    if position < bytes.count, bytes[position] == UInt8(ascii: "0") {
      position += 1
    } else {
      position = try digits(bytes, at: position)
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position = try digits(bytes, at: position + 1)
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
        position += 1
      }
      let end = try digits(bytes, at: position)
      while position < end, bytes[position] == UInt8(ascii: "0") { position += 1 }
      guard end - position <= exponentDigits else {
        throw JSONError("The exponent of a number has more than \(exponentDigits) digits", at: position)
      }
      position = end
    }
    return position
  }

  private static func digits(_ bytes: borrowing Span<UInt8>, at start: Int) throws(JSONError) -> Int {
    var position = start
    while position < bytes.count, case UInt8(ascii: "0")...UInt8(ascii: "9") = bytes[position] { position += 1 }
    guard position > start else { throw JSONError("Expected a digit", at: position) }
    return position
  }
}
