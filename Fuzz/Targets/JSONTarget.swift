import SchemaEvaluator
import SpecIR

@testable import Runtime

extension FuzzTarget {
  static let json = FuzzTarget(
    name: "json",
    promise: "The server's reader and the suite's, which share nothing, take the same texts for the same values; "
      + "what is written is read back",
    seeds: [
      "{}", "[]", "null", " true ", "false", "\"\"", "0", "-0", "1.50", "1e2", "-12.25E-3",
      "123456789012345678901234567890",
      "1e999999999", "1e9999999999", "01", "1.", ".5", "-", "+1", "[1,]", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "[1 2]",
      "{\"a\":{\"b\":[null,true,\"\\u00e9\\ud83d\\ude00\\n\\/\"]}}", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\u{0}\"",
      "\"é😀\"", "\u{FEFF}{}", "[[[[[[[[]]]]]]]]", "\"\\x\"", "nul", "{\"\\u0061\":1}", "9223372036854775807",
      "-9223372036854775808", "9223372036854775808", "1.0", "100e-2",
    ].map { Array($0.utf8) },
    words: [
      "null", "true", "false", "\"", "\\u", "\\ud83d\\ude00", "\\n", "{\"a\":", "[", "]", "}", ",", "e+", "e-", "1.5",
      "\\ud800",
    ]
  ) { bytes in
    let kept = Result { () throws(JSONError) in try JSON.parse(bytes) }
    var skipping = JSONReader(bytes)
    let skipped = Result { () throws(JSONError) in
      try skipping.skip()
      try skipping.finish()
    }
    switch (kept, skipped) {
    case (.success(let value), .success):
      try checkRoundTrip(value)
      try checkNumbers(of: value)
    case (.failure, .failure): break
    default: throw BrokenPromise(description: "kept and passed over differ")
    }
    try compare(kept, with: bytes)
  }

  private static func checkRoundTrip(_ value: JSON) throws {
    var writer = JSONWriter()
    writer.value(value)
    let back = try JSON.parse(writer.bytes)
    try hold(back == value && back.hashValue == value.hashValue, "\(shown(writer.bytes)) is another value")
    var again = JSONWriter()
    again.value(back)
    try hold(again.bytes == writer.bytes, "\(shown(writer.bytes)) is written differently the second time")
  }

  /// What the two readers may see differently, as each says of itself: how deep, how large an exponent, a name twice.
  private static func compare(_ kept: Result<JSON, JSONError>, with bytes: [UInt8]) throws {
    let deep = bytes.count { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") } >= 64
    let other = Result { () throws(JSONTextError) in try JSONValue(json: bytes) }
    switch (kept, other) {
    case (.success(let value), .success(let other)):
      try hold(isSame(value, other), "the server reads \(value), the suite \(other)")
    case (.failure(let error), .success(let other)):
      try hold(
        deep || error.message.hasPrefix("The exponent"), "the suite reads \(other), the server refuses: \(error)")
    case (.success(let value), .failure(let error)):
      try hold(
        deep || error.message.contains("stands twice"), "the server reads \(value), the suite refuses: \(error)")
    case (.failure, .failure): break
    }
  }

  private static func isSame(_ value: JSON, _ other: JSONValue) -> Bool {
    switch (value, other) {
    case (.null, .null): true
    case (.bool(let value), .bool(let other)): value == other
    case (.number(let value), .number(let other)): value == other
    case (.string(let value), .string(let other)): value.hasSameScalars(as: other)
    case (.array(let value), .array(let other)):
      value.count == other.count && zip(value, other).allSatisfy { isSame($0, $1) }
    case (.object(let value), .object(let other)):
      value.count == other.count
        && zip(value, other).allSatisfy { $0.name.hasSameScalars(as: $1.name) && isSame($0.value, $1.value) }
    default: false
    }
  }

  private static func checkNumbers(of value: JSON) throws {
    switch value {
    case .number(let text): try checkNumber(text)
    case .array(let items): for item in items { try checkNumbers(of: item) }
    case .object(let members): for member in members { try checkNumbers(of: member.value) }
    default: break
    }
  }

  private static func checkNumber(_ text: String) throws {
    guard let number = JSONNumber(text) else { throw BrokenPromise(description: "\(text) is no number any more") }
    if let integer = number.int64 {
      try hold(number.isInteger && JSONNumber("\(integer)") == number, "\(text) is not \(integer)")
    }
    guard text.utf8.count < 15, number.double.isFinite, number.double.magnitude < 1e15 else { return }
    // Few digits: a double tells whether there is a fraction, but for one too small to be seen.
    if number.double != number.double.rounded() { try hold(!number.isInteger, "\(text) is an integer") }
  }
}
