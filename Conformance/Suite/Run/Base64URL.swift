import Foundation

/// RFC 4648 section 5, without padding.
enum Base64URL {
  static func encode(_ bytes: [UInt8]) -> String {
    base64(bytes).replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
      .replacingOccurrences(of: "=", with: "")
  }

  static func decode(_ text: String) -> [UInt8]? {
    let standard = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
    return Data(base64Encoded: standard + String(repeating: "=", count: (4 - standard.count % 4) % 4)).map(Array.init)
  }

  /// RFC 4648 section 4, with padding, as HTTP Basic has it.
  static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
