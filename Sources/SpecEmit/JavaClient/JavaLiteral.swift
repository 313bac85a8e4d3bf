/// String literals of Java, whose escapes are UTF-16.
enum JavaLiteral {
  static func string(_ text: String) -> String {
    QuotedText.literal(text) { scalar in
      String(scalar).utf16.map { "\\u" + QuotedText.hexadecimal(UInt32($0), digits: 4) }.joined()
    }
  }
}
