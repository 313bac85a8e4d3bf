import Conformance
import Foundation
import Glibc

/// A small HTTP server on a free port of this machine, for what stands between two others: a thread for each
/// connection, so that a slow answer holds up no other.
final class Listener: Sendable {
  let target: Target
  private let descriptor: Int32

  init() throws(TrueServer.Failure) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(descriptor, pointer, size) == 0 && listen(descriptor, 64) == 0
          && getsockname(descriptor, pointer, &size) == 0
      }
    }
    guard isBound, let target = Target("http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))") else {
      throw TrueServer.Failure(message: "a proxy cannot listen: \(String(cString: strerror(errno)))")
    }
    self.target = target
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Lets somebody answer whatever comes, until ``stop()``.
  /// - Parameter answer: nil ends the connection without an answer.
  func serve(_ answer: @escaping @Sendable (inout ProxiedRequest) -> Answer?) {
    let descriptor = descriptor
    Thread.detachNewThread {
      while true {
        let connection = accept(descriptor, nil, nil)
        if connection < 0 { return }
        Thread.detachNewThread {
          Self.serve(connection, answer)
          close(connection)
        }
      }
    }
  }

  func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  private static func serve(_ connection: Int32, _ answer: (inout ProxiedRequest) -> Answer?) {
    while let (bytes, isLast) = receive(connection) {
      var request = ProxiedRequest(bytes)
      request.isLast = isLast
      guard let answer = answer(&request) else { return }
      let message = serialized(answer, to: request)
      var rest = message[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        if count <= 0 { return }
        rest = rest.dropFirst(count)
      }
      if !answer.keepsAlive || !request.isWhole { return }
    }
  }

  /// A request as far as it comes: whole, or what there is once nothing more has come for a while; and whether the
  /// client has ended what it sends.
  private static func receive(_ connection: Int32) -> (bytes: [UInt8], isLast: Bool)? {
    var bytes: [UInt8] = []
    while !ProxiedRequest.isComplete(bytes) {
      var entry = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
      // Whoever only announces a body waits for the answer.
      if !bytes.isEmpty, poll(&entry, 1, 150) == 0 { return (bytes, false) }
      var chunk = [UInt8](repeating: 0, count: 65_536)
      let count = recv(connection, &chunk, chunk.count, 0)
      if count <= 0 { return bytes.isEmpty ? nil : (bytes, true) }
      bytes += chunk[..<count]
    }
    return (bytes, false)
  }

  private static func serialized(_ answer: Answer, to request: ProxiedRequest) -> [UInt8] {
    var head = "HTTP/1.1 \(answer.status) \r\n"
    let mayHaveBody = request.method != "HEAD" && answer.status != 204 && answer.status != 304
    for header in answer.headers
    where !mayHaveBody || !["content-length", "transfer-encoding"].contains(header.name.lowercased()) {
      head += "\(header.name): \(header.value)\r\n"
    }
    if mayHaveBody {
      let lengths = answer.headers.filter { $0.name.lowercased() == "content-length" }.count
      for _ in 0..<max(lengths, 1) { head += "Content-Length: \(answer.body.count)\r\n" }
    }
    return Array((head + "\r\n").utf8) + answer.body
  }
}

extension ProxiedRequest {
  /// Sends it on.
  /// - Returns: nil where no answer comes in time.
  func forwarded(to target: Target, seconds: Double = 20) -> Answer? {
    let deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
    do throws(ClientError) {
      let server = try Connection(to: target)
      _ = try server.send(serialized, by: deadline)
      if isLast { server.finishSending() }
      var reader = AnswerReader(connection: server, deadline: deadline)
      return try reader.read(method: method)
    } catch { return nil }
  }
}
