import SpecIR

/// Why a text is not JSON, and the byte at which that shows.
public struct JSONTextError: Error, Sendable, Hashable, CustomStringConvertible {
  public var message: String
  public var offset: Int
  public var description: String { "\(message) (byte \(offset))" }
}

extension JSONValue {
  /// Reads a JSON text (RFC 8259) and nothing else: UTF-8 without byte order mark, no member twice in one object,
  /// nesting of at most 64 levels. Numbers keep their text.
  /// - Parameter keepsRepeats: lets members of one name stand in an object, each where it stood.
  public init(json bytes: some Sequence<UInt8>, keepsRepeats: Bool = false) throws(JSONTextError) {
    var parser = JSONText(bytes: Array(bytes), keepsRepeats: keepsRepeats)
    self = try parser.document()
  }

  public init(json text: String) throws(JSONTextError) {
    try self.init(json: text.utf8)
  }
}

/// A recursive-descent reader, written straight from the grammar. The depth limit bounds its recursion.
private struct JSONText {
  let bytes: [UInt8]
  let keepsRepeats: Bool
  var offset = 0
  static let maximumDepth = 64

  init(bytes: [UInt8], keepsRepeats: Bool) {
    self.bytes = bytes
    self.keepsRepeats = keepsRepeats
  }

  mutating func document() throws(JSONTextError) -> JSONValue {
    skipWhiteSpace()
    let value = try value(depth: 0)
    skipWhiteSpace()
    guard offset == bytes.count else { throw error("something follows the value") }
    return value
  }

  private mutating func value(depth: Int) throws(JSONTextError) -> JSONValue {
    guard depth <= Self.maximumDepth else { throw error("nested too deeply") }
    guard let first = peek else { throw error("a value is missing") }
    switch first {
    case UInt8(ascii: "{"): return .object(try members(depth: depth))
    case UInt8(ascii: "["): return .array(try items(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default:
      for (word, value) in [("null", JSONValue.null), ("true", .bool(true)), ("false", .bool(false))]
      where bytes[offset...].starts(with: word.utf8) {
        offset += word.utf8.count
        return value
      }
      throw error("this begins no value")
    }
  }

  private mutating func members(depth: Int) throws(JSONTextError) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    var names: Set<ExactText> = []
    offset += 1
    skipWhiteSpace()
    if take("}") { return members }
    repeat {
      skipWhiteSpace()
      guard peek == UInt8(ascii: "\"") else { throw error("a member's name is missing") }
      let name = try string()
      guard names.insert(ExactText(name)).inserted || keepsRepeats else {
        throw error("a member's name stands twice in one object")
      }
      skipWhiteSpace()
      guard take(":") else { throw error("a colon is missing") }
      skipWhiteSpace()
      members.append(.init(name, try value(depth: depth + 1)))
      skipWhiteSpace()
    } while take(",")
    guard take("}") else { throw error("a comma or the object's end is missing") }
    return members
  }

  private mutating func items(depth: Int) throws(JSONTextError) -> [JSONValue] {
    var items: [JSONValue] = []
    offset += 1
    skipWhiteSpace()
    if take("]") { return items }
    repeat {
      skipWhiteSpace()
      items.append(try value(depth: depth + 1))
      skipWhiteSpace()
    } while take(",")
    guard take("]") else { throw error("a comma or the array's end is missing") }
    return items
  }

  private mutating func number() throws(JSONTextError) -> String {
    let start = offset
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      _ = take("+") || take("-")
      try digits()
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func digits() throws(JSONTextError) {
    let start = offset
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
    if offset == start { throw error("a digit is missing") }
  }

  private mutating func string() throws(JSONTextError) -> String {
    offset += 1
    var text: [UInt8] = []
    while let byte = peek {
      offset += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else { throw error("a string is not UTF-8") }
        return string
      case UInt8(ascii: "\\"): text += Array(String(try escape()).utf8)
      case 0..<0x20: throw error("a control character stands unescaped in a string")
      default: text.append(byte)
      }
    }
    throw error("a string has no end")
  }

  private mutating func escape() throws(JSONTextError) -> Character {
    guard let letter = peek else { throw error("an escape is cut off") }
    offset += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Character(Unicode.Scalar(letter))
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code) {
        guard take("\\"), take("u") else { throw error("half a surrogate pair") }
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw error("half a surrogate pair") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw error("half a surrogate pair") }
      return Character(scalar)
    default: throw error("no such escape")
    }
  }

  private mutating func hexadecimal() throws(JSONTextError) -> UInt32 {
    let digits = bytes[offset...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error("four hexadecimal digits are missing") }
    offset += 4
    return code
  }

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: scalar) else { return false }
    offset += 1
    return true
  }

  private mutating func skipWhiteSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { offset += 1 }
  }

  private func error(_ message: String) -> JSONTextError { JSONTextError(message: message, offset: offset) }
}

/// A text equal to another only if the scalars are; `String` finds canonically equivalent texts equal, JSON does not.
struct ExactText: Hashable {
  let scalars: [Unicode.Scalar]
  init(_ text: String) { scalars = Array(text.unicodeScalars) }
}
