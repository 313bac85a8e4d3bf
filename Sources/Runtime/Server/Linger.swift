/// For how long a connection is read on after its last answer was sent (RFC 9112 section 9.6). A client that is still
/// sending must not meet a closed socket: the system would reset the connection, and the answer would be lost with it.
/// Times are milliseconds of one clock that never goes back.
struct Linger {
  /// So long a peer may be silent: it has read its answer by then, or will not.
  static let quiet: Int64 = 2000
  /// So long it may go on sending: who has not looked for an answer by then does not look while it sends.
  static let longest: Int64 = 30_000

  private var heardAt: Int64
  private var end: Int64

  /// - Parameter now: when the answer was with the socket.
  init(now: Int64 = Clock.monotonicMilliseconds) {
    heardAt = now
    end = now + Self.longest
  }

  /// When it is over, unless something is heard of the peer before.
  var deadline: Int64 { min(heardAt + Self.quiet, end) }

  /// Whether it is over whatever the peer does.
  func hasEnded(_ now: Int64) -> Bool { now >= end }

  /// The peer has sent something.
  mutating func hear(now: Int64 = Clock.monotonicMilliseconds) { heardAt = now }

  /// The server stops: from when it is first said on, no peer is read on for longer than a silent one would be.
  mutating func hurry(now: Int64 = Clock.monotonicMilliseconds) { end = min(end, now + Self.quiet) }
}
