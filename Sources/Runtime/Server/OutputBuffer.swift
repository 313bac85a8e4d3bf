import CLinux
import Glibc

/// What a connection has still to send: small pieces gathered in one reused buffer, large bodies as they are.
struct OutputBuffer {
  /// From this size on a piece is not copied.
  private static let large = 64 * 1024

  private var pieces: [[UInt8]] = []
  /// Bytes of the first piece that are sent.
  private var sent = 0
  private var spare: [UInt8] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  mutating func append(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    count += bytes.count
    if bytes.count < Self.large, let last = pieces.indices.last, pieces[last].count < Self.large {
      pieces[last] += bytes
    } else if bytes.count < Self.large {
      var piece = spare
      spare = []
      piece += bytes
      pieces.append(piece)
    } else {
      pieces.append(bytes)
    }
  }

  enum Progress { case all, some, none, failed }

  /// Sends as much as the socket takes.
  mutating func send(to descriptor: Int32) -> Progress {
    var progress = Progress.none
    var first = 0
    defer { pieces.removeFirst(first) }
    while first < pieces.count {
      let flags = Int32(MSG_NOSIGNAL) | (first + 1 < pieces.count ? Int32(MSG_MORE) : 0)
      let rest = pieces[first].count - sent
      let written = pieces[first].withUnsafeBytes { bytes in
        Glibc.send(descriptor, bytes.baseAddress.map { $0 + sent }, rest, flags)
      }
      guard written >= 0 else {
        if errno == EINTR { continue }
        return errno == EAGAIN ? progress : .failed
      }
      count -= written
      progress = .some
      if written < rest {
        sent += written
        continue
      }
      sent = 0
      if pieces[first].count < Self.large, spare.isEmpty {
        swap(&spare, &pieces[first])
        spare.removeAll(keepingCapacity: true)
      }
      first += 1
    }
    return .all
  }
}
