/// Writing of forms, queries and paths.
enum FormText {
  /// `application/x-www-form-urlencoded`.
  static func encode(_ members: [FormMember]) -> String {
    members.map { escape($0.name) + "=" + escape($0.value) }.joined(separator: "&")
  }

  /// Several segments of a path.
  static func escapePath(_ text: String) -> String {
    text.split(separator: "/", omittingEmptySubsequences: false).map { escape(String($0)) }.joined(separator: "/")
  }

  /// A segment of a path, or a name or value of a query, as it was before it was escaped.
  static func unescape(_ text: some StringProtocol) -> String {
    guard text.contains("%") else { return String(text) }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Everything but the unreserved characters of RFC 3986 as `%XX` of its UTF-8.
  static func escape(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        String(Character(Unicode.Scalar(byte)))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16).uppercased()
      }
    }.joined()
  }
}
