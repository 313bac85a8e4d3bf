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
    if bytes.count < Self.large {
      bytes.withUnsafeBufferPointer { append(copying: $0) }
    } else {
      count += bytes.count
      pieces.append(bytes)
    }
  }

  mutating func append(copying bytes: UnsafeBufferPointer<UInt8>) {
    guard !bytes.isEmpty else { return }
    count += bytes.count
    if let last = pieces.indices.last, pieces[last].count < Self.large {
      pieces[last].append(contentsOf: bytes)
    } else {
      var piece = spare
      spare = []
      piece.append(contentsOf: bytes)
      pieces.append(piece)
    }
  }

  /// Sends as much as the connection's socket takes.
  /// - Returns: false where the socket has failed.
  mutating func send(through connection: Connection) -> Bool {
    var first = 0
    // Most often there is one, and that is sent.
    defer { if first == pieces.count { pieces.removeAll(keepingCapacity: true) } else { pieces.removeFirst(first) } }
    while first < pieces.count {
      let rest = pieces[first].count - sent
      let written = pieces[first].withUnsafeBytes { bytes in
        Self.write(UnsafeRawBufferPointer(rebasing: bytes[sent...]), hasMore: first + 1 < pieces.count, connection)
      }
      guard let written else { return false }
      guard written > 0 else { return true }
      count -= written
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
    return true
  }

  /// - Returns: how many bytes were taken, 0 where none can be now; nil where the socket has failed.
  private static func write(_ bytes: UnsafeRawBufferPointer, hasMore: Bool, _ connection: Connection) -> Int? {
    if let tls = connection.tls { return tls.write(bytes) }
    let flags = Int32(MSG_NOSIGNAL) | (hasMore ? Int32(MSG_MORE) : 0)
    while true {
      let written = Glibc.send(connection.descriptor, bytes.baseAddress, bytes.count, flags)
      if written >= 0 { return written }
      if errno != EINTR { return errno == EAGAIN ? 0 : nil }
    }
  }
}
