import Foundation
import Synchronization

/// A small HTTP server for tests: plain sockets, a thread for each connection, one request on each. What it answers is
/// the test's affair, wrong answers included.
public final class Receiver: Sendable {
  public struct Request: Sendable {
    public let method: String
    public let target: String
    /// Names in lower case.
    public let headers: [(name: String, value: String)]
    public let body: [UInt8]
    /// When it had arrived, in seconds of one steady clock.
    public let at: TimeInterval

    public subscript(_ name: String) -> String? { headers.first { $0.name == name }?.value }
  }

  public enum Reply: Sendable {
    case answer(Int, headers: [String] = [], body: String = "")
    /// Exactly these bytes, and the end of the connection.
    case bytes([UInt8])
    /// Nothing, until the client goes or the receiver is closed.
    case silence

    public static func bytes(_ text: String) -> Reply { .bytes(Array(text.utf8)) }
  }

  private let core: Core
  public let port: UInt16

  /// Listens on a free port of 127.0.0.1.
  public init(_ reply: @escaping @Sendable (Request) -> Reply = { _ in .answer(200) }) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 512) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard isBound else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    port = address.sin_port.bigEndian
    core = Core(listener, reply)
    Thread.detachNewThread { [core] in core.acceptAll() }
  }

  deinit { core.close() }

  public var url: String { "http://127.0.0.1:\(port)/hook" }

  /// In the order in which they arrived.
  public var requests: [Request] { core.requests }

  /// From now on.
  public func reply(_ reply: @escaping @Sendable (Request) -> Reply) { core.set(reply) }

  /// Ends every connection, and takes new ones.
  public func hangUp() { core.hangUp() }

  /// Connections that are open now.
  public var openConnections: Int { core.openConnections }

  /// Ends the port and every connection.
  public func close() { core.close() }
}

/// What the threads share.
private final class Core: Sendable {
  private struct State {
    var requests: [Receiver.Request] = []
    var reply: @Sendable (Receiver.Request) -> Receiver.Reply
    var connections: Set<Int32> = []
    var isOpen = true
  }

  private let listener: Int32
  private let state: Mutex<State>

  init(_ listener: Int32, _ reply: @escaping @Sendable (Receiver.Request) -> Receiver.Reply) {
    self.listener = listener
    state = Mutex(State(reply: reply))
  }

  var requests: [Receiver.Request] { state.withLock { $0.requests } }

  func set(_ reply: @escaping @Sendable (Receiver.Request) -> Receiver.Reply) { state.withLock { $0.reply = reply } }

  var openConnections: Int { state.withLock { $0.connections.count } }

  func hangUp() {
    state.withLock { state in
      for connection in state.connections { shutdown(connection, Int32(SHUT_RDWR)) }
    }
  }

  func close() {
    state.withLock { state in
      guard state.isOpen else { return }
      state.isOpen = false
      shutdown(listener, Int32(SHUT_RDWR))
      for connection in state.connections { shutdown(connection, Int32(SHUT_RDWR)) }
    }
  }

  /// Closes the port once it is woken by ``close()``: a descriptor that another thread still accepts on could be
  /// somebody else's by then, whose connections would be taken and closed.
  func acceptAll() {
    defer { Foundation.close(listener) }
    while true {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { return }
      let isOpen = state.withLock { state in
        if state.isOpen { state.connections.insert(connection) }
        return state.isOpen
      }
      guard isOpen else {
        Foundation.close(connection)
        return
      }
      Thread.detachNewThread { [self] in
        serve(connection)
        state.withLock { state in
          state.connections.remove(connection)
          _ = Foundation.close(connection)
        }
      }
    }
  }

  private func serve(_ connection: Int32) {
    guard let request = read(connection) else { return }
    let reply = state.withLock { state in
      state.requests.append(request)
      return state.reply
    }
    switch reply(request) {
    case .answer(let status, let headers, let body):
      let lines = ["HTTP/1.1 \(status) Status", "Content-Length: \(body.utf8.count)", "Connection: close"] + headers
      write(connection, Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8))
    case .bytes(let bytes): write(connection, bytes)
    case .silence:
      var byte: UInt8 = 0
      while recv(connection, &byte, 1, 0) > 0 {}
    }
    // A close with unread bytes would reset the connection, and what was written could be lost.
    shutdown(connection, Int32(SHUT_WR))
  }

  private func read(_ connection: Int32) -> Receiver.Request? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    var head: (length: Int, lines: [String])?
    while true {
      if head == nil, let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) {
        head = (
          end.upperBound, String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        )
      }
      if let head {
        let headers = head.lines.dropFirst().map { line in
          let colon = line.firstIndex(of: ":") ?? line.endIndex
          return (
            name: line[..<colon].lowercased(), value: line[colon...].dropFirst().trimmingCharacters(in: .whitespaces)
          )
        }
        let length = headers.first { $0.name == "content-length" }.flatMap { Int($0.value) } ?? 0
        if bytes.count >= head.length + length {
          let words = head.lines[0].split(separator: " ")
          return Receiver.Request(
            method: String(words.first ?? ""), target: String(words.dropFirst().first ?? ""), headers: headers,
            body: Array(bytes[head.length...].prefix(length)), at: ProcessInfo.processInfo.systemUptime)
        }
      }
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer.prefix(count)
    }
  }

  private func write(_ connection: Int32, _ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return }
      sent += count
    }
  }
}
