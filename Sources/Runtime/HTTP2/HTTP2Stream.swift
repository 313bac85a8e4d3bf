/// One stream of HTTP/2: a request while it arrives, and its answer while it is sent (RFC 9113 section 5).
final class HTTP2Stream {
  let id: Int32
  /// The head while it arrives; nil once the request is made of it.
  var head: HTTP2Head?
  /// What follows is the body, or a trailer section.
  var isHeadComplete = false
  var request: ActiveRequest?

  // What arrives.
  /// Bytes of the body that nobody has asked for yet. No more than the stream's window, since the client learns of room
  /// only as they are used.
  var arrived = InputBuffer()
  /// The head says that a body follows.
  var hasBody = false
  /// The client has sent everything.
  var hasEnded = false
  /// Bytes counted in ``Census/bodies`` for ``arrived``.
  var reserved = 0

  // What is sent.
  private var pieces: [[UInt8]] = []
  /// Bytes of the first piece that are sent.
  private var sent = 0
  /// Bytes that are not sent.
  private(set) var count = 0
  /// No more pieces will come.
  var isLast = false
  /// nghttp2 asks no more until it is told that there is something.
  var isDeferred = false
  /// The client was told that no more of it comes.
  var isReset = false
  /// Milliseconds, monotonic: when a frame last took bytes of it, or the first began to wait.
  private(set) var lastProgress: Int64 = 0

  init(id: Int32) { self.id = id }

  var isEmpty: Bool { count == 0 }

  func append(_ piece: [UInt8]) {
    guard !piece.isEmpty else { return }
    if isEmpty { lastProgress = Clock.monotonicMilliseconds }
    pieces.append(piece)
    count += piece.count
  }

  /// Moves what there is into `room`.
  /// - Returns: how many bytes.
  func take(into room: UnsafeMutableRawBufferPointer) -> Int {
    var taken = 0
    while taken < room.count, let piece = pieces.first {
      let part = min(piece.count - sent, room.count - taken)
      piece.withUnsafeBytes { bytes in
        UnsafeMutableRawBufferPointer(rebasing: room[taken..<(taken + part)])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[sent..<(sent + part)]))
      }
      taken += part
      sent += part
      if sent == piece.count {
        pieces.removeFirst()
        sent = 0
      }
    }
    count -= taken
    if taken > 0 { lastProgress = Clock.monotonicMilliseconds }
    return taken
  }
}
