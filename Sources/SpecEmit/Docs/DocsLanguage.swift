/// A language of the site.
enum DocsLanguage: String, CaseIterable {
  case french = "fr"
  case english = "en"

  var name: String { self == .french ? "Français" : "English" }
  var other: DocsLanguage { self == .french ? .english : .french }

  /// The sentence in this language.
  func callAsFunction(_ english: String, _ french: String) -> String { self == .english ? english : french }

  // MARK: Numbers

  /// 1048576 → "1,048,576", or with the narrow spaces of French.
  func number(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var text = value < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += self(",", "\u{202F}") }
      text.append(digit)
    }
    return text
  }

  /// "1 character", "2 characters"; in French zero is singular.
  func count(_ number: Int, _ one: (String, String), _ several: (String, String)) -> String {
    let isOne = self == .english ? number == 1 : number < 2
    let noun = isOne ? self(one.0, one.1) : self(several.0, several.1)
    return self.number(number) + "\u{A0}" + noun
  }

  func characters(_ number: Int) -> String {
    count(number, ("character", "caractère"), ("characters", "caractères"))
  }

  /// 1048576 → "1 MB"; units of 1,024 bytes, and bytes where it is no whole number of them.
  func size(_ bytes: Int) -> String {
    for (unit, size) in [(self("GB", "Go"), 1 << 30), (self("MB", "Mo"), 1 << 20), (self("KB", "Ko"), 1 << 10)]
    where bytes >= size && bytes % size == 0 {
      return number(bytes / size) + "\u{A0}" + unit
    }
    return count(bytes, ("byte", "octet"), ("bytes", "octets"))
  }

  /// 1800 → "30 minutes".
  func duration(milliseconds: Int) -> String {
    guard milliseconds % 1000 == 0 else {
      return count(milliseconds, ("millisecond", "milliseconde"), ("milliseconds", "millisecondes"))
    }
    return duration(seconds: milliseconds / 1000)
  }

  /// 10000 → "10 s", for tables.
  func shortDuration(milliseconds: Int) -> String {
    milliseconds % 1000 == 0 ? number(milliseconds / 1000) + "\u{A0}s" : number(milliseconds) + "\u{A0}ms"
  }

  func duration(seconds: Int) -> String {
    for (words, size) in [
      ((("day", "jour"), ("days", "jours")), 86_400), ((("hour", "heure"), ("hours", "heures")), 3_600),
      ((("minute", "minute"), ("minutes", "minutes")), 60),
    ] where seconds >= size && seconds % size == 0 {
      return count(seconds / size, words.0, words.1)
    }
    return count(seconds, ("second", "seconde"), ("seconds", "secondes"))
  }

  /// "a, b or c"
  func either(_ words: [String]) -> String { list(words, self(" or ", " ou ")) }
  /// "a, b and c"
  func all(_ words: [String]) -> String { list(words, self(" and ", " et ")) }

  private func list(_ words: [String], _ last: String) -> String {
    words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + last + words[words.count - 1]
  }

  // MARK: Typography

  /// Sets the spaces before and within French punctuation, and its apostrophes; English stays as it is.
  func typeset(_ text: String) -> String {
    guard self == .french else { return text }
    var result = ""
    var previous: Character?
    for character in text {
      switch character {
      case "'": result.append("’")
      case ":", "»", "%":
        if previous == " " { result.removeLast() }
        result += previous == " " ? "\u{A0}\(character)" : String(character)
      case ";", "!", "?":
        if previous == " " { result.removeLast() }
        result += previous == " " ? "\u{202F}\(character)" : String(character)
      case " " where previous == "«": result.append("\u{A0}")
      default: result.append(character)
      }
      previous = character
    }
    return result
  }
}
