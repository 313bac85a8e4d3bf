import Foundation
import HTML
import TestSupport
import Testing

/// A parser that knows nothing of the builder reads back what was written, whatever the texts are.
@Suite struct ReadBackTests {
  /// Made by `scripts/test`.
  static let python = PackageRoot.path(".build/tools/bin/python")
  static var shouldRun: Bool {
    FileManager.default.isExecutableFile(atPath: python) || ProcessInfo.processInfo.environment["CI"] != nil
  }

  struct Places: Codable, Equatable {
    var elements: Int
    var text, area, title, option, attribute, value, link: String
    var names: [String]
  }

  @Test(.enabled(if: shouldRun, "scripts/test has not made .build/tools"))
  func textsReadBackAsTheyWere() throws {
    var random = Random(state: 7)
    let texts = fixed + (0..<1_500).map { _ in random.text() }
    let found = try read(texts.map(page))
    let honest = try #require(try read([page("x")]).first)
    #expect(found.count == texts.count)
    for (text, places) in zip(texts, found) {
      let expected = text.replacing("\u{0}", with: "\u{FFFD}")
      #expect(places.text == expected && places.area == expected && places.option == expected)
      #expect(places.attribute == expected && places.value == expected && places.title == expected)
      #expect(places.elements == honest.elements && places.names == honest.names)
      #expect(places.link.hasPrefix("/a/") && !places.link.dropFirst(3).contains("/"))
    }
  }

  private let fixed = [
    "", "\n", "\n\na", "a\r\nb\rc", "<script>alert(1)</script>", "</textarea><p>", "</title><script>", "<!-- -->",
    "]]>", "&amp;", "&amp", "&notit;", "&#0;", "&#x80;", "\" onload=\"x", "' x='", "`", "\u{0}", "a\u{0}b",
    "é’«\u{A0}», 日本 👩‍👩‍👧", "</option><option>", "<svg/onload=x>", "\u{85}\u{2028}\u{FEFF}", "\u{FFFD}", "<", ">", "&", "\"",
  ]

  private func page(_ text: String) -> String {
    let page = Markup.document(.lang("fr")) { html in
      html.element(.head) { $0.element(.title, text: text) }
      html.element(.body) { html in
        html.element(.p, .id("text"), text: text)
        html.element(.textarea, .id("area"), text: text)
        html.element(.select) { $0.element(.option, .id("option"), text: text) }
        html.element(.p, .id("attribute"), .title(text))
        html.void(.input, .id("value"), .value(text))
        html.element(.a, .id("link"), .href(.path(["a", text])), text: "a")
      }
    }
    return String(decoding: page.bytes, as: UTF8.self)
  }

  private func read(_ pages: [String]) throws -> [Places] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.python)
    process.arguments = [PackageRoot.path("Tests/HTMLTests/parse.py")]
    let output = Pipe()
    let folder = try TemporaryFolder()
    let input = folder.place("pages.json")
    try JSONEncoder().encode(pages).write(to: input)
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = output
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try JSONDecoder().decode([Places].self, from: answer)
  }
}

/// Texts of what is dangerous, in any order: SplitMix64 over its state.
private struct Random {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private static let pieces: [String] = [
    "<", ">", "&", "\"", "'", "=", "/", "\\", " ", "\t", "\n", "\r", "\u{C}", "\u{0}", "`", "-", "!", "?", "#", ";", "a",
    "Z", "0", "é", "\u{A0}", "\u{2028}", "\u{10FFFD}", "</", "<!--", "-->", "<script", "&lt", "&#", "&#x", "x=", "on", "]]>",
    "\u{301}",
  ]

  mutating func text() -> String {
    (0..<(next() % 24)).map { _ in Self.pieces[Int(next() % UInt64(Self.pieces.count))] }.joined()
  }
}
