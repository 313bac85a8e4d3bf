import Testing

@testable import Runtime

@Suite("HTTP/1.1 over a socket")
struct ProtocolTests {
  private let get = "GET /hello HTTP/1.1\r\nHost: h\r\n\r\n"

  private func post(_ path: String, _ body: String, _ fields: String = "") -> String {
    "POST \(path) HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n\(fields)"
      + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  @Test("an answer has the fields that each has")
  func fields() throws {
    let server = try TestServer()
    let answer = try server.ask(get)
    #expect(answer.status == 200 && answer.text == "{\"ok\":true}")
    #expect(answer["date"]?.hasSuffix(" GMT") == true)
    #expect(answer["x-request-id"]?.count == 32)
    #expect(answer["content-type"] == "application/json")
    #expect(answer["x-content-type-options"] == "nosniff")
    #expect(answer["cache-control"] == "no-store")
    #expect(answer["referrer-policy"] == "no-referrer")
    #expect(answer["x-frame-options"] == "DENY")
    #expect(answer["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'")
    #expect(answer["connection"] == nil)
  }

  @Test("requests follow each other on one connection, pipelined ones in order")
  func pipelining() throws {
    let server = try TestServer()
    let client = try server.connect()
    client.send((0..<300).map { "GET /things/\($0) HTTP/1.1\r\nHost: h\r\n\r\n" }.joined())
    for index in 0..<300 { #expect(try client.receive().text == "\"/things/\(index)\"") }
    client.send(post("/echo", "[1]") + "GET /stream HTTP/1.1\r\nHost: h\r\n\r\n" + post("/echo", "[2]"))
    #expect(try client.receive().text == "[1]")
    #expect(try client.receive().body.count == 500_000)
    #expect(try client.receive().text == "[2]")
  }

  @Test("a client that reads nothing is not served without end")
  func pipeliningBackpressure() throws {
    let server = try TestServer()
    let client = try server.connect(receiveBuffer: 4096)
    let request = "GET /stream HTTP/1.1\r\nHost: h\r\n\r\n"
    client.send(String(repeating: request, count: 20))
    for _ in 0..<20 { #expect(try client.receive().body.count == 500_000) }
    client.send(get)
    #expect(try client.receive().status == 200)
  }

  @Test("a request has come when its body has, so that no slow one gets past a deadline")
  func receivedAt() throws {
    let server = try TestServer()
    let client = try server.connect()
    let request = post("/echo", "[1]")
    client.send(String(request.dropLast(3)))
    // The loop has read the head when it has answered somebody else.
    #expect(try server.ask(get).status == 200)
    let before = server.clock.now
    server.clock.advance(milliseconds: 60_000)
    client.send("[1]")
    #expect(try client.receive().text == "[1]")
    let received = try #require(server.api.received.withLock { $0 })
    #expect(received >= before.adding(milliseconds: 60_000))
  }

  @Test("a request may come byte by byte")
  func slowly() throws {
    let server = try TestServer()
    let client = try server.connect()
    for byte in Array(post("/echo", "{\"a\":1}").utf8) { client.send([byte]) }
    #expect(try client.receive().text == "{\"a\":1}")
    let chunked =
      "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
      + "3\r\n[1,\r\n2;x\r\n2]\r\n0\r\nA: b\r\n\r\n"
    for byte in Array(chunked.utf8) { client.send([byte]) }
    #expect(try client.receive().text == "[1,2]")
  }

  @Test("a broken message is answered and ends the connection")
  func broken() throws {
    let server = try TestServer()
    for (text, status) in [
      ("GET / HTTP/1.1\r\nHost: h\r\nA : b\r\n\r\n", 400), ("GET / HTTP/1.1\nHost: h\n\n", 400),
      ("GET /" + String(repeating: "a", count: 9000), 414),
      ("GET / HTTP/1.1\r\nHost: h\r\nA: " + String(repeating: "a", count: 40_000), 431),
      ("GET / HTTP/3.0\r\nHost: h\r\n\r\n", 505),
      (
        "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
          + "GET /hello HTTP/1.1\r\nHost: h\r\n\r\n",
        400
      ),
      (
        "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
          + "zz\r\nGET /hello HTTP/1.1\r\nHost: h\r\n\r\n",
        400
      ),
    ] {
      let client = try server.connect()
      client.send(text)
      let answer = try client.receive()
      #expect(answer.status == status)
      #expect(answer["connection"] == "close")
      #expect(answer["content-type"] == "application/json" && answer["date"] != nil)
      #expect(client.isEnded())
    }
  }

  @Test("a HEAD that is refused before it is a request is answered without content as well")
  func brokenHead() throws {
    let server = try TestServer()
    for (text, status) in [
      ("HEAD / HTTP/1.1\r\nHost: h\r\nA : b\r\n\r\n", 400), ("HEAD / HTTP/1.1\nHost: h\n\n", 400),
      ("\r\nHEAD / HTTP/1.1\r\n\r\n", 400), ("HEAD /" + String(repeating: "a", count: 9000), 414),
      ("HEAD / HTTP/1.1\r\nHost: h\r\nA: " + String(repeating: "a", count: 40_000), 431),
    ] {
      let client = try server.connect()
      client.send(text)
      let answer = try client.receive(head: true)
      #expect(answer.status == status && answer["content-length"] != "0")
      #expect(client.isEnded(), "nothing follows")
    }
    let client = try server.connect()
    client.send("HEADER / HTTP/1.1\r\n\r\n")
    #expect(try client.receive().text.hasPrefix("{\"error\":"))
  }

  @Test("HTTP/1.0 and Connection: close end the connection; streams end with it")
  func closing() throws {
    let server = try TestServer()
    for text in ["GET /hello HTTP/1.0\r\n\r\n", "GET /hello HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"] {
      let client = try server.connect()
      client.send(text)
      let answer = try client.receive()
      #expect(answer.status == 200 && answer["connection"] == "close")
      #expect(client.isEnded())
    }
    let old = try server.connect()
    old.send("GET /stream HTTP/1.0\r\n\r\n")
    let answer = try old.receive()
    #expect(answer["transfer-encoding"] == nil && answer["content-length"] == nil && answer.body.count == 500_000)
  }

  @Test("a client that has finished sending is still answered")
  func halfClosed() throws {
    let server = try TestServer()
    let client = try server.connect()
    client.send(post("/echo", "[1]") + get)
    client.finishSending()
    #expect(try client.receive().text == "[1]")
    #expect(try client.receive().status == 200)
    #expect(client.isEnded())
  }

  @Test("a body that ends early is 400, whenever its end is noticed", arguments: [false, true])
  func cutBodies(isWaiting: Bool) throws {
    let server = try TestServer(starts: isWaiting)
    let length = "Content-Length: 10\r\n\r\n"
    let chunked = "Transfer-Encoding: chunked\r\n\r\n"
    let cut = [
      length, length + "[1", "Expect: 100-continue\r\n" + length, chunked, chunked + "2", chunked + "2\r\n[",
      chunked + "2\r\n[1\r\n", chunked + "2\r\n[1\r\n0\r\n",
    ]
    let requests = [("/echo", "application/json"), ("/upload", "application/octet-stream")].flatMap { path, type in
      cut.map { "POST \(path) HTTP/1.1\r\nHost: h\r\nContent-Type: \(type)\r\n\($0)" }
    }
    for _ in 0..<(isWaiting ? 30 : 1) {
      let clients = try requests.map { request in
        let client = try server.connect()
        client.send(request)
        client.finishSending()
        return client
      }
      // A server that starts now reads the end together with what came before it.
      if !isWaiting { try server.server.start() }
      for (client, request) in zip(clients, requests) {
        var answer = try client.receive()
        if answer.status == 100 { answer = try client.receive() }
        #expect(answer.status == 400 && answer.text.contains("The connection ended before the body did"), "\(request)")
        #expect(answer["connection"] == "close" && client.isEnded())
      }
    }
  }

  @Test("HEAD has the fields of GET and no body")
  func head() throws {
    let server = try TestServer()
    let client = try server.connect()
    for (path, length) in [("/hello", "11"), ("/file", "210000")] {
      client.send("HEAD \(path) HTTP/1.1\r\nHost: h\r\n\r\n")
      let answer = try client.receive(head: true)
      #expect(answer.status == 200 && answer["content-length"] == length)
    }
    client.send("HEAD /none HTTP/1.1\r\nHost: h\r\n\r\n" + get)
    #expect(try client.receive(head: true).status == 404)
    #expect(try client.receive().status == 200)
  }

  @Test("OPTIONS and wrong methods name what is allowed")
  func methods() throws {
    let server = try TestServer()
    let options = try server.ask("OPTIONS /hello HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(options.status == 204 && options["allow"] == "GET, HEAD, OPTIONS" && options["content-length"] == nil)
    #expect(try server.ask("OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n").status == 204)
    for method in ["DELETE", "TRACE", "BREW", "get"] {
      let answer = try server.ask("\(method) /hello HTTP/1.1\r\nHost: h\r\n\r\n")
      #expect(answer.status == 405 && answer["allow"] == "GET, HEAD, OPTIONS")
    }
    #expect(try server.ask("GET /things/../hello HTTP/1.1\r\nHost: h\r\n\r\n").status == 404)
    #expect(try server.ask("GET http://h/hello HTTP/1.1\r\nHost: h\r\n\r\n").status == 200)
  }

  @Test("100 Continue is said only to what will be read")
  func expectContinue() throws {
    let server = try TestServer()
    let head = "Host: h\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
    let client = try server.connect()
    client.send("POST /echo HTTP/1.1\r\n\(head)Content-Length: 3\r\n\r\n")
    #expect(try client.receive().status == 100)
    client.send("[1]")
    #expect(try client.receive().text == "[1]")
    client.send("POST /echo HTTP/1.1\r\n\(head)Content-Length: 1001\r\n\r\n")
    let refused = try client.receive()
    #expect(refused.status == 413 && refused["connection"] == "close")
    #expect(client.isEnded())
    let other = try server.connect()
    other.send("POST /none HTTP/1.1\r\n\(head)Content-Length: 3\r\n\r\n")
    #expect(try other.receive().status == 404)
    #expect(other.isEnded())
  }

  @Test("a body that nobody reads is read over where it is small")
  func unreadBodies() throws {
    let server = try TestServer()
    let client = try server.connect()
    client.send(
      "POST /none HTTP/1.1\r\nHost: h\r\nContent-Length: 5000\r\n\r\n" + String(repeating: "x", count: 5000) + get)
    #expect(try client.receive().status == 404)
    #expect(try client.receive().status == 200)
    client.send("GET /hello HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n" + get)
    #expect(try client.receive().status == 200)
    #expect(try client.receive().status == 200)
    client.send(
      "POST /none HTTP/1.1\r\nHost: h\r\nContent-Length: 500000\r\n\r\n" + String(repeating: "x", count: 500_000))
    let answer = try client.receive()
    #expect(answer.status == 404 && answer["connection"] == "close")
    #expect(client.isEnded())
  }

  @Test("bodies are held to their cap, declared or not")
  func caps() throws {
    let server = try TestServer()
    let fits = "[" + String(repeating: " ", count: 998) + "]"
    #expect(try server.ask(post("/echo", fits)).status == 200)
    let declared = try server.ask(post("/echo", fits + " "))
    #expect(declared.status == 413 && declared.text == "{\"error\":\"Payload too large\"}")
    let chunked =
      "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    #expect(try server.ask(chunked + "3e8\r\n\(fits)\r\n0\r\n\r\n").status == 200)
    // The end of the body is not waited for.
    let over = try server.ask(chunked + "3e9\r\n\(fits) ")
    #expect(over.status == 413 && over["connection"] == "close")
  }

  @Test("bodies may be streams, read as fast as they are taken")
  func uploads() throws {
    let server = try TestServer()
    let size = 3 * 1024 * 1024
    let head = "POST /upload HTTP/1.1\r\nHost: h\r\nContent-Type: application/octet-stream\r\n"
    let bytes = [UInt8](repeating: 1, count: size)
    let client = try server.connect()
    client.send(head + "Content-Length: \(size)\r\n\r\n")
    client.send(bytes)
    #expect(try client.receive().text == "\(size)")
    client.send(head + "Transfer-Encoding: chunked\r\n\r\n" + String(size, radix: 16) + "\r\n")
    client.send(bytes + Array("\r\n0\r\n\r\n".utf8))
    #expect(try client.receive().text == "\(size)")
    client.send(head + "Transfer-Encoding: chunked\r\n\r\n" + String(2 * size, radix: 16) + "\r\n")
    client.send(bytes + bytes)
    #expect(try client.receive().status == 413)
  }

  @Test("answers may be streams, chunked or of a known length")
  func streams() throws {
    let server = try TestServer()
    let client = try server.connect()
    client.send("GET /stream HTTP/1.1\r\nHost: h\r\n\r\nGET /file HTTP/1.1\r\nHost: h\r\n\r\n")
    let chunked = try client.receive()
    #expect(chunked["transfer-encoding"] == "chunked" && chunked["content-length"] == nil)
    #expect(chunked.body == (0..<100).flatMap { [UInt8](repeating: $0, count: 5000) })
    let file = try client.receive()
    #expect(file["content-length"] == "210000" && file["transfer-encoding"] == nil)
    #expect(file.body == (0..<3).flatMap { [UInt8](repeating: $0, count: 70_000) })
  }
}
