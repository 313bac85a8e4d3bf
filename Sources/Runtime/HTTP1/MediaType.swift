/// The value of a `Content-Type` field, as far as the choice of a decoder depends on it (RFC 9110 section 8.3).
struct MediaType {
  /// `type/subtype` as it was sent.
  let name: ArraySlice<UInt8>
  /// False where a `charset` other than UTF-8 (or its subset US-ASCII) is named: the body could not be read.
  let isUTF8: Bool

  init?(_ value: ArraySlice<UInt8>) {
    let end = value.firstIndex(of: UInt8(ascii: ";")) ?? value.endIndex
    name = Grammar.trimmed(value[..<end])
    let slash = UInt8(ascii: "/")
    guard let middle = name.firstIndex(of: slash), middle > name.startIndex, middle + 1 < name.endIndex,
      name.allSatisfy({ Grammar.isToken($0) || $0 == slash })
    else { return nil }
    var isUTF8 = true
    for part in value[end...].split(separator: UInt8(ascii: ";")) {
      let parameter = Grammar.trimmed(part)
      guard let equals = parameter.firstIndex(of: UInt8(ascii: "=")),
        Grammar.equal(parameter[..<equals], "charset")
      else { continue }
      let charset = Self.unquoted(parameter[(equals + 1)...])
      isUTF8 = Grammar.equal(charset, "utf-8") || Grammar.equal(charset, "us-ascii")
    }
    self.isUTF8 = isUTF8
  }

  private static func unquoted(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let quote = UInt8(ascii: "\"")
    guard value.count >= 2, value.first == quote, value.last == quote else { return value }
    return value.dropFirst().dropLast()
  }
}
