import Foundation
import TestSupport
import Testing

/// What the sandbox plans for the tests of clients, over real sockets.
@Suite(.sandbox) struct SandboxScenarioTests {
  private let sandbox: Sandbox
  private let editor: APIClient

  init() throws {
    sandbox = try Sandbox.current()
    editor = try APIClient(sandbox.server, try sandbox.server.addEditor("Éditeur \(UUID().uuidString)"))
  }

  private func plan(_ json: String) throws {
    let answer = try editor.post("/sandbox/scenarios", json)
    try #require(answer.status == 201, "\(answer.text)")
  }

  private func used() throws -> [Int] {
    let listed = try editor.get("/sandbox/scenarios").json["scenarios"] as? [[String: Any]]
    return try #require(listed).compactMap { $0["used"] as? Int }
  }

  @Test func scenariosAreListedAndTakenAway() throws {
    #expect(try editor.get("/sandbox/scenarios").text == #"{"scenarios":[]}"#)
    let body = #"{"scenario":"unavailable","operation":"getStatus","times":2,"retry_after":9}"#
    let planned = try editor.post("/sandbox/scenarios", body)
    #expect(planned.status == 201)
    let told = #"{"scenario":"unavailable","operation":"getStatus","times":2,"used":0,"retry_after":9,"planned_at":""#
    #expect(planned.text.hasPrefix(told), "\(planned.text)")
    let refused = try editor.get("/api/v1/status")
    #expect(refused.status == 503 && refused["retry-after"] == "9")
    #expect(try used() == [1])
    let removed = try editor.send("DELETE", "/sandbox/scenarios")
    #expect(removed.status == 204 && removed.body.isEmpty)
    #expect(try editor.get("/api/v1/status").status == 200)
    #expect(try used() == [])
  }

  @Test func scenariosAreListedInTheOrderInWhichTheyWerePlanned() throws {
    let names = ["slow", "fault", "unavailable"]
    for name in names {
      try plan(name == "slow" ? #"{"scenario":"slow","seconds":1}"# : #"{"scenario":"\#(name)"}"#)
      try sandbox.advanceClock(1)
    }
    let listed = try #require(try editor.get("/sandbox/scenarios").json["scenarios"] as? [[String: Any]])
    #expect(listed.map { $0["scenario"] as? String } == names)
    let instants = try listed.map { try #require($0["planned_at"] as? String) }
    #expect(instants == instants.sorted() && Set(instants).count == 3)
  }

  @Test func everyRefusalIsTheContractsOwn() throws {
    try plan(#"{"scenario":"quota_exhausted","retry_after":72}"#)
    let quota = try editor.get("/api/v1/public_markets")
    #expect(quota.status == 429 && quota["retry-after"] == "72" && quota["x-ratelimit-remaining"] == "0")
    #expect(quota.text == #"{"error":"Rate limit exceeded","retry_after":72}"#)
    try plan(#"{"scenario":"fault"}"#)
    let fault = try editor.post("/api/v1/public_markets", editor.market())
    #expect(fault.status == 500 && fault.json["request_id"] != nil)
    try plan(#"{"scenario":"unauthenticated"}"#)
    let stranger = try editor.get("/api/v1/status")
    #expect(stranger.status == 401 && stranger["www-authenticate"] == #"Bearer error="invalid_token""#)
    try plan(#"{"scenario":"undeclared_status"}"#)
    #expect(try editor.get("/api/v1/status").status == 418)
    // None of them was acted on.
    #expect(try editor.get("/api/v1/public_markets").json["public_markets"] as? [String] == [])
  }

  @Test func tokensAreRefusedByTheirOwnWording() throws {
    try plan(#"{"scenario":"unavailable","operation":"createToken","retry_after":2}"#)
    var client = editor
    client.token = nil
    #expect(try client.requestToken(secret: "wrong").status == 401)
    let refused = try client.requestToken()
    #expect(refused.status == 503 && refused.text == #"{"error":"temporarily_unavailable","retry_after":2}"#)
    #expect(try client.requestToken().status == 200)
  }

  @Test func connectionsEnd() throws {
    try plan(#"{"scenario":"connection_dropped"}"#)
    #expect(throws: HarnessError.self) { try editor.post("/api/v1/public_markets", editor.market()) }
    #expect(try editor.get("/api/v1/public_markets").json["public_markets"] as? [String] == [])
    try plan(#"{"scenario":"connection_dropped_midway"}"#)
    #expect(throws: HarnessError.self) { try editor.post("/api/v1/public_markets", editor.market()) }
    // This one was acted on before.
    #expect((try editor.get("/api/v1/public_markets").json["public_markets"] as? [Any])?.count == 1)
    try plan(#"{"scenario":"malformed_answer"}"#)
    let cut = try editor.get("/api/v1/public_markets")
    #expect(cut.status == 200 && cut.text.hasPrefix(#"{"public_markets":[{"#) && cut.json.isEmpty)
  }

  @Test func slowAnswersComeLate() throws {
    try plan(#"{"scenario":"slow","operation":"getStatus","seconds":1}"#)
    let start = ContinuousClock.now
    #expect(try editor.get("/api/v1/status").status == 200)
    #expect(ContinuousClock.now - start >= .seconds(1))
  }

  @Test func nobodyElseMeetsThem() throws {
    try plan(#"{"scenario":"fault","times":100}"#)
    #expect(try sandbox.editor.get("/api/v1/status").status == 200)
    #expect(try sandbox.editor.send("DELETE", "/sandbox/scenarios").status == 204)
    #expect(try editor.get("/api/v1/status").status == 500)
    #expect(try used() == [1])
  }

  @Test func mistakesAreTold() throws {
    func errors(_ json: String) throws -> [String] {
      let answer = try editor.post("/sandbox/scenarios", json)
      #expect(answer.status == 422)
      return answer.json["errors"] as? [String] ?? []
    }
    #expect(try errors(#"{"scenario":"slow"}"#) == ["Seconds can't be blank"])
    #expect(try errors(#"{"scenario":"fault","seconds":1}"#) == ["Seconds goes with slow and webhook_reordered only"])
    #expect(
      try errors(#"{"scenario":"slow","seconds":1,"retry_after":1}"#)
        == ["Retry after goes with quota_exhausted and unavailable only"])
    #expect(
      try errors(#"{"scenario":"webhook_late","operation":"getStatus"}"#)
        == ["Operation does not go with a scenario of webhooks"])
    #expect(
      try errors(#"{"scenario":"rain","operation":"getUp","times":101,"seconds":121,"retry_after":0}"#)
        == [
          "Scenario is not included in the list", "Operation is not included in the list",
          "Times must be less than or equal to 100", "Retry after must be greater than or equal to 1",
          "Seconds must be less than or equal to 120",
        ])
    for _ in 0..<20 { try plan(#"{"scenario":"fault"}"#) }
    #expect(try errors(#"{"scenario":"fault"}"#) == ["At most 20 scenarios can wait to be met"])
  }

  @Test func webhooksMeetTheirsAndNothingIsLost() async throws {
    try await withReceiver { receiver, editor in
      let answer = try editor.post("/sandbox/scenarios", #"{"scenario":"webhook_wrong_signature"}"#)
      #expect(answer.status == 201)
      let market = try editor.createMarket()
      #expect(try editor.post("/sandbox/public_markets/\(market)/complete", "").status == 200)
      try await eventually { receiver.requests.count == 2 }
      try await eventually {
        try editor.get("/api/v1/public_markets/\(market)").json["sync_status"] as? String == "sync_completed"
      }
      #expect(receiver.requests[0].body == receiver.requests[1].body)
      #expect(receiver.requests[0]["webhook-signature"] != receiver.requests[1]["webhook-signature"])
    }
  }

  private func withReceiver(_ body: (Receiver, APIClient) async throws -> Void) async throws {
    let receiver = try Receiver()
    let credentials = try sandbox.server.addEditor("Éditeur \(UUID().uuidString)", ["--webhook-url", receiver.url])
    try await body(receiver, try APIClient(sandbox.server, credentials))
  }

  @Test func elsewhereThereAreNone() throws {
    let server = try RunningServer(environment: "staging")
    let editor = try APIClient(server, try server.addEditor("Plateforme"))
    #expect(try editor.post("/sandbox/scenarios", #"{"scenario":"fault"}"#).status == 404)
    #expect(try editor.post("/sandbox/public_markets/VR-2026-AAAAAAAAAAAA/complete", "").status == 404)
    #expect(try editor.post("/sandbox/market_applications/FT20261126AAAAAAAA/submit", "").status == 404)
  }
}
