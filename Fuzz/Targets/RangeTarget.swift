@testable import Runtime

extension FuzzTarget {
  /// The first two bytes of an input are the size of the document, the others the field.
  static let ranges = FuzzTarget(
    name: "ranges",
    promise: "A range lies within its document, and is what the plain reading of the field gives",
    longest: 128,
    seeds: [
      "bytes=0-0", "bytes=0-", "bytes=-1", "bytes=-0", "bytes=5-3", "bytes=999999999999999999999-", "BYTES = 1-2",
      "bytes=1-2,4-5", "bytes=a-b", "bytes=--1", "bytes=", "bytes=-", "items=0-1", "bytes= 7-9 ", "bytes=99-",
      "bytes=-500",
    ].map { [0, 10] + Array($0.utf8) } + [[0, 0] + Array("bytes=-1".utf8), [1, 0] + Array("bytes=255-".utf8)],
    words: ["bytes=", "-", "99999999999999999999", ","]
  ) { bytes in
    guard bytes.count >= 2, let text = String(validating: bytes[2...], as: UTF8.self) else { return }
    let size = Int(bytes[0]) << 8 | Int(bytes[1])
    let tag = EntityTag(opaque: "t")
    let read = ByteRangeRequest(range: text, size: size, tag: tag)
    try hold(read == plainly(text, size), "\(text) of \(size) is \(read), plainly \(plainly(text, size))")
    try hold(
      ByteRangeRequest(range: text, ifRange: "\"u\"", size: size, tag: tag) == .whole, "a range of another document")
    switch read {
    case .part(let range):
      try hold(!range.isEmpty && range.lowerBound >= 0 && range.upperBound <= size, "\(range) of \(size)")
      try hold(
        read.contentRange(size: size) == "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)", "Content-Range")
      let again = "bytes=\(range.lowerBound)-\(range.upperBound - 1)"
      try hold(ByteRangeRequest(range: again, size: size, tag: tag) == read, "\(again) is another range")
    case .whole, .unsatisfiable, .notModified, .anotherVersion: break
    }
  }

  /// RFC 9110 section 14.1.2 by its characters.
  private static func plainly(_ field: String, _ size: Int) -> ByteRangeRequest {
    let blanks: Set<Character> = [" ", "\t"]
    func trimmed(_ text: Substring) -> Substring {
      var text = text
      while let first = text.first, blanks.contains(first) { text.removeFirst() }
      while let last = text.last, blanks.contains(last) { text.removeLast() }
      return text
    }
    let sides = trimmed(field[...]).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2, ["b", "y", "t", "e", "s"].elementsEqual(sides[0].map { $0.lowercased() }) else {
      return .whole
    }
    let ends = trimmed(sides[1]).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else { return .whole }
    /// The number, or the largest there is.
    func number(_ text: Substring) -> Int { Int(text) ?? .max }
    let (first, last) = (ends[0], ends[1])
    if first.isEmpty {
      guard !last.isEmpty else { return .whole }
      let count = number(last)
      if count == 0 { return .unsatisfiable }
      return size == 0 ? .whole : .part(max(0, size - count)..<size)
    }
    if !last.isEmpty, number(last) < number(first) { return .whole }
    guard number(first) < size else { return .unsatisfiable }
    return .part(number(first)..<(last.isEmpty ? size : min(size - 1, number(last)) + 1))
  }
}
