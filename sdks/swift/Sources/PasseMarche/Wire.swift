// Written by `spec`. Changes are lost.

import Foundation

/// JSON and text as the service reads and writes them.
enum Wire {
  static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let container = try decoder.singleValueContainer()
      let text = try container.decode(String.self)
      guard let date = instant(text) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is not an RFC 3339 instant")
      }
      return date
    }
    return try decoder.decode(type, from: data)
  }

  static func encode(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      try container.encode(text(date))
    }
    return try encoder.encode(value)
  }

  /// An RFC 3339 instant, with or without a fraction of the second; its letters may be small (section 5.6).
  static func instant(_ text: String) -> Date? {
    let text = text.uppercased()
    return (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
      ?? (try? Date(text, strategy: .iso8601))
  }

  /// UTC, to the millisecond.
  static func text(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  /// Percent-encoded as RFC 3986 wants it of a path segment, a query or a form.
  static func escaped(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.append(byte)
      default:
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// `name=value&…`
  static func pairs(_ pairs: [(name: String, value: String)]) -> String {
    pairs.map { escaped($0.name) + "=" + escaped($0.value) }.joined(separator: "&")
  }
}

/// A value that can stand in a path, a query, a header field or a form.
protocol WireText {
  var wireText: String { get }
}

extension WireText where Self: OpenEnumeration {
  var wireText: String { rawValue }
}

extension String: WireText { var wireText: String { self } }
extension Int: WireText { var wireText: String { String(self) } }
extension Double: WireText { var wireText: String { String(self) } }
extension Bool: WireText { var wireText: String { self ? "true" : "false" } }
extension Date: WireText { var wireText: String { Wire.text(self) } }
extension UUID: WireText { var wireText: String { uuidString } }
extension URL: WireText { var wireText: String { absoluteString } }
extension Data: WireText { var wireText: String { base64EncodedString() } }
extension Moment: WireText { var wireText: String { text } }

/// A string with values that the contract names. The service may add others: they are kept as they are.
public protocol OpenEnumeration: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible
where RawValue == String {
  /// The values that the contract names.
  static var known: [Self] { get }
  init(rawValue: String)
}

extension OpenEnumeration {
  public var description: String { rawValue }
}

/// A point in time as requests may give it.
public enum Moment: Sendable, Hashable, Codable {
  case instant(Date)
  /// `YYYY-MM-DDTHH:MM[:SS]`, or `YYYY-MM-DD` for the last second of that day, read on the service's wall clock.
  case wallClock(String)

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    self = Wire.instant(text).map(Moment.instant) ?? .wallClock(text)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  var text: String {
    switch self {
    case .instant(let date): Wire.text(date)
    case .wallClock(let text): text
    }
  }
}

/// Any JSON value, where the contract leaves it open.
public enum JSONValue: Sendable, Hashable, Codable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .bool(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if let items = try? container.decode([JSONValue].self) {
      self = .array(items)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let flag): try container.encode(flag)
    case .number(let number): try container.encode(number)
    case .string(let text): try container.encode(text)
    case .array(let items): try container.encode(items)
    case .object(let members): try container.encode(members)
    }
  }
}

/// Holds a value by reference, so that a type can contain itself.
final class Box<Value: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }

  init(from decoder: any Decoder) throws { value = try Value(from: decoder) }

  func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }

  static func == (left: Box, right: Box) -> Bool { left.value == right.value }

  func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
