/// The scalars of the core schema of YAML 1.2 (YAML 1.2.2 §10.3.2): `yes`, `no`, `on`, `off` and dates are strings.
enum CoreSchema {
  static let tagPrefix = "tag:yaml.org,2002:"

  /// The kinds of scalars, by the last part of their tag.
  enum Kind: String {
    case null, bool, int, float, str
  }

  /// What an unquoted scalar without a tag is.
  static func kind(ofPlain text: String) -> Kind {
    switch text {
    case "", "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE", "false", "False", "FALSE": .bool
    default:
      if isInteger(text) {
        .int
      } else if isDecimal(text) || isNotFinite(text) {
        .float
      } else {
        .str
      }
    }
  }

  /// The value of a text as one kind; nil when the text is not of this kind. An integer is also a float.
  static func value(of text: String, as kind: Kind) -> Node.Value? {
    let plain = self.kind(ofPlain: text)
    return switch kind {
    case .str: .string(text)
    case .null: plain == .null ? .null : nil
    case .bool: plain == .bool ? .bool(text.first == "t" || text.first == "T") : nil
    case .int: plain == .int ? .integer(text) : nil
    case .float: plain == .float || isDecimal(text) ? .float(text) : nil
    }
  }

  /// `[-+]? ( \.inf | \.Inf | \.INF )` and `\.nan | \.NaN | \.NAN`.
  static func isNotFinite(_ text: String) -> Bool {
    let unsigned = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
    if [".inf", ".Inf", ".INF"].contains(unsigned) { return true }
    return [".nan", ".NaN", ".NAN"].contains(text)
  }

  /// Whether a float has an exponent of more digits than the readers of JSON take, leading zeros aside.
  static func hasLongExponent(_ text: String) -> Bool {
    guard let mark = text.utf8.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return false }
    return text.utf8[mark...].drop { !(0x31...0x39).contains($0) }.count > 9
  }

  /// `[-+]? [0-9]+`, `0o [0-7]+`, `0x [0-9a-fA-F]+`.
  private static func isInteger(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if rest.starts(with: "0o".utf8) { return isAll(rest.dropFirst(2)) { (0x30...0x37).contains($0) } }
    if rest.starts(with: "0x".utf8) { return isAll(rest.dropFirst(2), isHexDigit) }
    dropSign(&rest)
    return isAll(rest, isDigit)
  }

  /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
  private static func isDecimal(_ text: String) -> Bool {
    var rest = text.utf8[...]
    dropSign(&rest)
    let whole = rest.prefix(while: isDigit)
    rest = rest.dropFirst(whole.count)
    var hasDigits = !whole.isEmpty
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      let fraction = rest.prefix(while: isDigit)
      rest = rest.dropFirst(fraction.count)
      hasDigits = hasDigits || !fraction.isEmpty
    }
    guard hasDigits else { return false }
    guard let mark = rest.first else { return true }
    guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return false }
    rest = rest.dropFirst()
    dropSign(&rest)
    return isAll(rest, isDigit)
  }

  private static func dropSign(_ rest: inout Substring.UTF8View) {
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
  }

  private static func isAll(_ text: Substring.UTF8View, _ test: (UInt8) -> Bool) -> Bool {
    !text.isEmpty && text.allSatisfy(test)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }
}
