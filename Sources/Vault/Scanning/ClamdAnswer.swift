/// An answer of clamd, as it comes: in pieces that the network cuts.
struct ClamdAnswer {
  /// The scanner's answers are one short line; what is longer is none.
  private let longest: Int
  private var bytes: [UInt8] = []

  init(longest: Int = 4096) { self.longest = longest }

  /// - Returns: the answer, without the NUL or line break that ends it; printable ASCII, other bytes as `?`. Nil while
  ///   its end is still to come.
  /// - Throws: for one that is too long, whether its end has come or not.
  mutating func receive(_ piece: ArraySlice<UInt8>) throws(ScanError) -> String? {
    let end = piece.firstIndex { $0 == 0 || $0 == 0x0A }
    bytes += piece[..<(end ?? piece.endIndex)]
    guard bytes.count <= longest else { throw .scanner("an answer without end") }
    guard end != nil else { return nil }
    return String(decoding: bytes.map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
  }
}
