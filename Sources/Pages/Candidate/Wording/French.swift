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

  /// - Parameter spacesAlone: whether only the spaces around punctuation are set.
  fileprivate static func typeset(_ text: String, spacesAlone: Bool = false) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count + 8)
    var previous: Character = "\n"
    var characters = text.makeIterator()
    var next = characters.next()
    while let character = next {
      next = characters.next()
      switch (character, next) {
      case ("'", _) where !spacesAlone: result.append("’")
      case (" ", "?"?), (" ", "!"?), (" ", ";"?): result.append(thin)
      case (" ", ":"?), (" ", "»"?), (" ", "€"?), (" ", "%"?): result.append(fixed)
      case (" ", _) where previous == "«": result.append(fixed)
      case (" ", let next?) where !spacesAlone && previous.isASCIIDigit && next.isASCIIDigit: result.append(fixed)
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

/// A sentence that is written elsewhere, such as in the contract, where its spaces are plain. Nothing else of it
/// changes: names that others have given may stand in it.
func fr(message: String) -> String { French.typeset(message, spacesAlone: true) }
