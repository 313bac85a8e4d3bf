import Glibc
import Runtime
import Synchronization

/// One connection to clamd, used for one command. All calls block, up to their deadlines, but for ``cancel()``.
final class ClamdConnection: Sendable {
  /// Bytes that are read at once.
  private static let piece = 4096

  private enum State {
    case open(Int32)
    case cancelled(Int32)
    case none
  }

  private let state = Mutex(State.none)

  deinit {
    switch state.withLock({ $0 }) {
    case .open(let descriptor), .cancelled(let descriptor): if descriptor >= 0 { close(descriptor) }
    case .none: break
    }
  }

  /// Ends whatever the connection is waiting for, from any thread.
  func cancel() {
    state.withLock { state in
      switch state {
      case .open(let descriptor):
        // Wakes a thread that waits for the socket; closing it here would give its number to somebody else.
        shutdown(descriptor, Int32(SHUT_RDWR))
        state = .cancelled(descriptor)
      case .none: state = .cancelled(-1)
      case .cancelled: break
      }
    }
  }

  // MARK: Connecting

  func connect(to address: ClamdAddress, milliseconds: Int64) throws(ScanError) {
    switch address {
    case .unix(let path): try connect(toPath: path, milliseconds)
    case .tcp(let host, let port): try connect(to: host, port, milliseconds)
    }
  }

  private func connect(toPath path: String, _ milliseconds: Int64) throws(ScanError) {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { buffer in
      // Shorter than the buffer, which is full of zeros: `ClamdAddress` sees to that.
      buffer.copyBytes(from: path.utf8.prefix(buffer.count - 1))
    }
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        attempt(AF_UNIX, $0, socklen_t(MemoryLayout<sockaddr_un>.size), milliseconds)
      }
    }
    guard result == 0 else { throw .unreachable(Self.text(result)) }
  }

  /// Names are looked up here, which may take as long as the system's resolver is patient.
  private func connect(to host: String, _ port: UInt16, _ milliseconds: Int64) throws(ScanError) {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_ADDRCONFIG | AI_NUMERICSERV
    var list: UnsafeMutablePointer<addrinfo>?
    let found = getaddrinfo(host, String(port), &hints, &list)
    guard found == 0 else { throw .unreachable(String(cString: gai_strerror(found))) }
    defer { freeaddrinfo(list) }
    var result = ENOENT
    var next = list
    while let info = next?.pointee {
      result = attempt(info.ai_family, info.ai_addr, info.ai_addrlen, milliseconds)
      if result == 0 { return }
      next = info.ai_next
    }
    throw .unreachable(Self.text(result))
  }

  /// - Returns: 0, or an `errno`.
  private func attempt(
    _ family: Int32, _ address: UnsafePointer<sockaddr>?, _ length: socklen_t, _ milliseconds: Int64
  ) -> Int32 {
    let descriptor = socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return errno }
    // Bounds `connect`, of a full queue of the socket as well.
    var limit = timeval(tv_sec: Int(milliseconds / 1000), tv_usec: Int(milliseconds % 1000) * 1000)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    guard Glibc.connect(descriptor, address, length) == 0 else {
      let code = errno
      close(descriptor)
      return code == EINPROGRESS || code == EAGAIN ? ETIMEDOUT : code
    }
    let isOpen = state.withLock { state in
      guard case .none = state else { return false }
      state = .open(descriptor)
      return true
    }
    guard isOpen else {
      close(descriptor)
      return ECANCELED
    }
    return 0
  }

  private static func text(_ code: Int32) -> String { String(cString: strerror(code)) }

  // MARK: Talking

  /// Whether the other end has said something, or gone, before it took everything.
  enum Sent {
    case all
    case interrupted
  }

  /// - Parameters:
  ///   - stall: milliseconds in which at least a byte must be taken.
  ///   - deadline: monotonic nanoseconds for the whole command.
  func send(_ bytes: [UInt8], stall: Int64, deadline: Int64) throws(ScanError) -> Sent {
    let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
    var start = 0
    while start < bytes.count {
      let events = try wait(for: POLLIN | POLLOUT, until: min(deadline, Self.now + stall * 1_000_000))
      if events & POLLIN != 0 || events & (POLLHUP | POLLERR) != 0 { return .interrupted }
      let sent = bytes.withUnsafeBytes { buffer in
        let rest = UnsafeRawBufferPointer(rebasing: buffer[start...])
        return Glibc.send(descriptor, rest.baseAddress, rest.count, flags)
      }
      if sent > 0 {
        start += sent
      } else if errno != EAGAIN, errno != EINTR {
        return .interrupted
      }
    }
    return .all
  }

  /// What ``ClamdAnswer`` makes of what comes.
  /// - Throws: `connectionLost` where the other end is gone before it.
  func answer(deadline: Int64) throws(ScanError) -> String {
    var answer = ClamdAnswer()
    var buffer = [UInt8](repeating: 0, count: Self.piece)
    while true {
      _ = try wait(for: POLLIN, until: deadline)
      let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
      if count < 0, errno == EAGAIN || errno == EINTR { continue }
      guard count > 0 else { throw .connectionLost }
      if let text = try answer.receive(buffer[..<count]) { return text }
    }
  }

  private var descriptor: Int32 {
    switch state.withLock({ $0 }) {
    case .open(let descriptor), .cancelled(let descriptor): descriptor
    case .none: -1
    }
  }

  private static var now: Int64 { Clock.monotonicNanoseconds }

  /// - Returns: the events that are there.
  private func wait(for events: Int32, until deadline: Int64) throws(ScanError) -> Int32 {
    while true {
      if case .cancelled = state.withLock({ $0 }) { throw .connectionLost }
      let rest = deadline - Self.now
      guard rest > 0 else { throw .timedOut }
      var socket = pollfd(fd: descriptor, events: Int16(events), revents: 0)
      let count = poll(&socket, 1, Int32(clamping: rest / 1_000_000 + 1))
      if count > 0 { return Int32(socket.revents) }
      if count < 0, errno != EINTR { throw .connectionLost }
    }
  }
}
