/// Writes one JSON text, without white space. Commas are its business; that the calls make a value is the caller's.
///
/// The bytes can be taken and given back (``init(reusing:)``), so that a connection writes all its answers into one
/// buffer.
public struct JSONWriter: Sendable {
  public private(set) var bytes: [UInt8]
  private var needsComma = false

  /// Room for most answers: growing to it would copy what is there again and again.
  private static let usualSize = 960

  public init() {
    bytes = []
    bytes.reserveCapacity(Self.usualSize)
  }

  /// Empties the buffer and writes into its memory.
  public init(reusing buffer: consuming [UInt8]) {
    buffer.removeAll(keepingCapacity: true)
    buffer.reserveCapacity(Self.usualSize)
    bytes = buffer
  }

  public mutating func beginObject() { open(UInt8(ascii: "{")) }
  public mutating func endObject() { close(UInt8(ascii: "}")) }
  public mutating func beginArray() { open(UInt8(ascii: "[")) }
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// The name of the member whose value is written next, as it stands in JSON: a comma, which the first member of an
  /// object does without, the name in quotes and a colon. Known when the server is built, it is copied at one go.
  public mutating func member(_ name: StaticString) {
    let first = needsComma ? 0 : 1
    needsComma = false
    bytes.append(addingCapacity: name.utf8CodeUnitCount) { text in
      name.withUTF8Buffer { text.append(copying: UnsafeBufferPointer(rebasing: $0[first...])) }
    }
  }

  /// The name of the member whose value is written next.
  public mutating func key(_ name: StaticString) {
    separate()
    name.withUTF8Buffer { quote($0) }
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// The name of the member whose value is written next.
  public mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  public mutating func null() { raw("null") }

  public mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

  public mutating func integer(_ value: some BinaryInteger) {
    separate()
    if let value = Int(exactly: value) {
      bytes.append(decimal: value)
    } else {
      bytes.append(contentsOf: String(value).utf8)
    }
  }

  public mutating func integer(_ value: Int) {
    separate()
    bytes.append(decimal: value)
  }

  /// The shortest text that reads back as the same double; `null` for infinities and NaN, which JSON cannot say.
  public mutating func double(_ value: Double) {
    guard value.isFinite else { return null() }
    separate()
    bytes.append(contentsOf: value.description.utf8)
  }

  /// A number as its text.
  public mutating func number(_ value: JSONNumber) {
    separate()
    bytes.append(contentsOf: value.text.utf8)
  }

  public mutating func string(_ value: String) {
    separate()
    quote(value)
  }

  public mutating func string(_ value: StaticString) {
    separate()
    value.withUTF8Buffer { quote($0) }
  }

  /// A string that is written piece by piece, of characters that need no escape.
  /// - Parameter size: bytes that it has at most.
  mutating func string(size: Int, _ write: (inout OutputSpan<UInt8>) -> Void) {
    separate()
    bytes.append(addingCapacity: size + 2) { text in
      text.append(UInt8(ascii: "\""))
      write(&text)
      text.append(UInt8(ascii: "\""))
    }
  }

  /// A value that is JSON text already.
  public mutating func raw(_ json: StaticString) {
    separate()
    bytes.append(addingCapacity: json.utf8CodeUnitCount) { $0.append(text: json) }
  }

  /// A value that is JSON text already.
  public mutating func raw(_ json: [UInt8]) {
    separate()
    bytes.append(contentsOf: json)
  }

  /// Any value. A number whose text is not JSON is written as `null`.
  public mutating func value(_ value: JSON) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .number(let text):
      if let number = JSONNumber(text) { self.number(number) } else { null() }
    case .string(let text): string(text)
    case .array(let items):
      beginArray()
      for item in items { self.value(item) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        key(member.name)
        self.value(member.value)
      }
      endObject()
    }
  }

  // MARK: Pieces

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func quote(_ text: String) {
    text.utf8Span.span.withUnsafeBufferPointer { quote($0) }
  }

  private mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
    let first = ByteScan.firstEscaped(in: text.span.bytes, from: 0, to: text.count)
    var size = text.count + 2
    var place = first
    while place < text.count {
      size += 5
      place = ByteScan.firstEscaped(in: text.span.bytes, from: place + 1, to: text.count)
    }
    bytes.append(addingCapacity: size) { $0.append(quoted: text, escapedFrom: first) }
  }
}

extension OutputSpan<UInt8> {
  /// Adds a text as a JSON string, escaping what RFC 8259 section 7 says must be, and nothing else. Takes up to six bytes
  /// for each of the text's, and two.
  mutating func append(quoted text: UnsafeBufferPointer<UInt8>) {
    append(quoted: text, escapedFrom: ByteScan.firstEscaped(in: text.span.bytes, from: 0, to: text.count))
  }

  mutating func append(quoted text: StaticString) { text.withUTF8Buffer { append(quoted: $0) } }

  mutating func append(quoted text: String) { text.utf8Span.span.withUnsafeBufferPointer { append(quoted: $0) } }

  /// - Parameter place: of the first byte that is escaped. What needs no escape, which is most of what is written, is
  ///   copied at one go.
  fileprivate mutating func append(quoted text: UnsafeBufferPointer<UInt8>, escapedFrom place: Int) {
    append(UInt8(ascii: "\""))
    var plain = 0
    var place = place
    while true {
      append(copying: UnsafeBufferPointer(rebasing: text[plain..<place]))
      guard place < text.count else { break }
      append(escaped: text[place])
      plain = place + 1
      place = ByteScan.firstEscaped(in: text.span.bytes, from: plain, to: text.count)
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func append(escaped byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
    case 0x08: append(UInt8(ascii: "b"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0D: append(UInt8(ascii: "r"))
    case 0x09: append(UInt8(ascii: "t"))
    default:
      append(text: "u00")
      append(HexDigit.lower(byte >> 4))
      append(HexDigit.lower(byte))
    }
  }
}
