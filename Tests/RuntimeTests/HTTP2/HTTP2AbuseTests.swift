import TestSupport
import Testing

@testable import Runtime

private typealias Kind = HTTP2Client.Kind
private typealias Flag = HTTP2Client.Flag
/// RFC 9113 section 7.
private let protocolError: UInt32 = 1

@Suite("HTTP/2: what is refused, and for how long it is waited")
struct HTTP2AbuseTests {
  @Test(
    "a malformed message ends its stream alone",
    arguments: [
      [(":method", "GET"), (":scheme", "http"), (":authority", "h")],
      [(":method", "GET"), (":scheme", "http"), (":path", "/hello"), (":path", "/hello"), (":authority", "h")],
      [(":scheme", "http"), (":path", "/hello"), (":authority", "h")],
      HTTP2Client.head("GET", "/hello", [("Upper", "x")]),
      HTTP2Client.head("GET", "/hello", [("connection", "close")]),
      HTTP2Client.head("GET", "/hello", [("transfer-encoding", "chunked")]),
      HTTP2Client.head("GET", "/hello", [("te", "gzip")]),
      HTTP2Client.head("GET", "/hello", [("name", "a\r\nb: c")]),
      HTTP2Client.head("GET", "/hello", [("name", "a\0b")]),
      HTTP2Client.head("GET", "/hello", [("na me", "a")]),
      HTTP2Client.head("GET", "/hello", [(":status", "200")]),
      HTTP2Client.head("GET", "/hello", [("content-length", "x")]),
      HTTP2Client.head("GET", "/hello", [("content-length", "1")]),
      HTTP2Client.head("GET", "", []),
    ])
  func malformed(fields: [(String, String)]) throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    client.send(Kind.headers, flags: Flag.endHeaders | Flag.endStream, stream: 1, HTTP2Client.block(fields))
    client.request(3, "GET", "/hello")
    let answers = try client.answers([1, 3])
    #expect(answers[1]?.reset == protocolError)
    #expect(answers[3]?.status == 200)
  }

  @Test("a request on a stream below one that is open ends the connection, unless it was open before")
  func fallingStreams() throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    for stream: UInt32 in [1, 3, 9] { client.request(stream, "GET", "/hello") }
    #expect(try client.answers([1, 3, 9]).values.allSatisfy { $0.status == 200 })
    // It might be the trailer section of a request that was answered before its end.
    client.send(
      Kind.headers, flags: Flag.endHeaders | Flag.endStream, stream: 3, HTTP2Client.block([("digest", "none")]))
    client.request(11, "GET", "/hello")
    #expect(try client.answer(11).status == 200)
    client.request(7, "GET", "/hello")
    #expect(try client.goAway() == protocolError)
  }

  @Test("names of the host that differ are refused, and a request without one")
  func host() throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    client.request(1, "GET", "/hello", [("host", "other")])
    client.request(3, "GET", "/hello", [("host", "H")])
    client.send(
      Kind.headers, flags: Flag.endHeaders | Flag.endStream, stream: 5,
      HTTP2Client.block([(":method", "GET"), (":scheme", "http"), (":path", "/hello"), (":authority", "a b")]))
    let answers = try client.answers([1, 3, 5])
    #expect(answers[1]?.status == 400 && answers[3]?.status == 200)
    #expect(answers[5]?.status == 400 || answers[5]?.reset == protocolError)
  }

  @Test("what is asked for as https is not given over a connection without TLS")
  func scheme() throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    let secure = [(":method", "GET"), (":scheme", "https"), (":path", "/hello"), (":authority", "h")]
    client.send(Kind.headers, flags: Flag.endHeaders | Flag.endStream, stream: 1, HTTP2Client.block(secure))
    client.request(3, "GET", "/hello")
    let answers = try client.answers([1, 3])
    #expect(answers[1]?.status == 400 && answers[3]?.status == 200)
  }

  @Test("heads past the limits are refused as in HTTP/1.1, however small they were packed")
  func headLimits() throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    client.request(1, "GET", "/hello?" + String(repeating: "a", count: 9000))
    client.request(3, "GET", "/hello", (0..<101).map { ("name-\($0)", "x") })
    // One large field in the table, then told many times by a byte each.
    var bomb = HTTP2Client.block(HTTP2Client.head("GET", "/hello"))
    let value = String(repeating: "b", count: 3900)
    bomb += [0x40] + HTTP2Client.block([("bomb", value)]).dropFirst()
    bomb += [UInt8](repeating: 0x80 | 62, count: 8000)
    client.send(Kind.headers, flags: Flag.endHeaders | Flag.endStream, stream: 5, bomb)
    let answers = try client.answers([1, 3, 5])
    #expect(answers[1]?.status == 414 && answers[3]?.status == 431 && answers[5]?.status == 431)
    client.request(7, "GET", "/hello")
    #expect(try client.answer(7).status == 200)
    // RFC 9110 section 9.3.2: with content the answer to HEAD would be malformed.
    client.request(9, "HEAD", "/hello?" + String(repeating: "a", count: 9000))
    let refused = try client.answer(9)
    #expect(refused.status == 414 && refused.body.isEmpty)
  }

  @Test("a stream that ends before its request begins leaves nothing behind")
  func endedBeforeItBegins() async throws {
    let server = try TestServer { $0.idleTimeout = 300 }
    let client = try HTTP2Client(port: server.port)
    let wanted = [("content-type", "application/json"), ("expect", "100-continue")]
    // One segment: while the first invites its body, what comes of the others is sent.
    client.socket.send(
      HTTP2Client.bytes(
        Kind.headers, flags: Flag.endHeaders, stream: 1,
        HTTP2Client.block(HTTP2Client.head("POST", "/echo", wanted)))
        + HTTP2Client.bytes(
          Kind.headers, flags: Flag.endHeaders | Flag.endStream, stream: 3,
          HTTP2Client.block(HTTP2Client.head("GET", "/slow")))
        + HTTP2Client.bytes(Kind.windowUpdate, stream: 3, HTTP2Client.word(0x7FFF_FFFF)))
    #expect(try client.answer(3).reset == 3)
    client.send(Kind.data, flags: Flag.endStream, stream: 1, Array("[]".utf8))
    #expect(try client.answer(1).text == "[]")
    #expect(try client.goAway() == 0)
    try await eventually("the end of the connection") { server.server.census.connectionCount == 0 }
  }

  @Test("a client that goes away in the middle of what it has sent leaves nothing behind")
  func goneInTheMiddle() async throws {
    let server = try TestServer { $0.maxBufferedBodies = 100_000 }
    let wanted = [("content-type", "application/json"), ("expect", "100-continue")]
    let head = HTTP2Client.block(HTTP2Client.head("POST", "/echo", wanted))
    for _ in 0..<100 {
      var client: HTTP2Client? = try HTTP2Client(port: server.port)
      var bytes: [UInt8] = []
      for number in 0..<20 {
        bytes += HTTP2Client.bytes(Kind.headers, flags: Flag.endHeaders, stream: UInt32(2 * number + 1), head)
      }
      let body = [UInt8](repeating: 0x20, count: 900)
      client?.socket.send(bytes + HTTP2Client.bytes(Kind.data, stream: 39, body))
      client = nil
    }
    try await eventually("the end of the connections") { server.server.census.connectionCount == 0 }
    // A connection is not counted any more a moment before its requests are given up.
    try await eventually("the end of what they had begun") {
      var text = MetricsText()
      server.server.meter.write(to: &text)
      return String(decoding: text.bytes, as: UTF8.self).contains("\npassemarche_http_requests_in_flight 0\n")
        && server.server.census.bodies.total == 0
    }
  }

  @Test("an answer that waits for another is not found slow")
  func dependentStream() throws {
    let server = try TestServer { $0.writeTimeout = 1500 }
    let client = try HTTP2Client(port: server.port)
    // Priority (RFC 7540 section 6.2): each after the one before.
    let streams = (0..<40).map { UInt32(2 * $0 + 1) }
    for stream in streams {
      client.send(
        Kind.headers, flags: Flag.endHeaders | Flag.endStream | 0x20, stream: stream,
        HTTP2Client.word(stream == 1 ? 0 : stream - 2) + [15] + HTTP2Client.block(HTTP2Client.head("GET", "/texts")))
    }
    var ended = 0
    var number = 0
    while ended < streams.count {
      number += 1
      let frame = try client.receive()
      #expect(frame.type != Kind.reset)
      if frame.type == Kind.data, frame.flags & Flag.endStream != 0 { ended += 1 }
      // A client that reads at its leisure: all together take longer than the time for one.
      if number % 20 == 0 { _ = try server.ask("GET /busy HTTP/1.1\r\nHost: h\r\n\r\n") }
    }
    #expect(server.slowReaders == 0)
  }

  @Test("frames that make no sense end the connection")
  func brokenFrames() throws {
    let server = try TestServer()
    for bytes in [
      HTTP2Client.bytes(Kind.data, stream: 1, [1]), HTTP2Client.bytes(Kind.ping, [1]),
      HTTP2Client.bytes(Kind.windowUpdate, HTTP2Client.word(0)), HTTP2Client.bytes(Kind.continuation, stream: 1, [1]),
      HTTP2Client.bytes(Kind.headers, flags: Flag.endHeaders, stream: 2, [0x82]),
      HTTP2Client.bytes(Kind.headers, flags: Flag.endHeaders | Flag.endStream, stream: 1, [0xFF, 0xFF, 0xFF]),
      [0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 1],
    ] {
      let client = try HTTP2Client(port: server.port)
      client.socket.send(bytes)
      #expect(try client.goAway() != 0)
      while (try? client.receive()) != nil {}
    }
  }

  @Test("a head that does not end, and a connection that says nothing, are left")
  func slowHeads() throws {
    let server = try TestServer { configuration in
      configuration.headTimeout = 200
      configuration.idleTimeout = 300
    }
    let slow = try HTTP2Client(port: server.port)
    slow.send(Kind.headers, stream: 1, HTTP2Client.block(HTTP2Client.head("GET", "/hello")))
    while (try? slow.receive()) != nil {}
    let idle = try HTTP2Client(port: server.port)
    idle.request(1, "GET", "/hello")
    #expect(try idle.answer(1).status == 200)
    #expect(try idle.goAway() == 0)
    while (try? idle.receive()) != nil {}
    let silent = try HTTP2Client(port: server.port, greets: false)
    silent.socket.send("PRI * HT")
    #expect(silent.socket.isEnded())
  }

  /// A client that asks for something and begins another head, of which nothing more comes. Nothing may stand between
  /// the pieces of a head, so that it has nothing to answer meanwhile.
  private func beginHead(to server: TestServer) throws -> HTTP2Client {
    let client = try HTTP2Client(port: server.port)
    client.request(1, "GET", "/hello")
    #expect(try client.answer(1).status == 200)
    client.makesRoom = false
    let head = HTTP2Client.block(HTTP2Client.head("GET", "/hello"))
    client.socket.send(
      HTTP2Client.bytes(Kind.headers, flags: Flag.endHeaders | Flag.endStream, stream: 3, head)
        + HTTP2Client.bytes(Kind.headers, stream: 5, head))
    #expect(try client.answer(3).status == 200)
    return client
  }

  @Test("another stream that ends does not end the wait for a head")
  func slowHeadBesides() throws {
    let server = try TestServer { $0.headTimeout = 200 }
    let client = try beginHead(to: server)
    #expect(client.socket.isEnded())
  }

  @Test("a connection that is told to end for idleness ends, though a head is not complete")
  func idleWithHead() throws {
    let server = try TestServer { $0.idleTimeout = 200 }
    let client = try beginHead(to: server)
    #expect(try client.goAway() == 0)
    #expect(client.socket.isEnded())
  }

  @Test("a body that does not come is given up, and a client that makes no room for its answer")
  func slowBodies() throws {
    let server = try TestServer { configuration in
      configuration.bodyTimeout = 200
      configuration.writeTimeout = 300
    }
    let client = try HTTP2Client(port: server.port)
    client.send(
      Kind.headers, flags: Flag.endHeaders, stream: 1,
      HTTP2Client.block(HTTP2Client.head("POST", "/echo", [("content-type", "application/json")])))
    #expect(try client.answer(1).status == 408)
    client.makesRoom = false
    client.request(3, "GET", "/stream")
    #expect(try client.answer(3).reset == 8)
    #expect(server.slowReaders == 1)
  }

  @Test("a client whose answer is given up is not found slow once more, however late that is noticed")
  func slowOnce() throws {
    let server = try TestServer { $0.writeTimeout = 100 }
    for _ in 1...5 {
      let before = server.slowReaders
      let client = try HTTP2Client(port: server.port)
      client.makesRoom = false
      client.request(1, "GET", "/stream")
      try client.receiveData(65_535)
      // By the time that the loop looks, both the stream's time and that of the connection's reader are over.
      client.request(3, "HEAD", "/busy")
      let answers = try client.answers([1, 3])
      #expect(answers[1]?.reset == 8)
      #expect(answers[3]?.status == 200)
      #expect(server.slowReaders == before + 1)
    }
  }

  @Test("a client that makes room for its answer little by little is left")
  func slowReader() async throws {
    let server = try TestServer { configuration in
      configuration.writeTimeout = 2000
      configuration.writeRate = 50_000_000
    }
    let client = try HTTP2Client(port: server.port)
    client.makesRoom = false
    client.request(1, "GET", "/endless")
    while server.slowReaders == 0 {
      for stream: UInt32 in [0, 1] { client.send(Kind.windowUpdate, stream: stream, HTTP2Client.word(1)) }
    }
    try await eventually("the end of its connection") { server.server.census.connectionCount == 0 }
  }

  @Test("answers that wait for clients are counted, and past what there may be the connection ends")
  func unreadAnswers() async throws {
    let size = SampleAPI.things(5000).utf8.count
    let server = try TestServer {
      // A quarter is one address's.
      $0.maxUnreadAnswers = 4 * (2 * size + 1000)
      $0.writeTimeout = 600_000
    }
    let census = server.server.census
    let client = try HTTP2Client(port: server.port)
    // Without room for bodies (SETTINGS_INITIAL_WINDOW_SIZE) all of them wait.
    client.send(Kind.settings, [0, 4, 0, 0, 0, 0])
    for stream: UInt32 in [1, 3] { client.request(stream, "GET", "/texts") }
    try await eventually("two answers that wait") { census.answers.total == 2 * size }
    client.send(Kind.windowUpdate, stream: 1, HTTP2Client.word(10_000))
    try await eventually("an answer that is read") { census.answers.total == 2 * size - 10_000 }
    client.request(5, "GET", "/texts")
    while (try? client.receive()) != nil {}
    #expect(server.slowReaders == 1)
    try await eventually("the end of what was counted") { census.answers.total == 0 && census.connectionCount == 0 }
    #expect(try server.ask("GET /texts HTTP/1.1\r\nHost: h\r\n\r\n").status == 200)
  }

  @Test("a server that stops tells so, finishes what has begun and begins no more")
  func stop() async throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    client.request(1, "GET", "/slow")
    await server.api.slowStarted.wait()
    server.server.stop()
    // First that it should begin no more, then which request was the last.
    #expect(try client.goAway() == 0)
    var last: [UInt8] = []
    repeat {
      let frame = try client.receive()
      if frame.type == Kind.goAway { last = Array(frame.payload[..<4]) }
    } while last.isEmpty
    #expect(last == HTTP2Client.word(1))
    server.api.gate.open()
    #expect(try client.answer(1).status == 200)
    while (try? client.receive()) != nil {}
    await server.server.waitUntilStopped()
  }
}
