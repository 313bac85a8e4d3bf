import Glibc

/// A blocking client that sends exactly the bytes it is given and reads answers one by one.
final class RawClient {
  struct Answer {
    var status = 0
    var fields: [(name: String, value: String)] = []
    var body: [UInt8] = []
    var text: String { String(decoding: body, as: UTF8.self) }

    /// The field's value; `name` is lower case.
    subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }
  }

  /// The connection is over, or was never made.
  struct Ended: Error {}
  /// Nothing came for as long as the client waits: a minute.
  struct TimedOut: Error {}

  let descriptor: Int32
  private var buffer: [UInt8] = []

  /// - Parameters:
  ///   - receiveBuffer: bytes the system keeps for this socket; small ones make a slow reader.
  ///   - source: the IPv4 address it connects from, of 127.0.0.0/8; nil for 127.0.0.1.
  init(port: UInt16, receiveBuffer: Int32? = nil, from source: UInt32? = nil) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var timeout = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    if var receiveBuffer {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, socklen_t(MemoryLayout<Int32>.size))
    }
    if let source {
      var own = Self.address(source, port: 0)
      let result = withUnsafePointer(to: &own) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      guard result == 0 else { throw Ended() }
    }
    var address = Self.address(0x7F00_0001, port: port)
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw Ended() }
  }

  private static func address(_ host: UInt32, port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = host.bigEndian
    return address
  }

  deinit { close(descriptor) }

  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// - Returns: false where the connection is over, as after a reset.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      start += count
    }
    return true
  }

  /// Sends the head of a `POST`, and the first of its body.
  /// - Parameter size: bytes of the body that are announced.
  func beginPost(_ path: String, _ type: String, size: Int, _ first: String = "") {
    send("POST \(path) HTTP/1.1\r\nHost: h\r\nContent-Type: \(type)\r\nContent-Length: \(size)\r\n\r\n\(first)")
  }

  /// Says that nothing more will be sent.
  func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Reads one answer.
  /// - Parameter head: the request was HEAD: there is no body whatever the fields say.
  func receive(head: Bool = false) throws -> Answer {
    var answer = Answer()
    let lines = try receiveHead().split(separator: "\r\n")
    guard let first = lines.first, let status = Int(first.split(separator: " ")[1]) else { throw Ended() }
    answer.status = status
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { throw Ended() }
      var value = line[line.index(after: colon)...]
      while value.first == " " { value.removeFirst() }
      answer.fields.append((line[..<colon].lowercased(), String(value)))
    }
    if head || status < 200 || status == 204 || status == 304 { return answer }
    if answer["transfer-encoding"] == "chunked" {
      while true {
        guard let size = Int(try receiveLine(), radix: 16) else { throw Ended() }
        answer.body += try take(size)
        guard try take(2) == [13, 10] else { throw Ended() }
        if size == 0 { return answer }
      }
    }
    if let length = answer["content-length"].flatMap({ Int($0) }) {
      answer.body = try take(length)
    } else {
      answer.body = try receiveRest()
    }
    return answer
  }

  /// Whether the server has closed the connection, after it has sent nothing more.
  func isEnded() -> Bool {
    do { return try receiveRest().isEmpty } catch { return error is Ended }
  }

  func receiveRest() throws -> [UInt8] {
    while try fill() {}
    defer { buffer = [] }
    return buffer
  }

  private func receiveHead() throws -> String {
    while true {
      if let end = Self.firstRange(of: [13, 10, 13, 10], in: buffer) {
        defer { buffer.removeFirst(end + 4) }
        return String(decoding: buffer[..<end], as: UTF8.self)
      }
      guard try fill() else { throw Ended() }
    }
  }

  private func receiveLine() throws -> String {
    while true {
      if let end = Self.firstRange(of: [13, 10], in: buffer) {
        defer { buffer.removeFirst(end + 2) }
        return String(decoding: buffer[..<end], as: UTF8.self)
      }
      guard try fill() else { throw Ended() }
    }
  }

  func take(_ count: Int) throws -> [UInt8] {
    while buffer.count < count { guard try fill() else { throw Ended() } }
    defer { buffer.removeFirst(count) }
    return Array(buffer[..<count])
  }

  private func fill() throws -> Bool {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &chunk, chunk.count, 0)
    if count < 0 {
      if errno == EAGAIN { throw TimedOut() }
      throw Ended()
    }
    buffer += chunk[..<count]
    return count > 0
  }

  private static func firstRange(of pattern: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= pattern.count else { return nil }
    return (0...(bytes.count - pattern.count)).first { bytes[$0..<($0 + pattern.count)].elementsEqual(pattern) }
  }
}
