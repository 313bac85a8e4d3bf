/// Text of the contract as a string literal in double quotes, which all languages write nearly alike.
enum QuotedText {
  /// - Parameters:
  ///   - special: what a backslash stands before besides quotes and backslashes.
  ///   - escape: how what would not be seen is written.
  static func literal(
    _ text: String, special: Unicode.Scalar? = nil, escape: (Unicode.Scalar) -> String
  ) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\"", "\\": result += "\\" + String(scalar)
      case _ where scalar == special: result += "\\" + String(scalar)
      case _ where isHidden(scalar): result += escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Control and format characters and marks would hide in, or change, the source around them.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .nonspacingMark, .privateUse, .unassigned: true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// `\u{A0}`: Swift, Ruby, TypeScript, PHP.
  static func braced(_ scalar: Unicode.Scalar) -> String { "\\u{\(hexadecimal(scalar.value))}" }

  static func hexadecimal(_ number: UInt32, digits: Int = 1) -> String {
    let text = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(digits - text.count, 0)) + text
  }
}

/// String literals of Go and C#.
enum CLiteral {
  static func string(_ text: String) -> String {
    QuotedText.literal(text) { scalar in
      let isShort = scalar.value <= 0xFFFF
      return (isShort ? "\\u" : "\\U") + QuotedText.hexadecimal(scalar.value, digits: isShort ? 4 : 8)
    }
  }
}
