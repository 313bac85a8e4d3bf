import Foundation
import Runtime
import TestSupport
import Testing

@testable import Vault

@Suite("Rules of uploaded files")
final class FileRulesTests: VaultTest {
  @Test("a file on the disk is judged by its name and its bytes")
  func judging() async throws {
    let path = try write(SmallFile.pdf)
    func judge(_ name: String) async throws -> FileJudgement {
      try await FileRules().judge(name: name, path: path, on: vault)
    }
    #expect(try await judge(" E\u{301}tude.PDF ") == .accepted(AcceptedFile(name: "\u{C9}tude.PDF", format: .pdf)))
    #expect(try await judge("a.png") == .refused(.contentMismatch(.png)))
    #expect(try await judge("a.exe") == .refused(.formatNotAccepted(FileFormat.allCases)))
    #expect(try await judge("") == .refused(.nameMissing))
    var rules = FileRules()
    rules.formats = [.doc, .png]
    #expect(
      try await rules.judge(name: "a.pdf", path: path, on: vault) == .refused(.formatNotAccepted([.doc, .png])))
    #expect(try await FileRules().judge(name: "a.pdf", path: write([]), on: vault) == .refused(.empty))
    #expect(
      await failure { () throws(VaultError) in
        try await FileRules().judge(name: "a.pdf", path: folder + "/none", on: vault)
      } != nil)
  }

  @Test("names are composed, trimmed, and shown as what they are")
  func names() throws {
    func make(_ name: String) -> Result<String, FileRefusal> {
      Result { () throws(FileRefusal) in try DisplayName.make(name) }
    }
    #expect(try make("e\u{301}te\u{301}.pdf").get().unicodeScalars.count == 7)
    #expect(try make("\u{A0}\t a b.pdf\n").get() == "a b.pdf")
    #expect(try make("l’été — 日本 🙂👩\u{200D}🔧.pdf").get() == "l’été — 日本 🙂👩\u{200D}🔧.pdf")
    for name in ["", " ", "\n\t", ".", "..", "..."] { #expect(make(name) == .failure(.nameMissing), "\(name)") }
    let forbidden = [
      "a\u{0}b", "a\nb.pdf", "a\u{7F}", "a\u{85}b", "a\u{200B}b", "a\u{AD}b", "a\u{202E}fdp.exe", "a\u{2066}b", "a\u{2028}b",
      "a\u{61C}b", "\u{FEFF}a", "a\u{E0041}", "a\u{FFFF}", "a\u{E000}", "a/b.pdf", "../a.pdf", "a\\b.pdf",
    ]
    for name in forbidden {
      #expect(make(name) == .failure(.nameHasForbiddenCharacters), "\(name.unicodeScalars.map(\.value))")
    }
    let longest = String(repeating: "é", count: 251) + ".pdf"
    #expect(try make(longest).get() == longest)
    #expect(make("a" + longest) == .failure(.nameTooLong(limit: 255)))
    // Counted when composed.
    #expect(try make(String(repeating: "e\u{301}", count: 251) + ".pdf").get().scalarCount == 255)
  }

  @Test("every refusal is a French sentence, typographically right")
  func sentences() {
    let refusals: [FileRefusal] = [
      .empty, .tooLarge(limit: 100 * 1024 * 1024), .nameMissing, .nameTooLong(limit: 255), .nameHasForbiddenCharacters,
      .formatNotAccepted(FileFormat.allCases), .contentMismatch(.pdf), .ambiguous(.png), .executable, .macros(.doc),
      .macros(.xlsx), .encrypted(.zip), .encrypted(.docx), .unreadableText, .archiveEmpty,
      .archiveTooManyEntries(limit: 10_000), .archiveTooLarge(limit: 1024 * 1024 * 1024), .archiveBomb,
      .archiveUnsafeName, .archiveHasExecutable, .archiveNested, .archiveUnsupported,
    ]
    for refusal in refusals {
      let message = refusal.message
      #expect(message.first?.isUppercase == true && message.hasSuffix("."), "\(message)")
      #expect(!message.contains("'") && !message.contains("\""), "\(message)")
      #expect(message.firstMatch(of: /[^\u{A0}][:;!?]/) == nil, "\(message)")
      #expect(message.firstMatch(of: /\d (Mo|Go|Ko)/) == nil, "\(message)")
    }
    #expect(Set(refusals.map(\.message)).count == refusals.count)
    #expect(FileRefusal.tooLarge(limit: 100 * 1024 * 1024).message.contains("100\u{A0}Mo"))
    #expect(FileRefusal.archiveTooLarge(limit: 1 << 30).message.contains("1\u{A0}Go"))
    #expect(
      FileRefusal.formatNotAccepted([.pdf, .doc]).message
        == "Ce format de fichier n’est pas accepté. Formats acceptés\u{A0}: PDF, DOC.")
  }

  @Test("no bytes make the rules crash, and what is cut is refused", arguments: FileFormat.allCases)
  func mutations(format: FileFormat) {
    var random = SeededGenerator(seed: 9)
    let sample = SmallFile.of(format)
    // Some of these are refused and some taken; none traps, and none takes long.
    for _ in 0..<400 {
      var bytes = sample
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] = [0, 0xFF, 0x7F, 0x80].randomElement(using: &random) ?? 0
        case 2: bytes.remove(at: place)
        default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        }
      }
      for claimed in FileFormat.allCases { _ = refusal(bytes, as: claimed) }
    }
    guard !format.isText, format != .jpg, format != .jpeg else { return }
    let first = format == .doc || format == .xls ? 1 : 2
    for count in stride(from: 1, to: sample.count - first, by: max(1, sample.count / 300)) {
      // The streams of a compound file may be cut: Office repairs that, and it is no other file for it.
      if format == .doc || format == .xls, count >= 1024 { break }
      #expect(refusal(Array(sample.prefix(count)), as: format) != nil, "\(count) of \(sample.count)")
    }
  }

  @Test("random bytes are no file")
  func noise() {
    var random = SeededGenerator(seed: 10)
    for format in FileFormat.allCases {
      for size in [1, 7, 512, 5000] { #expect(refusal(random.bytes(size) + [0], as: format) != nil) }
    }
  }
}
