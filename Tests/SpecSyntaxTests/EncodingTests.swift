import SpecSyntax
import Testing

@Suite struct EncodingTests {
  @Test func aByteOrderMarkIsNoColumn() {
    #expect(tree("\u{FEFF}a: b")?.outline == "{'a'@1:1-1:2: 'b'@1:4-1:5}@1:1-1:5")
    #expect(faults("a: \u{FEFF}b") == ["PM0002 1:4-1:5"])
  }

  @Test func otherEncodingsAreRefused() {
    #expect(faults([0xFE, 0xFF, 0, 0x61, 0, 0x3A]) == ["PM0001 1:1-1:1"])
    #expect(faults([0xFF, 0xFE, 0x61, 0, 0x3A, 0]) == ["PM0001 1:1-1:1"])
    #expect(faults([0x61, 0, 0x3A, 0, 0x20, 0]) == ["PM0001 1:1-1:1"])
    #expect(faults([0, 0x61, 0, 0x3A, 0, 0x20]) == ["PM0001 1:1-1:1"])
    #expect(faults([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61]) == ["PM0001 1:1-1:1"])
    #expect(faults([0x61, 0, 0, 0, 0x3A, 0, 0, 0]) == ["PM0001 1:1-1:1"])
  }

  @Test(
    arguments: [
      [0xE9], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xE2, 0x82],
      [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func invalidUTF8HasItsPlace(_ bytes: [UInt8]) {
    #expect(faults(Array("a: é\nb: dé".utf8) + bytes) == ["PM0001 2:6-2:7"])
    #expect(faults(Array("a: é\nb: dé".utf8) + bytes + Array("f\n".utf8)) == ["PM0001 2:6-2:7"])
  }

  @Test(arguments: [
    "\u{0}", "\u{1}", "\u{1B}", "\u{7F}", "\u{80}", "\u{85}", "\u{9F}", "\u{2028}", "\u{2029}", "\u{FFFE}", "\u{FFFF}",
  ])
  func forbiddenCharacters(_ character: String) {
    #expect(faults("a: 'é\(character)'\n# \(character)\n") == ["PM0002 1:6-1:7", "PM0002 2:3-2:4"])
  }

  @Test(arguments: ["\u{A0}", "\u{200B}", "\u{2026}", "\u{2030}", "\u{FFFD}", "\u{FB01}", "\u{10FFFF}", "\u{E000}"])
  func otherCharactersAreText(_ character: String) {
    #expect(value("v: '\(character)'") == .string(character))
  }
}
