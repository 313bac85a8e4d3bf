/// Plain text: UTF-8, or one byte a character as Windows writes it in western Europe (windows-1252, which holds
/// ISO 8859-1). Control characters other than tab, line breaks and form feed are no text; UTF-16 is full of them.
enum TextCheck {
  private static let piece = 256 * 1024

  static func check(_ bytes: some ByteSource, _ format: FileFormat) throws(CheckFailure) {
    var utf8 = UTF8State()
    var isWestern = true
    for start in stride(from: 0, to: bytes.size, by: piece) {
      for byte in try bytes.bytes(start..<start + piece) {
        if byte < 0x20 {
          guard byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D else { throw unreadable }
        } else if byte >= 0x7F {
          if byte == 0x7F { throw unreadable }
          if isUnassigned(byte) { isWestern = false }
        }
        utf8.take(byte)
        guard utf8.isValid || isWestern else { throw unreadable }
      }
    }
    guard utf8.isComplete || isWestern else { throw unreadable }
  }

  private static var unreadable: CheckFailure { .refused(.unreadableText) }

  /// The five bytes that windows-1252 gives no character.
  private static func isUnassigned(_ byte: UInt8) -> Bool {
    byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D
  }
}

/// UTF-8 (Unicode table 3-7) byte by byte: no overlong forms, no surrogates, nothing past U+10FFFF, and no control
/// characters of the second set (U+0080…U+009F).
private struct UTF8State {
  private(set) var isValid = true
  /// Bytes that the sequence still needs, and what the next of them may be.
  private var pending = 0
  private var next: ClosedRange<UInt8> = 0x80...0xBF

  var isComplete: Bool { isValid && pending == 0 }

  mutating func take(_ byte: UInt8) {
    guard isValid else { return }
    if pending > 0 {
      isValid = next.contains(byte)
      pending -= 1
      next = 0x80...0xBF
    } else if byte >= 0x80 {
      begin(byte)
    }
  }

  private mutating func begin(_ lead: UInt8) {
    switch lead {
    case 0xC2: (pending, next) = (1, 0xA0...0xBF)
    case 0xC3...0xDF: pending = 1
    case 0xE0: (pending, next) = (2, 0xA0...0xBF)
    case 0xED: (pending, next) = (2, 0x80...0x9F)
    case 0xE1...0xEF: pending = 2
    case 0xF0: (pending, next) = (3, 0x90...0xBF)
    case 0xF1...0xF3: pending = 3
    case 0xF4: (pending, next) = (3, 0x80...0x8F)
    default: isValid = false
    }
  }
}
