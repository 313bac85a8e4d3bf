import Outgoing
import Runtime
import Store
import Synchronization
import TestSupport
import Testing

@testable import Deliveries

/// What receivers meet in a sandbox where a scenario was planned: each delivery is made all the same.
@Suite struct ScenarioTests {
  private let office: PostOffice
  private let receiver: Receiver

  /// Scenarios in the order in which they are met, by whichever editor.
  private final class Plan: DeliveryPlan {
    private let scenarios: Mutex<[DeliveryScenario]>
    init(_ scenarios: [DeliveryScenario]) { self.scenarios = Mutex(scenarios) }

    func takeScenario(editorID: Int64) -> DeliveryScenario? {
      scenarios.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    }
  }

  init() throws {
    office = try PostOffice()
    receiver = try Receiver { request in .answer(Self.isTrue(request) ? 200 : 401) }
  }

  /// As a careful receiver judges.
  private static func isTrue(_ request: Receiver.Request) -> Bool {
    let signature = WebhookSignature(secret: PostOffice.secret)
    let isBodySigned = try? signature.accepts(
      bodySignature: request["x-webhook-signature-sha256"] ?? "", body: request.body)
    let isStandard = try? signature.accepts(
      standardSignature: request["webhook-signature"] ?? "", id: request["webhook-id"] ?? "",
      timestamp: request["webhook-timestamp"] ?? "", body: request.body, at: Clock().now)
    return isBodySigned == true && isStandard == true
  }

  private func deliver(_ scenarios: DeliveryScenario..., markets: [String] = ["m"], requests: Int) async throws {
    let editor = try await office.editor("a", receiver.url)
    let workers = try office.workers(plan: Plan(scenarios))
    try await office.delivering(workers) {
      for market in markets {
        try await office.complete(market, of: editor)
        // Taken up before the next one is written.
        try await eventually { try await office.state(market) != .pending }
      }
      try await eventually { receiver.requests.count == requests }
      for market in markets { try await eventually { try await office.state(market) == .delivered } }
      try await office.settle(workers)
    }
    #expect(receiver.requests.count == requests)
    for market in markets { #expect(try await office.log(market).map(\.status) == [200]) }
  }

  @Test func twiceIsTheSameAgain() async throws {
    try await deliver(.twice, requests: 2)
    let requests = receiver.requests
    #expect(requests.allSatisfy(Self.isTrue))
    #expect(requests.map { $0["webhook-id"] } == ["w-m", "w-m"] && requests[0].body == requests[1].body)
  }

  @Test func aWrongSignatureComesBeforeTheRightOne() async throws {
    try await deliver(.forged(.wrongSignature), requests: 2)
    let requests = receiver.requests
    #expect(requests.map(Self.isTrue) == [false, true])
    #expect(requests.map { $0["webhook-id"] } == ["w-m", "w-m"] && requests[0].body == requests[1].body)
    #expect(requests[0]["x-webhook-signature-sha256"] != requests[1]["x-webhook-signature-sha256"])
  }

  /// Right but for its age, as what somebody has recorded.
  @Test func aLateOneIsRightlySignedForThen() async throws {
    try await deliver(.forged(.late), requests: 2)
    let requests = receiver.requests
    #expect(requests.map(Self.isTrue) == [false, true])
    let then = try #require(requests[0]["webhook-timestamp"].flatMap { Int64($0) })
    let now = Clock().milliseconds / 1000
    #expect((500...700).contains(now - then))
    #expect(
      try WebhookSignature(secret: PostOffice.secret).accepts(
        standardSignature: try #require(requests[0]["webhook-signature"]), id: "w-m", timestamp: "\(then)",
        body: requests[0].body, at: Timestamp(milliseconds: then * 1000)))
  }

  @Test func anUnknownEventIsRightlySigned() async throws {
    try await deliver(.forged(.unknownEvent), requests: 2)
    let requests = receiver.requests
    #expect(requests.allSatisfy(Self.isTrue))
    #expect(String(decoding: requests[0].body, as: UTF8.self).hasPrefix(#"{"event":"sandbox.unknown","timestamp":"20"#))
    #expect(requests.map { $0["webhook-id"] } == ["w-m-unknown", "w-m"])
  }

  @Test func oneThatIsHeldBackComesAfterTheNext() async throws {
    try await deliver(.heldBack(seconds: 600), markets: ["first", "second"], requests: 2)
    #expect(receiver.requests.map { $0["webhook-id"] } == ["w-second", "w-first"])
  }

  @Test func oneThatIsHeldBackForLongComesAllTheSame() async throws {
    try await deliver(.heldBack(seconds: 1), requests: 1)
  }

  /// What is sent besides the delivery says nothing of it: neither counts as its attempt, nor against the receiver.
  @Test func whatIsForgedDoesNotCount() async throws {
    receiver.reply { request in .answer(Self.isTrue(request) ? 200 : 500) }
    try await deliver(.forged(.wrongSignature), requests: 2)
    #expect(try await office.store.breakers().isEmpty)
  }

  /// Only a first attempt meets a scenario: what fails of itself is tried again as it is.
  @Test func furtherAttemptsMeetNothing() async throws {
    receiver.reply { _ in .answer(500) }
    let editor = try await office.editor("a", receiver.url)
    let workers = try office.workers(plan: Plan([.twice, .forged(.late), .forged(.late)]))
    try await office.delivering(workers) {
      try await office.complete("m", of: editor)
      try await eventually { try await office.state("m") == .failed }
    }
    #expect(receiver.requests.count == 3 && receiver.requests.allSatisfy(Self.isTrue))
  }

  @Test func whatIsHeldBackIsGivenBackAtTheEnd() async throws {
    let editor = try await office.editor("a", receiver.url)
    let workers = try office.workers(plan: Plan([.heldBack(seconds: 600)]))
    let running = Task { await workers.run() }
    try await office.complete("m", of: editor)
    try await eventually { try await office.state("m") == .processing }
    running.cancel()
    await running.value
    #expect(try await office.state("m") == .pending && receiver.requests.isEmpty)
  }
}
