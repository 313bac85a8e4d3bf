extension Node {
  /// The number in JSON syntax (RFC 8259 §6), as close to the text as JSON allows: `+1` is `1`, `.5` is `0.5`, `1.` is
  /// `1`, `007` is `7`, `0x1F` is `31`; digits and exponent are kept. Nil when the node is no number, and for
  /// hexadecimal and octal integers beyond 64 bits.
  public var jsonNumber: String? {
    switch value {
    case .integer(let text) where text.hasPrefix("0x"): UInt64(text.dropFirst(2), radix: 16).map { String($0) }
    case .integer(let text) where text.hasPrefix("0o"): UInt64(text.dropFirst(2), radix: 8).map { String($0) }
    // What is refused while loading.
    case .float(let text) where CoreSchema.isNotFinite(text) || CoreSchema.hasLongExponent(text): nil
    case .integer(let text), .float(let text): Self.jsonNumber(decimal: text)
    default: nil
    }
  }

  private static func jsonNumber(decimal text: String) -> String {
    var rest = text[...]
    var result = ""
    if let sign = rest.first, sign == "-" || sign == "+" {
      rest = rest.dropFirst()
      if sign == "-" { result = "-" }
    }
    let whole = rest.prefix(while: \.isWholeNumber)
    rest = rest.dropFirst(whole.count)
    let significant = whole.drop { $0 == "0" }
    result += significant.isEmpty ? "0" : significant
    if rest.first == "." {
      let fraction = rest.dropFirst().prefix(while: \.isWholeNumber)
      rest = rest.dropFirst(fraction.count + 1)
      if !fraction.isEmpty { result += "." + fraction }
    }
    return result + rest
  }
}
