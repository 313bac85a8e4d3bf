/// A French sentence written with plain spaces and straight apostrophes in the code, and shown as French typography
/// wants it: no-break spaces before double punctuation and inside guillemets, curved apostrophes. What is interpolated
/// is left as it is: the words of others are not ours to correct.
struct French: ExpressibleByStringInterpolation, Sendable {
  let text: String

  init(stringLiteral literal: String) { text = Self.typeset(literal) }

  init(stringInterpolation interpolation: Interpolation) { text = interpolation.text }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + 24 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { text += French.typeset(literal) }

    mutating func appendInterpolation(_ words: String) { text += words }

    mutating func appendInterpolation(_ number: Int) { text += String(number) }
  }

  /// Narrow no-break space, before `?`, `!` and `;`, and between thousands.
  static let thin: Character = "\u{202F}"
  /// No-break space, before `:`, inside guillemets, before units, and between the digits of a number.
  static let fixed: Character = "\u{00A0}"

  private static func typeset(_ literal: String) -> String {
    var result = ""
    result.reserveCapacity(literal.utf8.count + 8)
    var previous: Character = "\n"
    var characters = literal.makeIterator()
    var next = characters.next()
    while let character = next {
      next = characters.next()
      switch (character, next) {
      case ("'", _): result.append("’")
      case (" ", "?"?), (" ", "!"?), (" ", ";"?): result.append(thin)
      case (" ", ":"?), (" ", "»"?), (" ", "€"?), (" ", "%"?): result.append(fixed)
      case (" ", _) where previous == "«": result.append(fixed)
      case (" ", let next?) where previous.isASCIIDigit && next.isASCIIDigit: result.append(fixed)
      default: result.append(character)
      }
      previous = character
    }
    return result
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

/// The sentence as it is shown.
func fr(_ sentence: French) -> String { sentence.text }

/// A label of the catalogue, which is written as the constants of the code are.
func fr(label: String) -> String { French(stringLiteral: label).text }
