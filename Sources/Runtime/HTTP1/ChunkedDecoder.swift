/// Takes the chunked coding off a body (RFC 9112 section 7.1), byte by byte where there is syntax and in runs where
/// there is data. Chunk extensions and trailer fields are checked, counted and dropped.
struct ChunkedDecoder: Sendable {
  /// Bytes of the extensions of one chunk: nobody uses them, so a long one is an attack.
  static let extensionLimit = 256
  /// Bytes of all extensions of a body.
  static let totalExtensionLimit = 16 * 1024
  /// Bytes of all trailer fields.
  static let trailerLimit = 8 * 1024
  /// More digits than any body we take needs.
  static let sizeDigits = 15

  private enum State {
    case size(digits: Int)
    case sizeSpace
    case chunkExtension
    case sizeLineFeed
    case data
    case dataReturn, dataLineFeed
    case trailerStart, trailerName, trailerValue, trailerLineFeed
    case endLineFeed
    case done
  }

  private var state = State.size(digits: 0)
  private var size = 0
  private var extensionBytes = 0
  private var totalExtensionBytes = 0
  private var trailerBytes = 0

  var isDone: Bool {
    if case .done = state { true } else { false }
  }

  /// Reads on until the body ends, the input does, or `room` bytes of data have been added to `output`.
  /// - Returns: how many bytes of the input were used.
  mutating func decode(_ input: ArraySlice<UInt8>, into output: inout [UInt8], room: Int) throws(Failure) -> Int {
    var index = input.startIndex
    var room = room
    while index < input.endIndex {
      if case .done = state { break }
      if case .data = state {
        guard room > 0 else { break }
        let run = min(size, input.endIndex - index, room)
        output.append(contentsOf: input[index..<(index + run)])
        index += run
        room -= run
        size -= run
        if size == 0 { state = .dataReturn }
        continue
      }
      try take(input[index])
      index += 1
    }
    return index - input.startIndex
  }

  private mutating func take(_ byte: UInt8) throws(Failure) {
    switch state {
    case .size(let digits):
      if let digit = HexDigit.value(byte) {
        guard digits < Self.sizeDigits else { throw .payloadTooLarge }
        size = size << 4 | Int(digit)
        state = .size(digits: digits + 1)
      } else {
        guard digits > 0 else { throw Self.broken }
        try endSize(byte)
      }
    case .sizeSpace:
      // White space is allowed before an extension only.
      if byte == 0x20 || byte == 0x09 {
        try countExtension()
      } else {
        guard byte == UInt8(ascii: ";") else { throw Self.broken }
        try endSize(byte)
      }
    case .chunkExtension:
      if byte == 0x0D {
        state = .sizeLineFeed
      } else {
        guard Grammar.isFieldValue(byte) else { throw Self.broken }
        try countExtension()
      }
    case .sizeLineFeed:
      guard byte == 0x0A else { throw Self.broken }
      extensionBytes = 0
      state = size == 0 ? .trailerStart : .data
    case .dataReturn:
      guard byte == 0x0D else { throw Self.broken }
      state = .dataLineFeed
    case .dataLineFeed:
      guard byte == 0x0A else { throw Self.broken }
      state = .size(digits: 0)
    case .trailerStart:
      if byte == 0x0D {
        state = .endLineFeed
      } else {
        guard Grammar.isToken(byte) else { throw Self.broken }
        try countTrailer()
        state = .trailerName
      }
    case .trailerName:
      try countTrailer()
      if byte == UInt8(ascii: ":") {
        state = .trailerValue
      } else {
        guard Grammar.isToken(byte) else { throw Self.broken }
      }
    case .trailerValue:
      try countTrailer()
      if byte == 0x0D {
        state = .trailerLineFeed
      } else {
        guard Grammar.isFieldValue(byte) else { throw Self.broken }
      }
    case .trailerLineFeed:
      guard byte == 0x0A else { throw Self.broken }
      state = .trailerStart
    case .endLineFeed:
      guard byte == 0x0A else { throw Self.broken }
      state = .done
    case .data, .done:
      break
    }
  }

  private mutating func endSize(_ byte: UInt8) throws(Failure) {
    switch byte {
    case 0x0D: state = .sizeLineFeed
    case UInt8(ascii: ";"): state = .chunkExtension
    case 0x20, 0x09: state = .sizeSpace
    default: throw Self.broken
    }
  }

  private mutating func countExtension() throws(Failure) {
    extensionBytes += 1
    totalExtensionBytes += 1
    if extensionBytes > Self.extensionLimit || totalExtensionBytes > Self.totalExtensionLimit { throw Self.broken }
  }

  private mutating func countTrailer() throws(Failure) {
    trailerBytes += 1
    if trailerBytes > Self.trailerLimit { throw .headersTooLarge }
  }

  private static let broken = Failure.malformed("The chunked coding of the body is broken")
}
