/// The value of a `Content-Type` field, as far as the choice of a decoder depends on it (RFC 9110 section 8.3).
struct MediaType {
  /// `type/subtype` as it was sent.
  let name: ArraySlice<UInt8>
  /// False where a `charset` other than UTF-8 (or its subset US-ASCII) is named: the body could not be read.
  let isUTF8: Bool

  /// Nil for what is none, and for parameters that cannot be read or stand twice.
  init?(_ value: ArraySlice<UInt8>) {
    guard let (name, parameters) = try? HeaderParameters.read(value) else { return nil }
    let slash = UInt8(ascii: "/")
    guard let middle = name.firstIndex(of: slash), middle > name.startIndex, middle + 1 < name.endIndex,
      name.allSatisfy({ Grammar.isToken($0) || $0 == slash })
    else { return nil }
    self.name = name
    let charset = parameters.first("charset")
    isUTF8 = charset.map { Grammar.equal($0[...], "utf-8") || Grammar.equal($0[...], "us-ascii") } ?? true
  }

  /// What stands before the parameters, whatever these are.
  static func name(of value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    Grammar.trimmed(value.prefix { $0 != UInt8(ascii: ";") })
  }
}
