/// `format: uri`: a URI with a scheme (RFC 3986 section 4.3, with a fragment allowed as in section 3).
public enum AbsoluteURI {
  /// Whether the text is such a URI and its scheme is none that makes a browser run what follows it (`javascript:`,
  /// `vbscript:`, `data:`): our URIs end up in links.
  public static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let lead = bytes.first,
      Characters.letters.contains(lead), bytes[..<colon].allSatisfy(Characters.scheme.contains)
    else { return false }
    let scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
    guard !["javascript", "vbscript", "data"].contains(scheme) else { return false }

    let fragment = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
    let query = bytes[..<fragment].firstIndex(of: UInt8(ascii: "?")) ?? fragment
    guard Characters.areValid(bytes[fragment...].dropFirst(), Characters.query),
      Characters.areValid(bytes[query..<fragment].dropFirst(), Characters.query)
    else { return false }

    var path = bytes[(colon + 1)..<query]
    if path.starts(with: "//".utf8) {
      let rest = path.dropFirst(2)
      let slash = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      guard isAuthority(rest[..<slash]) else { return false }
      path = rest[slash...]
    }
    return Characters.areValid(path, Characters.path)
  }

  /// User information, host and port.
  private static func isAuthority(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    if let at = rest.lastIndex(of: UInt8(ascii: "@")) {
      guard Characters.areValid(rest[..<at], Characters.userInfo) else { return false }
      rest = rest[(at + 1)...]
    }
    if rest.first == UInt8(ascii: "[") {
      guard let bracket = rest.firstIndex(of: UInt8(ascii: "]")),
        isAddressLiteral(rest[rest.startIndex + 1..<bracket])
      else { return false }
      rest = rest[(bracket + 1)...]
    } else {
      let host = rest.prefix { $0 != UInt8(ascii: ":") }
      guard Characters.areValid(host, Characters.registeredName) else { return false }
      rest = rest[host.endIndex...]
    }
    return rest.isEmpty || rest.first == UInt8(ascii: ":") && rest.dropFirst().allSatisfy(Characters.digits.contains)
  }

  /// By its characters: colons, hexadecimal digits and dots for IPv6, the rest for the literals of the future
  /// (`v1.…`).
  private static func isAddressLiteral(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard !bytes.isEmpty else { return false }
    if bytes.first.map({ $0 | 0x20 }) == UInt8(ascii: "v") {
      return bytes.contains(UInt8(ascii: ".")) && bytes.allSatisfy(Characters.userInfo.contains)
    }
    return bytes.filter { $0 == UInt8(ascii: ":") }.count >= 2
      && bytes.allSatisfy { HexDigit.value($0) != nil || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
  }

  /// The character classes of RFC 3986, appendix A.
  private enum Characters {
    static let letters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
    static let digits = Set("0123456789".utf8)
    static let scheme = letters.union(digits).union("+-.".utf8)
    static let registeredName = letters.union(digits).union("-._~!$&'()*+,;=".utf8)
    static let userInfo = registeredName.union(":".utf8)
    static let path = userInfo.union("@/".utf8)
    static let query = path.union("?".utf8)

    /// Whether each byte is of the class, or an escape.
    static func areValid(_ bytes: ArraySlice<UInt8>, _ allowed: Set<UInt8>) -> Bool {
      var rest = bytes
      while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "%") {
          guard let high = rest.popFirst(), let low = rest.popFirst(), HexDigit.value(high) != nil,
            HexDigit.value(low) != nil
          else { return false }
        } else if !allowed.contains(byte) {
          return false
        }
      }
      return true
    }
  }
}
