import TestSupport
import Testing

@testable import Runtime

@Suite("Connections after their last answer")
struct LingerTests {
  @Test("a silent peer is waited for briefly, one that goes on sending for longer, but not for ever")
  func times() {
    var linger = Linger(now: 1000)
    #expect(linger.deadline == 3000)
    linger.hear(now: 2500)
    #expect(linger.deadline == 4500)
    for now in stride(from: Int64(4000), through: 30_000, by: 1000) { linger.hear(now: now) }
    #expect(linger.deadline == 31_000 && !linger.hasEnded(30_999) && linger.hasEnded(31_000))
  }

  @Test("a server that stops reads on for as long as for a silent peer, whatever comes")
  func stopping() {
    var linger = Linger(now: 1000)
    linger.hurry(now: 1500)
    linger.hear(now: 3400)
    linger.hurry(now: 3400)
    #expect(linger.deadline == 3500 && linger.hasEnded(3500))
    // It does not lengthen what is nearly over.
    var late = Linger(now: 0)
    late.hear(now: 29_500)
    late.hurry(now: 29_500)
    #expect(late.deadline == 30_000)
  }

  private let busy = "GET /busy HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"

  /// A client that has been refused a body, most of which it has still to send.
  private func refused(by server: TestServer) throws -> RawClient {
    let client = try server.connect()
    client.beginPost("/echo", "application/json", size: 5_000_000)
    return client
  }

  @Test("a client that is refused a body finds its answer once it has sent for a while, and counts until then")
  func slowSender() async throws {
    let server = try TestServer()
    let census = server.server.census
    let client = try refused(by: server)
    // Each of them takes more than a seventh of a second: together longer than a silent client is waited for.
    for _ in 0..<20 {
      #expect(client.send([UInt8](repeating: 0x20, count: 100_000)))
      #expect(try server.ask(busy).status == 200)
      #expect(census.connectionCount > 0)
    }
    let answer = try client.receive()
    #expect(answer.status == 413 && answer.text == "{\"error\":\"Payload too large\"}")
    #expect(answer["connection"] == "close" && client.isEnded())
    client.finishSending()
    try await eventually("the end of the connection") { census.connectionCount == 0 }
  }

  @Test("a client that is refused a body and is silent is let go")
  func silentClient() async throws {
    let server = try TestServer()
    let client = try refused(by: server)
    #expect(try client.receive().status == 413)
    try await eventually("the end of the connection") { server.server.census.connectionCount == 0 }
    #expect(client.isEnded())
  }

  @Test("a client that goes on sending does not hold up a server that stops")
  func shutdown() async throws {
    let server = try TestServer { $0.shutdownGrace = 600_000 }
    let client = try refused(by: server)
    #expect(try client.receive().status == 413)
    server.server.stop()
    try await eventually("the end of the connection") {
      client.send([0x20])
      return server.server.census.connectionCount == 0
    }
    let log = await server.stopAndReadLog()
    #expect(!log.contains { $0["message"]?.text == "requests were cut off at shutdown" })
  }

  @Test("requests of a connection that has broken the rules are given up at once, whatever it still sends")
  func brokenConnection() async throws {
    let server = try TestServer { $0.bodyTimeout = 600_000 }
    let client = try HTTP2Client(port: server.port)
    client.send(
      HTTP2Client.Kind.headers, flags: HTTP2Client.Flag.endHeaders, stream: 1,
      HTTP2Client.block(HTTP2Client.head("POST", "/echo", [("content-type", "application/json")])))
    try await server.works(on: 1, of: 1)
    client.send(HTTP2Client.Kind.ping, [1])
    #expect(try client.goAway() != 0)
    try await eventually("the end of its request") {
      client.socket.send([0])
      return await server.server.requestsInFlight().total == 0
    }
  }
}
