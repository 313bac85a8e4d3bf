import TestSupport
import Testing

@testable import Runtime

private let json = ("content-type", "application/json")

@Suite("HTTP/2 over a socket")
struct HTTP2Tests {
  @Test("a request by prior knowledge is answered as in HTTP/1.1, without the fields of a connection")
  func get() throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    client.request(1, "GET", "/hello")
    let answer = try client.answer(1)
    #expect(answer.status == 200 && answer.text == "{\"ok\":true}")
    #expect(answer["content-length"] == "11" && answer["x-content-type-options"] == "nosniff")
    #expect(answer["date"] != nil && answer["x-request-id"]?.count == 32)
    #expect(answer["connection"] == nil && answer["transfer-encoding"] == nil)
    #expect(answer.fields.allSatisfy { $0.name == $0.name.lowercased() })
    let old = try server.ask("GET /hello HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
    let names = Set(old.fields.map(\.name)).subtracting(["connection"])
    #expect(Set(answer.fields.map(\.name)).subtracting([":status"]) == names)
  }

  @Test("the preface may come in pieces, and something like it is HTTP/1.1")
  func preface() throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port, greets: false)
    for piece in ["P", "RI * HTTP/2.0\r\n", "\r\nSM\r\n", "\r\n"] {
      client.socket.send(piece)
      // The next piece comes when this one has been read.
      _ = try server.ask("GET /hello HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
    }
    client.send(HTTP2Client.Kind.settings)
    client.request(1, "GET", "/hello")
    #expect(try client.answer(1).status == 200)
    #expect(try server.ask("PRI * HTTP/2.0\r\nHost: h\r\n\r\n").status == 505)
    #expect(try server.ask("PUT /hello HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n").status == 405)
  }

  @Test("bodies arrive whole, with and without their length, in one frame and in many")
  func bodies() throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    client.request(1, "POST", "/echo", [json], body: Array("[1,2]".utf8))
    #expect(try client.answer(1).text == "[1,2]")
    client.request(3, "POST", "/echo", [json, ("content-length", "5")], body: Array("[1,2]".utf8))
    #expect(try client.answer(3).text == "[1,2]")
    client.send(
      HTTP2Client.Kind.headers, flags: HTTP2Client.Flag.endHeaders, stream: 5,
      HTTP2Client.block(HTTP2Client.head("POST", "/echo", [json])))
    for byte in "[1,2]".utf8 { client.send(HTTP2Client.Kind.data, stream: 5, [byte]) }
    client.send(HTTP2Client.Kind.data, flags: HTTP2Client.Flag.endStream, stream: 5)
    #expect(try client.answer(5).text == "[1,2]")
    client.request(7, "POST", "/echo", [json], body: [])
    #expect(try client.answer(7).status == 400)
    // RFC 9113 section 8.1.1: a length that is not that of the frames makes a message malformed.
    client.request(9, "POST", "/echo", [json, ("content-length", "4")], body: Array("[1,2]".utf8))
    #expect(try client.answer(9).reset == 1)
    // A trailer section ends the body and is passed over.
    client.send(
      HTTP2Client.Kind.headers, flags: HTTP2Client.Flag.endHeaders, stream: 11,
      HTTP2Client.block(HTTP2Client.head("POST", "/echo", [json])))
    client.send(HTTP2Client.Kind.data, stream: 11, Array("[3]".utf8))
    client.send(
      HTTP2Client.Kind.headers, flags: HTTP2Client.Flag.endHeaders | HTTP2Client.Flag.endStream, stream: 11,
      HTTP2Client.block([("digest", "none")]))
    #expect(try client.answer(11).text == "[3]")
  }

  @Test("methods, targets and missing routes are judged as in HTTP/1.1")
  func targets() throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    let asked: [(UInt32, String, String)] = [
      (1, "HEAD", "/hello"), (3, "DELETE", "/hello"), (5, "GET", "/nothing"), (7, "OPTIONS", "*"),
      (9, "OPTIONS", "/hello"), (11, "GET", "/things/a%2fb?x=1"), (13, "GET", "/hello/../hello"), (15, "GET", "/a%"),
      (17, "GET", "/\"bad\""), (19, "BREW", "/hello"),
    ]
    for (stream, method, path) in asked { client.request(stream, method, path) }
    let answers = try client.answers(asked.map(\.0))
    #expect(answers[1]?.status == 200 && answers[1]?["content-length"] == "11" && answers[1]?.body == [])
    #expect(answers[3]?.status == 405 && answers[3]?["allow"] == "GET, HEAD, OPTIONS")
    #expect(answers[5]?.status == 404)
    #expect(answers[7]?.status == 204 && answers[9]?.status == 204)
    #expect(answers[11]?.text == "\"/things/a%2fb\"")
    #expect(answers[13]?.status == 404)
    #expect(answers[15]?.status == 400 && answers[17]?.status == 400)
    #expect(answers[19]?.status == 405)
  }

  @Test("many requests are worked on at once, and a slow one holds up none")
  func concurrency() throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    client.request(1, "GET", "/slow")
    let others = (1...100).map { UInt32(2 * $0 + 1) }
    for stream in others { client.request(stream, "GET", "/hello") }
    let answers = try client.answers(others)
    #expect(others.allSatisfy { answers[$0]?.status == 200 })
    server.api.gate.open()
    #expect(try client.answer(1).status == 200)
  }

  @Test("no more requests than the limit are taken at once")
  func streamLimit() throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    let streams = (0..<130).map { UInt32(2 * $0 + 1) }
    for stream in streams { client.request(stream, "GET", "/slow") }
    let late = try client.answers([streams[128], streams[129]])
    #expect(late[streams[128]]?.reset == 7 && late[streams[129]]?.reset == 7)
    server.api.gate.open()
    let served = Array(streams[..<128])
    #expect(try client.answers(served).values.filter { $0.status == 200 }.count == 128)
  }

  @Test("answers wait for room and come whole, large ones beside small ones")
  func flowControl() throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    client.makesRoom = false
    client.request(1, "GET", "/stream")
    try client.receiveData(65_535)
    // There is no room left at all: heads need none, bodies do.
    client.request(3, "HEAD", "/hello")
    #expect(try client.answer(3).status == 200)
    client.makesRoom = true
    client.send(HTTP2Client.Kind.windowUpdate, HTTP2Client.word(65_535))
    client.send(HTTP2Client.Kind.windowUpdate, stream: 1, HTTP2Client.word(65_535))
    #expect(try client.answer(1).body.count == 500_000 - 65_535)
    client.request(5, "GET", "/large")
    client.request(7, "GET", "/hello")
    let both = try client.answers([5, 7])
    #expect(both[5]?.status == 500 && both[7]?.status == 200)
  }

  @Test("uploads are read as fast as they are used, in windows that are opened again")
  func uploads() throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    let size = 3 * 1024 * 1024
    client.send(
      HTTP2Client.Kind.headers, flags: HTTP2Client.Flag.endHeaders, stream: 1,
      HTTP2Client.block(HTTP2Client.head("POST", "/upload", [("content-type", "application/octet-stream")])))
    try client.sendBody(size, on: 1)
    let answer = try client.answer(1)
    #expect(answer.status == 200 && answer.text.contains("\(size)"))
  }

  @Test("a body past its cap is refused before it is sent, and the client is told to stop")
  func tooLarge() throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    for (stream, fields) in [(UInt32(1), [json, ("content-length", "1001")]), (3, [json])] {
      client.send(
        HTTP2Client.Kind.headers, flags: HTTP2Client.Flag.endHeaders, stream: stream,
        HTTP2Client.block(HTTP2Client.head("POST", "/echo", fields)))
    }
    client.send(HTTP2Client.Kind.data, stream: 3, [UInt8](repeating: 0x20, count: 1001))
    let answers = try client.answers([1, 3])
    #expect(answers[1]?.status == 413 && answers[3]?.status == 413)
    var stopped: [UInt32: UInt32] = [:]
    while stopped.count < 2 {
      for frame in client.frames where frame.type == HTTP2Client.Kind.reset { stopped[frame.stream] = frame.errorCode }
      if stopped.count < 2 { _ = try client.receive() }
    }
    #expect(stopped == [1: 0, 3: 0])
    client.request(5, "GET", "/hello")
    #expect(try client.answer(5).status == 200)
  }

  @Test("a body that waits for leave is asked for, and not where it would be refused")
  func expectation() throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    let asks = ("expect", "100-continue")
    for (stream, length) in [(UInt32(1), "3"), (3, "5000")] {
      client.send(
        HTTP2Client.Kind.headers, flags: HTTP2Client.Flag.endHeaders, stream: stream,
        HTTP2Client.block(HTTP2Client.head("POST", "/echo", [json, asks, ("content-length", length)])))
    }
    let refused = try client.answer(3)
    #expect(refused.status == 413 && refused.interim == [])
    while !client.frames.contains(where: { $0.type == HTTP2Client.Kind.headers && $0.stream == 1 }) {
      _ = try client.receive()
    }
    client.send(HTTP2Client.Kind.data, flags: HTTP2Client.Flag.endStream, stream: 1, Array("[1]".utf8))
    #expect(try client.answer(1).text == "[1]")
  }

  @Test("a quota is one, whichever protocol a request comes in by")
  func quota() throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    let bearer = ("authorization", "Bearer good")
    client.request(1, "GET", "/reading", [bearer])
    client.request(3, "GET", "/reading", [bearer])
    let answers = try client.answers([1, 3])
    #expect(answers[1]?.status == 200 && answers[3]?["x-ratelimit-remaining"] == "3")
    for remaining in ["2", "1"] {
      let old = try server.ask(
        "GET /reading HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer good\r\nConnection: close\r\n\r\n")
      #expect(old.status == 200 && old["x-ratelimit-remaining"] == remaining)
    }
    client.request(5, "GET", "/reading", [bearer])
    let last = try client.answer(5)
    #expect(last.status == 429 && last["retry-after"] != nil)
  }

  @Test("a client that resets its request ends the work on it")
  func reset() async throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    client.request(1, "GET", "/slow")
    await server.api.slowStarted.wait()
    client.send(HTTP2Client.Kind.reset, stream: 1, HTTP2Client.word(8))
    try await eventually { server.api.sawCancellation.load(ordering: .relaxed) }
    client.request(3, "GET", "/hello")
    #expect(try client.answer(3).status == 200)
  }

  @Test("of requests that come together one is reset, and its work alone ends")
  func resetAmongOthers() async throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    let flags = HTTP2Client.Flag.endHeaders | HTTP2Client.Flag.endStream
    let streams: [(UInt32, String)] = [(1, "/hello"), (3, "/slow"), (5, "/hello"), (7, "/stubborn")]
    client.socket.send(
      streams.flatMap { stream, path in
        HTTP2Client.bytes(
          HTTP2Client.Kind.headers, flags: flags, stream: stream, HTTP2Client.block(HTTP2Client.head("GET", path)))
      })
    #expect(try client.answers([1, 5]).values.allSatisfy { $0.status == 200 })
    try await server.works(on: 2, of: 1)
    // Of this one nobody hears that it was given up.
    client.send(HTTP2Client.Kind.reset, stream: 7, HTTP2Client.word(8))
    client.request(9, "GET", "/hello")
    #expect(try client.answer(9).status == 200)
    let wasCancelled = server.api.sawCancellation.load(ordering: .relaxed)
    #expect(!wasCancelled)
    client.send(HTTP2Client.Kind.reset, stream: 3, HTTP2Client.word(8))
    try await eventually("the end of the work") { server.api.sawCancellation.load(ordering: .relaxed) }
    try await server.works(on: 0, of: 0)
  }

  @Test("a request that is reset as soon as it is sent is not worked on")
  func resetAtOnce() async throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    let head = HTTP2Client.block(HTTP2Client.head("GET", "/slow"))
    let flags = HTTP2Client.Flag.endHeaders | HTTP2Client.Flag.endStream
    client.socket.send(
      HTTP2Client.bytes(HTTP2Client.Kind.headers, flags: flags, stream: 1, head)
        + HTTP2Client.bytes(HTTP2Client.Kind.reset, stream: 1, HTTP2Client.word(8)))
    client.request(3, "GET", "/hello")
    #expect(try client.answer(3).status == 200)
    try await server.works(on: 0, of: 0)
  }

  @Test("a handler that is late is answered for, and an answer that breaks off is reset")
  func late() throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    client.request(1, "GET", "/late")
    #expect(try client.answer(1).status == 503)
    client.request(3, "GET", "/hello")
    #expect(try client.answer(3).status == 200)
  }

  @Test("a handler that gives a stream once it was answered for adds nothing to that answer")
  func stubborn() throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    // Without room for bodies (SETTINGS_INITIAL_WINDOW_SIZE) the answer is still there when the handler's comes.
    client.send(HTTP2Client.Kind.settings, [0, 4, 0, 0, 0, 0])
    client.request(1, "GET", "/stubborn")
    while !client.frames.contains(where: { $0.type == HTTP2Client.Kind.headers }) { _ = try client.receive() }
    server.api.gate.open()
    // The loop takes up the handler before it answers this.
    client.request(3, "HEAD", "/hello")
    #expect(try client.answer(3).status == 200)
    client.send(HTTP2Client.Kind.windowUpdate, stream: 1, HTTP2Client.word(65_535))
    #expect(try client.answer(1).text == #"{"error":"Unavailable","retry_after":1}"#)
    let heads = client.frames.filter { $0.type == HTTP2Client.Kind.headers && $0.stream == 1 }
    #expect(heads.count == 1 && heads[0].fields.contains { $0.name == ":status" && $0.value == "503" })
  }

  @Test("log lines tell the protocol")
  func log() async throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    client.request(1, "GET", "/hello", [("user-agent", "tests")])
    _ = try client.answer(1)
    let lines = await server.stopAndReadLog().filter { $0["message"]?.text == "request" }
    #expect(lines.count == 1 && lines[0]["http_version"]?.text == "2" && lines[0]["user_agent"]?.text == "tests")
  }
}
