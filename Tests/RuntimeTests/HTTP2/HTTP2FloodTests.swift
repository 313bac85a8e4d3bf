import TestSupport
import Testing

@testable import Runtime

private typealias Kind = HTTP2Client.Kind
private typealias Flag = HTTP2Client.Flag
/// RFC 9113 section 7.
private let enhanceYourCalm: UInt32 = 11

@Suite("HTTP/2: clients that send without end")
struct HTTP2FloodTests {
  @Test("floods end the connection")
  func floods() throws {
    let server = try TestServer()
    let ping = HTTP2Client.bytes(Kind.ping, [UInt8](repeating: 1, count: 8))
    let settings = HTTP2Client.bytes(Kind.settings)
    let empty = HTTP2Client.bytes(Kind.data, stream: 1)
    let priority = HTTP2Client.bytes(Kind.priority, stream: 1, HTTP2Client.word(0) + [1])
    for frame in [ping, settings, empty, priority] {
      let client = try HTTP2Client(port: server.port)
      client.send(
        Kind.headers, flags: Flag.endHeaders, stream: 1,
        HTTP2Client.block(HTTP2Client.head("POST", "/upload", [("content-type", "application/octet-stream")])))
      client.socket.send(Array((0..<2500).map { _ in frame }.joined()))
      #expect(try client.goAway() == enhanceYourCalm)
    }
    #expect(try server.ask("GET /hello HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n").status == 200)
  }

  @Test("requests that are reset as soon as they are sent end the connection, whoever resets them")
  func rapidReset() throws {
    let server = try TestServer()
    let head = HTTP2Client.block(HTTP2Client.head("GET", "/slow"))
    func answer(to frame: (UInt32) -> [UInt8]) throws -> UInt32 {
      let client = try HTTP2Client(port: server.port)
      let frames = (0..<400).map { UInt32(2 * $0 + 1) }.flatMap { stream in
        HTTP2Client.bytes(Kind.headers, flags: Flag.endHeaders | Flag.endStream, stream: stream, head) + frame(stream)
      }
      client.socket.send(frames)
      return try client.goAway()
    }
    // nghttp2 names the flood an internal error.
    #expect(try answer { HTTP2Client.bytes(Kind.reset, stream: $0, HTTP2Client.word(8)) } != 0)
    // More room than there may be (RFC 9113 section 6.9.1): it is we who have to reset the stream.
    #expect(
      try answer { HTTP2Client.bytes(Kind.windowUpdate, stream: $0, HTTP2Client.word(0x7FFF_FFFF)) } == enhanceYourCalm)
    server.api.gate.open()
  }

  @Test("streams past the limit, opened without end, end the connection")
  func refusedStreams() throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    // Who has not said that it knows the limit is refused each of them.
    for number in 0..<128 {
      client.send(
        Kind.headers, flags: Flag.endHeaders, stream: UInt32(2 * number + 1),
        HTTP2Client.block(HTTP2Client.head("POST", "/upload", [("content-type", "application/octet-stream")])))
    }
    let more = (128..<2000).map { HTTP2Client.bytes(Kind.headers, flags: Flag.endHeaders, stream: UInt32(2 * $0 + 1)) }
    client.socket.send(Array(more.joined()))
    #expect(try client.goAway() == enhanceYourCalm)
    #expect(try server.ask("GET /hello HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n").status == 200)
  }

  @Test("streams that the server resets for bodies of another length end the connection")
  func wrongLengths() throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    let head = HTTP2Client.block(
      HTTP2Client.head("POST", "/upload", [("content-type", "application/octet-stream"), ("content-length", "1")]))
    var code: UInt32 = 0
    // Fewer at once than there may be.
    for batch in 0..<10 where code == 0 {
      let streams = (0..<50).map { UInt32(2 * (50 * batch + $0) + 1) }
      for stream in streams {
        client.send(Kind.headers, flags: Flag.endHeaders, stream: stream, head)
        client.send(Kind.data, stream: stream, [1, 2])
      }
      var left = streams.count
      while left > 0, code == 0 {
        let frame = try client.receive()
        if frame.type == Kind.reset { left -= 1 }
        if frame.type == Kind.goAway { code = frame.errorCode }
      }
    }
    #expect(code == enhanceYourCalm)
  }

  @Test("streams whose bodies do not come hold up no other address", arguments: [false, true])
  func stalledBodies(leaves: Bool) async throws {
    let server = try TestServer {
      $0.maxRequestsPerLoop = 16
      // However long other tests keep this one from its thread.
      $0.bodyTimeout = 600_000
    }
    let get = "GET /hello HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
    let head = HTTP2Client.block(HTTP2Client.head("POST", "/echo", [("content-type", "application/json")]))
    let stalled: [UInt32] = [1, 3, 5, 7]
    var client: HTTP2Client? = try HTTP2Client(port: server.port)
    for stream in stalled { client?.send(Kind.headers, flags: Flag.endHeaders, stream: stream, head) }
    try await server.works(on: stalled.count, of: 1)
    client?.send(Kind.headers, flags: Flag.endHeaders, stream: 9, head)
    let refusal = try client?.answer(9)
        #expect(refusal?.status == 503 && refusal?["retry-after"] == "1")
    #expect(try server.ask(get).status == 503, "over another connection no less")
    #expect(try server.ask(get, from: 0x7F00_0002).status == 200)
    if leaves {
      client = nil
    } else {
      for stream in stalled { client?.send(Kind.data, flags: Flag.endStream, stream: stream, Array("[]".utf8)) }
      let answers = try client?.answers(stalled)
      for stream in stalled { #expect(answers?[stream]?.status == 200) }
    }
    try await server.works(on: 0, of: 0)
    #expect(try server.ask(get).status == 200)
  }

  @Test("a connection on which frames never end holds up nobody")
  func endlessFrames() async throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    // Of a type that nobody knows, so that it is passed over (RFC 9113 section 4.1).
    let frames = Array((0..<10_000).map { _ in HTTP2Client.bytes(0x20) }.joined())
    let isOver = AtomicBox(0)
    let hasEnded = Gate()
    nonisolated(unsafe) let socket = client.socket  // this thread leaves it alone
    try startThread("frames") {
      while isOver.value.load(ordering: .relaxed) == 0 { socket.send(frames) }
      hasEnded.open()
    }
    for _ in 0..<20 {
      #expect(try server.ask("GET /hello HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n").status == 200)
    }
    isOver.value.store(1, ordering: .relaxed)
    await hasEnded.wait()
  }

  @Test("a head of endless pieces ends the connection")
  func continuations() throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    for stream in [1, 3] as [UInt32] {
      client.send(
        Kind.headers, flags: Flag.endStream, stream: stream, HTTP2Client.block(HTTP2Client.head("GET", "/hello")))
      for number in 1...8 {
        client.send(
          Kind.continuation, flags: number == 8 ? Flag.endHeaders : 0, stream: stream,
          HTTP2Client.block([("x\(number)", "y")]))
      }
    }
    #expect(try client.answers([1, 3]).values.map(\.status) == [200, 200], "eight are no more than may be")
    client.send(Kind.headers, stream: 5, HTTP2Client.block(HTTP2Client.head("GET", "/hello")))
    for number in 1...9 {
      client.send(Kind.continuation, stream: 5, HTTP2Client.block([("x\(number)", "y")]))
    }
    #expect(try client.goAway() != 0)
  }
}
