import Testing

@testable import Documents

/// What is done to texts before they are set.
@Suite struct DocumentTextTests {
  private func clean(_ text: String) throws -> (text: String, replaced: Int) {
    var cleaner = DocumentText(fonts: try FontLibrary.shared())
    let clean = cleaner.clean(text)
    return (clean, cleaner.replaced)
  }

  @Test(arguments: [
    ("Été à l’œuvre, 10 °C – ça va", "Été à l’œuvre, 10 °C – ça va"),
    ("a\r\nb\rc\nd\u{2028}e\u{0B}f", "a\nb\nc\nd\ne\nf"), ("a\tb", "a  b"), ("a\0b\u{7F}\u{1B}[31mc", "ab[31mc"),
    ("facture\u{202E}fdp.exe", "facturefdp.exe"), ("a\u{200B}b\u{FEFF}c\u{AD}d", "abcd"),
    ("« oui » : 5 % ; 3 € ! ?", "«\u{A0}oui\u{A0}»\u{A0}: 5\u{A0}%\u{A0}; 3\u{A0}€\u{A0}!\u{A0}?"),
    ("e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}x\u{301}", "e\u{301}\u{302}\u{303}\u{304}x\u{301}"), ("", ""),
  ])
  func textsAreMadeFit(_ text: String, _ expected: String) throws {
    let clean = try clean(text)
    #expect(Array(clean.text.unicodeScalars) == Array(expected.unicodeScalars))
    #expect(clean.replaced == 0)
  }

  @Test(arguments: ["\u{E000}", "\u{FFFF}", "\u{10FFFF}", "\u{1FFFE}", "\u{13000}", "한"])
  func whatNoFontHasIsReplaced(_ text: String) throws {
    let clean = try clean("a" + text + "b")
    #expect(clean.text == "a□b")
    #expect(clean.replaced == 1)
  }

  @Test func everyScalarCanBeSet() throws {
    let typesetter = try Typesetter(fonts: FontLibrary.shared())
    var text = String.UnicodeScalarView()
    // All of the planes in which text is written, a few hundred at a time.
    for value in stride(from: UInt32(0), to: 0x20000, by: 17) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      text.append(scalar)
      if text.count == 400 {
        #expect(!typesetter.layout(String(text), TextStyle(), width: 300).lines.isEmpty)
        text = String.UnicodeScalarView()
      }
    }
  }

  @Test func identifiersStayWhole() throws {
    let typesetter = try Typesetter(fonts: FontLibrary.shared())
    let text = "au marché VR-2026-A1B2C3D4E5F6 du 1"
    let broken = typesetter.layout(text, TextStyle(), width: 100)
    let whole = typesetter.layout(text, TextStyle(), unbroken: ["VR-2026-A1B2C3D4E5F6"], width: 100)
    #expect(broken.lines.count == 2)
    #expect(whole.lines.count == 3 || whole.lines[0].width < broken.lines[0].width)
    #expect(typesetter.layout("un", TextStyle(), unbroken: ["VR-2026", ""], width: 100).lines.count == 1)
  }
}
