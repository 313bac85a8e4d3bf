import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Outgoing

@Suite struct HTTPClientTests {
  private let lenient = TargetPolicy(allowsPlainHTTP: true, allowsPrivateAddresses: true)

  private func post(_ url: String, _ body: String = "{}", milliseconds: Int64 = 600_000) -> HTTPRequest {
    HTTPRequest(
      .post, url, headers: [("Content-Type", "application/json"), ("X-Empty", "")], body: Array(body.utf8),
      timeoutMilliseconds: milliseconds)
  }

  private func failure(_ client: HTTPClient, _ request: HTTPRequest) async -> OutgoingError? {
    do throws(OutgoingError) {
      _ = try await client.send(request)
      return nil
    } catch {
      return error
    }
  }

  @Test func exactlyTheBytesAreSent() async throws {
    let receiver = try Receiver { _ in .answer(201, headers: ["X-Answer: yes", "Retry-After: 7"], body: "thanks") }
    let client = try HTTPClient(policy: lenient)
    let body = "{\"é\":\"\u{0}\\u2028\"}\n"
    let response = try await client.send(post(receiver.url + "?q=a%20b", body))
    #expect(response.status == 201)
    #expect(response["x-answer"] == "yes" && response["Retry-After"] == "7" && response["none"] == nil)
    #expect(response.body == Array("thanks".utf8) && !response.isCut)
    let request = try #require(receiver.requests.first)
    #expect(request.method == "POST" && request.target == "/hook?q=a%20b")
    #expect(request.body == Array(body.utf8))
    #expect(request["content-type"] == "application/json" && request["x-empty"] == "")
    #expect(request["content-length"] == "\(body.utf8.count)")
    for absent in ["expect", "accept-encoding", "user-agent", "cookie", "authorization", "proxy-authorization"] {
      #expect(request[absent] == nil, "\(absent)")
    }
    let empty = try await client.send(post(receiver.url, ""))
    #expect(empty.status == 201 && receiver.requests[1].body.isEmpty)
    let got = try await client.send(HTTPRequest(.get, receiver.url, timeoutMilliseconds: 600_000))
    #expect(got.status == 201 && receiver.requests[2].method == "GET")
  }

  @Test(.timeLimit(.minutes(1))) func linesWhoseNamesAreNoneArePassedOver() async throws {
    let marks = String(repeating: "\u{301}", count: 7000) + String(repeating: "\u{316}", count: 7000)
    let receiver = try Receiver { _ in
      .answer(200, headers: [marks + ": passed over", "X@Y: passed over", "X-Answer: yes"])
    }
    let response = try await HTTPClient(policy: lenient).send(post(receiver.url))
    #expect(response["x-answer"] == "yes")
    #expect(!response.headers.contains { $0.value == "passed over" })
  }

  @Test func redirectsAreAnswersLikeOthers() async throws {
    let elsewhere = try Receiver()
    let receiver = try Receiver { _ in .answer(307, headers: ["Location: \(elsewhere.url)"]) }
    let response = try await HTTPClient(policy: lenient).send(post(receiver.url))
    #expect(response.status == 307)
    #expect(elsewhere.requests.isEmpty)
  }

  @Test func longAnswersAreCutOrRefused() async throws {
    let receiver = try Receiver { _ in .answer(200, body: String(repeating: "x", count: 5_000_000)) }
    let client = try HTTPClient(policy: lenient)
    var request = post(receiver.url)
    request.bodyLimit = 1000
    let cut = try await client.send(request)
    #expect(cut.status == 200 && cut.body.count == 1000 && cut.isCut)
    request.overflow = .fail
    #expect(await failure(client, request) == .tooLarge)
    receiver.reply { _ in .answer(200, headers: (0..<2000).map { "X-\($0): \(String(repeating: "y", count: 50))" }) }
    #expect(await failure(client, request) == .tooLarge)
    receiver.reply { _ in .answer(200, headers: ["X: " + String(repeating: "y", count: 500_000)]) }
    #expect(await failure(client, request) == .tooLarge)
    receiver.reply { _ in .answer(204) }
    #expect(try await client.send(request).status == 204)
  }

  @Test func brokenAnswersAreTold() async throws {
    let receiver = try Receiver()
    let client = try HTTPClient(policy: lenient)
    for (bytes, error): (String, OutgoingError) in [
      ("", .connect), ("hello\r\n\r\n", .protocol), ("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", .protocol),
      ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", .protocol), ("HTTP/1.1 2", .connect),
    ] {
      receiver.reply { _ in .bytes(bytes) }
      #expect(await failure(client, post(receiver.url)) == error, "\(bytes)")
    }
    receiver.reply { _ in .bytes("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 202 Fine\r\nX: 1\r\nContent-Length: 0\r\n\r\n")
    }
    let interim = try await client.send(post(receiver.url))
    #expect(interim.status == 202 && interim["x"] == "1")
  }

  @Test func silenceTimesOutAndCancellationBreaksOff() async throws {
    let receiver = try Receiver { _ in .silence }
    let client = try HTTPClient(policy: lenient)
    let begin = ContinuousClock.now
    #expect(await failure(client, post(receiver.url, milliseconds: 300)) == .timeout)
    #expect(ContinuousClock.now - begin < .seconds(20))
    let task = Task { await failure(client, post(receiver.url, milliseconds: 60_000)) }
    try await eventually { receiver.requests.count == 2 }
    task.cancel()
    #expect(await task.value == .cancelled)
    let early = Task { () -> OutgoingError? in
      while !Task.isCancelled { await Task.yield() }
      return await failure(client, post(receiver.url, milliseconds: 60_000))
    }
    early.cancel()
    #expect(await early.value == .cancelled)
    let closing = Task { await failure(client, post(receiver.url, milliseconds: 60_000)) }
    try await eventually { receiver.requests.count == 3 }
    client.close()
    #expect(await closing.value == .cancelled)
    #expect(await failure(client, post(receiver.url)) == .cancelled)
  }

  @Test func nobodyThereIsNoConnection() async throws {
    let receiver = try Receiver()
    receiver.close()
    #expect(await failure(try HTTPClient(policy: lenient), post(receiver.url)) == .connect)
  }

  /// None is answered before all have come.
  @Test func manyRunAtOnceOnOneThread() async throws {
    let missing = DispatchGroup()
    for _ in 0..<100 { missing.enter() }
    let receiver = try Receiver { request in
      missing.leave()
      guard missing.wait(timeout: .now() + 60) == .success else { return .answer(504) }
      return .answer(200, body: String(decoding: request.body, as: UTF8.self))
    }
    let client = try HTTPClient(policy: lenient)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<100 {
        group.addTask {
          let response = try await client.send(post(receiver.url, "\(number)"))
          #expect(response.status == 200)
          #expect(response.body == Array("\(number)".utf8))
        }
      }
      try await group.waitForAll()
    }
    #expect(receiver.requests.count == 100)
  }

  // MARK: Whom it calls

  @Test(arguments: [
    "https://127.0.0.1/", "https://[::1]/", "https://10.0.0.1/", "https://169.254.169.254/latest/meta-data",
    "https://[::ffff:127.0.0.1]/", "https://[fd00:ec2::254]/", "https://0.0.0.0/", "https://localhost/",
  ])
  func whatIsNotOnTheInternetIsRefused(url: String) async throws {
    #expect(await failure(try HTTPClient(policy: TargetPolicy()), post(url)) == .refusedAddress)
  }

  @Test func plainHTTPIsRefusedWhereItMustBe() async throws {
    guard case .refusedURL = await failure(try HTTPClient(policy: TargetPolicy()), post("http://example.org/")) else {
      Issue.record("plain http must be refused")
      return
    }
  }

  /// A name may stand for several addresses: those that may not be called are left out, and it is not asked for again.
  @Test func aNameIsBoundToTheAddressesThatWereJudged() async throws {
    let receiver = try Receiver()
    let asked = Counter()
    let client = try HTTPClient(policy: lenient) { (host, _) throws(OutgoingError) in
      asked.add()
      #expect(host == "hooks.example.org")
      return ["169.254.1.1", "::ffff:169.254.169.254", "127.0.0.1"].compactMap(IPAddress.init)
    }
    #expect(try await client.send(post("http://hooks.example.org:\(receiver.port)/x")).status == 200)
    #expect(asked.value == 1)
    #expect(receiver.requests[0]["host"] == "hooks.example.org:\(receiver.port)")
    let refused = try HTTPClient(policy: TargetPolicy(allowsPlainHTTP: true)) { (_, _) throws(OutgoingError) in
      ["10.0.0.1", "127.0.0.1", "::1"].compactMap(IPAddress.init)
    }
    #expect(await failure(refused, post("http://hooks.example.org:\(receiver.port)/x")) == .refusedAddress)
    #expect(receiver.requests.count == 1)
  }

  /// The second lock: whatever libcurl is led to, no socket is opened to an address that may not be called.
  @Test func noSocketIsOpenedToARefusedAddress() async throws {
    let receiver = try Receiver()
    let engine = try TransferEngine()
    func plan(_ policy: TargetPolicy) -> TransferPlan {
      TransferPlan(
        url: "http://rebound.example:\(receiver.port)/",
        kind: .http(
          .init(
            method: .get, headers: [], body: [], bodyLimit: 10, overflow: .cut,
            pin: "+rebound.example:\(receiver.port):127.0.0.1", policy: policy)),
        timeoutMilliseconds: 5000, connectTimeoutMilliseconds: 5000)
    }
    await #expect(throws: OutgoingError.refusedAddress) {
      try await engine.perform(plan(TargetPolicy(allowsPlainHTTP: true)))
    }
    #expect(receiver.requests.isEmpty)
    #expect(try await engine.perform(plan(lenient)).status == 200)
  }

  @Test func anUnknownNameIsTold() async throws {
    let client = try HTTPClient(policy: lenient)
    #expect(await failure(client, post("http://nobody.invalid/", milliseconds: 600_000)) == .dns)
    let slow = try HTTPClient(policy: lenient) { (_, timeout) throws(OutgoingError) in
      #expect(timeout == 100)
      throw .timeout
    }
    #expect(await failure(slow, post("http://slow.example/", milliseconds: 100)) == .timeout)
  }

  // MARK: Encryption

  @Test func certificatesAreChecked() async throws {
    let server = try TLSServer()
    let url = "https://localhost:\(server.port)/"
    let trusting = try HTTPClient(policy: lenient, certificateAuthorities: server.certificate)
    let page = try await trusting.send(HTTPRequest(.get, url, timeoutMilliseconds: 600_000))
    #expect(page.status == 200)
    #expect(String(decoding: page.body, as: UTF8.self).contains("TLSv1.3"))
    #expect(await failure(try HTTPClient(policy: lenient), post(url)) == .tls, "nobody vouches for it")
    #expect(
      await failure(trusting, post("https://127.0.0.1:\(server.port)/")) == .tls,
      "it is not the certificate of that host"
    )
  }

  @Test func oldEncryptionIsRefused() async throws {
    let server = try TLSServer(flags: ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"])
    let client = try HTTPClient(policy: lenient, certificateAuthorities: server.certificate)
    #expect(await failure(client, post("https://localhost:\(server.port)/")) == .tls)
  }

  @Test func aHandshakeThatBreaksIsAConnectionThatBreaks() async throws {
    let receiver = try Receiver { _ in .bytes("") }
    // It reads the handshake as a request without an end, and goes.
    let task = Task { await failure(try HTTPClient(policy: lenient), post("https://localhost:\(receiver.port)/")) }
    try await eventually("the connection") { receiver.openConnections == 1 }
    receiver.close()
    #expect(try await task.value == .connect)
  }

  @Test func headersCannotBeSmuggled() async throws {
    let receiver = try Receiver()
    let client = try HTTPClient(policy: lenient)
    for header in [("X: a", "b"), ("X", "a\r\nY: b"), ("", "a"), ("X", "a\u{0}b"), ("X\n", "a")] {
      var request = post(receiver.url)
      request.headers = [header]
      #expect(await failure(client, request) == .protocol, "\(header)")
    }
    #expect(receiver.requests.isEmpty)
  }
}

final class Counter: Sendable {
  private let count = Mutex(0)
  func add() { count.withLock { $0 += 1 } }
  var value: Int { count.withLock { $0 } }
}
