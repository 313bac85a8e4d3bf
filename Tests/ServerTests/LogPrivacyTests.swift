import Foundation
import TestSupport
import Testing

/// The log at its most talkative, and the metrics, after everything that secrets and people come with.
@Suite struct LogPrivacyTests {
  @Test func neitherSecretsNorPeopleAreInTheLog() async throws {
    let receiver = try Receiver { _ in .answer(500, body: "hidden-answer: Curie") }
    let server = try RunningServer(
      flags: ["--log-level", "debug", "--antivirus", "off"],
      variables: ["PASSEMARCHE_METRICS_TOKEN": "hidden-metrics-token-0123456789-0123456789"])
    let hook = receiver.url + "/hidden-receiver?key=hidden-key"
    let credentials = try server.addEditor("Editor", ["--webhook-url", hook])
    let client = try APIClient(server, credentials)
    let token = try #require(client.token)

    // Of programs: refused in every way, and served.
    let basic = Data("\(credentials.client_id):\(credentials.client_secret)".utf8).base64EncodedString()
    #expect(try client.requestToken(scope: "api_access", secret: "hidden-secret").status == 401)
    for (header, path) in [
      ("Authorization: Basic \(basic)", "/api/v1/status"), ("Authorization: Bearer hidden-bearer", "/metrics"),
      ("Cookie: session=hidden-cookie", "/nowhere/hidden-path?code=hidden-query"),
      ("Referer: https://a.example/?q=hidden-referer", "/api/v1/public_markets?cursor=hidden-cursor"),
      ("X-Api-Key: hidden-header", "/api/v1/public_markets/hidden-identifier"),
      ("tracestate: a=hidden-state", "/up?hidden-name=1"), ("Authorization: Bearer \(token)", "/api/v1/status"),
    ] { _ = try APIClient.demo(server).get(path, headers: [header]) }
    let raw = try RawClient(port: server.port)
    try raw.send("GET /hidden-malformed\u{0} HTTP/1.1\r\nhidden-line\r\n\r\n")
    #expect(try raw.answer().status == 400)
    for body in [#"{"public_market": {"name": "hidden-body"#, #"{"public_market": {"name": "<b>hidden-market"}}"#] {
      #expect(try [400, 422].contains(client.post("/api/v1/public_markets", body).status))
    }
    let market = try client.createMarket(["name": "Hidden-market"])
    let second = try APIClient(server, credentials)
    #expect(try second.post("/oauth/introspect", form: ["token": try #require(second.token)]).status < 500)
    #expect(try second.post("/oauth/revoke", form: ["token": try #require(second.token)]).status < 500)

    // Of people: a candidate, from the link to the submission.
    try Visitor(server).configure(market)
    let again = try APIClient(server, credentials)
    let siret = Siret.next()
    let application = try again.createApplication(of: market, siret: siret)
    let candidate = Visitor(server)
    try candidate.logIn(application, email: "marie.curie@exemple.fr")
    let page = try candidate.answerUpToSummary(application)
    #expect(page.status == 200)
    _ = try await candidate.send(application)
    try await eventually("the webhook's failure", pause: .milliseconds(50)) {
      server.logLines.contains { $0.contains("webhook not delivered") }
    }
    let metrics = try APIClient.demo(server).get(
      "/metrics", headers: ["Authorization: Bearer hidden-metrics-token-0123456789-0123456789"])
    #expect(metrics.status == 200)
    #expect(server.stop() == 0)

    let log = server.logLines.joined(separator: "\n")
    for told in ["createToken", "introspectToken", "createPublicMarket", "getMetrics", "unauthenticated", "malformed"] {
      #expect(log.contains(told), "the log does not tell of \(told)")
    }
    let cookies = candidate.cookies.values.filter { $0.utf8.count > 8 }
    #expect(!cookies.isEmpty)
    let tokens = [token, second.token, again.token].compactMap { $0 }
    let signatures = tokens.compactMap { $0.split(separator: ".").last.map(String.init) }
    let secrets = ["hidden-", "curie", "marie", siret, basic, credentials.client_secret, credentials.webhook_secret]
    for secret in secrets + tokens + signatures + cookies {
      #expect(!log.localizedCaseInsensitiveContains(secret), "\(secret) is in the log")
      #expect(!metrics.text.localizedCaseInsensitiveContains(secret), "\(secret) is in the metrics")
    }
  }
}
