import CLinux
import Glibc

/// How a peer reads what it is sent: measured from when something first has to wait for it until it has everything.
/// While nothing waits, that costs nothing.
struct PeerReading {
  private let descriptor: Int32
  /// Bytes that the socket has taken.
  private var written = 0
  private var pace: Pace?

  /// - Parameter descriptor: of a connected socket.
  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Bytes that the peer's system has acknowledged. What the socket holds of them may be megabytes.
  private var acknowledged: Int {
    var queued: Int32 = 0
    return ioctl(descriptor, UInt(TIOCOUTQ), &queued) == 0 ? written - Int(queued) : written
  }

  /// The socket has taken so many bytes more.
  mutating func note(written count: Int) { written += count }

  /// Begins or ends the measure.
  /// - Parameter waits: whether something that is not with the socket waits for the peer.
  mutating func note(waits: @autoclosure () -> Bool) {
    if pace != nil {
      endWhereRead(waits: waits())
    } else if waits() {
      pace = Pace(from: acknowledged)
    }
  }

  /// Ends the measure where the peer has everything, so that it does not go on while there is nothing to read.
  mutating func endWhereRead(waits: @autoclosure () -> Bool) {
    if pace != nil, !waits(), acknowledged == written { pace = nil }
  }

  /// Ends the measure.
  mutating func forget() { pace = nil }

  /// Milliseconds, monotonic: when it is to be judged.
  /// - Parameter timeout: milliseconds that the peer has each time.
  func deadline(timeout: Int64) -> Int64 { pace.map { $0.since + timeout } ?? .max }

  /// - Parameter rate: bytes a second that it has to read; one byte in all is the least.
  mutating func isTooSlow(now: Int64, rate: Int64) -> Bool {
    let read = acknowledged
    return pace?.isKept(at: read, now: now, rate: rate) == false
  }
}
