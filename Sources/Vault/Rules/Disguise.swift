/// What no format may be besides itself: a program, a page with scripts, a PDF, an archive.
enum Disguise {
  /// Readers of PDF look for its header so far into a file; browsers that guess look less far.
  private static let looked = 1024

  static func demandNoProgram(_ bytes: some ByteSource, _ format: FileFormat) throws(CheckFailure) {
    if isProgram(try bytes.head(looked), isText: format.isText) { throw .refused(.executable) }
  }

  /// For a file that is what its extension says.
  static func demandNothingElse(_ bytes: some ByteSource, _ format: FileFormat) throws(CheckFailure) {
    // An archive may hold pages and PDFs as they are.
    if format.isArchive { return }
    let head = try bytes.head(looked)
    if format.isText {
      // Text may speak of markup further on: browsers that guess look at the beginning.
      if head.first(where: isMark) == UInt8(ascii: "<"), isPage(head) { throw .refused(.contentMismatch(format)) }
    } else if isPage(head) {
      throw .refused(.ambiguous(format))
    }
    if format != .pdf, head.contains(ignoringCase: "%pdf-") { throw .refused(.ambiguous(format)) }
    if try ZipDirectory.isAppended(to: bytes, mustEndThere: format.mayEmbed) { throw .refused(.ambiguous(format)) }
  }

  private static func isProgram(_ head: [UInt8], isText: Bool) -> Bool {
    if head.starts(with: "#!") || head.starts(with: "\u{7F}ELF") { return true }
    // A text may well begin with these two letters.
    if head.starts(with: "MZ") { return !isText || head.contains(0) }
    // Mach-O in its four forms (one of them is also a Java class), and a shortcut of Windows.
    let marks: [[UInt8]] = [
      [0xFE, 0xED, 0xFA, 0xCE], [0xFE, 0xED, 0xFA, 0xCF], [0xCE, 0xFA, 0xED, 0xFE], [0xCF, 0xFA, 0xED, 0xFE],
      [0xCA, 0xFE, 0xBA, 0xBE], [0x4C, 0, 0, 0, 0x01, 0x14, 0x02, 0],
    ]
    return marks.contains { head.starts(with: $0) }
  }

  /// Neither white space nor part of a byte order mark.
  private static func isMark(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0xEF && byte != 0xBB && byte != 0xBF }

  /// Whether a browser, or PHP, that is told nothing of the type could take the file for a page.
  private static func isPage(_ head: [UInt8]) -> Bool {
    let marks: [StaticString] = ["<!doctype", "<html", "<head", "<body", "<script", "<iframe", "<svg", "<?php"]
    return marks.contains { head.contains(ignoringCase: $0) }
  }
}

extension FileFormat {
  var isText: Bool { self == .txt || self == .csv }
  /// ZIP by its nature.
  var isArchive: Bool { self == .zip || self == .docx || self == .xlsx }
  /// Whether another file may lie within as it is, so that only an archive that ends with the file is one too many.
  var mayEmbed: Bool { self == .pdf || self == .doc || self == .xls }
}
