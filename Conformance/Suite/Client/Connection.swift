import Glibc

/// One TCP connection, as bytes out and bytes in. Every wait ends by a deadline.
package final class Connection {
  private let descriptor: Int32
  /// Nil where nothing is encrypted.
  private let tls: TLSSession?

  /// - Parameter name: of the protocol, by which TLS asks for it (RFC 7301).
  /// - Throws: ``ClientError/unreachable(_:)``.
  package init(to target: Target, speaking name: String = "http/1.1") throws(ClientError) {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(target.host, String(target.port), &hints, &list)
    guard status == 0 else { throw .unreachable(String(cString: gai_strerror(status))) }
    defer { freeaddrinfo(list) }
    var reason = "no address"
    var next = list
    while let address = next?.pointee {
      let descriptor = socket(
        address.ai_family, address.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), address.ai_protocol)
      if descriptor >= 0, connect(descriptor, address.ai_addr, address.ai_addrlen) == 0 {
        var on: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        self.descriptor = descriptor
        do throws(ClientError) {
          tls = target.isSecure ? try TLSSession(over: descriptor, host: target.host, speaking: name) : nil
        } catch {
          close(descriptor)
          throw error
        }
        return
      }
      reason = String(cString: strerror(errno))
      if descriptor >= 0 { close(descriptor) }
      next = address.ai_next
    }
    throw .unreachable(reason)
  }

  deinit { close(descriptor) }

  package enum Sending { case whole, answeredFirst, broken }

  /// Sends the bytes, but stops as soon as something comes back: that is how a server refuses a body before it has read
  /// it.
  package func send(_ bytes: [UInt8], by deadline: ContinuousClock.Instant) throws(ClientError) -> Sending {
    var offset = 0
    while offset < bytes.count {
      let ready = try wait(for: POLLIN | POLLOUT, by: deadline)
      if ready & Int16(POLLIN) != 0, tls?.hasData != false { return .answeredFirst }
      guard let sent = write(bytes[offset...]) else { return .broken }
      offset += sent
    }
    return .whole
  }

  package enum Progress {
    case sent(Int)
    /// What came in first; empty when the peer has closed.
    case received([UInt8])
    case broken
  }

  /// Sends what can be sent at once, unless something has come in.
  func sendSome(_ bytes: ArraySlice<UInt8>, by deadline: ContinuousClock.Instant) throws(ClientError) -> Progress {
    let ready = try wait(for: POLLIN | POLLOUT, by: deadline)
    if ready & Int16(POLLIN) != 0, tls?.hasData != false { return .received(try receive(by: deadline)) }
    return write(bytes).map { .sent($0) } ?? .broken
  }

  /// - Returns: how many bytes were taken; nil where the connection is broken.
  private func write(_ bytes: ArraySlice<UInt8>) -> Int? {
    let sent = bytes.withUnsafeBytes { buffer in
      tls?.write(buffer)
        ?? Glibc.send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }
    return sent > 0 ? sent : errno == EAGAIN || errno == EINTR ? 0 : nil
  }

  /// Says that no more will be sent; what comes back can still be read.
  package func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// What has come in, at most 64 KiB; empty when the peer has closed.
  package func receive(by deadline: ContinuousClock.Instant) throws(ClientError) -> [UInt8] {
    while true {
      // What was decrypted already does not show on the socket.
      if tls?.holdsData != true { _ = try wait(for: POLLIN, by: deadline) }
      let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
        // The end of the connection is no error, and leaves what was there.
        errno = 0
        let received =
          tls?.read(UnsafeMutableRawBufferPointer(buffer))
          ?? recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
        count = max(received, 0)
      }
      if !bytes.isEmpty || errno != EAGAIN && errno != EINTR { return bytes }
    }
  }

  /// Whether the peer has closed or sent something that nobody asked for.
  var isStale: Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) != 0 && tls?.hasData != false
  }

  private func wait(for events: Int32, by deadline: ContinuousClock.Instant) throws(ClientError) -> Int16 {
    while true {
      let left = ContinuousClock.now.duration(to: deadline).components
      guard left.seconds >= 0, left.attoseconds >= 0 else { throw .timedOut }
      let milliseconds = Int32(clamping: left.seconds * 1_000 + left.attoseconds / 1_000_000_000_000_000 + 1)
      var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
      let count = poll(&entry, 1, milliseconds)
      if count > 0 {
        return entry.revents & Int16(POLLHUP | POLLERR) != 0 ? entry.revents | Int16(POLLIN) : entry.revents
      }
      if count < 0, errno != EINTR { throw .unreachable(String(cString: strerror(errno))) }
    }
  }
}
