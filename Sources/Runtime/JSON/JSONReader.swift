/// Reads one JSON text, value after value, in the order in which it is written; the caller says what it expects.
///
/// Strict RFC 8259: no byte order mark, no comments, no trailing commas, UTF-8 checked, a surrogate only as half of a
/// pair. What the RFC leaves to the reader is decided so:
/// - containers nest at most `maxDepth` deep;
/// - a number may have any precision, and an exponent of at most ``JSONNumber/exponentDigits`` digits;
/// - members are told as they come, repeated names included.
///
/// The reader never looks back and keeps no stack: a single flag says whether the next item or member is the first of
/// its container, which is enough because a container that has just ended is never the first thing in the one around
/// it. After an error the reader stands where it was found; nothing more can be read of use.
public struct JSONReader: Sendable {
  public enum Kind: Sendable { case null, bool, number, string, array, object }

  /// No reader goes deeper whatever it was asked for: reading a whole value uses a stack frame for each level.
  public static let depthCeiling = 512

  let bytes: [UInt8]
  var position = 0
  private var depth = 0
  private var atFirst = false
  private let maxDepth: Int

  /// - Parameter maxDepth: how many containers may be open at once, at most ``depthCeiling``.
  public init(_ bytes: [UInt8], maxDepth: Int = 64) {
    self.bytes = bytes
    self.maxDepth = min(maxDepth, Self.depthCeiling)
  }

  /// What the next value is, by its first byte; nothing is consumed but white space.
  public mutating func peek() throws(JSONError) -> Kind {
    guard let byte = nextByte() else { throw expected("a value") }
    switch byte {
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    default: throw expected("a value")
    }
  }

  // MARK: Containers

  /// Opens an object; its members follow from ``nextMember()``.
  public mutating func enterObject() throws(JSONError) {
    try enter(UInt8(ascii: "{"), "an object")
  }

  /// The next member's name, its value to be read next; nil at the end of the object.
  public mutating func nextMember() throws(JSONError) -> JSONKey? {
    guard try advance(to: UInt8(ascii: "}"), "\",\" or \"}\"") else { return nil }
    guard nextByte() == UInt8(ascii: "\"") else { throw expected("a member's name") }
    let token = try scanString(at: position)
    position = token.end
    guard nextByte() == UInt8(ascii: ":") else { throw expected("\":\"") }
    position += 1
    return JSONKey(token)
  }

  /// Opens an array; before each item ask ``nextItem()``.
  public mutating func enterArray() throws(JSONError) {
    try enter(UInt8(ascii: "["), "an array")
  }

  /// Whether an item follows, to be read next; false at the end of the array.
  public mutating func nextItem() throws(JSONError) -> Bool {
    try advance(to: UInt8(ascii: "]"), "\",\" or \"]\"")
  }

  private mutating func enter(_ opening: UInt8, _ what: StaticString) throws(JSONError) {
    guard nextByte() == opening else { throw expected(what) }
    guard depth < maxDepth else {
      throw JSONError("Nested deeper than \(maxDepth) levels", at: position)
    }
    position += 1
    depth += 1
    atFirst = true
  }

  /// Passes the comma before all but the first element, or the closing bracket: then false.
  private mutating func advance(to closing: UInt8, _ what: StaticString) throws(JSONError) -> Bool {
    let first = atFirst
    atFirst = false
    let byte = nextByte()
    if byte == closing {
      position += 1
      depth -= 1
      return false
    }
    if !first {
      guard byte == UInt8(ascii: ",") else { throw expected(what) }
      position += 1
    }
    return true
  }

  // MARK: Values

  public mutating func null() throws(JSONError) {
    guard nextByte() == UInt8(ascii: "n"), take("null") else { throw expected("null") }
  }

  public mutating func bool() throws(JSONError) -> Bool {
    let byte = nextByte()
    if byte == UInt8(ascii: "t"), take("true") { return true }
    if byte == UInt8(ascii: "f"), take("false") { return false }
    throw expected("true or false")
  }

  public mutating func number() throws(JSONError) -> JSONNumber {
    skipWhiteSpace()
    let end = try JSONNumber.scan(bytes.span, at: position)
    let text = String(decoding: bytes[position..<end], as: UTF8.self)
    position = end
    return JSONNumber(scanned: text)
  }

  public mutating func string() throws(JSONError) -> String {
    guard nextByte() == UInt8(ascii: "\"") else { throw expected("a string") }
    let token = try scanString(at: position)
    position = token.end
    return try text(of: token)
  }

  /// Reads past one value of any kind, as strictly as if it were kept.
  public mutating func skip() throws(JSONError) {
    switch try peek() {
    case .null: try null()
    case .bool: _ = try bool()
    case .number: position = try JSONNumber.scan(bytes.span, at: position)
    case .string: position = try scanString(at: position).end
    case .array:
      try enterArray()
      while try nextItem() { try skip() }
    case .object:
      try enterObject()
      while try nextMember() != nil { try skip() }
    }
  }

  /// Ends the reading: only white space may follow.
  public mutating func finish() throws(JSONError) {
    if nextByte() != nil { throw expected("the end of the text") }
  }

  // MARK: Bytes

  private mutating func skipWhiteSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  /// The next byte that is not white space, left unread; nil at the end.
  private mutating func nextByte() -> UInt8? {
    skipWhiteSpace()
    return position < bytes.count ? bytes[position] : nil
  }

  private mutating func take(_ literal: StaticString) -> Bool {
    guard bytes.count - position >= literal.utf8CodeUnitCount else { return false }
    let matches = literal.withUTF8Buffer { literal in
      literal.indices.allSatisfy { bytes[position + $0] == literal[$0] }
    }
    if matches { position += literal.utf8CodeUnitCount }
    return matches
  }

  private func expected(_ what: StaticString) -> JSONError {
    position < bytes.count
      ? JSONError("Expected \(what)", at: position)
      : JSONError("The text ends where \(what) was expected", at: position)
  }
}
