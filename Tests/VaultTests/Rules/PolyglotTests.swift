import TestSupport
import Testing

@testable import Vault

@Suite("Files that are two things at once")
struct PolyglotTests {
  private static let archive = ZipBuilder("index.html", "run.exe").bytes

  @Test("an archive behind a picture or a document")
  func archives() {
    for format in [FileFormat.png, .gif, .jpg, .jpeg, .pdf] {
      #expect(refusal(SmallFile.of(format) + Self.archive, as: format) == .ambiguous(format), "\(format)")
    }
    // A comment that hides the end of the archive, and one that fakes the end of the document.
    var hidden = ZipBuilder("a.class")
    hidden.comment = Array("\nstartxref\n1\n%%EOF\n".utf8)
    #expect(refusal(SmallFile.pdf + hidden.bytes, as: .pdf) == .ambiguous(.pdf))
    // Its offsets moved to where it lies, as self-extracting archives have them.
    let offset = SmallFile.jpeg.count
    var shifted = Self.archive
    let end = shifted.count - 22
    shifted.replaceSubrange(end + 16..<end + 20, with: little(shifted.little32(end + 16) + offset, 4))
    #expect(refusal(SmallFile.jpeg + shifted, as: .jpg) == .ambiguous(.jpg))
    // Something behind the archive, which tolerant programs pass over.
    #expect(refusal(SmallFile.jpeg + Self.archive + [UInt8](repeating: 1, count: 1000), as: .jpg) == .ambiguous(.jpg))
    var long = ZipBuilder("a.txt")
    long.isLong = true
    #expect(refusal(SmallFile.jpeg + long.bytes, as: .jpg) == .ambiguous(.jpg))
    for format in [FileFormat.doc, .xls] {
      #expect(refusal(SmallFile.of(format) + Self.archive, as: format) == .ambiguous(format))
      // A document in a document, as Office embeds them.
      #expect(refusal(SmallFile.of(format) + SmallFile.docx + [UInt8](repeating: 0, count: 512), as: format) == nil)
    }
  }

  @Test("an archive that is not alone in its file")
  func surrounded() {
    var before = ZipBuilder("a.txt")
    before.before = Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 100)
    #expect(refusal(before.bytes, as: .zip) == .ambiguous(.zip))
    before.before = SmallFile.png
    #expect(refusal(before.bytes, as: .zip) == .contentMismatch(.zip))
    before.before = Array("MZ".utf8) + [UInt8](repeating: 0, count: 100)
    #expect(refusal(before.bytes, as: .zip) == .executable)
    var after = ZipBuilder("a.txt")
    after.after = [1]
    #expect(refusal(after.bytes, as: .zip) == .contentMismatch(.zip))
    #expect(refusal(SmallFile.zip + SmallFile.zip, as: .zip) == .ambiguous(.zip))
    #expect(refusal(SmallFile.docx + SmallFile.xlsx, as: .docx) == .ambiguous(.docx))
  }

  @Test("a document whose header is not at its beginning, and pages within documents")
  func documents() {
    #expect(refusal([0x0A] + SmallFile.pdf, as: .pdf) == .ambiguous(.pdf))
    #expect(refusal(Array("\u{FEFF}".utf8) + SmallFile.pdf, as: .pdf) == .ambiguous(.pdf))
    #expect(refusal(Array("<html><!-- ".utf8) + SmallFile.pdf + Array(" -->".utf8), as: .pdf) == .ambiguous(.pdf))
    #expect(refusal(SmallFile.pdf + Array("<script>alert(1)</script>".utf8), as: .pdf) == .ambiguous(.pdf))
    #expect(refusal(Array("%PDF-1.4\n%<script>alert(1)</script>\n".utf8) + SmallFile.pdf, as: .pdf) == .ambiguous(.pdf))
    #expect(refusal(SmallFile.pdf + [0x0A, 0, 0], as: .pdf) == nil)
    #expect(refusal(Array("%PDF-1.4\n".utf8), as: .pdf) == .contentMismatch(.pdf))
    #expect(refusal(Array("%PDF-9.4\n".utf8) + SmallFile.pdf.dropFirst(9), as: .pdf) == .contentMismatch(.pdf))
    #expect(refusal(Array("Bonjour\n".utf8) + SmallFile.pdf, as: .txt) == .ambiguous(.txt))
  }

  @Test("a document or a page in the comment of a picture")
  func comments() {
    func jpeg(_ comment: [UInt8]) -> [UInt8] {
      Array(SmallFile.jpeg[..<2]) + [0xFF, 0xFE, 0, UInt8(comment.count + 2)] + comment + SmallFile.jpeg[2...]
    }
    #expect(refusal(jpeg(Array("bonjour".utf8)), as: .jpg) == nil)
    for comment in ["%PDF-1.7 obj", "<html><script>", "<?php phpinfo();", "<SVG onload=x>"] {
      #expect(refusal(jpeg(Array(comment.utf8)), as: .jpg) == .ambiguous(.jpg), "\(comment)")
      let png =
        Array(SmallFile.png[..<33]) + SmallFile.chunk("tEXt", Array("Comment\0".utf8) + Array(comment.utf8))
        + SmallFile.png[33...]
      #expect(refusal(png, as: .png) == .ambiguous(.png), "\(comment)")
      let gif =
        Array(SmallFile.gif[..<19]) + [0x21, 0xFE, UInt8(comment.utf8.count)] + Array(comment.utf8) + [0]
        + SmallFile.gif[19...]
      #expect(refusal(gif, as: .gif) == .ambiguous(.gif), "\(comment)")
    }
  }

  @Test("anything behind the end of a picture that keeps to its end")
  func trailing() {
    for text in ["secret", "<script>", "Rar!\u{1A}\u{7}"] {
      #expect(refusal(SmallFile.png + Array(text.utf8), as: .png) == .ambiguous(.png))
      #expect(refusal(SmallFile.gif + Array(text.utf8), as: .gif) == .ambiguous(.gif))
    }
    #expect(refusal(SmallFile.png + [UInt8](repeating: 0, count: 70_000), as: .png) == .ambiguous(.png))
  }
}
