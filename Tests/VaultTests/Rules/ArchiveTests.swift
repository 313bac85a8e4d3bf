import Foundation
import TestSupport
import Testing

@testable import Vault

@Suite("Archives of candidates")
final class ArchiveTests: VaultTest {
  private func judge(_ names: String...) -> FileRefusal? {
    refusal(ZipBuilder(names.map(ZipBuilder.Entry.init)).bytes, as: .zip)
  }

  @Test("archives as real programs write them")
  func realArchives() throws {
    let script = """
      import sys, zipfile
      def make(name, **options):
          with zipfile.ZipFile(sys.argv[1] + "/" + name, "w", zipfile.ZIP_DEFLATED, **options) as z:
              z.writestr("Références/", "")
              z.writestr("Références/Attestation d'assurance.pdf", "x" * 100000)
              z.writestr("été/日本.txt", "bonjour")
              z.writestr(zipfile.ZipInfo("vide.csv"), "")
              z.comment = "Dossier de candidature".encode()
      make("plain.zip")
      class Pipe:
          def __init__(self, f): self.f = f
          def write(self, b): return self.f.write(b)
          def flush(self): self.f.flush()
      with open(sys.argv[1] + "/piped.zip", "wb") as f, zipfile.ZipFile(Pipe(f), "w", zipfile.ZIP_DEFLATED) as z:
          z.writestr("a.txt", "bonjour" * 1000)
          with z.open("b.txt", "w", force_zip64=True) as b: b.write(b"x" * 1000)
      """
    let python = Process()
    python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    python.arguments = ["python3", "-c", script, folder]
    try python.run()
    python.waitUntilExit()
    #expect(python.terminationStatus == 0)
    for name in ["plain.zip", "piped.zip"] {
      let judgement = try FileRules().judgeBlocking(name: name, path: folder + "/" + name)
      #expect(judgement == .accepted(AcceptedFile(name: name, format: .zip)))
    }
  }

  @Test("long records are read like short ones")
  func zip64() {
    var long = ZipBuilder("a.pdf", "dossier/b.pdf")
    long.isLong = true
    #expect(refusal(long.bytes, as: .zip) == nil)
    long.entries[1].name = Array("b.exe".utf8)
    #expect(refusal(long.bytes, as: .zip) == .archiveHasExecutable)
    long.entries[1].name = Array("b.csv".utf8)
    long.entries[1].unpacked = 1 << 40
    long.entries[1].method = 8
    #expect(refusal(long.bytes, as: .zip) == .archiveTooLarge(limit: ArchiveLimits().maxUnpacked))
    long.entries[1].unpacked = .max
    #expect(refusal(long.bytes, as: .zip) == .contentMismatch(.zip))
  }

  @Test("a local header that the end of the file cuts is none, even of a file without a name")
  func cutHeader() {
    var hidden = ZipBuilder.Entry("")
    hidden.data = []
    var zip = ZipBuilder([.init("a.pdf"), hidden])
    zip.comment = Array("PK\u{3}\u{4}".utf8)
    for length in [4, 26, 29] {
      zip.comment += [UInt8](repeating: 0, count: length - zip.comment.count)
      // Where the comment begins.
      zip.entries[1].offset = 0
      zip.entries[1].offset = zip.bytes.count - length
      #expect(refusal(zip.bytes, as: .zip) == .contentMismatch(.zip), "\(length)")
    }
  }

  @Test(
    "no name leads out of its folder",
    arguments: [
      "../a.pdf", "a/../../b.pdf", "..", "/etc/passwd", "\\windows\\a.pdf", "..\\a.pdf", "a\\..\\..\\b.pdf", "C:\\a.pdf",
      "C:a.pdf", "a.pdf:flux", "a//b.pdf", "./a.pdf", "a/.", ".. /a.pdf", "a/.../b.pdf", "a\u{0}.pdf", "a\n.pdf",
      "a\u{202E}fdp.txt", "a\u{200B}.pdf", " /a.pdf", "//serveur/partage/a.pdf", "/", "",
    ])
  func traversal(name: String) {
    #expect(judge("bon.pdf", name) == .archiveUnsafeName)
  }

  @Test("names of every alphabet, and of old systems, are taken")
  func goodNames() {
    #expect(judge("Été 2024/l’attestation (1).pdf", "日本/語.txt", "a b/c_d-e.f.pdf", ".cache/x", "a..b.pdf", "...a") == nil)
    // é as DOS writes it.
    #expect(refusal(ZipBuilder([.init([0x82] + Array("t.pdf".utf8))]).bytes, as: .zip) == nil)
    #expect(judge("dossier\\fichier.pdf") == nil)
  }

  @Test(
    "programs are found by their names, however these are written",
    arguments: [
      "a.exe", "A.EXE", "a.pdf.exe", "dossier/a.Bat", "a.exe.", "a.exe ", "a.exe . ", "x\\a.js", "a.lnk", "a.docm", "a.xlsm",
      "a.sh", "a.jar", "a.msi", "a.ps1", "a.vbs", "a.scr", "a.hta", "a.py", "a.xlam",
    ])
  func programs(name: String) {
    #expect(judge("bon.pdf", name) == .archiveHasExecutable)
  }

  @Test("names of nothing but marks take no time", .timeLimit(.minutes(1)))
  func marks() {
    // Normalising one of them takes a second. As bytes, since the builder looks at the end of a text.
    let runs = String(repeating: "\u{301}", count: 15_000) + String(repeating: "\u{316}", count: 15_000)
    let marks = Array(runs.utf8)
    func make(_ names: String...) -> [UInt8] {
      let long = (0..<20).map { ZipBuilder.Entry(Array("word/\($0).x".utf8) + marks) }
      return ZipBuilder(long + names.map { ZipBuilder.Entry($0) }).bytes
    }
    #expect(refusal(make(), as: .zip) == nil)
    #expect(refusal(make("a.settingcontent-ms"), as: .zip) == .archiveHasExecutable)
    #expect(refusal(make("[Content_Types].xml"), as: .docx) == nil)
    #expect(refusal(make("[Content_Types].xml", "word/vbaProject.bin"), as: .docx) == .macros(.docx))
  }

  @Test("archives are not nested", arguments: ["a.zip", "A.7Z", "a.tar.gz", "a/b.rar", "a.iso", "a.tgz"])
  func nested(name: String) {
    #expect(judge("bon.pdf", name) == .archiveNested)
  }

  @Test("a second name for programs that know Unicode does not hide anything")
  func unicodeNames() {
    func make(_ name: String) -> [UInt8] {
      ZipBuilder.one {
        $0.extra = little(0x7075, 2) + little(5 + name.utf8.count, 2) + [1] + little(0, 4) + Array(name.utf8)
      }
    }
    #expect(refusal(make("été.pdf"), as: .zip) == nil)
    #expect(refusal(make("a.exe"), as: .zip) == .archiveHasExecutable)
    #expect(refusal(make("../a.pdf"), as: .zip) == .archiveUnsafeName)
    #expect(refusal(make("a.zip"), as: .zip) == .archiveNested)
  }

  @Test("names stand once, whatever their case")
  func duplicates() {
    #expect(judge("a.pdf", "a.pdf") == .archiveUnsafeName)
    #expect(judge("a.pdf", "A.PDF") == .archiveUnsafeName)
    #expect(judge("a/a.pdf", "b/a.pdf") == nil)
  }

  @Test("links and devices are not taken")
  func links() {
    for mode in [0o120777, 0o020666, 0o060666, 0o010666, 0o140777] {
      #expect(refusal(ZipBuilder.one { $0.mode = mode }, as: .zip) == .archiveUnsafeName)
    }
    for mode in [0o100644, 0o644, 0] { #expect(refusal(ZipBuilder.one { $0.mode = mode }, as: .zip) == nil) }
    #expect(refusal(ZipBuilder.one("a/") { ($0.mode, $0.data) = (0o040755, []) }, as: .zip) == .archiveEmpty)
  }

  @Test("what is encrypted cannot be scanned")
  func encryption() {
    for flags in [1, 0x41, 0x2000, 0x2001] {
      #expect(refusal(ZipBuilder.one { $0.flags = flags }, as: .zip) == .encrypted(.zip))
    }
    #expect(refusal(ZipBuilder.one { $0.method = 99 }, as: .zip) == .encrypted(.zip))
    for method in [1, 6, 9, 12, 14, 93, 95, 98] {
      #expect(refusal(ZipBuilder.one { $0.method = method }, as: .zip) == .archiveUnsupported)
    }
  }

  @Test("bombs are seen by what their directory claims")
  func bombs() {
    var limits = FileRules()
    limits.archives.maxEntries = 5
    limits.archives.maxUnpacked = 100_000
    limits.archives.maxRatio = 10
    limits.archives.freeUnpacked = 10_000
    func make(_ sizes: Int...) -> [UInt8] {
      ZipBuilder(
        sizes.enumerated().map { number, size in
          var entry = ZipBuilder.Entry("\(number).csv")
          entry.method = 8
          entry.unpacked = size
          return entry
        }
      ).bytes
    }
    #expect(refusal(make(10_000), as: .zip, limits) == nil)
    #expect(refusal(make(10_001), as: .zip, limits) == .archiveBomb)
    #expect(refusal(make(50_000, 50_001), as: .zip, limits) == .archiveTooLarge(limit: 100_000))
    #expect(refusal(make(0xFFFF_FFFE, 0xFFFF_FFFE), as: .zip, limits) == .archiveTooLarge(limit: 100_000))
    #expect(refusal(make(1, 1, 1, 1, 1), as: .zip, limits) == nil)
    #expect(refusal(make(1, 1, 1, 1, 1, 1), as: .zip, limits) == .archiveTooManyEntries(limit: 5))
    // The classical one: a gigabyte of zeros, 1 032 times smaller.
    #expect(
      refusal(
        ZipBuilder.one {
          ($0.method, $0.data, $0.unpacked) = (8, [UInt8](repeating: 0, count: 1_000_000), 1_032_000_000)
        }, as: .zip) == .archiveBomb)
  }

  @Test("files that share their bytes are a bomb")
  func overlaps() {
    var first = ZipBuilder.Entry("a.csv")
    first.data = [UInt8](repeating: 0, count: 1000)
    var second = first
    second.offset = 0
    #expect(refusal(ZipBuilder([first, second]).bytes, as: .zip) == .archiveBomb)
    second.offset = 10
    #expect(refusal(ZipBuilder([first, second]).bytes, as: .zip) == .archiveBomb)
  }

  @Test("a directory that lies about its files is refused")
  func lies() {
    let lies: [(String, (inout ZipBuilder.Entry) -> Void)] = [
      ("longer than the file", { $0.packed = 1_000_000 }), ("stored, but smaller", { $0.unpacked = 3 }),
      ("another name inside", { $0.localName = Array("b.exe".utf8) }), ("far away", { $0.offset = 1_000_000 }),
      ("a folder with contents", { $0.name = Array("a/".utf8) }),
    ]
    for (lie, change) in lies {
      #expect(refusal(ZipBuilder([.init("ok.txt")] + [changed(change)]).bytes, as: .zip) == .contentMismatch(.zip), "\(lie)")
    }
    var count = ZipBuilder("a.txt", "b.txt")
    for claim in [0, 1, 3] {
      count.count = claim
      #expect(refusal(count.bytes, as: .zip) == .contentMismatch(.zip), "\(claim) of 2")
    }
    #expect(refusal(ZipBuilder().bytes, as: .zip) == .archiveEmpty)
    #expect(judge("dossier/") == .archiveEmpty)
  }

  private func changed(_ change: (inout ZipBuilder.Entry) -> Void) -> ZipBuilder.Entry {
    var entry = ZipBuilder.Entry("a.pdf")
    change(&entry)
    return entry
  }

  @Test("ten thousand files are judged in no time, one more is too many")
  func manyFiles() {
    func make(_ count: Int) -> [UInt8] { ZipBuilder((0..<count).map { ZipBuilder.Entry("f\($0).txt") }).bytes }
    let start = ContinuousClock.now
    #expect(refusal(make(10_000), as: .zip) == nil)
    #expect(start.duration(to: .now) < .seconds(20))
    #expect(refusal(make(10_001), as: .zip) == .archiveTooManyEntries(limit: 10_000))
  }
}
