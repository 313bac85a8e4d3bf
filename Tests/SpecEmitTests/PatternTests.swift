import SpecIR
import Testing

@Suite struct PatternTests {
  /// Patterns that both we and Swift's engine read, with the characters that tell their matches apart.
  private static let patterns: [(pattern: String, alphabet: String)] = [
    ("^[0-9]{14}$", "0189a"), ("^VR-[0-9]{2}-[0-9A-Z]{3}$", "VR-09AZa"), ("^(a|b)*abb$", "ab"),
    ("^(?:ab|a)(?:bc|c)?$", "abc"), ("a+b", "abc"), ("^x*y+z?$", "xyz"), ("^[^a-c]{2,4}$", "abcdé"),
    ("^\\d+(\\.\\d{1,2})?$", "019.,"), ("^[\\w-]+\\.[\\w-]+$", "a0_-.é"), ("^\\s*\\S+\\s*$", " \ta"),
    ("^a.c$", "abc\né"), ("^(a?b){0,3}$", "ab"), ("^a$|^b+$", "ab"), ("foo|bar$", "foobar"), ("^(a*)*b$", "ab"),
    ("^[a\\]\\-]{1,3}$", "a]-b"), ("^(|a|ab)(c|bcd)$", "abcd"), ("^é{2}[à-ü]$", "éàüz"), ("^(aa|aaa)+$", "ab"),
  ]

  @Test(arguments: patterns.indices)
  func agreesWithSwiftsEngine(index: Int) throws {
    let (pattern, alphabet) = Self.patterns[index]
    let automaton = try Pattern(parsing: pattern).automaton()
    // Scalars, not grapheme clusters; `.` and `$` as in ECMA-262.
    let regex = try Regex(pattern).matchingSemantics(.unicodeScalar).asciiOnlyDigits()
      .asciiOnlyWordCharacters().asciiOnlyWhitespace()
    let letters = Array(alphabet.unicodeScalars)
    var generator = SplitMix(state: UInt64(index) &* 977 + 1)
    var accepted = 0
    for _ in 0..<800 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...8, using: &generator) {
        text.append(letters[Int.random(in: 0..<letters.count, using: &generator)])
      }
      let candidate = String(text)
      let expected = try regex.firstMatch(in: candidate) != nil
      #expect(automaton.matches(candidate) == expected, "\(pattern) on \(candidate.debugDescription)")
      if expected { accepted += 1 }
    }
    // Random texts rarely have fourteen digits; every other pattern must have been met.
    if index > 1 { #expect(accepted > 0, "\(pattern) never matched") }
  }

  @Test func countsExactly() throws {
    let siret = try Pattern(parsing: "^[0-9]{14}$").automaton()
    #expect(siret.matches("12345678901234"))
    #expect(!siret.matches("1234567890123"))
    #expect(!siret.matches("123456789012345"))
    #expect(!siret.matches("1234567890123\n"))
    #expect(siret.stateCount == 16, "14 digits need 15 states and the dead one")
  }

  @Test func minimizes() throws {
    let plain = try Pattern(parsing: "^[ab]*$").automaton()
    let roundabout = try Pattern(parsing: "^(a*b*|(?:a|b)(?:a|b)*)*$").automaton()
    #expect(plain == roundabout)
  }

  @Test func readsEscapes() throws {
    #expect(try Pattern(parsing: "^\\u0041\\x42\\u{43}\\uD83D\\uDE00\\t$").automaton().matches("ABC😀\t"))
    #expect(try Pattern(parsing: "^\\$\\.\\/$").automaton().matches("$./"))
  }

  @Test(arguments: [
    ("(?=a)", "PM0502", 0), ("a(?!b)", "PM0502", 1), ("(?<=a)b", "PM0502", 0), ("(?<name>a)", "PM0502", 0),
    ("(a)\\1", "PM0502", 3), ("a*?", "PM0502", 2), ("a{2}?", "PM0502", 4), ("\\bword", "PM0502", 0),
    ("\\p{L}", "PM0502", 0), ("a^b", "PM0502", 1), ("a$b", "PM0502", 1), ("(^a)", "PM0502", 1),
    ("a**", "PM0501", 2), ("*a", "PM0501", 0), ("(a", "PM0501", 0), ("a)", "PM0501", 1), ("[a", "PM0501", 0),
    ("[z-a]", "PM0501", 1), ("a{3,2}", "PM0501", 1), ("a{", "PM0501", 1), ("\\q", "PM0501", 0), ("a\\", "PM0501", 1),
    ("\\u{110000}", "PM0501", 0), ("\\uD800", "PM0501", 0), ("a{99999}", "PM0503", 0),
  ])
  func refuses(pattern: String, code: String, offset: Int) {
    #expect {
      _ = try Pattern(parsing: pattern)
    } throws: { error in
      guard let error = error as? PatternError else { return false }
      return error.code == code && error.offset == offset
    }
  }

  @Test func boundsItsAutomata() throws {
    // The n-th letter from the end: 2^n states.
    let pattern = try Pattern(parsing: "^[ab]*a[ab]{13}$")
    #expect(throws: PatternError.self) { try pattern.automaton() }
    #expect(throws: PatternError.self) { try Pattern(parsing: "^((a{100}){100}){100}$").automaton() }
  }
}

/// A small seeded generator (Steele, Lea, Flood 2014), so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
