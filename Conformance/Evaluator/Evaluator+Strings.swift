import SpecIR

extension Evaluator.Run {
  /// - Parameter text: as `x-trim` has left it.
  mutating func check(string text: String, _ rules: StringRules, at place: Place) {
    let length = text.unicodeScalars.count
    if let rule = rules.minLength, length < rule.value { report(rule, "minLength", place) }
    if let rule = rules.maxLength, length > rule.value { report(rule, "maxLength", place) }
    if let rule = rules.pattern, !PatternText.matches(text, pattern: rule.value) { report(rule, "pattern", place) }
    if let rule = rules.format, !rule.value.admits(text) { report(rule, "format", place) }
    if let rule = rules.plainText, !rule.value.admits(text) { report(rule, "x-plain-text", place) }
    if let rule = rules.checksum, !rule.value.admits(text) { report(rule, "x-checksum", place) }
    if let rule = rules.future, rule.value, let moment = rules.format?.value.moment(text), moment <= now {
      report(rule, "x-future", place)
    }
  }
}

extension StringFormat {
  func admits(_ text: String) -> Bool {
    switch self {
    case .dateTime, .localDateTime: moment(text) != nil
    case .date: Day(text) != nil
    case .uuid: FormatText.isUUID(text)
    case .uri: FormatText.isURI(text)
    case .email: FormatText.isEmail(text)
    case .binary: true
    case .base64: FormatText.isBase64(text)
    }
  }

  /// The instant that a text of a date format names; nil for other formats and other texts.
  package func moment(_ text: String) -> Moment? {
    switch self {
    case .dateTime: Moment(text)
    case .localDateTime(let zone): Moment(text) ?? Moment(local: text, zone: zone)
    case .date: Day(text)?.end
    default: nil
    }
  }
}

extension PlainText {
  func admits(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\t", "\n", "\r": if self == .line { return false }
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": return false
      // Separators of lines, and what turns the direction of writing.
      case "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}": if self == .line { return false }
      case "<":
        guard index + 1 < scalars.count else { break }
        switch scalars[index + 1] {
        case "a"..."z", "A"..."Z", "/", "!", "?": return false
        default: break
        }
      default: break
      }
    }
    let isSeen = scalars.contains { !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint }
    return self == .text || scalars.isEmpty || isSeen
  }
}

extension Checksum {
  func admits(_ text: String) -> Bool {
    switch self {
    case .siret: FormatText.isSIRET(text)
    }
  }
}
