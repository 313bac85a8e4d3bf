import Runtime
import TestSupport
import Testing

@testable import Handlers

/// The header that names a download (RFC 6266, RFC 8187).
@Suite struct ContentDispositionTests {
  @Test(arguments: [
    ("attestation_FT1.pdf", #"attachment; filename="attestation_FT1.pdf""#),
    ("a b; c='d', (e).pdf", #"attachment; filename="a b; c='d', (e).pdf""#), ("", #"attachment; filename="""#),
    ("Pièce n°1.pdf", #"attachment; filename="Pi_ce n_1.pdf"; filename*=UTF-8''Pi%C3%A8ce%20n%C2%B01.pdf"#),
    ("e\u{301}.pdf", #"attachment; filename="e_.pdf"; filename*=UTF-8''e%CC%81.pdf"#),
    (#"a"b\c.pdf"#, #"attachment; filename="a_b_c.pdf"; filename*=UTF-8''a%22b%5Cc.pdf"#),
    ("100%25.pdf", #"attachment; filename="100_25.pdf"; filename*=UTF-8''100%2525.pdf"#),
    (
      "a\r\nSet-Cookie: x\t\u{0}\u{7F}.pdf",
      #"attachment; filename="a__Set-Cookie: x___.pdf"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x%09%00%7F.pdf"#
    ),
    // Signs that are canonically equal to ASCII are none.
    ("\u{212A}\u{37E}", #"attachment; filename="__"; filename*=UTF-8''%E2%84%AA%CD%BE"#),
  ])
  func isWrittenForEveryClient(name: String, expected: String) {
    #expect(ContentDisposition.attachment(name) == expected)
  }

  /// Of whatever name: one line, one quoted string that ends where it should, and the name itself read back.
  @Test func noNameBreaksOut() throws {
    var random = SeededGenerator(seed: 6266)
    let signs: [Unicode.Scalar] = [
      "\"", "\\", "%", "\r", "\n", ";", "'", "*", "=", " ", "a", "é", "字", "\u{1F600}", "\u{0}",
    ]
    for _ in 0..<3_000 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...255, using: &random) {
        let drawn = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random))
        scalars.append(Bool.random(using: &random) ? drawn ?? "x" : signs.randomElement(using: &random) ?? "x")
      }
      let name = String(scalars)
      let header = ContentDisposition.attachment(name)
      #expect(header.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
      let parts = header.split(separator: "\"", omittingEmptySubsequences: false)
      try #require(parts.count == 3, "\(header)")
      #expect(parts[0] == "attachment; filename=")
      #expect(!parts[1].contains("\\") && parts[1].unicodeScalars.count == scalars.count)
      if parts[2].isEmpty {
        #expect(parts[1] == name)
      } else {
        let prefix = "; filename*=UTF-8''"
        try #require(parts[2].hasPrefix(prefix))
        let read = try PercentCoding.decodeSegment(Array(parts[2].dropFirst(prefix.count).utf8)[...])
        #expect(Array(read.utf8) == Array(name.utf8))
      }
    }
  }

  @Test func theLongestNameFitsIntoAHead() {
    #expect(ContentDisposition.attachment(String(repeating: "\u{1F600}", count: 255)).utf8.count < 4_096)
  }
}
