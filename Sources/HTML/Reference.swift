/// The address of a link, a form, a picture or a script, in which nothing can run.
///
/// Absolute ones are `https`, `http`, `mailto` or `tel`; the others are paths of this site from its root, queries and
/// fragments. `javascript:`, `data:`, `//host` and every other way out are refused.
public struct Reference: Sendable, Hashable {
  /// As it is written into the attribute, before escaping.
  public let text: String

  private init(unchecked text: String) { self.text = text }

  /// Nil for what is not one of the above. Backslashes, controls and white space are refused wherever they stand:
  /// browsers read a backslash as a slash, and drop tabs and line feeds before they look for the scheme.
  public init?(_ text: String) {
    guard !text.isEmpty, text.unicodeScalars.allSatisfy({ Self.mayStand($0) }) else { return nil }
    switch text.utf8.first {
    case UInt8(ascii: "#"), UInt8(ascii: "?"): break
    case UInt8(ascii: "/"): if text.utf8.dropFirst().first == UInt8(ascii: "/") { return nil }
    default: guard Self.hasSafeScheme(text) else { return nil }
    }
    self.text = text
  }

  /// A path of this site made of segments, each percent-encoded: `path(["buyer", "public_markets", id])`.
  public static func path(
    _ segments: [String], query: [(name: String, value: String)] = [], fragment: String? = nil
  ) -> Reference {
    var text = segments.isEmpty ? "/" : ""
    for segment in segments {
      text += "/"
      // A segment of dots alone would be resolved away; encoding does not help against that, so it is marked.
      text += segment.isEmpty || segment == "." || segment == ".." ? "-" : percentEncoded(segment)
    }
    for (index, member) in query.enumerated() {
      text += (index == 0 ? "?" : "&") + percentEncoded(member.name) + "=" + percentEncoded(member.value)
    }
    if let fragment { text += "#" + percentEncoded(fragment) }
    return Reference(unchecked: text)
  }

  /// A place on the same page.
  public static func fragment(_ id: String) -> Reference { Reference(unchecked: "#" + percentEncoded(id)) }

  /// A letter to be written.
  public static func mail(to address: String, subject: String? = nil) -> Reference {
    // What an address is made of stays readable; anything else is encoded.
    let subject = subject.map { "?subject=" + percentEncoded($0) } ?? ""
    return Reference(unchecked: "mailto:" + percentEncoded(address, keeping: "@+") + subject)
  }

  private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x20, 0x5C, 0x7F...0x9F: false
    default: !scalar.properties.isWhitespace
    }
  }

  private static func hasSafeScheme(_ text: String) -> Bool {
    let start = text.prefix(9).lowercased()
    return start.hasPrefix("https://") && text.utf8.count > 8 || start.hasPrefix("http://") && text.utf8.count > 7
      || start.hasPrefix("mailto:") || start.hasPrefix("tel:")
  }

  /// Everything but unreserved characters (RFC 3986 section 2.3) and those of `keeping`.
  static func percentEncoded(_ text: String, keeping: String = "") -> String {
    var bytes: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default:
        if keeping.utf8.contains(byte) {
          bytes.append(byte)
        } else {
          bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Constants of the code: `"/acheteur"`. A text that is put together is not one.
extension Reference: ExpressibleByStringLiteral {
  public init(stringLiteral constant: StaticString) {
    guard let reference = Reference("\(constant)") else { preconditionFailure("not an address: \(constant)") }
    self = reference
  }
}
