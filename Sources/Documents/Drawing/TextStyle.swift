/// How a text looks. Lengths are points (1/72 inch).
struct TextStyle: Hashable {
  enum Family: String {
    case sans = "Liberation Sans, DejaVu Sans, Droid Sans Fallback, Symbola"
    case mono = "Liberation Mono, DejaVu Sans, Droid Sans Fallback, Symbola"
  }

  enum Alignment { case left, center, right }

  var family = Family.sans
  var size = 9.5
  var bold = false
  var italic = false
  var color = Color.text
  var alignment = Alignment.left
  /// From one baseline to the next, in sizes of the font.
  var leading = 1.4

  var lineHeight: Double { size * leading }

  func with(_ change: (inout TextStyle) -> Void) -> TextStyle {
    var style = self
    change(&style)
    return style
  }
}

/// A colour of sRGB, which is what the document's output intent names.
struct Color: Hashable {
  let red: Double
  let green: Double
  let blue: Double

  /// - Parameter hex: `0xRRGGBB`
  init(_ hex: UInt32) {
    red = Double(hex >> 16 & 255) / 255
    green = Double(hex >> 8 & 255) / 255
    blue = Double(hex & 255) / 255
  }

  static let text = Color(0x161616)
  /// For what explains; still 7:1 on white.
  static let quiet = Color(0x4A4A4A)
  static let title = Color(0x000091)
  static let rule = Color(0xCECECE)
  static let tint = Color(0xECECFE)
  static let header = Color(0xF2F2F8)
  static let neutralTint = Color(0xEEEEEE)
  static let good = Color(0x18753C)
  static let goodTint = Color(0xE8F5EC)
  static let bad = Color(0xB34000)
  static let badTint = Color(0xFFF0E8)
  static let watermark = Color(0xEDEDED)
  static let white = Color(0xFFFFFF)
  static let black = Color(0x000000)
}
