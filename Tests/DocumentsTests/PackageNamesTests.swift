import Documents
import TestSupport
import Testing

@Suite struct PackageNamesTests {
  @Test func namesArePublished() {
    #expect(
      PackageNames.document(
        origin: .candidate, response: 3, document: 1, fieldKey: "kbis", originalName: "Kbis_Entreprise_2024.pdf")
        == "user_03_01_kbis_Kbis_Entreprise_2024.pdf")
    #expect(
      PackageNames.document(origin: .officialSource, response: 12, document: 104, fieldKey: "a", originalName: "b.PDF")
        == "api_12_104_a_b.PDF")
    #expect(PackageNames.attestation("FT1") == "buyer_attestation_FT1.pdf")
    #expect(PackageNames.package("FT1") == "documents_package_FT1.zip")
  }

  @Test(arguments: [
    ("Kbis été n° 1.pdf", "Kbis été n° 1.pdf"), ("e\u{301}te\u{301}.pdf", "été.pdf"),
    ("../../etc/passwd", "_.._etc_passwd"), ("C:\\Windows\\a.pdf", "C__Windows_a.pdf"), ("...cache.pdf", "cache.pdf"),
    ("a\u{0}\u{1F}\u{7F}\n.pdf", "a.pdf"), ("facture\u{202E}fdp.pdf", "facturefdp.pdf"), ("a .pdf", "a.pdf"),
    ("a.pdf. . ", "a.pdf"), ("nul", "_nul"), ("COM1.txt", "_COM1.txt"), ("com10.txt", "com10.txt"), ("", "_"),
    ("///", "___"), (".pdf", "pdf"), ("a?b*c|d\"e<f>g.pdf", "a_b_c_d_e_f_g.pdf"),
    ("a\u{3000}b\u{A0}c.pdf", "a b c.pdf"),
  ])
  func namesAreMadeFit(_ name: String, _ expected: String) {
    #expect(Array(PackageNames.sanitized(name).utf8) == Array(expected.utf8))
  }

  @Test func longNamesKeepTheirExtension() {
    let name = PackageNames.sanitized(String(repeating: "é", count: 150) + ".docx")
    #expect(name.utf8.count <= 200 && name.utf8.count > 194)
    #expect(name.hasSuffix("é.docx"))
    let family = PackageNames.sanitized(String(repeating: "👨‍👩‍👧", count: 30) + ".pdf")
    #expect(family.utf8.count <= 200 && family.hasSuffix("👨‍👩‍👧.pdf"))
    let point = PackageNames.sanitized(String(repeating: "a", count: 190) + "." + String(repeating: "b", count: 190))
    #expect(point.utf8.count == 199)
  }

  /// Whatever the name: nothing dangerous is left, and what was made fit stays as it is.
  @Test func anyNameIsMadeFitAtOnce() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<3000 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...80, using: &random) {
        let limit: UInt32 = Bool.random(using: &random) ? 0x7F : 0x2FFFF
        scalars.append(Unicode.Scalar(UInt32.random(in: 0...limit, using: &random)) ?? ".")
      }
      let name = PackageNames.sanitized(String(scalars))
      #expect(Array(PackageNames.sanitized(name).utf8) == Array(name.utf8))
      #expect(!name.isEmpty && name.utf8.count <= 200 && !name.hasPrefix(".") && !name.hasSuffix(" "))
      #expect(!name.unicodeScalars.contains { $0.value < 0x20 || "/\\:*?\"<>|".unicodeScalars.contains($0) })
    }
  }
}
