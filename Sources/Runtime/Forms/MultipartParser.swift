import Glibc

/// Takes a `multipart/form-data` body apart while it arrives, wherever the network cut it (RFC 7578, RFC 2046 section
/// 5.1). Strict where senders could be read in two ways: lines end in CR LF, nothing but blanks follows a boundary,
/// every part has a name, none holds parts of its own, and the last boundary is there. What stands before the first and
/// after the last boundary is passed over, as RFC 2046 has it.
///
/// ``push(_:)`` what has arrived, then ask for ``next()`` until it has nothing more to tell; at the end ``finish()``.
/// Keeps no more than the chunk it was given and the longest head of a part.
struct MultipartParser: Sendable {
  enum Event: Sendable, Equatable {
    case part(MultipartPart)
    /// Never empty.
    case bytes(ArraySlice<UInt8>)
    case partEnd
  }

  /// Bytes of the header lines of one part: several times the longest file name that is taken.
  static let maxHead = 8 * 1024
  /// Blanks behind a boundary, which only gateways of old put there.
  private static let maxPadding = 64

  private enum Phase {
    case preamble, boundaryLine, head, bodyStart, body
    /// Behind the last boundary; then behind its line.
    case lastLine, epilogue
  }

  /// CR LF, two dashes and the boundary: where a part ends.
  private let delimiter: [UInt8]
  /// The first boundary may begin the body, with no line before it to end.
  private var buffer: [UInt8] = [0x0D, 0x0A]
  private var position = 0
  /// Of the body, before `buffer`.
  private var consumed = -2
  /// Behind `position`, in a head: where its end has been looked for.
  private var scanned = 0
  private var phase = Phase.preamble
  private var parts = 0

  private let maxParts: Int

  /// - Parameters:
  ///   - boundary: as ``MultipartBoundary`` reads it.
  ///   - maxParts: past it the form is refused.
  init(boundary: [UInt8], maxParts: Int = RequestLimits().formFields) {
    delimiter = [0x0D, 0x0A, 0x2D, 0x2D] + boundary
    self.maxParts = maxParts
  }

  /// Adds what has arrived.
  mutating func push(_ chunk: [UInt8]) {
    consumed += position
    buffer.removeFirst(position)
    position = 0
    buffer.append(contentsOf: chunk)
  }

  /// What comes next; nil where more must be pushed to know.
  mutating func next() throws(FormError) -> Event? {
    while true {
      switch phase {
      case .preamble:
        guard let found = nextDelimiter() else {
          position = max(position, buffer.count - delimiter.count + 1)
          return nil
        }
        position = found + delimiter.count
        phase = .boundaryLine
      case .boundaryLine:
        guard try endOfBoundaryLine() else { return nil }
      case .head:
        guard let part = try head() else { return nil }
        return .part(part)
      case .bodyStart:
        // The line end behind the head may already be that of the boundary: a part without a body.
        guard buffer.count - position >= delimiter.count else { return nil }
        if !isDelimiter(at: position) { position += 2 }
        phase = .body
      case .body:
        return body()
      case .lastLine:
        guard try skipLine(hasEnded: false) else { return nil }
        phase = .epilogue
      case .epilogue:
        position = buffer.count
        return nil
      }
    }
  }

  /// The body has ended.
  mutating func finish() throws(FormError) {
    switch phase {
    case .epilogue: return
    case .lastLine: _ = try skipLine(hasEnded: true)
    default: throw error("The last boundary is missing")
    }
  }

  // MARK: Boundaries

  /// - Returns: false where more must arrive.
  private mutating func endOfBoundaryLine() throws(FormError) -> Bool {
    guard buffer.count - position >= 2 else { return false }
    if buffer[position] == 0x2D, buffer[position + 1] == 0x2D {
      position += 2
      phase = .lastLine
      return true
    }
    guard try skipLine(hasEnded: false) else { return false }
    // A head without lines ends where it begins.
    position -= 2
    phase = .head
    return true
  }

  /// Passes over the blanks and the line end behind a boundary.
  /// - Parameter hasEnded: the body may end in place of the line.
  private mutating func skipLine(hasEnded: Bool) throws(FormError) -> Bool {
    var index = position
    while index < buffer.count, buffer[index] == 0x20 || buffer[index] == 0x09 { index += 1 }
    guard index - position <= Self.maxPadding else { throw error("Something stands behind a boundary") }
    if hasEnded && index == buffer.count { return true }
    guard index + 1 < buffer.count else {
      let mayBeLineEnd = index == buffer.count || buffer[index] == 0x0D
      guard mayBeLineEnd, !hasEnded else { throw error("Something stands behind a boundary") }
      return false
    }
    guard buffer[index] == 0x0D, buffer[index + 1] == 0x0A else { throw error("Something stands behind a boundary") }
    position = index + 2
    return true
  }

  private func nextDelimiter() -> Int? {
    var from = position
    while buffer.count - from >= delimiter.count {
      let found = buffer.withUnsafeBytes { bytes -> Int? in
        let rest = UnsafeRawBufferPointer(rebasing: bytes[from...(bytes.count - delimiter.count)])
        guard let base = rest.baseAddress, let hit = memchr(base, 0x0D, rest.count) else { return nil }
        return from + (UnsafeRawPointer(hit) - base)
      }
      guard let found else { return nil }
      if isDelimiter(at: found) { return found }
      from = found + 1
    }
    return nil
  }

  private func isDelimiter(at start: Int) -> Bool {
    for (offset, byte) in delimiter.enumerated() where buffer[start + offset] != byte { return false }
    return true
  }

  // MARK: Parts

  private mutating func head() throws(FormError) -> MultipartPart? {
    let end: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
    var index = position + scanned
    while index + 3 < buffer.count, !buffer[index..<(index + 4)].elementsEqual(end) { index += 1 }
    scanned = index - position
    guard scanned <= Self.maxHead else { throw error("The head of a part is too long") }
    guard index + 3 < buffer.count else { return nil }
    scanned = 0
    parts += 1
    guard parts <= maxParts else { throw error("More than \(maxParts) parts") }
    let part: MultipartPart
    do {
      part = try MultipartPart(head: index > position ? buffer[(position + 2)..<index] : [])
    } catch {
      throw self.error(error.message)
    }
    position = index + 2
    phase = .bodyStart
    return part
  }

  private mutating func body() -> Event? {
    let found = nextDelimiter()
    if found == position {
      position += delimiter.count
      phase = .boundaryLine
      return .partEnd
    }
    // The last bytes may be the beginning of a boundary.
    let end = found ?? buffer.count - delimiter.count + 1
    guard end > position else { return nil }
    defer { position = end }
    return .bytes(buffer[position..<end])
  }

  private func error(_ message: String) -> FormError { FormError(message, at: max(0, consumed + position)) }
}
