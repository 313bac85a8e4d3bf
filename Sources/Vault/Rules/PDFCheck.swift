/// PDF (ISO 32000): the header at the very beginning, the end mark at the very end. Readers allow junk at either end,
/// and that is where other formats hide.
enum PDFCheck {
  /// Bytes of white space that may follow the end mark.
  private static let padding = 64 * 1024

  static func check(_ bytes: some ByteSource) throws(CheckFailure) {
    let head = try bytes.head(8)
    guard head.starts(with: "%PDF-1.") || head.starts(with: "%PDF-2.") else {
      let isLater = try bytes.head(1024).contains(ignoringCase: "%pdf-")
      throw .refused(isLater && !head.starts(with: "%PDF-") ? .ambiguous(.pdf) : .contentMismatch(.pdf))
    }
    var tail = try bytes.tail(padding)
    while let last = tail.last, isBlank(last) { tail.removeLast() }
    guard tail.has("%%EOF", at: tail.count - 5) else {
      throw .refused(tail.contains(ignoringCase: "%%eof") ? .ambiguous(.pdf) : .contentMismatch(.pdf))
    }
    guard Array(tail.suffix(1024)).contains(ignoringCase: "startxref") else { throw .refused(.contentMismatch(.pdf)) }
  }

  /// White space of PDF (section 7.2.3).
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D || byte == 0x20
  }
}
