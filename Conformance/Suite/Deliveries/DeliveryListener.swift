import Foundation
import SchemaEvaluator
import Synchronization

/// A delivery as it came.
struct Arrival: Sendable {
  /// In the order of arrival, from 0.
  var number: Int
  var method: String
  /// Path and query, as sent.
  var target: String
  /// Names as sent.
  var headers: [Request.Header]
  var body: [UInt8]
  /// When it had come whole.
  var at: ContinuousClock.Instant
  var wallClock: Moment
  /// When the sender hung up before it had an answer.
  var hungUpAt: ContinuousClock.Instant?

  func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }
}

/// What a delivery is answered.
enum Reply: Sendable {
  /// - Parameter seconds: how long the answer is held back.
  case status(Int, headers: [Request.Header] = [], after: Double = 0)
  /// Nothing for so many seconds, or until the sender hangs up; then the end of the connection.
  case silence(Double)
  /// The end of the connection without a byte.
  case hangUp
  /// Bytes that are no HTTP.
  case noHTTP
}

/// A small HTTP server that takes deliveries: a thread for each connection, one request on each, so that a slow answer
/// holds up no other.
final class DeliveryListener: Sendable {
  let port: UInt16
  private let listener: Int32
  private let state = Mutex(State())
  /// Told of each arrival as it comes; says what it is answered.
  private let decide: @Sendable (Arrival) -> Reply

  private struct State {
    var arrivals: [Arrival] = []
    var isClosed = false
  }

  /// The largest delivery that is read, in bytes.
  private static let largest = 16 << 20

  /// - Parameter port: 0 for one that is free.
  /// - Throws: `ClientError.unreachable` where the address cannot be listened on.
  init(host: String, port: UInt16, decide: @escaping @Sendable (Arrival) -> Reply) throws(ClientError) {
    self.decide = decide
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    guard inet_pton(AF_INET, host, &address.sin_addr) == 1 else {
      Glibc.close(descriptor)
      throw .unreachable("\(host) is no IPv4 address")
    }
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(descriptor, pointer, length) == 0 && listen(descriptor, 64) == 0
          && getsockname(descriptor, pointer, &length) == 0
      }
    }
    guard descriptor >= 0, isBound else {
      let reason = String(cString: strerror(errno))
      if descriptor >= 0 { Glibc.close(descriptor) }
      throw .unreachable("\(host):\(port) cannot be listened on: \(reason)")
    }
    listener = descriptor
    self.port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in acceptAll() }
  }

  var arrivals: [Arrival] { state.withLock { $0.arrivals } }

  /// Waits until something is true of what has arrived.
  /// - Returns: false where it has not come true in time.
  func wait(seconds: Double, until isTrue: ([Arrival]) -> Bool) -> Bool {
    let end = ContinuousClock.now.advanced(by: .seconds(seconds))
    while true {
      if isTrue(arrivals) { return true }
      if ContinuousClock.now >= end { return false }
      Thread.sleep(forTimeInterval: 0.01)
    }
  }

  func close() {
    let isFirst = state.withLock { state in
      defer { state.isClosed = true }
      return !state.isClosed
    }
    guard isFirst else { return }
    shutdown(listener, Int32(SHUT_RDWR))
    Glibc.close(listener)
  }

  // MARK: Connections

  private func acceptAll() {
    while true {
      let connection = accept(listener, nil, nil)
      if connection < 0 {
        if errno == EINTR || errno == ECONNABORTED { continue }
        return
      }
      Thread.detachNewThread { [self] in
        serve(connection)
        Glibc.close(connection)
      }
    }
  }

  private func serve(_ connection: Int32) {
    guard var arrival = read(connection) else { return }
    state.withLock { state in
      arrival.number = state.arrivals.count
      state.arrivals.append(arrival)
    }
    switch decide(arrival) {
    case .status(let status, let headers, let seconds):
      if seconds > 0, hangsUp(connection, within: seconds, arrival.number) { return }
      let lines =
        ["HTTP/1.1 \(status) Conformance"] + headers.map { "\($0.name): \($0.value)" }
        + (status == 204 ? [] : ["Content-Length: 0"]) + ["Connection: close"]
      write(connection, Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8))
      shutdown(connection, Int32(SHUT_WR))
    case .silence(let seconds): _ = hangsUp(connection, within: seconds, arrival.number)
    case .hangUp: break
    case .noHTTP:
      write(connection, Array("this is no HTTP\r\n\r\n".utf8))
      shutdown(connection, Int32(SHUT_WR))
    }
  }

  /// Waits for the sender to hang up, and notes when it does.
  private func hangsUp(_ connection: Int32, within seconds: Double, _ number: Int) -> Bool {
    let end = ContinuousClock.now.advanced(by: .seconds(seconds))
    while ContinuousClock.now < end {
      var entry = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, 50) > 0 else { continue }
      var byte: UInt8 = 0
      if recv(connection, &byte, 1, 0) <= 0 {
        state.withLock { $0.arrivals[number].hungUpAt = .now }
        return true
      }
    }
    return false
  }

  private func read(_ connection: Int32) -> Arrival? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    func fill() -> Bool {
      let count = recv(connection, &chunk, chunk.count, 0)
      if count > 0 { bytes += chunk[..<count] }
      return count > 0 && bytes.count <= Self.largest
    }
    let end: Range<Int>
    while true {
      if let found = bytes.firstRange(of: Array("\r\n\r\n".utf8)) {
        end = found
        break
      }
      if !fill() { return nil }
    }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ").map(String.init)
    guard words.count == 3 else { return nil }
    let headers = lines.dropFirst().compactMap { line -> Request.Header? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return .init(String(line[..<colon]), String(line[line.index(after: colon)...]).trimmingBlanks())
    }
    var arrival = Arrival(
      number: 0, method: words[0], target: words[1], headers: headers, body: [], at: .now, wallClock: .now)
    if arrival.header("Expect")?.lowercased() == "100-continue" {
      write(connection, Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
    }
    if arrival.header("Transfer-Encoding") != nil {
      while !bytes[end.upperBound...].ends(with: Array("0\r\n\r\n".utf8)) { if !fill() { return nil } }
      arrival.body = Self.unchunked(bytes[end.upperBound...])
    } else {
      let length = arrival.header("Content-Length").flatMap(Int.init) ?? 0
      guard (0...Self.largest).contains(length) else { return nil }
      while bytes.count - end.upperBound < length { if !fill() { return nil } }
      arrival.body = Array(bytes[end.upperBound...].prefix(length))
    }
    arrival.at = .now
    arrival.wallClock = .now
    return arrival
  }

  private static func unchunked(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var (rest, body) = (bytes, [UInt8]())
    while let line = rest.firstRange(of: Array("\r\n".utf8)) {
      let size = String(decoding: rest[..<line.lowerBound].prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
      guard let count = Int(size, radix: 16), count > 0, rest[line.upperBound...].count >= count + 2 else { break }
      body += rest[line.upperBound...].prefix(count)
      rest = rest[line.upperBound...].dropFirst(count + 2)
    }
    return body
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

extension ArraySlice<UInt8> {
  fileprivate func ends(with end: [UInt8]) -> Bool { count >= end.count && suffix(end.count).elementsEqual(end) }
}
