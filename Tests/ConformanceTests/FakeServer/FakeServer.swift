import Conformance
import Foundation
import Glibc
import Synchronization

/// A small HTTP/1.1 server on a free port of the loopback interface, a thread for each connection, for the length of a
/// test.
final class FakeServer: Sendable {
  let target: Target
  private let listener: Int32
  private let api: Mutex<FakeAPI>
  /// The one of `api`, which cannot be looked at while it answers.
  private let defect: Defect?

  struct Head {
    var method: String
    var target: String
    var headers: [(name: String, value: String)]
    func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }
  }

  struct Reply {
    var status: Int
    var headers: [(String, String)] = []
    var body: [UInt8]?
  }

  init(_ api: FakeAPI) throws {
    defect = api.defect
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(listener, pointer, size) == 0 && listen(listener, 64) == 0 && getsockname(listener, pointer, &size) == 0
      }
    }
    guard bound, let target = Target("http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))") else {
      throw POSIXError(.EADDRNOTAVAIL)
    }
    self.listener = listener
    self.target = target
    var api = api
    api.origin = target.url
    self.api = Mutex(api)
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(listener, nil, nil)
        if connection < 0 { return }
        Thread.detachNewThread { [self] in serve(connection) }
      }
    }
  }

  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    var buffer: [UInt8] = []
    func fill() -> Bool {
      var chunk = [UInt8](repeating: 0, count: 65_536)
      let count = recv(connection, &chunk, chunk.count, 0)
      if count > 0 { buffer += chunk[..<count] }
      return count > 0
    }
    func line() -> String? {
      while true {
        if let end = buffer.firstIndex(of: 0x0A) {
          let text = String(decoding: buffer[..<end].dropLast(), as: UTF8.self)
          buffer.removeFirst(end + 1)
          return text
        }
        if !fill() { return nil }
      }
    }
    while let first = line() {
      let parts = first.split(separator: " ").map(String.init)
      guard parts.count == 3 else { return }
      var head = Head(method: parts[0], target: parts[1], headers: [])
      while let text = line(), !text.isEmpty {
        guard let colon = text.firstIndex(of: ":") else { return }
        head.headers.append(
          (String(text[..<colon]), text[text.index(after: colon)...].trimmingCharacters(in: .whitespaces)))
      }
      var isRead = false
      // The peer ended within a request: there is nobody to answer, and nothing to do.
      var hasEnded = false
      let expects = head.header("expect")?.lowercased() == "100-continue"
      func invite() {
        guard expects, defect != .neverContinues else { return }
        let text = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
        _ = send(connection, text, text.count, Int32(MSG_NOSIGNAL))
      }
      // Reads the body up to the cap; nil past it.
      func readBody(_ cap: Int, _ mayStopEarly: Bool) -> [UInt8]? {
        isRead = true
        if let length = head.header("content-length").flatMap(Int.init) {
          if length > cap, mayStopEarly {
            isRead = false
            return nil
          }
          invite()
          while buffer.count < length {
            if !fill() {
              hasEnded = true
              if defect == .takesShortBodies { break }
              return nil
            }
          }
          if buffer.count < length { return Array("{\"name\":\"a\",\"code\":\"AB-12\"}".utf8) }
          let body = Array(buffer[..<length])
          buffer.removeFirst(length)
          return length > cap ? nil : body
        }
        guard head.header("transfer-encoding") != nil else { return [] }
        var body: [UInt8] = []
        while let size = line().flatMap({ Int($0, radix: 16) }) {
          if body.count + size > cap, cap < .max {
            isRead = false
            return nil
          }
          while buffer.count < size + 2 {
            if !fill() {
              hasEnded = true
              return nil
            }
          }
          body += buffer[..<size]
          buffer.removeFirst(size + 2)
          if size == 0 { break }
        }
        return body.count > cap ? nil : body
      }
      let reply = api.withLock { $0.respond(to: head, readBody: readBody) }
      if hasEnded, defect != .takesShortBodies { return }
      let hasBody = head.header("content-length").flatMap(Int.init) ?? 0 > 0 || head.header("transfer-encoding") != nil
      let closes = hasBody && !isRead || head.header("connection") == "close"
      var text = "HTTP/1.1 \(reply.status) OK\r\nDate: \(date)\r\n"
      for (name, value) in hardening(reply) { text += "\(name): \(value)\r\n" }
      for (name, value) in reply.headers { text += "\(name): \(value)\r\n" }
      if reply.status != 204 { text += "Content-Length: \(reply.body?.count ?? 0)\r\n" }
      if closes { text += "Connection: close\r\n" }
      var bytes = Array((text + "\r\n").utf8)
      if head.method != "HEAD" || defect == .headWithBody { bytes += reply.body ?? [] }
      _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
      if closes {
        // What is still on its way is read past, else the answer could be lost with it.
        shutdown(connection, Int32(SHUT_WR))
        while fill() { buffer = [] }
        return
      }
    }
  }

  private var date: String {
    switch defect {
    case .dateOfAnotherDay: "Sun, 21 Nov 2026 04:00:00 GMT"
    case .dateWithAnOffset: "Sat, 21 Nov 2026 04:00:00 +0000"
    default: "Sat, 21 Nov 2026 04:00:00 GMT"
    }
  }

  private func hardening(_ reply: Reply) -> [(String, String)] {
    var headers = [
      ("X-Content-Type-Options", "nosniff"),
      ("Referrer-Policy", defect == .tellsSomeReferrers ? "same-origin" : "no-referrer"),
      ("Cache-Control", defect == .mayBeKept ? "no-store, max-age=60" : "no-store"),
      (
        "Content-Security-Policy",
        defect == .mayLoadImages ? "default-src 'none'; img-src 'self'" : "default-src 'none'"
      ), ("X-Frame-Options", "DENY"),
      ("X-Request-Id", String(FakeAPI.requestID.prefix(defect == .shortRequestID ? 31 : 32))),
    ]
    let missing: [Defect: String] = [
      .mayBeSniffed: "X-Content-Type-Options", .tellsReferrer: "Referrer-Policy", .mayBeCached: "Cache-Control",
      .mayRunScripts: "Content-Security-Policy", .mayBeFramed: "X-Frame-Options", .noRequestID: "X-Request-Id",
    ]
    if let defect, let name = missing[defect] { headers.removeAll { $0.0 == name } }
    return headers
  }
}
