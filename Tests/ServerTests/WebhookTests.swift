import Deliveries
import Foundation
import Runtime
import TestSupport
import Testing

/// Webhooks from the command that completes a market to a real receiver, and the operator's view of them.
@Suite(.serialized) struct WebhookTests {
  private let receiver: Receiver
  private let server: RunningServer
  private let editor: Credentials
  private let client: APIClient

  init() throws {
    receiver = try Receiver()
    server = try RunningServer()
    editor = try server.addEditor("Receiving editor", ["--webhook-url", receiver.url])
    client = try APIClient(server, editor)
  }

  /// Looks seldom enough for the quota of the client that asks.
  private func eventually(_ what: String, _ condition: () throws -> Bool) async throws {
    try await TestSupport.eventually(what, pause: .milliseconds(100), condition)
  }

  private func syncStatus(_ market: String) throws -> String? {
    try client.get("/api/v1/public_markets/\(market)").json["sync_status"] as? String
  }

  private func completedMarket(_ changes: [String: Any?] = [:]) throws -> String {
    let market = try client.createMarket(changes)
    let result = try server.operate(["market", "complete", market])
    #expect(result.status == 0, "\(result.errors)")
    return market
  }

  private func deliveries(_ flags: [String] = []) throws -> [[String: Any]] {
    let result = try server.operate(["webhook", "list", "--json"] + flags)
    return result.output.split(separator: "\n").compactMap {
      (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
    }
  }

  private func show(_ webhookID: String) throws -> [String: Any] {
    let result = try server.operate(["webhook", "show", webhookID])
    #expect(result.status == 0, "\(result.errors)")
    return (try? JSONSerialization.jsonObject(with: Data(result.output.utf8))) as? [String: Any] ?? [:]
  }

  @Test("Scenarios 119 and 124: a completed market is told, signed, with every member that was ever published")
  func aCompletedMarketIsTold() async throws {
    let market = try completedMarket([
      "name": "Fourniture <b> & « lots »".replacingOccurrences(of: "<b>", with: "de"),
      "provider_user_id": "acheteur-42",
      "market_type_codes": ["supplies", "services"],
      "lots": [["name": "Ordinateurs", "cpv_code": "30213100-6"], ["name": "Écrans"]],
    ])
    try await eventually("delivered") { try syncStatus(market) == "sync_completed" }
    let request = try #require(receiver.requests.first)
    let body = try #require(try JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any])
    let told = try #require(body["market"] as? [String: Any])
    let read = try client.get("/api/v1/public_markets/\(market)").json
    #expect(body["event"] as? String == "market.completed")
    #expect(body["timestamp"] as? String == read["completed_at"] as? String)
    #expect((body["timestamp"] as? String)?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
    #expect(
      Set(told.keys) == [
        "identifier", "name", "lot_name", "lots", "deadline", "market_type_codes", "completed_at", "field_keys",
        "provider_user_id",
      ])
    for name in ["identifier", "name", "deadline", "completed_at", "provider_user_id"] {
      #expect(told[name] as? String == read[name] as? String, "\(name)")
    }
    #expect(told["lot_name"] as? String == "Ordinateurs")
    #expect(told["field_keys"] as? [String] == read["field_keys"] as? [String])
    #expect((told["lots"] as? [[String: Any]])?.map { $0["name"] as? String } == ["Ordinateurs", "Écrans"])
    let signature = WebhookSignature(secret: Array(editor.webhook_secret.utf8))
    #expect(try signature.accepts(bodySignature: request["x-webhook-signature-sha256"] ?? "", body: request.body))
    #expect(
      try signature.accepts(
        standardSignature: request["webhook-signature"] ?? "", id: request["webhook-id"] ?? "",
        timestamp: request["webhook-timestamp"] ?? "", body: request.body, at: Clock().now))
    #expect(request["user-agent"] == "PasseMarche-Webhook/1.0")
    #expect(request["webhook-id"]?.wholeMatch(of: /msg_[0-9A-Za-z_-]{24}/) != nil)
  }

  @Test("Scenario 124: a refusal is final, and shown with every attempt; an operator delivers once more")
  func operatorsSeeEveryAttemptAndDeliverAgain() async throws {
    receiver.reply { _ in .answer(422, body: #"{"error":"unknown market","token":"s3cret"}"#) }
    let market = try completedMarket()
    try await eventually("refused") { try syncStatus(market) == "sync_failed" }
    let listed = try deliveries(["--state", "failed"])
    #expect(listed.count == 1 && listed[0]["object"] as? String == market)
    let webhookID = try #require(listed[0]["webhook_id"] as? String)
    #expect(try deliveries(["--editor", "Receiving editor"]).count == 1)
    #expect(try deliveries(["--state", "delivered"]).isEmpty)
    #expect(try server.operate(["webhook", "list"]).output.contains(webhookID))
    let shown = try show(webhookID)
    let log = try #require(shown["log"] as? [[String: Any]])
    #expect(log.count == 1 && log[0]["status"] as? Int == 422)
    #expect(log[0]["excerpt"] as? String == #"{"error":"unknown market","token":"[secret]"}"#)
    let breaker = try #require(shown["breaker"] as? [String: Any])
    #expect(breaker["state"] as? String == "closed" && breaker["failures"] as? Int == 1)
    let payload = try server.operate(["webhook", "show", webhookID, "--payload"])
    #expect(Array(payload.output.utf8) == receiver.requests[0].body)

    receiver.reply { _ in .answer(200) }
    #expect(try server.operate(["webhook", "replay", webhookID]).status == 0)
    try await eventually("delivered") { try syncStatus(market) == "sync_completed" }
    #expect(receiver.requests.map { $0["webhook-id"] } == [webhookID, webhookID])
    #expect(receiver.requests[0].body == receiver.requests[1].body)
    let again = try show(webhookID)
    #expect((again["asked_again"] as? [[String: Any]])?.map { $0["by"] as? String } == ["operation"])
    #expect(again["breaker"] is NSNull)

    // A delivered one can be sent once more; what the market shows stays.
    receiver.reply { _ in .answer(400) }
    #expect(try server.operate(["webhook", "replay", webhookID]).status == 0)
    try await eventually("refused") { try show(webhookID)["state"] as? String == "failed" }
    #expect(try syncStatus(market) == "sync_completed")
    for words in [["show", "msg_none"], ["replay", "msg_none"]] {
      #expect(try server.operate(["webhook"] + words).status == 1)
    }
    #expect(try server.operate(["webhook", "list", "--state", "lost"]).status == 2)
  }

  @Test("Scenario 119: a receiver that fails is tried again, and the status says so")
  func theStatusFollowsTheDelivery() async throws {
    // The first attempt is answered when the status was seen, however slow this machine is.
    let isSeen = DispatchSemaphore(value: 0)
    receiver.reply { _ in
      _ = isSeen.wait(timeout: .now() + 20)
      return .answer(500)
    }
    let market = try completedMarket()
    try await eventually("under way") { try syncStatus(market) == "sync_processing" && !receiver.requests.isEmpty }
    for _ in 1...3 { isSeen.signal() }
    try await eventually("given up") { try syncStatus(market) == "sync_failed" }
    #expect(receiver.requests.count == 3)
  }

  @Test("Scenario 124: without a URL the market is usable and says that nothing is delivered")
  func anEditorWithoutURLIsToldNothing() throws {
    let other = try APIClient(server, try server.addEditor("Silent editor"))
    let market = try other.createMarket()
    #expect(try server.operate(["market", "complete", market]).status == 0)
    let read = try other.get("/api/v1/public_markets/\(market)").json
    #expect(read["sync_status"] as? String == "sync_pending" && read["webhook_configured"] as? Bool == false)
    #expect(
      try other.post("/api/v1/public_markets/\(market)/market_applications", #"{"market_application":{}}"#).status
        == 201)
    #expect(try deliveries().isEmpty)
  }

  @Test func proxiesOfTheEnvironmentAreIgnored() async throws {
    let proxy = try Receiver { _ in .answer(502) }
    let url = "http://127.0.0.1:\(proxy.port)"
    let server = try RunningServer(variables: [
      "http_proxy": url, "HTTP_PROXY": url, "https_proxy": url, "HTTPS_PROXY": url, "all_proxy": url, "ALL_PROXY": url,
    ])
    let client = try APIClient(server, try server.addEditor("Direct", ["--webhook-url", receiver.url]))
    let market = try client.createMarket()
    #expect(try server.operate(["market", "complete", market]).status == 0)
    try await eventually("delivered") { receiver.requests.count == 1 }
    #expect(proxy.requests.isEmpty)
  }

  @Test func aRotationSignsWithBothSecretsForAWhile() async throws {
    let rotated = try server.operate(["editor", "rotate-secret", "Receiving editor", "--webhook", "--overlap", "2"])
    let answer = try #require(try JSONSerialization.jsonObject(with: Data(rotated.output.utf8)) as? [String: Any])
    let new = try #require(answer["webhook_secret"] as? String)
    #expect(
      try server.operate(["editor", "show", "Receiving editor"]).output.contains("previous_webhook_secret_until"))
    let market = try completedMarket()
    try await eventually("delivered") { try syncStatus(market) == "sync_completed" }
    let request = receiver.requests[0]
    for secret in [editor.webhook_secret, new] {
      #expect(
        try WebhookSignature(secret: Array(secret.utf8)).accepts(
          standardSignature: request["webhook-signature"] ?? "", id: request["webhook-id"] ?? "",
          timestamp: request["webhook-timestamp"] ?? "", body: request.body, at: Clock().now))
    }
    for words in [
      ["--webhook", "--overlap", "721"], ["--webhook", "--overlap", "-1"], ["--overlap", "2"],
      ["--client", "--overlap", "2"],
    ] {
      #expect(try server.operate(["editor", "rotate-secret", "Receiving editor"] + words).status == 2, "\(words)")
    }
  }

  @Test func receiversAndOriginsAreChecked() throws {
    for url in [
      "https://user@example.org/", "https://example.org:22/", "https://127.1/hook", "https://exämple.org/hook",
    ] {
      #expect(try server.operate(["editor", "update", "Receiving editor", "--webhook-url", url]).status == 2, "\(url)")
    }
    for url in [
      "https://example.org/a b", "https://exämple.org/", "https://example.org/\u{A0}", "https://user@example.org/",
    ] {
      for flag in ["--buyer-return-url", "--candidate-return-url"] {
        #expect(try server.operate(["editor", "update", "Receiving editor", flag, url]).status == 2, "\(flag) \(url)")
      }
    }
    let framed = try server.operate([
      "editor", "update", "Receiving editor", "--frame-ancestor", "https://A.example.org/", "--frame-ancestor",
      "http://localhost:3000",
    ])
    #expect(framed.output.contains(#""frame_ancestors":["https://a.example.org","http://localhost:3000"]"#))
    let cleared = try server.operate(["editor", "update", "Receiving editor", "--frame-ancestor", ""])
    #expect(cleared.output.contains(#""frame_ancestors":[]"#))
    for origin in ["example.org", "https://example.org/path", "https://example.org?x", "*", "https://*.example.org"] {
      #expect(
        try server.operate(["editor", "update", "Receiving editor", "--frame-ancestor", origin]).status == 2,
        "\(origin)")
    }
  }

  @Test func privateReceiversAreForTestsOnly() async throws {
    for environment in ["preprod", "production"] {
      let folder = try TemporaryFolder()
      let result = try run(
        Products.passemarche,
        [
          "serve", "--environment", environment, "--listen", "127.0.0.1:0", "--trusted-proxies", "127.0.0.1",
          "--data-dir", folder.place("data").path, "--allow-private-webhooks", "on",
        ])
      #expect(result.status == 2)
      #expect(result.errors.contains("sandbox and staging"))
    }
    let staging = try RunningServer(environment: "staging", flags: ["--public-url", "http://127.0.0.1"])
    let client = try APIClient(staging, try staging.addEditor("Staged", ["--webhook-url", receiver.url]))
    let market = try client.createMarket()
    #expect(try staging.operate(["market", "complete", market]).status == 0)
    try await eventually("refused") {
      try client.get("/api/v1/public_markets/\(market)").json["sync_status"] as? String == "sync_failed"
    }
    #expect(receiver.requests.isEmpty)
    #expect(staging.stop() == 0)
  }

  @Test func mailSettingsAreCheckedAndTried() throws {
    func serve(_ flags: [String], _ environment: [String: String] = [:]) throws -> CommandResult {
      let folder = try TemporaryFolder()
      return try run(
        Products.passemarche,
        [
          "serve", "--environment", "production", "--listen", "127.0.0.1:0", "--trusted-proxies", "127.0.0.1",
          "--data-dir", folder.place("data").path,
        ]
          + flags,
        environment: environment)
    }
    for flags in [
      ["--smtp-url", "http://mail.example.org"], ["--smtp-url", "smtp+plain://mail.example.org"],
      ["--smtp-url", "smtps://mail.example.org", "--mail-from", "nobody"],
    ] {
      #expect(try serve(flags).status == 2, "\(flags)")
    }
    let secret = "a secret of mail"
    let refused = try serve(
      ["--smtp-url", "smtp+plain://localhost", "--smtp-user", "u"], ["PASSEMARCHE_SMTP_PASSWORD": secret])
    #expect(refused.status == 2 && !refused.errors.contains(secret))
    let nobody = try run(
      Products.passemarche,
      ["mail", "test", "a@example.org", "--environment", "sandbox", "--smtp-url", "smtp+plain://127.0.0.1:1"])
    #expect(nobody.status == 1 && nobody.errors.contains("connect"))
  }
}
