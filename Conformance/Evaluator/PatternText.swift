/// Patterns of the contract (ECMA-262, Unicode mode) on Swift's own regular expression engine.
enum PatternText {
  /// Whether the pattern matches somewhere in the text.
  static func matches(_ text: String, pattern: String) -> Bool {
    RegularExpression.occurs(translate(pattern), in: text)
  }

  /// Rewrites what the two dialects read differently: `.`, `\c…`, surrogate escapes, and the set operators that a Swift
  /// class has (`[`, `&&`, `~~`) and an ECMA-262 class has not.
  private static func translate(_ pattern: String) -> String {
    var result = ""
    var rest = Substring(pattern).unicodeScalars
    var inClass = false
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\\": result += escape(&rest, inClass: inClass)
      case "." where !inClass: result += #"[^\n\r\u{2028}\u{2029}]"#
      case "[" where !inClass:
        inClass = true
        result += "["
      case "]":
        inClass = false
        result += "]"
      case "[" where inClass, "&" where inClass, "~" where inClass: result += "\\" + String(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func escape(_ rest: inout Substring.UnicodeScalarView, inClass: Bool) -> String {
    guard let letter = rest.popFirst() else { return "\\" }
    switch letter {
    case "c":
      guard let control = rest.popFirst() else { return "\\c" }
      return "\\u{" + String(control.value % 32, radix: 16) + "}"
    case "u" where rest.first != "{":
      guard let high = hexadecimal(&rest) else { return "\\u" }
      var code = high
      if (0xD800..<0xDC00).contains(high), rest.starts(with: "\\u".unicodeScalars) {
        var ahead = rest.dropFirst(2)
        if let low = hexadecimal(&ahead), (0xDC00..<0xE000).contains(low) {
          code = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
          rest = ahead
        }
      }
      return "\\u{" + String(code, radix: 16) + "}"
    case "-": return inClass ? "\\-" : "-"
    default: return "\\" + String(letter)
    }
  }

  private static func hexadecimal(_ rest: inout Substring.UnicodeScalarView) -> UInt32? {
    let digits = rest.prefix(4)
    guard digits.count == 4, let value = UInt32(String(digits), radix: 16) else { return nil }
    rest = rest.dropFirst(4)
    return value
  }
}
