/// Formats and checksums of strings, each told by its grammar.
enum FormatText {
  /// RFC 9562 section 4, any version, either case.
  static func isUUID(_ text: String) -> Bool {
    matches(text, "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}")
  }

  /// A URI with a scheme (RFC 3986 appendix A), and none that makes a browser run what follows.
  static func isURI(_ text: String) -> Bool {
    let escape = "%[0-9A-Fa-f]{2}"
    let unreserved = #"[A-Za-z0-9\-._~!$\&'()*+,;=]"#
    let character = "(?:\(unreserved)|[:@]|\(escape))"
    let host =
      #"(?:\[(?:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*|[Vv][0-9A-Fa-f]+\.[A-Za-z0-9\-._~!$\&'()*+,;=:]+)\]"#
      + "|(?:\(unreserved)|\(escape))*)"
    let authority = "(?:(?:\(unreserved)|:|\(escape))*@)?\(host)(?::[0-9]*)?"
    let path = "(?://\(authority)(?:/\(character)*)*|(?!//)(?:\(character)|/)*)"
    let tail = #"(?:\?(?:\#(character)|[/?])*)?(?:#(?:\#(character)|[/?])*)?"#
    guard matches(text, #"[A-Za-z][A-Za-z0-9+\-.]*:\#(path)\#(tail)"#) else { return false }
    let scheme = text.prefix { $0 != ":" }.lowercased()
    return !["javascript", "vbscript", "data"].contains(scheme)
  }

  /// An address as mail servers take them: a dot-atom, `@`, a domain of at least two labels (RFC 5321 section 4.1.2
  /// without quoted local parts and address literals), ASCII.
  static func isEmail(_ text: String) -> Bool {
    let atom = #"[A-Za-z0-9!#$%\&'*+\-/=?^_`{|}~]+"#
    let label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    return text.utf8.count <= 254 && text.prefix { $0 != "@" }.utf8.count <= 64
      && matches(text, #"\#(atom)(?:\.\#(atom))*@\#(label)(?:\.\#(label))+"#)
  }

  /// RFC 4648 section 4, with padding, and no bits set beyond the last byte.
  static func isBase64(_ text: String) -> Bool {
    matches(text, "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?")
  }

  /// Fourteen digits whose Luhn sum is a multiple of 10; for La Poste (SIREN 356000000) a digit sum that is a multiple
  /// of 5.
  static func isSIRET(_ text: String) -> Bool {
    guard matches(text, "[0-9]{14}") else { return false }
    let digits = text.compactMap(\.wholeNumberValue)
    let luhn = digits.enumerated().reduce(0) { sum, element in
      let doubled = element.element * (element.offset % 2 == 0 ? 2 : 1)
      return sum + doubled / 10 + doubled % 10
    }
    return luhn % 10 == 0 || text.hasPrefix("356000000") && digits.reduce(0, +) % 5 == 0
  }

  private static func matches(_ text: String, _ expression: String) -> Bool {
    RegularExpression.groups(expression, of: text) != nil
  }
}
