import Foundation

/// A blocking HTTP/1.1 connection that sends exactly the bytes it is told to.
final class RawClient {
  private let descriptor: Int32
  private var received: [UInt8] = []

  init(port: UInt16, timeoutSeconds: Int = 20) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw HarnessError("socket: \(errno)") }
    var timeout = timeval(tv_sec: timeoutSeconds, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else {
      close(descriptor)
      throw HarnessError("connect: \(errno)")
    }
  }

  deinit { close(descriptor) }

  func send(_ text: String) throws { try send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw HarnessError("send: \(errno)") }
      sent += count
    }
  }

  /// Reads one answer; interim 1xx answers are skipped.
  /// - Parameter head: the request was a HEAD, so that no body follows.
  func answer(head: Bool = false) throws -> Answer {
    while true {
      let end = try readUntilHeadEnds()
      let lines = String(decoding: received[..<end], as: UTF8.self).components(separatedBy: "\r\n")
      received.removeFirst(end + 4)
      let parts = lines[0].split(separator: " ", maxSplits: 2)
      guard parts.count >= 2, let status = Int(parts[1]) else { throw HarnessError("status line: \(lines[0])") }
      if status < 200 { continue }
      let headers = lines.dropFirst().map { line in
        let colon = line.firstIndex(of: ":") ?? line.endIndex
        return (
          name: line[..<colon].lowercased(),
          value: line[colon...].dropFirst().trimmingCharacters(in: .whitespaces)
        )
      }
      var answer = Answer(status: status, headers: headers, body: [])
      if head || status == 204 || status == 304 { return answer }
      if answer["transfer-encoding"] == "chunked" {
        answer.body = try readChunks()
      } else if let length = answer["content-length"].flatMap({ Int($0) }) {
        answer.body = try read(length)
      } else {
        while try fill() {}
        answer.body = received
        received = []
      }
      return answer
    }
  }

  /// True once the server has closed the connection and everything it sent was read.
  func isClosed() -> Bool { received.isEmpty && (try? fill()) == false }

  private func readUntilHeadEnds() throws -> Int {
    while true {
      if received.count >= 4 {
        for index in 0...(received.count - 4)
        where received[index] == 13 && received[index + 1] == 10 && received[index + 2] == 13
          && received[index + 3] == 10
        {
          return index
        }
      }
      guard try fill() else { throw HarnessError("closed before the head ended") }
    }
  }

  private func read(_ count: Int) throws -> [UInt8] {
    while received.count < count {
      guard try fill() else { throw HarnessError("closed inside a body") }
    }
    defer { received.removeFirst(count) }
    return Array(received.prefix(count))
  }

  private func readChunks() throws -> [UInt8] {
    var body: [UInt8] = []
    while true {
      var line: [UInt8] = []
      while !line.suffix(2).elementsEqual([13, 10]) { line += try read(1) }
      guard let size = Int(String(decoding: line.dropLast(2), as: UTF8.self), radix: 16) else {
        throw HarnessError("chunk size")
      }
      body += try read(size)
      _ = try read(2)
      if size == 0 { return body }
    }
  }

  private func fill() throws -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    if count < 0 { throw HarnessError("recv: \(errno)") }
    received += buffer.prefix(count)
    return count > 0
  }
}

struct Answer {
  var status: Int
  var headers: [(name: String, value: String)]
  var body: [UInt8]

  subscript(_ name: String) -> String? { headers.first { $0.name == name.lowercased() }?.value }
  var text: String { String(decoding: body, as: UTF8.self) }
  var json: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
  }
}
