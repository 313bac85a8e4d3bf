import Testing

@testable import Runtime

/// The cases of `Tests/Fixtures/http1`, over a socket and by the parser alone.
@Suite("HTTP/1.1 by the book")
struct WireCaseTests {
  @Test("there are cases of each kind")
  func cases() {
    #expect(WireCase.all.count >= 270)
    #expect(WireCase.all.allSatisfy { !$0.statuses.isEmpty && !$0.rule.isEmpty })
    let statuses = Set(WireCase.all.flatMap(\.statuses))
    #expect(statuses.isSuperset(of: [200, 204, 400, 404, 405, 413, 414, 431, 505]))
  }

  @Test("over a socket")
  func overASocket() throws {
    let server = try TestServer()
    for wire in WireCase.all {
      do {
        try run(wire, on: server)
      } catch {
        Issue.record("\(wire.title): the connection is over before its answers (\(error))")
      }
    }
  }

  private func run(_ wire: WireCase, on server: TestServer) throws {
    let client = try server.connect()
    client.send(wire.bytes)
    for (place, status) in wire.statuses.enumerated() {
      let answer = try client.receive(head: place == 0 && wire.asksForHead)
      #expect(answer.status == status, "\(wire.title): \(answer.text)")
      // RFC 9110 section 6.6.1: also on what was no request.
      #expect(answer["date"]?.hasSuffix(" GMT") == true, "\(wire.title)")
      if status == 405 { #expect(answer["allow"] != nil, "\(wire.title)") }
      if status == 204 {
        // RFC 9110 section 8.6.
        #expect(answer["content-length"] == nil && answer["transfer-encoding"] == nil, "\(wire.title)")
      } else {
        #expect(answer["content-type"] == "application/json", "\(wire.title)")
        #expect(answer["content-length"].flatMap { Int($0) } ?? 0 > 0, "\(wire.title)")
      }
      let isLast = place == wire.statuses.count - 1
      if status >= 400 || !wire.closes {
        #expect(answer["connection"] == (isLast && wire.closes ? "close" : nil), "\(wire.title)")
      }
    }
    if wire.closes {
      #expect(client.isEnded(), "\(wire.title): more came")
    } else {
      client.send(WireCase.plainRequest)
      #expect(try client.receive().text == "{\"ok\":true}", "\(wire.title): the next request")
    }
  }

  @Test("by the parser, in one piece and byte by byte")
  func byTheParser() throws {
    let refusals: [Int: Failure.Kind] = [
      400: .malformed, 414: .uriTooLong, 431: .headersTooLarge, 505: .versionNotSupported,
    ]
    for wire in WireCase.all {
      guard let last = wire.statuses.last, wire.closes || !wire.statuses.contains(400) else { continue }
      let expected = wire.closes ? refusals[last] : nil
      for size in [wire.bytes.count, 1] {
        let (heads, failure) = read(wire.bytes, by: size)
        // What is refused for its size is a matter of the operation's cap, and what nobody looks at is read over.
        if last == 413 || last == 200 && wire.closes { continue }
        #expect(failure == expected, "\(wire.title)")
        if failure == nil { #expect(heads == wire.statuses.count, "\(wire.title)") }
      }
    }
  }

  /// How many heads are read of the bytes, and why no more.
  private func read(_ bytes: [UInt8], by size: Int) -> (heads: Int, failure: Failure.Kind?) {
    var scanner = HeadScanner(limits: RequestLimits().head)
    var body: BodyReader?
    var received: [UInt8] = []
    var start = 0
    var heads = 0
    do throws(Failure) {
      for piece in stride(from: 0, to: bytes.count, by: size) {
        received += bytes[piece..<min(piece + size, bytes.count)]
        while start < received.count {
          if var reader = body, !reader.isComplete {
            var content: [UInt8] = []
            start += try reader.read(received[start...], into: &content, room: .max)
            body = reader
          } else if let (head, next) = try scanner.scan(received, from: start) {
            body = BodyReader(try HeadParser.parse(Array(received[head])).framing)
            heads += 1
            start = next
            scanner = HeadScanner(limits: RequestLimits().head)
          } else {
            break
          }
        }
      }
      return (heads, nil)
    } catch {
      return (heads, error.kind)
    }
  }
}
