import Foundation
import TestSupport
import Testing

/// Traces of a real server, as a collector gets them.
@Suite(.serialized) struct TracingTests {
  private struct Span {
    var members: [String: Any]
    var attributes: [String: String]
    subscript(_ name: String) -> String? { members[name] as? String }

    init(_ members: [String: Any]) {
      self.members = members
      attributes = [:]
      for attribute in members["attributes"] as? [[String: Any]] ?? [] {
        let value = attribute["value"] as? [String: String]
        attributes[attribute["key"] as? String ?? ""] = value?["stringValue"] ?? value?["intValue"]
      }
    }
  }

  private func bodies(_ collector: Receiver) throws -> [[String: Any]] {
    try collector.requests.filter { $0.target == "/v1/traces" }.compactMap { request in
      try JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any]
    }
  }

  private func sent(to collector: Receiver) throws -> [Span] {
    try bodies(collector).flatMap { body -> [Span] in
      let resource = (body["resourceSpans"] as? [[String: Any]])?.first
      let scope = (resource?["scopeSpans"] as? [[String: Any]])?.first
      return (scope?["spans"] as? [[String: Any]] ?? []).map(Span.init)
    }
  }

  private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
  private static let parent = "00f067aa0ba902b7"

  @Test func aRequestItsCommitAndAWebhookAreTraced() async throws {
    let collector = try Receiver { _ in .answer(200, headers: ["Content-Type: application/json"], body: "{}") }
    let receiver = try Receiver()
    let server = try RunningServer(
      flags: ["--otlp-endpoint", "http://127.0.0.1:\(collector.port)", "--public-url", "http://passe.example"],
      variables: ["PASSEMARCHE_OTLP_HEADERS": "authorization=Bearer%20to%3Dcollector"])
    let editor = try server.addEditor("Editor", ["--webhook-url", receiver.url])
    let client = try APIClient(server, editor)
    let answer = try client.send(
      "POST", "/api/v1/public_markets?secret=hidden",
      headers: ["traceparent: 00-\(Self.trace)-\(Self.parent)-01", "tracestate: rojo=1"], type: "application/json",
      body: Array(client.market().utf8))
    #expect(answer.status == 201)
    let market = try #require(answer.json["identifier"] as? String)
    #expect(try client.get("/api/v1/public_markets/\(market)").status == 200)
    #expect(try server.operate(["market", "complete", market]).status == 0)
    try await eventually("the webhook's trace", pause: .milliseconds(50)) { () throws in
      try sent(to: collector).contains { $0.attributes["passemarche.webhook_id"] != nil }
    }
    #expect(server.stop() == 0)
    let spans = try sent(to: collector)

    let created = try #require(spans.first { $0["name"] == "POST /api/v1/public_markets" })
    #expect(created["traceId"] == Self.trace && created["parentSpanId"] == Self.parent)
    #expect(created["traceState"] == "rojo=1" && created.members["kind"] as? Int == 2)
    #expect(created.attributes["http.response.status_code"] == "201")
    #expect(created.attributes["passemarche.operation"] == "createPublicMarket")
    #expect(created.attributes["passemarche.client_id"] == editor.client_id)
    #expect(created.attributes["passemarche.request_id"] == answer["x-request-id"])
    let commit = try #require(spans.first { $0["name"] == "sqlite commit" && $0["traceId"] == Self.trace })
    #expect(commit["parentSpanId"] == created["spanId"] && commit.attributes["db.system.name"] == "sqlite")

    // A read that nobody asked to trace is a trace of its own.
    let read = try #require(spans.first { $0["name"] == "GET /api/v1/public_markets/{identifier}" })
    #expect(read["traceId"] != Self.trace && read["parentSpanId"] == nil)

    let delivery = try #require(spans.first { $0.attributes["passemarche.webhook_id"] != nil })
    let hook = try #require(receiver.requests.first)
    #expect(delivery.members["kind"] as? Int == 3 && delivery.attributes["http.response.status_code"] == "200")
    #expect(delivery.attributes["passemarche.webhook_id"] == hook["webhook-id"])
    #expect(hook["traceparent"] == "00-\(delivery["traceId"] ?? "")-\(delivery["spanId"] ?? "")-01")

    // What collectors see of us, and what they do not.
    let request = try #require(collector.requests.first)
    #expect(request["authorization"] == "Bearer to=collector")
    let text = collector.requests.map { String(decoding: $0.body, as: UTF8.self) }.joined()
    for secret in [
      "hidden", market, client.token ?? "none", editor.client_secret, receiver.url, "127.0.0.1", "Fourniture",
    ] { #expect(!text.contains(secret), "\(secret)") }
    for known in ["\"service.name\"", "\"service.version\"", "\"deployment.environment.name\""] {
      #expect(text.contains(known))
    }
    // The log names the same trace.
    let lines = server.logLines.filter { $0.contains("\"trace_id\":\"\(Self.trace)\"") }
    #expect(lines.contains { $0.contains("\"span_id\":\"\(created["spanId"] ?? "")\"") })
  }

  @Test func aCollectorThatIsAwayIsNobodysAffair() async throws {
    // Nobody listens there.
    let server = try RunningServer(flags: ["--otlp-endpoint", "http://127.0.0.1:1"])
    let client = try APIClient(server, try server.addEditor("Editor"))
    for _ in 0..<20 { _ = try client.createMarket() }
    try await eventually("the log line", pause: .milliseconds(50)) {
      server.logLines.contains { $0.contains("the collector does not take traces") }
    }
    let began = ContinuousClock.now
    #expect(server.stop() == 0)
    #expect(ContinuousClock.now - began < .seconds(10))
    #expect(server.logLines.filter { $0.contains("the collector does not take traces") }.count <= 2)
  }

  @Test func fewerTracesAreSentWhereThatIsAsked() async throws {
    let collector = try Receiver { _ in .answer(200) }
    let server = try RunningServer(
      flags: ["--otlp-endpoint", "http://127.0.0.1:\(collector.port)/", "--trace-sampling", "0"])
    let client = APIClient.demo(server)
    #expect(try client.get("/up").status == 200)
    #expect(try client.get("/up", headers: ["traceparent: 00-\(Self.trace)-\(Self.parent)-01"]).status == 200)
    #expect(server.stop() == 0)
    #expect(try sent(to: collector).map { $0["traceId"] } == [Self.trace])
  }

  @Test(arguments: [
    (["--otlp-endpoint", "collector:4318"], "--otlp-endpoint takes"),
    (["--otlp-endpoint", "http://user:pass@collector"], "--otlp-endpoint takes"),
    (["--otlp-endpoint", "http://collector?a=b"], "--otlp-endpoint takes no query"),
    (["--otlp-endpoint", "http://collector", "--trace-sampling", "2"], "--trace-sampling takes"),
    (["--otlp-endpoint", "http://collector", "--otlp-headers", "secret"], "--otlp-headers takes"),
  ])
  func whatCannotBeReadIsSaid(flags: [String], sentence: String) throws {
    let folder = try TemporaryFolder()
    let refused = try run(
      Products.passemarche,
      ["serve", "--environment", "sandbox", "--listen", "127.0.0.1:0", "--data-dir", folder.place("data").path] + flags)
    #expect(refused.status == 2 && refused.errors.contains(sentence), "\(refused.errors)")
  }
}
