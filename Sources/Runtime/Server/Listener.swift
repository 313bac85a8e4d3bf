import CLinux
import Glibc

/// A listening socket of one loop.
final class Listener {
  let descriptor: Int32
  /// Where TLS is spoken.
  private let certificates: TLSCertificates?
  /// Whether other processes listen there too.
  let isShared: Bool
  /// Nothing could be accepted for want of descriptors; the loop tries again at its next tick.
  private(set) var isPaused = false
  /// A descriptor in reserve: given up where the process has none left, so that a waiting client can be turned away
  /// and does not make the socket ready for ever.
  private var reserve: Int32

  /// Milliseconds, monotonic: when the log may be told of it again.
  private var nextComplaint: Int64 = 0
  private static let complaintMilliseconds: Int64 = 10_000

  /// Connections taken in one go, before the others have a turn.
  private static let batch = 64

  init(_ socket: ListeningSocket, certificates: TLSCertificates?) {
    descriptor = socket.descriptor
    isShared = socket.isShared
    self.certificates = socket.isSecure ? certificates : nil
    reserve = Self.openReserve()
  }

  /// Takes the connections that wait.
  /// - Returns: whether more may wait.
  @discardableResult
  func accept(for state: LoopState) -> Bool {
    isPaused = false
    // Another thread may have taken the descriptor that was in reserve.
    if reserve < 0 { reserve = Self.openReserve() }
    for _ in 0..<Self.batch {
      guard let (client, peer) = acceptOne() else {
        switch errno {
        case EMFILE, ENFILE, ENOBUFS, ENOMEM: shed(state)
        case ECONNABORTED, EINTR, EPROTO: continue
        default: break
        }
        return false
      }
      var on: Int32 = 1
      setsockopt(client, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
      if certificates == nil, state.configuration.demandsTLS, !Origin.isProxy(peer, state.configuration.trustedProxies)
      {
        // Nothing is read: what a client sends here, anybody may read.
        state.meter.add(.turnedAway)
        Glibc.close(client)
        continue
      }
      guard state.census.admit(peer) else {
        turnAway(client, state)
        continue
      }
      guard let certificates else {
        state.open(client, peer: peer, tls: nil)
        continue
      }
      guard let tls = certificates.makeSession(on: client) else {
        state.census.dismiss(peer)
        turnAway(client, state)
        continue
      }
      state.open(client, peer: peer, tls: tls)
    }
    return true
  }

  func close() {
    Glibc.close(descriptor)
    if reserve >= 0 { Glibc.close(reserve) }
    reserve = -1
  }

  private func acceptOne() -> (Int32, PeerAddress)? {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let flags = Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let client = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { accept4(descriptor, $0, &length, flags) }
    }
    return client >= 0 ? (client, PeerAddress(storage)) : nil
  }

  /// Answers 503 without making a connection of it; where that would take a handshake, closes it.
  private func turnAway(_ client: Int32, _ state: LoopState) {
    state.meter.add(.turnedAway)
    guard certificates == nil else {
      Glibc.close(client)
      return
    }
    let id = RequestID()
    let reply = state.pipeline.transportReply(.unavailable(retryAfter: 1), id: id)
    guard case .bytes(let body) = reply.body else { return }
    let head = ReplyHead.bytes(
      reply, framing: .length(body.count), id: id, date: state.currentDate(), security: [], closes: true)
    // What was received already must be read, or closing would reset the connection before the answer is seen.
    state.discard(client)
    _ = (head + body).withUnsafeBytes { send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    shutdown(client, Int32(SHUT_WR))
    Glibc.close(client)
  }

  private func shed(_ state: LoopState) {
    let now = Clock.monotonicMilliseconds
    if now >= nextComplaint {
      state.log.record(.error, "no descriptors are left for connections")
      nextComplaint = now + Self.complaintMilliseconds
    }
    if reserve >= 0 {
      Glibc.close(reserve)
      if let (client, _) = acceptOne() { turnAway(client, state) }
      reserve = Self.openReserve()
    }
    isPaused = true
  }

  private static func openReserve() -> Int32 { open("/dev/null", O_RDONLY | O_CLOEXEC) }
}
