import Foundation
import Outgoing
import Runtime
import Store
import TestSupport
import Testing

@testable import Deliveries

/// A real receiver that takes deliveries, and fails in each way.
@Suite struct AttemptTests {
  private let office: PostOffice

  init() throws { office = try PostOffice() }

  @Test func whatIsSentIsWhatWasSignedAndKept() async throws {
    let receiver = try Receiver { _ in .answer(204) }
    let editor = try await office.editor("a", receiver.url + "?key=a%20b")
    try await office.delivering(office.workers()) {
      try await office.complete("m", of: editor)
      try await eventually { try await office.state("m") == .delivered }
    }
    let request = try #require(receiver.requests.first)
    #expect(receiver.requests.count == 1)
    #expect(request.method == "POST" && request.target == "/hook?key=a%20b")
    #expect(try await request.body == office.store.deliveryPayload(webhookID: "w-m"))
    #expect(request["content-type"] == "application/json")
    #expect(request["user-agent"] == "PasseMarche-Webhook/1.0")
    #expect(request["webhook-id"] == "w-m")
    let signature = WebhookSignature(secret: PostOffice.secret)
    #expect(
      try signature.accepts(
        bodySignature: try #require(request["x-webhook-signature-sha256"]), body: request.body))
    #expect(
      try signature.accepts(
        standardSignature: try #require(request["webhook-signature"]), id: "w-m",
        timestamp: try #require(request["webhook-timestamp"]), body: request.body, at: Clock().now))
    #expect(try await office.store.market(identifier: "m")?.syncStatus == .completed)
    let log = try await office.log("m")
    #expect(log.map(\.status) == [204] && log[0].error == nil && log[0].excerpt == nil)
  }

  /// How a receiver answers, and what becomes of the delivery.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let reply: Receiver.Reply
    let attempts: Int
    let state: DeliveryState
    var status: Int?
    var error: String?
  }

  @Test(arguments: [
    Case(testDescription: "200", reply: .answer(200, body: "ok"), attempts: 1, state: .delivered, status: 200),
    Case(testDescription: "204", reply: .answer(204), attempts: 1, state: .delivered, status: 204),
    Case(
      testDescription: "301", reply: .answer(301, headers: ["Location: http://127.0.0.1:1/"]), attempts: 1,
      state: .failed, status: 301),
    Case(testDescription: "400", reply: .answer(400, body: "no"), attempts: 1, state: .failed, status: 400),
    Case(testDescription: "401", reply: .answer(401), attempts: 1, state: .failed, status: 401),
    Case(testDescription: "409", reply: .answer(409), attempts: 1, state: .failed, status: 409),
    Case(testDescription: "410", reply: .answer(410), attempts: 1, state: .failed, status: 410),
    Case(testDescription: "408", reply: .answer(408), attempts: 3, state: .failed, status: 408),
    Case(testDescription: "429", reply: .answer(429), attempts: 3, state: .failed, status: 429),
    Case(testDescription: "500", reply: .answer(500), attempts: 3, state: .failed, status: 500),
    Case(testDescription: "503", reply: .answer(503), attempts: 3, state: .failed, status: 503),
    Case(testDescription: "slow", reply: .silence, attempts: 3, state: .failed, error: "timeout"),
    Case(testDescription: "gone", reply: .bytes(""), attempts: 3, state: .failed, error: "connect"),
    Case(testDescription: "no HTTP", reply: .bytes("SSH-2.0-x\r\n"), attempts: 3, state: .failed, error: "protocol"),
    Case(
      testDescription: "half an answer", reply: .bytes("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"), attempts: 3,
      state: .failed, error: "protocol"),
    Case(
      testDescription: "a huge body", reply: .answer(200, body: String(repeating: "words ", count: 1_000_000)),
      attempts: 1, state: .delivered, status: 200),
  ])
  func everyWayToAnswerHasItsEnd(_ way: Case) async throws {
    let receiver = try Receiver { _ in way.reply }
    let editor = try await office.editor("a", receiver.url)
    try await office.delivering(office.workers(PostOffice.descriptor(timeout: 1))) {
      try await office.complete("m", of: editor)
      try await eventually { try await office.state("m") == way.state }
    }
    #expect(receiver.requests.count == way.attempts)
    #expect(Set(receiver.requests.map { $0["webhook-id"] }) == ["w-m"])
    #expect(Set(receiver.requests.map(\.body)).count == 1)
    let log = try await office.log("m")
    #expect(log.map(\.number) == Array(1...way.attempts))
    for attempt in log {
      #expect(attempt.status == way.status && attempt.error == way.error)
      #expect((attempt.excerpt?.utf8.count ?? 0) <= DeliveryAttempt.excerptLimit)
    }
    #expect(
      try await office.store.market(identifier: "m")?.syncStatus == (way.state == .delivered ? .completed : .failed))
  }

  @Test func refusedConnectionsAndUnknownHostsAreTriedAgain() async throws {
    let receiver = try Receiver()
    receiver.close()
    let editor = try await office.editor("a", receiver.url)
    let other = try await office.editor("b", "http://nobody.invalid/hook")
    try await office.delivering(office.workers(PostOffice.descriptor(timeout: 20))) {
      try await office.complete("m", of: editor)
      try await office.complete("n", of: other)
      try await eventually {
        try await [office.state("m"), office.state("n")] == [.failed, .failed]
      }
    }
    #expect(try await office.log("m").map(\.error) == ["connect", "connect", "connect"])
    #expect(try await office.log("n").map(\.error) == ["dns", "dns", "dns"])
  }

  @Test func aCertificateThatNobodyVouchesForIsFinal() async throws {
    let server = try TLSServer()
    let editor = try await office.editor("a", "https://localhost:\(server.port)/hook")
    try await office.delivering(office.workers()) {
      try await office.complete("m", of: editor)
      try await eventually { try await office.state("m") == .failed }
    }
    #expect(try await office.log("m").map(\.error) == ["tls"])
  }

  @Test func whatMayNotBeCalledIsNotCalled() async throws {
    let receiver = try Receiver()
    let strict = try office.workers(policy: TargetPolicy())
    let lenient = TargetPolicy(allowsPlainHTTP: true)
    let editor = try await office.editor("a", receiver.url)
    try await office.delivering(strict) {
      try await office.complete("m", of: editor)
      try await eventually { try await office.state("m") == .failed }
    }
    try await office.delivering(office.workers(policy: lenient)) {
      try await office.complete("n", of: editor)
      try await eventually { try await office.state("n") == .failed }
    }
    #expect(try await office.log("m").map(\.error) == ["refused_url"])
    #expect(try await office.log("n").map(\.error) == ["refused_address"])
    #expect(receiver.requests.isEmpty)
    #expect(try await office.store.breakers() == [], "it says nothing of the receiver")
  }

  @Test func aURLOrASecretThatIsGoneIsFinal() async throws {
    let receiver = try Receiver()
    let editor = try await office.editor("a", receiver.url)
    try await office.complete("m", of: editor)
    var changes = EditorChanges()
    changes.completionWebhookURL = .set(nil)
    _ = try await office.store.updateEditor(id: editor.id, changes, at: office.clock.now)
    try await office.delivering(office.workers()) {
      try await eventually { try await office.state("m") == .failed }
      changes.completionWebhookURL = .set(receiver.url)
      changes.sealedWebhookSecret = .set(nil)
      _ = try await office.store.updateEditor(id: editor.id, changes, at: office.clock.now)
      try await office.complete("n", of: editor)
      try await eventually { try await office.state("n") == .failed }
    }
    #expect(try await office.log("m").map(\.error) == ["no_url"])
    #expect(try await office.log("n").map(\.error) == ["no_secret"])
    #expect(receiver.requests.isEmpty, "nothing is sent unsigned")
  }

  @Test func duringARotationBothSecretsSign() async throws {
    let receiver = try Receiver()
    let editor = try await office.editor("a", receiver.url)
    let new = Array("another secret".utf8)
    var changes = EditorChanges()
    changes.sealedWebhookSecret = .set(new)
    changes.previousWebhookSecretUntil = office.clock.now.adding(milliseconds: 3_600_000)
    _ = try await office.store.updateEditor(id: editor.id, changes, at: office.clock.now)
    try await office.delivering(office.workers()) {
      try await office.complete("m", of: editor)
      try await eventually { try await office.state("m") == .delivered }
      office.clock.advance(milliseconds: 3_600_001)
      try await office.complete("n", of: editor)
      try await eventually { try await office.state("n") == .delivered }
    }
    func accepts(_ request: Receiver.Request, _ secret: [UInt8]) throws -> (old: Bool, standard: Bool) {
      let signature = WebhookSignature(secret: secret)
      return (
        try signature.accepts(bodySignature: request["x-webhook-signature-sha256"] ?? "", body: request.body),
        try signature.accepts(
          standardSignature: request["webhook-signature"] ?? "", id: request["webhook-id"] ?? "",
          timestamp: request["webhook-timestamp"] ?? "", body: request.body, at: Clock().now)
      )
    }
    let (during, after) = (receiver.requests[0], receiver.requests[1])
    #expect(try accepts(during, PostOffice.secret) == (true, true))
    #expect(try accepts(during, new) == (false, true))
    #expect(try accepts(after, PostOffice.secret) == (false, false))
    #expect(try accepts(after, new) == (true, true))
  }
}
