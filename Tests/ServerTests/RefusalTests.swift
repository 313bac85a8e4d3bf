import Foundation
import Testing

/// What the runtime refuses before a handler is called, each in its documented shape.
@Suite(.serialized) struct RefusalTests {
  let server: RunningServer
  let client: APIClient

  init() throws {
    server = try RunningServer(flags: ["--quota-scale", "100"])
    client = try APIClient(server, try server.addEditor("Refused editor"))
  }

  private func error(_ answer: Answer, _ status: Int, _ message: String) {
    #expect(answer.status == status, "\(answer.text)")
    #expect(answer.json["error"] as? String == message)
    #expect(answer["content-type"] == "application/json")
    #expect(answer["x-request-id"]?.wholeMatch(of: /[0-9a-f]{32}/) != nil)
  }

  @Test("Scenarios 19, 34 and 35: without a token nothing opens")
  func withoutATokenNothingOpens() throws {
    var anonymous = client
    anonymous.token = nil
    for (method, path) in [
      ("GET", "/api/v1/status"), ("GET", "/api/v1/public_markets"), ("POST", "/api/v1/public_markets"),
      ("GET", "/api/v1/public_markets/VR-2026-AAAAAAAAAAAA"), ("GET", "/oauth/token/info"),
      ("POST", "/api/v1/public_markets/VR-2026-AAAAAAAAAAAA/market_applications"),
      ("GET", "/api/v1/market_applications/FT20260511AAAAAAAA/attestation"),
      ("GET", "/api/v1/market_applications/FT20260511AAAAAAAA/documents_package"), ("POST", "/sandbox/clock"),
    ] {
      let answer = try anonymous.send(method, path)
      error(answer, 401, "Not authorized")
      #expect(answer["www-authenticate"]?.hasPrefix("Bearer") == true)
    }
  }

  /// To compare two of these takes minutes where half a million accents are to be sorted first.
  @Test(.timeLimit(.minutes(1))) func textsMadeOfAccentsAreRefused() throws {
    let text = String(repeating: "\u{301}", count: 100_000) + String(repeating: "\u{316}", count: 100_000)
    let form = "application/x-www-form-urlencoded"
    for body in ["\(text)=1", "grant_type=c\(text)"] {
      let answer = try client.send("POST", "/oauth/token", type: form, body: Array(body.utf8))
      #expect(answer.status == 400 && answer.text.contains("combining marks"), "\(answer.text)")
    }
    for json in [client.market(["name": "a" + text]), "{\"\(text)\": 1}", "{\"public_market\": {\"\(text)\": 1}}"] {
      #expect(try [400, 422].contains(client.post("/api/v1/public_markets", json).status))
    }
    let visitor = Visitor(server)
    let page = try visitor.open("/candidate/market_applications/FT20260511AAAAAAAA/company_identification")
    let parts = FormBody(multipart: [("csrf_token", "x"), ("a" + text, "1"), ("intent", "n" + text)], [])
    #expect(try visitor.request("POST", page.path, type: parts.type, body: parts.bytes).status >= 400)
    #expect(try client.get("/up").status == 200)
  }

  @Test func parametersThatCannotBeReadAreMalformed() throws {
    for query in ["limit=%FF", "cursor=%C3%28", "limit=" + "e" + String(repeating: "%CC%81", count: 31)] {
      error(try client.get("/api/v1/public_markets?" + query), 400, "Bad Request")
    }
    let marks = "\"e" + String(repeating: "\u{301}", count: 31) + "\""
    let documents = "/api/v1/market_applications/FT20260511AAAAAAAA/documents_package"
    error(try client.get(documents, headers: ["If-None-Match: \(marks)"]), 400, "Bad Request")
    let page = try client.get("/candidate/sessions/new?notice=%FF")
    #expect(page.status == 400 && page.text.contains("Demande incompréhensible"))
  }

  /// What an answer tells has an end; where it is reached, it says so.
  @Test func ofManyBrokenRulesTheFirstAreTold() throws {
    func refusal(_ count: Int) throws -> (errors: [String], fields: [String: [String]]) {
      let lots = Array(repeating: ["name": ""], count: count)
      let answer = try client.post("/api/v1/public_markets", client.market(["lots": lots]))
      #expect(answer.status == 422)
      return (
        try #require(answer.json["errors"] as? [String]),
        try #require(answer.json["field_errors"] as? [String: [String]])
      )
    }
    #expect(try refusal(100).errors == (1...100).map { "Lot \($0) name can't be blank" })
    let many = try refusal(150)
    #expect(many.errors.count == 101 && many.errors[99] == "Lot 100 name can't be blank")
    #expect(many.errors.last == "Only the first 100 broken rules are told, and there are more")
    #expect(many.fields.count == 101 && many.fields["lots[99].name"] != nil)
    #expect(many.fields["base"] == ["Seules les 100 premières erreurs sont indiquées, et il y en a d’autres"])
  }

  @Test func unknownRoutesAreNotFound() throws {
    for path in [
      "/api", "/api/v1/", "/api/v1/public_markets/", "/API/V1/status", "/api/v1/public_markets/a/b/c", "/up/",
    ] {
      error(try client.get(path), 404, "Resource not found")
    }
  }

  @Test func otherMethodsAreToldTheRightOnes() throws {
    let answer = try client.send("DELETE", "/api/v1/public_markets")
    error(answer, 405, "Method not allowed")
    #expect(answer["allow"] == "GET, HEAD, OPTIONS, POST")
    error(try client.send("BREW", "/oauth/token"), 405, "Method not allowed")
    let options = try client.send("OPTIONS", "/up")
    #expect(options.status == 204)
    #expect(options["allow"] == "GET, HEAD, OPTIONS")
  }

  @Test func headAnswersAsGetWithoutItsBody() throws {
    let (get, head) = (try client.get("/openapi.yaml"), try client.send("HEAD", "/openapi.yaml"))
    #expect(head.status == 200)
    #expect(head["content-length"] == get["content-length"])
    #expect(head.body.isEmpty)
  }

  @Test func mediaTypesAreNegotiated() throws {
    error(
      try client.send("POST", "/api/v1/public_markets", type: "text/plain", body: Array("x".utf8)), 415,
      "Unsupported media type")
    error(try client.get("/api/v1/status", headers: ["Accept: text/html"]), 406, "Not acceptable")
    for accept in ["*/*", "application/*", "text/html, application/json;q=0.1"] {
      #expect(try client.get("/api/v1/status", headers: ["Accept: \(accept)"]).status == 200)
    }
    let charset = try client.send(
      "POST", "/api/v1/public_markets", type: "application/json; charset=utf-8", body: Array(client.market().utf8))
    #expect(charset.status == 201)
  }

  @Test func problemDetailsAreGivenToWhoAsks() throws {
    let answer = try client.send(
      "POST", "/api/v1/public_markets", headers: ["Accept: application/problem+json"], type: "application/json",
      body: Array(client.market(["name": ""]).utf8))
    #expect(answer.status == 422)
    #expect(answer["content-type"] == "application/problem+json")
    #expect(answer.json["status"] as? Int == 422)
    #expect(answer.json["errors"] as? [String] == ["Name can't be blank"])
    let violation = try #require((answer.json["violations"] as? [[String: Any]])?.first)
    #expect(violation["pointer"] as? String == "/public_market/name")
    #expect(violation["rule"] as? String == "minLength")
    #expect((violation["spec"] as? String)?.contains("#L") == true)
  }

  @Test func bodiesOverTheirCapAreRefusedBeforeTheyAreRead() throws {
    let token = try #require(client.token)
    let declared = try RawClient(port: server.port)
    try declared.send(
      "POST /api/v1/public_markets HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\n"
        + "Content-Type: application/json\r\nContent-Length: 10485761\r\n\r\n")
    error(try declared.answer(), 413, "Payload too large")

    let chunked = try RawClient(port: server.port)
    try chunked.send(
      "POST /sandbox/clock HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\n"
        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n401\r\n"
        + String(repeating: " ", count: 1025) + "\r\n")
    error(try chunked.answer(), 413, "Payload too large")

    let padded = #"{"advance_seconds":0}"# + String(repeating: " ", count: 1024 - 21)
    #expect(try client.post("/sandbox/clock", padded).status == 200)
    error(try client.post("/sandbox/clock", padded + " "), 413, "Payload too large")
  }

  @Test func aSpentQuotaSaysTruthfullyWhenToComeBack() throws {
    let server = try RunningServer()
    let limited = try server.addEditor("Limited", ["--quota", "api=100/3"])
    let other = try APIClient(server, try server.addEditor("Unlimited"))
    let client = try APIClient(server, limited)
    for used in 1...3 {
      let answer = try client.get("/api/v1/status")
      #expect(answer.status == 200)
      #expect(answer["x-ratelimit-limit"] == "100")
      #expect(answer["x-ratelimit-remaining"] == String(100 - used))
      #expect(answer["x-ratelimit-reset"].flatMap { Int($0) } != nil)
    }
    let refused = try client.get("/api/v1/status")
    error(refused, 429, "Rate limit exceeded")
    let wait = try #require(refused.json["retry_after"] as? Int)
    #expect(refused["retry-after"] == String(wait))
    #expect(try other.get("/api/v1/status").status == 200, "one editor's quota is not another's")
    // To the second it is held where the clock stands still (QuotaTests); this server's goes on meanwhile.
    #expect(try other.post("/sandbox/clock", #"{"advance_seconds":\#(wait - 5)}"#).status == 200)
    #expect(try client.get("/api/v1/status").status == 429)
    #expect(try other.post("/sandbox/clock", #"{"advance_seconds":5}"#).status == 200)
    #expect(try client.get("/api/v1/status").status == 200)
  }

  @Test func theTokenQuotaHasItsOwnWording() throws {
    let server = try RunningServer()
    let credentials = try server.addEditor("Eager")
    let client = try APIClient(server, credentials, scope: nil)
    let answers = try (1...11).map { _ in try client.requestToken() }
    #expect(answers.map(\.status) == Array(repeating: 200, count: 10) + [429])
    #expect(answers[10].json["error"] as? String == "rate_limit_exceeded")
    #expect(answers[10].json["error_description"] as? String != nil)
    #expect(answers[10]["retry-after"] == "60")
  }

  @Test func wrongSecretsUseUpTheAddressAndNotTheEditor() throws {
    let server = try RunningServer()
    let client = try APIClient(server, try server.addEditor("Victim"), scope: nil)
    #expect(try client.requestToken().status == 200)
    let failures = try (1...11).map { _ in try client.requestToken(secret: "wrong").status }
    #expect(failures == Array(repeating: 401, count: 10) + [429])
    #expect(try client.requestToken().status == 200, "the right secret still opens")
  }

  @Test func theContractIsServedByteForByte() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = try Data(contentsOf: root.appendingPathComponent("spec/passemarche.yaml"))
    let yaml = try client.get("/openapi.yaml")
    #expect(yaml.status == 200)
    #expect(Data(yaml.body) == file)
    #expect(yaml["content-type"] == "application/yaml")
    let json = try client.get("/openapi.json")
    #expect(json.json["openapi"] as? String == "3.1.0")
  }

  @Test func probesAnswer() throws {
    #expect(try client.get("/up").json["status"] as? String == "up")
    #expect(try client.get("/health/ready").json["status"] as? String == "ready")
  }

  @Test func answersCarryProtectiveHeaders() throws {
    let answer = try client.get("/api/v1/status")
    #expect(answer["x-content-type-options"] == "nosniff")
    #expect(answer["cache-control"] == "no-store")
    #expect(answer["date"] != nil)
    #expect(answer["server"] == nil)
  }

  @Test func pipelinedRequestsAreAnsweredInOrder() throws {
    let raw = try RawClient(port: server.port)
    let token = try #require(client.token)
    let paths = ["/up", "/api/v1/status", "/nowhere", "/up"]
    try raw.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\n\r\n" }.joined())
    #expect(try paths.map { _ in try raw.answer().status } == [200, 200, 404, 200])
  }

  @Test func ambiguousMessagesAreRefusedAndTheConnectionCloses() throws {
    for head in [
      "POST /oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
      "POST /oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n",
      "GET /up HTTP/1.1\r\n\r\n", "GET /up HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
      "GET  /up HTTP/1.1\r\nHost: x\r\n\r\n",
      "GET /up HTTP/1.1\nHost: x\n\n", "GET /up HTTP/1.1\r\nHost : x\r\n\r\n",
    ] {
      let raw = try RawClient(port: server.port)
      try raw.send(head)
      let answer = try raw.answer()
      error(answer, 400, "Bad Request")
      #expect(raw.isClosed(), "\(head)")
    }
  }
}
