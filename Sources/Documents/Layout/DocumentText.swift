/// Makes text fit to be set: what people and other programs send holds more than letters.
struct DocumentText {
  /// Stands where no font has the character.
  static let replacement: Unicode.Scalar = "\u{25A1}"
  /// Marks that may follow one another over or under a letter. No language stacks more; those who do draw over the
  /// lines around.
  static let maxMarks = 4

  let fonts: FontLibrary
  /// Characters that no font could draw, so far.
  private(set) var replaced = 0

  init(fonts: FontLibrary) { self.fonts = fonts }

  /// The text with ``replacement`` for what cannot be drawn, line feeds for every kind of line end, and without control
  /// characters and those that turn the direction of writing, by which a name could be shown as another. A space that
  /// French puts before or after a sign does not break there.
  mutating func clean(_ text: String) -> String {
    var clean = String.UnicodeScalarView()
    var marks = 0
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      if scalar.value < 0x7F, scalar.value >= 0x20 {
        marks = 0
        if scalar == " ", previous == "«" {
          clean.append(Self.space)
        } else {
          if Self.followsSpace(scalar) { Self.join(&clean) }
          clean.append(scalar)
        }
        continue
      }
      switch scalar {
      case "\n" where previous == "\r": continue
      case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": clean.append("\n")
      case "\t": clean.append(contentsOf: [" ", " "])
      case "\u{200C}", "\u{200D}", "\u{FE0E}", "\u{FE0F}": clean.append(scalar)
      default:
        if Self.followsSpace(scalar) { Self.join(&clean) }
        append(scalar, to: &clean, &marks)
      }
    }
    return String(clean)
  }

  private static let space: Unicode.Scalar = "\u{A0}"

  /// Signs with a space before them in French.
  private static func followsSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ":", ";", "!", "?", "%", "»", "€": true
    default: false
    }
  }

  /// Keeps a last space from breaking.
  private static func join(_ text: inout String.UnicodeScalarView) {
    guard text.last == " " else { return }
    text.removeLast()
    text.append(space)
  }

  private mutating func append(
    _ scalar: Unicode.Scalar, to clean: inout String.UnicodeScalarView, _ marks: inout Int
  ) {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate: return
    case .nonspacingMark, .enclosingMark:
      marks += 1
      guard marks <= Self.maxMarks else { return }
    default: marks = 0
    }
    // Private characters mean something to one font only, and Cairo refuses those that Unicode never assigns.
    if scalar.properties.isNoncharacterCodePoint || scalar.properties.generalCategory == .privateUse
      || !fonts.covers(scalar)
    {
      replaced += 1
      clean.append(Self.replacement)
    } else {
      clean.append(scalar)
    }
  }
}
