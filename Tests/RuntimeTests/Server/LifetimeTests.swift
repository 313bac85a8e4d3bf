import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Runtime

@Suite("Time-outs, shutdown and log")
struct LifetimeTests {
  private let get = "GET /hello HTTP/1.1\r\nHost: h\r\n\r\n"

  @Test("a handler that takes too long is answered for and cancelled")
  func handlerTimeout() async throws {
    let server = try TestServer()
    let answer = try server.ask("GET /late HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(answer.status == 503 && answer["retry-after"] == "1" && answer["connection"] == "close")
    await server.api.gate.wait()
    let sawCancellation = server.api.sawCancellation.load(ordering: .relaxed)
    #expect(sawCancellation)
  }

  @Test("a cancelled task works on no other request")
  func cancelledTask() async throws {
    let server = try TestServer()
    #expect(try server.ask("GET /late HTTP/1.1\r\nHost: h\r\n\r\n").status == 503)
    await server.api.gate.wait()
    server.api.sawCancellation.store(false, ordering: .relaxed)
    for _ in 0..<5 { #expect(try server.ask("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n").status == 200) }
    let sawCancellation = server.api.sawCancellation.load(ordering: .relaxed)
    #expect(!sawCancellation)
  }

  @Test("a client that leaves cancels nothing of what its task works on next")
  func leftTask() async throws {
    let server = try TestServer()
    var first: RawClient? = try server.connect()
    first?.send(get)
    #expect(try first?.receive().status == 200)
    let second = try server.connect()
    second.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n")
    await server.api.slowStarted.wait()
    first = nil
    let census = server.server.census
    try await eventually { census.connectionCount == 1 }
    server.api.gate.open()
    #expect(try second.receive().status == 200)
    let sawCancellation = server.api.sawCancellation.load(ordering: .relaxed)
    #expect(!sawCancellation)
  }

  @Test("more requests may wait at once than tasks are kept")
  func manyTasks() async throws {
    let server = try TestServer { $0.maxConnectionsPerAddress = 300 }
    let clients = try (0..<150).map { _ in try server.connect() }
    for client in clients { client.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n" + get) }
    // One loop takes requests in the order in which they come: by then all the others wait.
    #expect(try server.ask(get).status == 200)
    server.api.gate.open()
    for client in clients {
      #expect(try client.receive().text == "\"slow\"")
      #expect(try client.receive().status == 200)
      client.send(get)
    }
    for client in clients { #expect(try client.receive().status == 200) }
  }

  @Test("slow clients are told, idle ones let go")
  func slowClients() throws {
    let server = try TestServer {
      $0.idleTimeout = 200
      $0.headTimeout = 200
      $0.bodyTimeout = 200
    }
    let idle = try server.connect()
    let head = try server.connect()
    head.send("GET /hel")
    let body = try server.connect()
    body.beginPost("/echo", "application/json", size: 10, "[1")
    let upload = try server.connect()
    upload.beginPost("/upload", "application/octet-stream", size: 10, "[1")
    #expect(idle.isEnded())
    for client in [head, body, upload] {
      #expect(try client.receive().status == 408)
      #expect(client.isEnded())
    }
  }

  @Test("a client that takes no answer is let go")
  func slowReader() async throws {
    let server = try TestServer { $0.writeTimeout = 300 }
    let client = try server.connect(receiveBuffer: 4096)
    client.send(String(repeating: "GET /stream HTTP/1.1\r\nHost: h\r\n\r\n", count: 40))
    try await eventually("the end of a slow reader") { server.slowReaders == 1 }
    #expect(try server.ask(get).status == 200)
  }

  @Test("a client that reads an answer by less than the least is let go, though it never stands still")
  func readingRate() async throws {
    let server = try TestServer {
      $0.writeTimeout = 300
      $0.writeRate = 50_000_000
    }
    let client = try server.connect(receiveBuffer: 4096)
    client.send("GET /endless HTTP/1.1\r\nHost: h\r\n\r\n")
    try await eventually("the end of a slow reader") {
      _ = try? client.take(500)
      return server.slowReaders == 1
    }
    try await eventually("the end of its connection") { server.server.census.connectionCount == 0 }
    let log = await server.stopAndReadLog()
    #expect(log.contains { $0["message"]?.text == "an answer was read too slowly" })
  }

  @Test("a client that rests for longer than a handler may take gets the rest of its answer")
  func patience() async throws {
    let server = try TestServer { $0.writeTimeout = 60_000 }
    // Room for whole segments, which else come only when the system tries.
    let client = try server.connect(receiveBuffer: 256 * 1024)
    client.send("GET /endless HTTP/1.1\r\nHost: h\r\n\r\n")
    _ = try client.take(1000)
    // Each of these takes more than a seventh of the handler's second.
    for _ in 0..<10 { #expect(try server.ask("GET /busy HTTP/1.1\r\nHost: h\r\n\r\n").status == 200) }
    // Far more than was on its way.
    for _ in 0..<400 { _ = try client.take(100_000) }
    #expect(server.slowReaders == 0)
  }

  @Test("a body that came fast at first has to go on")
  func arrivalRate() throws {
    let server = try TestServer {
      $0.bodyTimeout = 300
      $0.bodyRate = 1000
    }
    let client = try server.connect()
    client.send(
      "POST /upload HTTP/1.1\r\nHost: h\r\nContent-Type: application/octet-stream\r\nContent-Length: 3000001\r\n\r\n")
    client.send([UInt8](repeating: 1, count: 3_000_000))
    #expect(try client.receive().status == 408)
    #expect(client.isEnded())
  }

  @Test("at shutdown requests in flight finish, and nothing new begins")
  func shutdown() async throws {
    let server = try TestServer()
    let idle = try server.connect()
    idle.send(get)
    #expect(try idle.receive().status == 200)
    let slow = try server.connect()
    slow.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n")
    await server.api.slowStarted.wait()
    server.server.stop()
    #expect(idle.isEnded())
    #expect(throws: RawClient.Ended.self) { try server.ask(get) }
    server.api.gate.open()
    let answer = try slow.receive()
    #expect(answer.status == 200 && answer["connection"] == "close")
    #expect(slow.isEnded())
    await server.server.waitUntilStopped()
  }

  @Test("at shutdown all connections that the system has taken are served")
  func shutdownBacklog() throws {
    let server = try TestServer { $0.maxConnectionsPerAddress = 400 }
    let busy = try server.connect()
    busy.send("GET /busy HTTP/1.1\r\nHost: h\r\n\r\n")
    let clients = try (0..<300).map { _ in try server.connect() }
    for client in clients { client.send(get) }
    server.server.stop()
    #expect(try busy.receive().status == 200)
    for client in clients { #expect(try client.receive().status == 200) }
  }

  @Test("a client that sends many requests at once lets others have their answers in between")
  func turns() async throws {
    let server = try TestServer()
    let api = server.api
    defer { api.releasedCount.store(.max, ordering: .relaxed) }
    let (many, one) = (try server.connect(), try server.connect())
    for client in [many, one] {
      client.send(get)
      #expect(try client.receive().status == 200)
    }
    let held = "GET /held HTTP/1.1\r\nHost: h\r\n\r\n"
    let holder = try server.connect()
    holder.send(held)
    try await eventually("a loop that is held") { api.heldCount.load(ordering: .relaxed) == 1 }
    // What both send waits for the loop, and is found at once.
    many.send(String(repeating: get, count: 300) + held)
    one.send(get)
    api.releasedCount.store(1, ordering: .relaxed)
    // The loop is held again before the many are through.
    #expect(try one.receive().status == 200)
    api.releasedCount.store(2, ordering: .relaxed)
    for _ in 0...300 { #expect(try many.receive().status == 200) }
    #expect(try holder.receive().status == 200)
  }

  @Test("a client that rests on an answer longer than it may be idle gets the next one as well")
  func restsOnAnswers() throws {
    let server = try TestServer { $0.idleTimeout = 200 }
    let client = try server.connect(receiveBuffer: 256 * 1024)
    // More than the system takes, and the server keeps.
    client.send(String(repeating: "GET /texts HTTP/1.1\r\nHost: h\r\n\r\n", count: 100) + get)
    for _ in 0..<6 { #expect(try server.ask("GET /busy HTTP/1.1\r\nHost: h\r\n\r\n").status == 200) }
    for _ in 0...100 { #expect(try client.receive().status == 200) }
  }

  @Test("shutdown does not wait longer than its grace")
  func grace() async throws {
    let server = try TestServer { $0.shutdownGrace = 100 }
    let client = try server.connect()
    client.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n")
    client.send("[")
    #expect(try server.ask(get).status == 200)
    server.server.stop()
    await server.server.waitUntilStopped()
  }

  @Test("shutdown does not wait for bodies of requests that are answered")
  func answeredBodies() async throws {
    let server = try TestServer {
      $0.bodyTimeout = 600_000
      $0.shutdownGrace = 600_000
    }
    let client = try server.connect()
    client.send("POST /none HTTP/1.1\r\nHost: h\r\nContent-Length: 5000\r\n\r\n")
    #expect(try client.receive().status == 404)
    server.server.stop()
    try await eventually("the end of the connection") { server.server.census.connectionCount == 0 }
    #expect(client.isEnded())
  }

  @Test("SIGTERM stops a server that runs")
  func signals() async throws {
    let server = try TestServer(starts: false)
    let ready = Gate()
    let run = Task { try await server.server.run { ready.open() } }
    await ready.wait()
    #expect(try server.ask(get).status == 200)
    kill(getpid(), SIGTERM)
    try await run.value
    #expect(throws: RawClient.Ended.self) { try server.ask(get) }
  }

  @Test("the log tells of each request, without secrets, queries and paths")
  func accessLog() async throws {
    let server = try TestServer()
    let client = try server.connect()
    client.send(
      "GET /reading?code=hidden HTTP/1.1\r\nHost: h\r\nUser-Agent: probe\"\\\u{1F}x\r\n\r\n".replacing(
        "\u{1F}", with: ""))
    _ = try client.receive()
    client.send("GET /reading HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer good\r\n\r\n")
    let answer = try client.receive()
    client.send("GET /things/private HTTP/1.1\r\nHost: h\r\n\r\n")
    _ = try client.receive()
    client.send("BROKEN\r\n\r\n")
    _ = try client.receive()
    let log = await server.stopAndReadLog()
    let requests = log.filter { $0["message"]?.text == "request" }
    #expect(requests.count == 4)
    #expect(requests[0]["failure"]?.text == "unauthenticated" && requests[0]["user_agent"]?.text == "probe\"\\x")
    #expect(requests[0]["status"]?.number == "401" && requests[0]["route"]?.text == "/reading")
    #expect(requests[1]["request_id"]?.text == answer["x-request-id"])
    #expect(requests[1]["editor_id"]?.number == "1" && requests[1]["client_id"]?.text == "client")
    #expect(requests[1]["peer"]?.text == "127.0.0.1" && requests[1]["method"]?.text == "GET")
    #expect(requests[2]["route"]?.text == "/things/{id}")
    #expect(requests[3]["failure"]?.text == "malformed" && requests[3]["route"] == nil)
    for line in log {
      #expect(!"\(line)".contains("hidden") && !"\(line)".contains("good") && !"\(line)".contains("private"))
    }
  }

  @Test("many clients on several loops each get their own answers")
  func concurrency() async throws {
    let server = try TestServer { $0.loops = 2 }
    await withTaskGroup(of: Bool.self) { group in
      for worker in 0..<8 {
        group.addTask {
          guard let client = try? server.connect() else { return false }
          for round in 0..<200 {
            let body = "[\(worker),\(round)]"
            client.send(
              "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
            guard let answer = try? client.receive(), answer.text == body else { return false }
          }
          return true
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
