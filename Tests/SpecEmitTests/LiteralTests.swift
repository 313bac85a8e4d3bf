import Testing

@testable import SpecEmit

/// How texts of the contract stand in the sources of each language.
@Suite struct LiteralTests {
  @Test(arguments: [
    ("plain é \u{1F600}", "plain é \u{1F600}"), ("\"\\\n\r\t", #"\"\\\n\r\t"#), ("\u{7}\u{200B}", #"\u0007\u200B"#),
    // Half of a pair is no character in Go.
    ("\u{E0001}", #"\U000E0001"#),
  ])
  func goAndCSharp(text: String, inner: String) { #expect(CLiteral.string(text) == "\"\(inner)\"") }

  @Test func hiddenCharacters() {
    let text = "a\u{202E}e\u{301}\u{E0001}"
    #expect(JavaLiteral.string(text) == #""a\u202Ee\u0301\uDB40\uDC01""#)
    #expect(PythonLiteral.string(text) == #""a\U0000202Ee\U00000301\U000E0001""#)
    for string in [SwiftLiteral.string, Ruby.string, TypeScript.string, PHP.string] {
      #expect(string(text) == #""a\u{202E}e\u{301}\u{E0001}""#)
    }
  }

  @Test func whatALanguageReadsIn() {
    #expect(Ruby.string("#{a}") == ##""\#{a}""##)
    #expect(PHP.string("it's $a") == #"'it\'s $a'"#)
    #expect(PHP.string("$a\n") == #""\$a\n""#)
  }
}
