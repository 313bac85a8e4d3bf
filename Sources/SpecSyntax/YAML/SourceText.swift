/// The bytes of a file by lines, without a byte order mark. Lines end at LF, CR LF or CR, as in YAML 1.2.
struct SourceText {
  let bytes: [UInt8]
  /// The offset at which each line starts; there is always a first line.
  private let lineStarts: [Int]

  init(_ bytes: [UInt8]) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    var starts = [0]
    for (offset, byte) in text.enumerated() {
      let endsLine = byte == 0x0A || (byte == 0x0D && (offset + 1 == text.count || text[offset + 1] != 0x0A))
      if endsLine { starts.append(offset + 1) }
    }
    self.bytes = text
    lineStarts = starts
  }

  var lineCount: Int { lineStarts.count }

  /// The bytes of a line, without its line break; nil when there is no such line. Lines count from 1.
  func line(_ number: Int) -> ArraySlice<UInt8>? {
    guard number >= 1, number <= lineStarts.count else { return nil }
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    let start = lineStarts[number - 1]
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return bytes[start..<end]
  }

  /// The scalars of a line; what is not UTF-8 becomes U+FFFD.
  func scalars(ofLine number: Int) -> [Unicode.Scalar]? {
    line(number).map { Array(String(decoding: $0, as: UTF8.self).unicodeScalars) }
  }

  /// The place of a byte.
  func position(ofByte offset: Int) -> Position {
    // The last line that starts at or before the byte.
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let before = String(decoding: bytes[lineStarts[low]..<offset], as: UTF8.self)
    return Position(line: low + 1, column: before.unicodeScalars.count + 1)
  }

  /// The end of the last line up to `line` that holds more than white space, but not before `start`.
  func endOfText(upTo line: Int, after start: Position) -> Position {
    var number = min(line, lineCount)
    while number > start.line {
      if let scalars = scalars(ofLine: number), let last = scalars.lastIndex(where: { $0 != " " && $0 != "\t" }) {
        return Position(line: number, column: last + 2)
      }
      number -= 1
    }
    return Position(line: start.line, column: max(start.column, (scalars(ofLine: start.line)?.count ?? 0) + 1))
  }
}

/// Finds the bytes of places that come in the order of the file, each byte walked once however long the lines are.
struct SourceCursor {
  private var position = Position.start
  private var offset = 0

  /// The offset of a place; the end of its line when the place lies beyond it.
  mutating func offset(of target: Position, in text: SourceText) -> Int {
    guard let line = text.line(target.line) else { return text.bytes.count }
    if position.line != target.line || position.column > target.column {
      position = Position(line: target.line, column: 1)
      offset = line.startIndex
    }
    while position.column < target.column, offset < line.endIndex {
      offset += 1
      while offset < line.endIndex, text.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      position.column += 1
    }
    return offset
  }
}
