import Testing
import Vault

@Suite("The format that a file's name claims")
struct FileFormatNameTests {
  @Test(
    "is none where the dot is part of another character",
    arguments: ["a.\u{301}pdf", "a.\u{200D}pdf", "a.\u{FE0F}pdf", "a\u{600}.pdf"])
  func joined(name: String) { #expect(FileFormat(ofName: name) == nil) }

  @Test("is what stands behind the last dot", arguments: ["a.pdf", "a.PDF", "e\u{301}.b.pdf"])
  func plain(name: String) { #expect(FileFormat(ofName: name) == .pdf) }
}
