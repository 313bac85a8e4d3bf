/// Reads the `Cookie` field (RFC 6265 section 4.2).
enum Cookies {
  /// Bytes of a value; longer than any session of ours.
  static let maxValue = 512

  /// The value of the first well-formed cookie of that name; names have case. What is no cookie is read past.
  static func first(_ name: String, _ headers: HeaderIndex, in head: [UInt8]) -> String? {
    for field in headers.all("cookie", in: head) {
      for piece in field.split(separator: UInt8(ascii: ";")) {
        let pair = Grammar.trimmed(piece)
        guard let equals = pair.firstIndex(of: UInt8(ascii: "=")),
          pair[..<equals].elementsEqual(name.utf8)
        else { continue }
        let value = pair[(equals + 1)...]
        guard !value.isEmpty, value.count <= maxValue, value.allSatisfy(isOctet) else { continue }
        return String(decoding: value, as: UTF8.self)
      }
    }
    return nil
  }

  /// `cookie-octet` (RFC 6265 section 4.1.1).
  private static func isOctet(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x23...0x2B, 0x2D...0x3A, 0x3C...0x5B, 0x5D...0x7E: true
    default: false
    }
  }
}
