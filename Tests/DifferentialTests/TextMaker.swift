import SpecIR
import TestSupport

/// Texts around the rules of a schema: that keep them, break them by little, or by much.
struct TextMaker {
  var random: SeededGenerator

  private static let blanks: [Unicode.Scalar] = [
    " ", "\t", "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{A0}", "\u{1680}", "\u{180E}", "\u{2003}", "\u{2028}",
    "\u{2029}", "\u{200B}", "\u{202F}", "\u{205F}", "\u{3000}", "\u{FEFF}",
  ]
  private static let others: [Unicode.Scalar] = [
    "a", "Z", "0", "9", "-", "_", ".", "@", "/", "<", ">", "&", "'", "\"", "\\", "!", "?", "é",
    "e\u{301}".unicodeScalars.last ?? "e", "ß", "İ", "\u{0}", "\u{1F}", "\u{7F}", "\u{9F}", "٣", "５", "\u{1F600}",
    "\u{10FFFF}", "\u{D7FF}", "\u{E000}", "\u{200D}", "\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}", "~", "%", "+",
    "[", "]", "=",
  ]

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
  mutating func pick<Item>(_ items: [Item]) -> Item { items[Int.random(in: 0..<items.count, using: &random)] }

  mutating func scalar() -> Unicode.Scalar {
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<6: pick(Self.others)
    case 6..<8: pick(Self.blanks)
    default: Unicode.Scalar(UInt32.random(in: 0x20...0x2FF, using: &random)) ?? "a"
    }
  }

  mutating func text(_ schema: Schema) -> String {
    let rules = schema.string
    var text = ""
    let choice = Int.random(in: 0..<100, using: &random)
    if let allowed = schema.allowed?.value, choice < 80 {
      text = pick(allowed.compactMap { if case .string(let text) = $0 { text } else { nil } } + ["other"])
    } else if let pattern = rules.pattern, choice < 75 {
      text = match(pattern.value) ?? ""
    } else if let format = rules.format?.value, choice < 75 {
      text = self.text(of: format)
    } else if rules.checksum != nil, choice < 90 {
      text = siret()
    } else if let limit = pick([rules.maxLength?.value, rules.minLength?.value]), limit < 3_000, choice < 85 {
      let length = max(limit + Int.random(in: -1...1, using: &random), 0)
      let letter = pick(["a", "é", "\u{1F600}", "e\u{301}"])
      text = String(String.UnicodeScalarView(String(repeating: letter, count: length).unicodeScalars.prefix(length)))
    } else {
      for _ in 0..<Int.random(in: 0..<12, using: &random) { text.unicodeScalars.append(scalar()) }
    }
    if rules.trim != nil, chance(30) {
      text = String(String.UnicodeScalarView([pick(Self.blanks)] + Array(text.unicodeScalars) + [pick(Self.blanks)]))
    }
    return chance(25) ? mutated(text) : text
  }

  /// A text with a scalar more, less, another or twice.
  mutating func mutated(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0...Int.random(in: 0..<2, using: &random) {
      let place = Int.random(in: 0...scalars.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: scalars.insert(scalar(), at: place)
      case 1 where place < scalars.count: scalars.remove(at: place)
      case 2 where place < scalars.count: scalars[place] = scalar()
      case 3 where place < scalars.count: scalars.insert(scalars[place], at: place)
      default: scalars.append(scalar())
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private mutating func siret() -> String {
    if chance(20) { return pick(["35600000000048", "35600000000001", "55600000000004", "00000000000000"]) }
    var digits = (0..<13).map { _ in Int.random(in: 0...9, using: &random) }
    if chance(30) { digits.replaceSubrange(0..<9, with: [3, 5, 6, 0, 0, 0, 0, 0, 0]) }
    var sum = 0
    for (index, digit) in digits.enumerated() {
      let doubled = digit * (index % 2 == 0 ? 2 : 1)
      sum += doubled / 10 + doubled % 10
    }
    let last = chance(70) ? (10 - sum % 10) % 10 : Int.random(in: 0...9, using: &random)
    return (digits + [last]).map(String.init).joined()
  }

  private mutating func text(of format: StringFormat) -> String {
    switch format {
    case .date: return day()
    case .dateTime, .localDateTime:
      let separator = pick(["T", "T", "T", "t", " ", ""])
      let seconds = pick(["", ":00", ":59", ":60", ":61", ":5"])
      let fraction = pick(["", "", ".5", ".123456789", ".", ",5"])
      let offset = pick(["Z", "Z", "z", "", "", "+02:00", "-00:00", "+23:59", "+24:00", "+2:00", "+0200", " Z"])
      let minute = pick(["00", "30", "59", "60", "5"])
      if chance(20) { return day() }
      return day() + separator + pick(["00", "02", "23", "24", "2"]) + ":" + minute + seconds + fraction + offset
    case .uuid:
      return pick([
        "0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0", "0F1E2D3C-4B5A-4978-8796-A5B4C3D2E1F0",
        "0f1e2d3c4b5a49788796a5b4c3d2e1f0", "g",
      ])
    case .uri:
      return pick(["https:", "HTTP:", "javascript:", "JavaScript:", "data:", "mailto:", "a+b.c-1:", "1a:", ":", ""])
        + pick(["//", "/", "", "///"]) + pick(["", "u@", "u:p@", "@@"])
        + pick(["example.org", "[::1]", "[::1", "exa mple", "xn--a", "%41", "%4", "é.fr", "[v1.a]", "1.2.3.4"])
        + pick(["", ":", ":80", ":a"]) + pick(["", "/", "/a%20b", "/é", "//", "/a|b"])
        + pick(["", "?q=1", "?[", "#f", "#f#g"])
    case .email:
      return pick([
        "a", "a.b", "a..b", ".a", "a.", "\"a b\"", "a+b", "é", "a b", String(repeating: "a", count: 64),
        String(repeating: "a", count: 65),
      ]) + pick(["@", "@", "@", "", "@@"])
        + pick([
          "b.c", "b", "-b.c", "b-.c", "b..c", "b.c.", "[1.2.3.4]", "b_c.d", String(repeating: "b", count: 63) + ".c",
          String(repeating: "b", count: 64) + ".c", "é.fr", "B.C",
        ])
    case .base64: return pick(["", "YQ==", "YWI=", "YWJj", "YR==", "YQ=", "YW-_", "Y Q=="])
    case .binary: return "file"
    }
  }

  private mutating func day() -> String {
    pick(["2099", "2026", "2027", "2000", "1900", "2100", "2096", "0001", "0000", "9999", "99"]) + "-"
      + pick(["01", "02", "03", "06", "10", "12", "13", "00", "2"]) + "-"
      + pick(["01", "15", "25", "28", "29", "30", "31", "32", "00", "5"])
  }

  /// A text that the pattern matches, by a walk through its automaton.
  private mutating func match(_ pattern: String) -> String? {
    guard let automaton = try? Pattern(parsing: pattern).automaton() else { return nil }
    var letters: [Int: [UInt32]] = [:]
    for (index, start) in automaton.intervalStarts.enumerated() {
      letters[Int(automaton.intervalClasses[index]), default: []].append(start)
    }
    var text = String.UnicodeScalarView()
    var state = automaton.start
    for _ in 0..<600 {
      if state >= automaton.firstAccepting, chance(text.count > 40 ? 60 : 15) { return String(text) }
      let next = letters.keys.filter { automaton.transitions[state * automaton.classCount + $0] != 0 }.sorted()
      if next.isEmpty { return String(text) }
      let kind = pick(next)
      let starts = letters[kind] ?? []
      let start = pick(starts)
      let offset = Int.random(in: 0..<10, using: &random)
      var scalar = Unicode.Scalar(start) ?? "a"
      if let later = Unicode.Scalar(start + UInt32(offset)), Self.kind(of: later, automaton) == kind { scalar = later }
      text.append(scalar)
      state = Int(automaton.transitions[state * automaton.classCount + kind])
    }
    return String(text)
  }

  private static func kind(of scalar: Unicode.Scalar, _ automaton: PatternAutomaton) -> Int? {
    automaton.intervalStarts.lastIndex { $0 <= scalar.value }.map { Int(automaton.intervalClasses[$0]) }
  }
}
