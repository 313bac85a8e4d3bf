/// How many columns of a terminal a scalar takes.
enum DisplayWidth {
  /// What is printed for a scalar that stands at a column (from 0), and how wide that is. Tabs become spaces.
  static func cell(of scalar: Unicode.Scalar, atColumn column: Int, tabWidth: Int) -> (text: String, width: Int) {
    if scalar == "\t" {
      let width = tabWidth - column % tabWidth
      return (String(repeating: " ", count: width), width)
    }
    return isHarmless(scalar) ? (String(scalar), of(scalar)) : ("\u{FFFD}", 1)
  }

  /// 0 for combining marks and joiners, 2 for East Asian wide characters and emoji, else 1.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// False for what a terminal obeys instead of showing: controls, line separators, and the format characters that turn
  /// the direction of the text. Joiners and soft hyphens are parts of words.
  static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: false
    case .format: !scalar.properties.isBidiControl && scalar != "\u{FEFF}"
    default: true
    }
  }

  /// The blocks of East Asian wide and fullwidth characters (Unicode Standard Annex 11).
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18AFF,
    0x1B000...0x1B2FF,
    0x1F200...0x1F2FF, 0x20000...0x3FFFD,
  ]
}
