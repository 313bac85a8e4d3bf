import Conformance
import Foundation
import Glibc
import Synchronization

/// Stands before the true server and lets a defect change what passes. One connection at a time is enough: the suite
/// has one.
final class Proxy: Sendable {
  let target: Target
  private let upstream: Target
  private let listener: Int32

  private struct State {
    var defect: Defect?
    var memory = Memory()
  }

  private let state = Mutex(State())

  init(before upstream: Target) throws(TrueServer.Failure) {
    self.upstream = upstream
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(listener, pointer, size) == 0 && listen(listener, 64) == 0 && getsockname(listener, pointer, &size) == 0
      }
    }
    guard isBound, let target = Target("http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))") else {
      throw TrueServer.Failure(message: "the proxy cannot listen: \(String(cString: strerror(errno)))")
    }
    self.target = target
    self.listener = listener
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(listener, nil, nil)
        if connection < 0 { return }
        Thread.detachNewThread { [self] in serve(connection) }
      }
    }
  }

  /// Lets another defect in, which remembers nothing.
  func install(_ defect: Defect?) {
    state.withLock { $0 = State(defect: defect) }
  }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    while let (bytes, isLast) = receive(connection) {
      var request = ProxiedRequest(bytes)
      let defect = state.withLock { $0.defect }.flatMap { $0.spares(request) ? nil : $0 }
      let answered = state.withLock { defect?.ask(&request, &$0.memory) }
      guard var answer = answered ?? forward(request, isLast) else { return }
      state.withLock { state in
        state.memory.keep(request, answer)
        defect?.tell(&answer, request, &state.memory)
      }
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
  private func receive(_ connection: Int32) -> (bytes: [UInt8], isLast: Bool)? {
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

  /// - Returns: nil where the server gives no answer, so that the client is given none either.
  private func forward(_ request: ProxiedRequest, _ isLast: Bool) -> Answer? {
    let deadline = ContinuousClock.now.advanced(by: .seconds(20))
    do throws(ClientError) {
      let server = try Connection(to: upstream)
      _ = try server.send(request.serialized, by: deadline)
      if isLast { server.finishSending() }
      var reader = AnswerReader(connection: server, deadline: deadline)
      return try reader.read(method: request.method)
    } catch { return nil }
  }

  private func serialized(_ answer: Answer, to request: ProxiedRequest) -> [UInt8] {
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
