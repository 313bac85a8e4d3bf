import Synchronization
import TestSupport
import Testing

@testable import Runtime

/// Planned faults: each is what a client can meet in the world, and is met by whom it was planned for alone.
@Suite struct FaultTests {
  /// One fault for each request, as planned.
  private final class Plan: FaultPlan {
    let asked = Mutex<[(editorID: Int64, operation: String)]>([])
    private let faults: Mutex<[PlannedFault]>

    init(_ faults: [PlannedFault]) { self.faults = Mutex(faults) }

    func takeFault(editorID: Int64, operation: StaticString) -> PlannedFault? {
      asked.withLock { $0.append((editorID, operation.description)) }
      return faults.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    }
  }

  private static let reading = "GET /reading HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer good\r\n\r\n"
  private static let token =
    "POST /token HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    + "Content-Length: 37\r\n\r\nclient_id=client&client_secret=secret"

  private func server(_ faults: PlannedFault...) throws -> TestServer { try TestServer(faults: Plan(faults)) }

  @Test func refusalsAreThoseOfTheRuntime() throws {
    let server = try server(
      .refused(.tooManyRequests(retryAfter: 7)), .refused(.unavailable(retryAfter: 3)), .refused(.unauthenticated),
      .refused(.fault))
    let quota = try server.ask(Self.reading)
    #expect(quota.status == 429 && quota["retry-after"] == "7")
    #expect(quota.text == #"{"error":"Rate limit exceeded","retry_after":7}"#)
    #expect(quota["x-ratelimit-remaining"] == "0" && quota["x-ratelimit-limit"] == "5")
    #expect(quota["ratelimit"] == "\"api\";r=0;t=7")
    let unavailable = try server.ask(Self.reading)
    #expect(unavailable.status == 503 && unavailable["retry-after"] == "3")
    #expect(unavailable["x-ratelimit-remaining"] == "3")
    let refused = try server.ask(Self.reading)
    #expect(refused.status == 401 && refused["www-authenticate"] == "Bearer error=\"invalid_token\"")
    let fault = try server.ask(Self.reading)
    #expect(fault.status == 500 && fault.text.contains("request_id"))
  }

  @Test func anUndeclaredStatusIsOne() throws {
    let answer = try server(.undeclaredStatus).ask(Self.reading)
    #expect(answer.status == 418 && answer["content-type"] == "application/json")
    #expect(answer.text.contains("does not declare"))
  }

  @Test func aDroppedConnectionEndsWithoutAByte() throws {
    let server = try server(.dropped)
    let client = try server.connect()
    client.send(Self.reading)
    #expect(throws: RawClient.Ended.self) { try client.receive() }
    #expect(try server.ask(Self.reading).status == 200)
  }

  @Test func aBrokenAnswerAnnouncesWhatDoesNotCome() throws {
    let server = try server(.brokenOff)
    let client = try server.connect()
    client.send(Self.reading)
    let received = String(decoding: try client.receiveRest(), as: UTF8.self)
    #expect(received.hasPrefix("HTTP/1.1 200 OK\r\n") && received.contains("Content-Length: 11\r\n"))
    #expect(received.hasSuffix("\r\n\r\n{\"ok\""))
  }

  @Test func aCutAnswerSaysThatItIsWhole() throws {
    let server = try server(.cut)
    let answer = try server.ask(Self.reading)
    #expect(answer.status == 200 && answer.text == "{\"ok\"" && answer["content-length"] == "5")
  }

  @Test func aSlowAnswerComesAfterItsPause() throws {
    let server = try server(.delayed(milliseconds: 300))
    let begin = Clock.monotonicNanoseconds
    #expect(try server.ask(Self.reading).status == 200)
    #expect(Clock.monotonicNanoseconds - begin >= 300_000_000)
  }

  /// The pause is the fault's and not the handler's, whose second is over sooner.
  @Test func aPauseIsNotCountedAsTheOperationsTime() throws {
    let server = try server(.delayed(milliseconds: 1500))
    let answer = try server.ask(
      "GET /brief HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer good\r\n\r\n")
    #expect(answer.status == 200)
  }

  /// The client has sent all that it may by then, so that nothing else has the connection send anything.
  @Test func aBodyIsAskedForAfterAPause() throws {
    let server = try server(.delayed(milliseconds: 300))
    let client = try HTTP2Client(port: server.port)
    let fields = [("authorization", "Bearer good"), ("content-type", "application/octet-stream")]
    let begin = Clock.monotonicNanoseconds
    client.send(
      HTTP2Client.Kind.headers, flags: HTTP2Client.Flag.endHeaders, stream: 1,
      HTTP2Client.block(HTTP2Client.head("POST", "/deposit", fields)))
    try client.sendBody(200_000, on: 1)
    let answer = try client.answer(1)
    #expect(answer.status == 200 && answer.body.count == 200_000)
    #expect(Clock.monotonicNanoseconds - begin < 10_000_000_000)
  }

  /// It has failed while the request was on its way to its handler, which else waits for all the time that it has.
  @Test func aStreamOfABrokenBodyFailsAtOnce() throws {
    let server = try TestServer(faults: Plan([.delayed(milliseconds: 300)])) { $0.maxBufferedBodies = 600 }
    let client = try HTTP2Client(port: server.port)
    let fields = [("authorization", "Bearer good"), ("content-type", "application/octet-stream")]
    let begin = Clock.monotonicNanoseconds
    client.request(1, "POST", "/transfer", fields, body: [UInt8](repeating: 7, count: 1000))
    let answer = try client.answer(1)
    #expect(answer.status == 503 && answer["retry-after"] == "1")
    #expect(Clock.monotonicNanoseconds - begin < 10_000_000_000)
    client.request(3, "GET", "/hello")
    #expect(try client.answer(3).status == 200)
  }

  @Test func streamsAreHalvedAsWell() throws {
    let request = "GET /document HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer good\r\n\r\n"
    let server = try server(.cut, .brokenOff)
    let cut = try server.ask(request)
    #expect(cut.status == 200 && cut.body.count == 105_000 && cut["content-length"] == "105000")
    let client = try server.connect()
    client.send(request)
    let received = try client.receiveRest()
    let end = try #require(received.firstRange(of: Array("\r\n\r\n".utf8)))
    #expect(String(decoding: received[..<end.lowerBound], as: UTF8.self).contains("Content-Length: 210000"))
    #expect(received.count - end.upperBound == 105_000)
  }

  @Test func withoutABodyNothingIsHalved() throws {
    let server = try server(.cut, .brokenOff)
    let head = "HEAD /reading HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer good\r\n\r\n"
    #expect(try server.ask(head).status == 200)
    #expect(throws: RawClient.Ended.self) { try server.ask(head) }
  }

  /// Faults are planned for editors: they are asked for once it is known who calls, by the operation's own name.
  @Test func onlyWhoIsKnownMeetsFaults() throws {
    let plan = Plan([.refused(.unavailable(retryAfter: 1))])
    let server = try TestServer(faults: plan)
    #expect(try server.ask("GET /hello HTTP/1.1\r\nHost: h\r\n\r\n").status == 200)
    #expect(try server.ask(Self.reading.replacing("good", with: "bad")).status == 401)
    #expect(try server.ask(Self.reading.replacing("good", with: "weak")).status == 403)
    #expect(try server.ask(Self.token.replacing("=secret", with: "=wrong0")).status == 401)
    #expect(plan.asked.withLock { $0.isEmpty })
    #expect(try server.ask(Self.token).status == 503)
    #expect(try server.ask(Self.token).status == 200)
    let asked = plan.asked.withLock { $0 }
    #expect(asked.map(\.operation) == ["/token", "/token"] && asked.allSatisfy { $0.editorID == 1 })
  }

  /// What is kept waiting when the server stops ends with it.
  @Test(.timeLimit(.minutes(10))) func aPauseDoesNotKeepTheServer() async throws {
    let plan = Plan([.delayed(milliseconds: 3_600_000)])
    let server = try TestServer(faults: plan) { $0.shutdownGrace = 100 }
    let client = try server.connect()
    client.send(Self.reading)
    try await eventually { plan.asked.withLock { !$0.isEmpty } }
    _ = await server.stopAndReadLog()
  }
}
