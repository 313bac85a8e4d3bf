/// Pictures are walked through by their own structure, never decoded.
///
/// PNG (RFC 2083): chunks from `IHDR` to `IEND`, and nothing behind.
enum PNGCheck {
  /// Encoders write chunks of 8 KB or more.
  private static let maxChunks = 200_000

  static func check(_ bytes: some ByteSource) throws(CheckFailure) {
    var cursor = ByteCursor(bytes)
    guard try cursor.bytes(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] else { throw mismatch }
    var hasData = false
    for number in 0..<maxChunks {
      guard let head = try cursor.bytes(8), head[4...].allSatisfy(isLetter) else { throw mismatch }
      let length = head.big32(0)
      if number == 0 {
        guard head.has("IHDR", at: 4), length == 13, let size = try cursor.bytes(8), size.big32(0) > 0,
          size.big32(4) > 0, cursor.skip(length - 8 + 4)
        else { throw mismatch }
        continue
      }
      guard cursor.skip(length + 4) else { throw mismatch }
      if head.has("IDAT", at: 4) { hasData = true }
      if head.has("IEND", at: 4) {
        guard hasData, length == 0 else { throw mismatch }
        return try Trailer.demandBlank(&cursor, .png)
      }
    }
    throw mismatch
  }

  private static var mismatch: CheckFailure { .refused(.contentMismatch(.png)) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }
}

/// GIF 87a and 89a: blocks to the trailer, which some encoders forget, and nothing behind.
enum GIFCheck {
  /// A picture of 100 MB has a fifth of them.
  private static let maxBlocks = 2_000_000

  static func check(_ bytes: some ByteSource) throws(CheckFailure) {
    var cursor = ByteCursor(bytes)
    guard let head = try cursor.bytes(13), head.starts(with: "GIF87a") || head.starts(with: "GIF89a"),
      cursor.skip(tableSize(head[10]))
    else { throw mismatch }
    var blocks = 0
    var hasImage = false
    while let kind = try cursor.byte() {
      switch kind {
      case 0x3B:
        guard hasImage else { throw mismatch }
        return try Trailer.demandBlank(&cursor, .gif)
      case 0x2C:
        // The descriptor, a table of colours, and the width of codes.
        guard let descriptor = try cursor.bytes(9), cursor.skip(tableSize(descriptor[8]) + 1) else { throw mismatch }
        hasImage = true
      case 0x21:
        guard cursor.skip(1) else { throw mismatch }
      default: throw mismatch
      }
      guard try skipBlocks(&cursor, &blocks) else { throw mismatch }
    }
    guard hasImage else { throw mismatch }
  }

  /// Blocks of data to the empty one; false where that is missing.
  private static func skipBlocks<Source>(
    _ cursor: inout ByteCursor<Source>, _ blocks: inout Int
  ) throws(CheckFailure) -> Bool {
    while let length = try cursor.byte() {
      if length == 0 { return true }
      blocks += 1
      guard blocks <= maxBlocks, cursor.skip(Int(length)) else { return false }
    }
    return false
  }

  private static var mismatch: CheckFailure { .refused(.contentMismatch(.gif)) }

  /// Bytes of the table of colours that the flags announce.
  private static func tableSize(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }
}

/// JPEG (ITU-T T.81): segments from the start to the first scan, among them a frame. What follows the scans is not looked
/// at but for an archive (``Disguise``): telephones write films and previews there.
enum JPEGCheck {
  private static let maxSegments = 10_000

  static func check(_ bytes: some ByteSource, _ format: FileFormat) throws(CheckFailure) {
    let mismatch = CheckFailure.refused(.contentMismatch(format))
    var cursor = ByteCursor(bytes)
    guard try cursor.bytes(2) == [0xFF, 0xD8] else { throw mismatch }
    var hasFrame = false
    for _ in 0..<maxSegments {
      guard try cursor.byte() == 0xFF else { throw mismatch }
      var marker = try cursor.byte()
      while marker == 0xFF { marker = try cursor.byte() }
      guard let marker, let length = try cursor.bytes(2) else { throw mismatch }
      let rest = Int(length[0]) << 8 + Int(length[1]) - 2
      switch marker {
      case 0xDA:
        guard hasFrame, rest >= 0, cursor.skip(rest), !cursor.isAtEnd else { throw mismatch }
        return
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        // Precision, lines (which may be said later), and samples a line.
        guard rest >= 6, let frame = try cursor.bytes(5), frame[3] != 0 || frame[4] != 0, cursor.skip(rest - 5) else {
          throw mismatch
        }
        hasFrame = true
      case 0xC4, 0xDB...0xDF, 0xE0...0xEF, 0xF0...0xFE, 0xCC:
        guard rest >= 0, cursor.skip(rest) else { throw mismatch }
      default: throw mismatch
      }
    }
    throw mismatch
  }
}

/// What may follow the end of a picture.
enum Trailer {
  private static let padding = 64 * 1024

  /// Zeros and line breaks, as some tools leave them, and no more.
  static func demandBlank<Source>(
    _ cursor: inout ByteCursor<Source>, _ format: FileFormat
  ) throws(CheckFailure) {
    guard cursor.remaining <= padding, let rest = try cursor.bytes(cursor.remaining),
      rest.allSatisfy({ $0 == 0 || $0 == 0x0A || $0 == 0x0D })
    else { throw .refused(.ambiguous(format)) }
  }
}
