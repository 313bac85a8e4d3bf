import TestSupport
import Testing

@testable import Runtime

@Suite("What all clients, and one of them, may have at once")
struct CapTests {
  private let get = "GET /hello HTTP/1.1\r\nHost: h\r\n\r\n"

  @Test("too many connections are turned away")
  func connectionCaps() throws {
    let server = try TestServer { $0.maxConnectionsPerAddress = 3 }
    let kept = try (0..<3).map { _ in try server.connect() }
    for client in kept {
      client.send(get)
      #expect(try client.receive().status == 200)
    }
    let fourth = try server.connect()
    let answer = try fourth.receive()
    #expect(answer.status == 503 && answer["retry-after"] == "1" && answer["connection"] == "close")
    #expect(fourth.isEnded())
  }

  @Test("too many requests in flight are turned away")
  func requestCap() async throws {
    let server = try TestServer { $0.maxRequestsPerLoop = 1 }
    let slow = try server.connect()
    slow.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n")
    await server.api.slowStarted.wait()
    #expect(try server.ask(get).status == 503)
    server.api.gate.open()
    #expect(try slow.receive().status == 200)
    #expect(try server.ask(get).status == 200)
  }

  @Test("too many requests in flight from one address are turned away, and those of others are not")
  func requestShare() async throws {
    let server = try TestServer { $0.maxRequestsPerLoop = 8 }
    let slow = try (0..<2).map { _ in try server.connect() }
    for client in slow { client.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n") }
    try await server.works(on: 2, of: 1)
    let refusal = try server.ask(get)
    #expect(refusal.status == 503 && refusal["retry-after"] == "1")
    #expect(try server.ask(get, from: 0x7F00_0002).status == 200)
    server.api.gate.open()
    for client in slow { #expect(try client.receive().status == 200) }
    try await server.works(on: 0, of: 0)
    #expect(try server.ask(get).status == 200)
  }

  @Test("too many bodies in memory are turned away")
  func bodyBudget() throws {
    // A quarter is one address's.
    let server = try TestServer { $0.maxBufferedBodies = 2400 }
    let head = "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
    let body = "[" + String(repeating: " ", count: 498) + "]"
    let first = try server.connect()
    first.send(head + "Content-Length: 500\r\n\r\n" + body.dropLast())
    let second = try server.connect()
    // The order in which the loop reads them is not known, but only one fits.
    second.send(head + "Content-Length: 500\r\n\r\n" + body)
    let answers = [try second.receive().status]
    #expect(
      try server.ask(head + "Content-Length: 500\r\nConnection: close\r\n\r\n" + body, from: 0x7F00_0002).status == 200)
    first.send("]")
    #expect(Set(answers + [try first.receive().status]).isSubset(of: [200, 503]))
    #expect(try server.ask(head + "Content-Length: 500\r\n\r\n" + body).status == 200)
    #expect(
      try server.ask(head + "Content-Length: 700\r\n\r\n" + body + String(repeating: " ", count: 200)).status == 503)
  }

  /// A client that sends the first byte of a body to a handler that takes no more for now.
  private func beginBody(to server: TestServer, size: Int) throws -> RawClient {
    let client = try server.connect()
    client.beginPost("/patient", "application/octet-stream", size: size, "1")
    return client
  }

  @Test("what of a body waits for its handler is counted, for as long as it waits")
  func waitingBody() async throws {
    let server = try TestServer { $0.bodyTimeout = 600_000 }
    let bodies = server.server.census.bodies
    let client = try beginBody(to: server, size: 100_002)
    await server.api.slowStarted.wait()
    client.send([UInt8](repeating: 2, count: 100_000))
    try await eventually("a body that waits") { bodies.total == 100_000 }
    server.api.gate.open()
    try await eventually("a body that was taken") { bodies.total == 0 }
    client.send("3")
    #expect(try client.receive().text == "100002")
  }

  @Test("a body of which too much waits for its handler is turned away")
  func waitingBodyBudget() async throws {
    let server = try TestServer {
      // A quarter is one address's.
      $0.maxBufferedBodies = 200_000
      $0.bodyTimeout = 600_000
    }
    let bodies = server.server.census.bodies
    let client = try beginBody(to: server, size: 60_001)
    await server.api.slowStarted.wait()
    client.send([UInt8](repeating: 2, count: 40_000))
    try await eventually("a body that waits") { bodies.total == 40_000 }
    client.send([UInt8](repeating: 2, count: 20_000))
    // The loop has read it when it has answered somebody who came later.
    #expect(try server.ask(get).status == 200)
    server.api.gate.open()
    let answer = try client.receive()
    #expect(answer.status == 503 && answer["retry-after"] == "1")
    try await eventually("the end of what was counted") { bodies.total == 0 }
  }

  @Test("a client that asks for more and more without reading it is let go once that is too much for one address")
  func unreadAnswers() async throws {
    let server = try TestServer {
      // A quarter is one address's: less than any socket leaves of answers that it does not take whole.
      $0.maxUnreadAnswers = 400
      $0.writeTimeout = 600_000
    }
    let census = server.server.census
    let client = try server.connect(receiveBuffer: 4096)
    client.send(String(repeating: "GET /texts HTTP/1.1\r\nHost: h\r\n\r\n", count: 100))
    try await eventually("the end of the connection") { server.slowReaders == 1 && census.connectionCount == 0 }
    #expect(census.answers.total == 0)
    #expect(try server.ask(get).status == 200)
  }
}
