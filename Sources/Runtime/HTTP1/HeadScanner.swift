/// How large the parts of a message's head may be.
public struct HeadLimits: Sendable {
  /// Bytes of the request line without its end. Over it: 414.
  public var requestLine: Int
  /// Bytes of all lines of header fields with their ends. Over it: 431.
  public var fieldBytes: Int
  /// Over it: 431.
  public var fieldCount: Int
}

/// Finds the end of a request's head while it arrives, looking at each byte once, and refuses what no head can become.
/// Lines end with CR LF and nothing else: a lone LF or CR is where two parsers begin to disagree about a message (RFC
/// 9112 section 2.2 lets a recipient take a lone LF; we do not).
package struct HeadScanner {
  private let limits: HeadLimits
  /// Offsets from the head's first byte.
  private var position = 0
  private var headStart = 0
  private var lineStart = 0
  private var fieldsStart = 0
  private var lines = 0

  package init(limits: HeadLimits) { self.limits = limits }

  /// Whether a part of a head has been seen.
  var hasBegun: Bool { position > 0 }

  /// Whether what begins at `start` of the buffer is a HEAD, whatever may be wrong with the rest of it.
  func isHead(_ buffer: [UInt8], from start: Int) -> Bool {
    buffer[min(start + headStart, buffer.count)...].starts(with: "HEAD ".utf8)
  }

  /// - Parameters:
  ///   - buffer: what has been received.
  ///   - start: where the head begins in it; the same bytes each time.
  /// - Returns: where the empty line begins and where it ends, once it is there.
  package mutating func scan(_ buffer: [UInt8], from start: Int) throws(Failure) -> (head: Range<Int>, next: Int)? {
    let bytes = buffer.span
    while true {
      passOrdinary(bytes.bytes, from: start)
      guard start + position < bytes.count else { return nil }
      let byte = bytes[start + position]
      if byte == 0x0A {
        guard position > lineStart, bytes[start + position - 1] == 0x0D else {
          throw .malformed("A line of the request does not end with CR LF")
        }
        let length = position - 1 - lineStart
        position += 1
        if lines == 0 {
          if length == 0 {
            // One empty line before a request is what old clients send after a body (RFC 9112 section 2.2).
            guard headStart == 0 else { throw .malformed("The request line is empty") }
            headStart = position
            lineStart = position
            continue
          }
          if length > limits.requestLine { throw .uriTooLong }
          fieldsStart = position
        } else if length == 0 {
          return ((start + headStart)..<(start + lineStart), start + position)
        }
        lines += 1
        lineStart = position
        if lines - 1 > limits.fieldCount { throw .headersTooLarge }
        continue
      }
      if byte == 0 { throw .malformed("The head of the request holds a NUL") }
      if position > lineStart, bytes[start + position - 1] == 0x0D {
        throw .malformed("A line of the request does not end with CR LF")
      }
      position += 1
      if lines == 0 {
        if position - lineStart > limits.requestLine + 1 { throw .uriTooLong }
      } else if position - fieldsStart > limits.fieldBytes + 1 {
        throw .headersTooLarge
      }
    }
  }

  /// Moves over bytes that end no line, break no rule and reach no limit.
  private mutating func passOrdinary(_ bytes: RawSpan, from start: Int) {
    let here = start + position
    // Behind a CR only a LF may stand.
    if position > lineStart, bytes.unsafeLoad(fromByteOffset: here - 1, as: UInt8.self) == 0x0D { return }
    let limit = lines == 0 ? lineStart + limits.requestLine : fieldsStart + limits.fieldBytes
    let end = min(bytes.byteCount, start + limit)
    if here < end { position = ByteScan.firstControl(in: bytes, from: here, to: end) - start }
  }
}
