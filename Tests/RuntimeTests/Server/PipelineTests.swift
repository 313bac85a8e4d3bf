import Testing

@testable import Runtime

@Suite("Order and wording of refusals")
struct PipelineTests {
  private func post(_ path: String, _ body: String, _ fields: String = "Content-Type: application/json\r\n") -> String {
    "POST \(path) HTTP/1.1\r\nHost: h\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  @Test("route, method and environment come first")
  func routes() throws {
    let server = try TestServer()
    #expect(try server.ask("GET /none HTTP/1.1\r\nHost: h\r\n\r\n").text == "{\"error\":\"Resource not found\"}")
    #expect(try server.ask("GET /sandbox HTTP/1.1\r\nHost: h\r\n\r\n").status == 404)
    let sandbox = try TestServer { $0.environment = .sandbox }
    #expect(try sandbox.ask("GET /sandbox HTTP/1.1\r\nHost: h\r\n\r\n").status == 200)
  }

  @Test("bearer tokens: challenges, scopes and quota fields")
  func bearer() throws {
    let server = try TestServer()
    func ask(_ fields: String) throws -> RawClient.Answer {
      try server.ask("GET /reading HTTP/1.1\r\nHost: h\r\n\(fields)\r\n")
    }
    let none = try ask("")
    #expect(none.status == 401 && none["www-authenticate"] == "Bearer")
    #expect(none["x-ratelimit-remaining"] == "4")
    let wrong = try ask("Authorization: Bearer bad\r\n")
    #expect(wrong.status == 401 && wrong["www-authenticate"] == "Bearer error=\"invalid_token\"")
    #expect(try ask("Authorization: Bearer a b\r\n").status == 401)
    #expect(try ask("Authorization: Bearer good\r\nAuthorization: Bearer good\r\n").status == 401)
    let weak = try ask("Authorization: Bearer weak\r\n")
    #expect(weak.status == 403 && weak["x-ratelimit-remaining"] == "5")
    let good = try ask("authorization: bearer good\r\n")
    #expect(good.status == 200)
    #expect(good["x-ratelimit-limit"] == "5" && good["x-ratelimit-remaining"] == "4")
    #expect(good["ratelimit-policy"] == "\"api\";q=5;w=60")
    #expect(good["ratelimit"] == "\"api\";r=4;t=60")
    let reset = try #require(good["x-ratelimit-reset"].flatMap { Int64($0) })
    #expect(abs(reset - server.clock.milliseconds / 1000 - 60) <= 1)
  }

  @Test("quotas are true to the second, by editor, and overridden")
  func quotas() throws {
    let server = try TestServer()
    func ask(_ token: String) throws -> RawClient.Answer {
      try server.ask("GET /reading HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer \(token)\r\n\r\n")
    }
    for _ in 0..<4 { #expect(try ask("good").status == 200) }
    let refused = try ask("good")
    #expect(refused.status == 429)
    let seconds = try #require(refused["retry-after"].flatMap { Int64($0) })
    #expect(refused.text == "{\"error\":\"Rate limit exceeded\",\"retry_after\":\(seconds)}")
    #expect(refused["x-ratelimit-remaining"] == "1")
    #expect(try ask("generous").status == 200)
    // Time moves by itself as well while this runs, hence the second of grace.
    server.clock.advance(milliseconds: (seconds - 1) * 1000 - 1000)
    #expect(try ask("good").status == 429)
    server.clock.advance(milliseconds: 2000)
    #expect(try ask("good").status == 200)
    // Failures are on the address, which has its own.
    for _ in 0..<4 { #expect(try ask("bad").status == 401) }
    #expect(try ask("bad").status == 429)
    #expect(try ask("generous").status == 200)
  }

  @Test("clients: basic or form, never both; failures are on the address")
  func clients() throws {
    let server = try TestServer()
    let form = "Content-Type: application/x-www-form-urlencoded\r\n"
    let good = "client_id=client&client_secret=secret"
    let both = try server.ask(post("/token", good, form + "Authorization: Basic Y2xpZW50OnNlY3JldA==\r\n"))
    #expect(both.status == 400 && both["x-ratelimit-remaining"] == "2")
    let basic = try server.ask(post("/token", "a=b", form + "Authorization: Basic Y2xpZW50OnNlY3JldA==\r\n"))
    #expect(basic.status == 200 && basic["x-ratelimit-remaining"] == "2")
    let asleep = try server.ask(post("/token", "client_id=asleep&client_secret=secret", form))
    #expect(asleep.status == 401 && asleep.text == "{\"error\":\"inactive\"}")
    #expect(asleep["www-authenticate"] == "Basic realm=\"passe-marche\"")
    #expect(try server.ask(post("/token", "broken=1", form)).status == 400)
    // The address has used up its quota now: a guess is not even tried, a known secret is.
    #expect(try server.ask(post("/token", "client_id=client&client_secret=no", form)).status == 429)
    #expect(try server.ask(post("/token", "x", "Content-Type: text/plain\r\n")).status == 429)
    #expect(try server.ask(post("/token", good, form)).status == 200)
    #expect(try server.ask(post("/token", good, form)).status == 200)
    #expect(try server.ask(post("/token", good, form)).status == 429)
  }

  @Test("media types, codings and Accept")
  func media() throws {
    let server = try TestServer()
    #expect(try server.ask(post("/echo", "[]", "")).status == 415)
    #expect(try server.ask(post("/echo", "[]", "Content-Type: text/plain\r\n")).status == 415)
    #expect(try server.ask(post("/echo", "[]", "Content-Type: application/json;charset=latin1\r\n")).status == 415)
    #expect(try server.ask(post("/echo", "[]", "Content-Type: Application/JSON; charset=utf-8\r\n")).status == 200)
    for (charset, status) in [
      ("charset=\"UTF-8\"", 200), ("x=\"charset=latin1\"", 200), ("charset=\"latin1\"", 415), ("charset", 415),
      ("charset=latin1; charset=utf-8", 415), ("charset=utf-8; charset=\"latin1\"", 415),
      ("charset=utf-8;charset=utf-8", 415), ("charset=utf-8; Charset=\"utf-8\"", 415),
    ] {
      let answer = try server.ask(post("/echo", "[]", "Content-Type: application/json; \(charset)\r\n"))
      #expect(answer.status == status, "\(charset)")
    }
    for (coding, status) in [
      ("Content-Encoding: gzip\r\n", 415), ("Content-Encoding: identity\r\n", 200),
      ("Content-Encoding: identity\r\nContent-Encoding: gzip\r\n", 415),
    ] {
      #expect(try server.ask(post("/echo", "[]", "Content-Type: application/json\r\n" + coding)).status == status)
    }
    #expect(
      try server.ask(post("/echo", "[]", "Content-Type: application/json\r\nContent-Type: application/json\r\n")).status
        == 400)
    #expect(
      try server.ask(post("/echo", "")).text == "{\"error\":\"bad\",\"errors\":[\"The request body is missing\"]}")
    #expect(
      try server.ask(post("/echo", "[]", "Content-Type: application/json\r\nAccept: text/html\r\n")).status == 406)
    #expect(
      try server.ask(post("/echo", "[]", "Content-Type: application/json\r\nAccept: text/html, */*;q=0.1\r\n")).status
        == 200)
    // 415 before 406 before 413.
    let large = String(repeating: " ", count: 2000)
    #expect(try server.ask(post("/echo", large, "Accept: text/html\r\n")).status == 415)
    #expect(
      try server.ask(post("/echo", large, "Content-Type: application/json\r\nAccept: text/html\r\n")).status == 406)
  }

  @Test("an answer in a type that the client does not take is refused, though it takes that of refusals")
  func accept() throws {
    let server = try TestServer()
    func ask(_ accept: String) throws -> RawClient.Answer {
      try server.ask("GET /file HTTP/1.1\r\nHost: h\r\nAccept: \(accept)\r\n\r\n")
    }
    for accept in ["application/json", "application/pdf;q=0, application/json", "application/pdf;q=0, */*"] {
      let answer = try ask(accept)
      #expect(answer.status == 406 && answer["content-type"] == "application/json", "\(accept)")
      #expect(answer.text == "{\"error\":\"Not acceptable\"}")
    }
    let problem = try ask("application/pdf;q=0, application/problem+json")
    #expect(problem.status == 406 && problem["content-type"] == "application/problem+json")
    for accept in [
      "application/pdf", "application/json, application/pdf;q=0.1", "application/problem+json",
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    ] {
      #expect(try ask(accept).status == 200, "\(accept)")
    }
  }

  @Test("violations are told in English and French, in the order of the contract")
  func violations() throws {
    let server = try TestServer()
    let answer = try server.ask(post("/invalid", "{}"))
    #expect(answer.status == 422)
    #expect(
      answer.text == """
        {"error":"Validation failed","errors":["Name can't be blank",\
        "Lot 1 name is too long (maximum is 255 characters)","Lot 4 must be an object"],\
        "field_errors":{"name":["Le nom est obligatoire"],"lots[0].name":["Le nom est trop long"],\
        "lots[3]":["Le lot doit être un objet"]}}
        """)
  }

  @Test("problems carry pointers and lines of the contract")
  func problems() throws {
    let server = try TestServer()
    let fields = "Content-Type: application/json\r\nAccept: application/problem+json\r\n"
    let answer = try server.ask(post("/invalid", "{}", fields))
    #expect(answer["content-type"] == "application/problem+json")
    let problem = try JSON.parse(answer.body)
    #expect(problem["type"]?.text == "about:blank" && problem["title"]?.text == "Unprocessable Content")
    #expect(problem["status"]?.number == "422" && problem["instance"]?.text == answer["x-request-id"])
    #expect(problem["detail"]?.text == "Name can't be blank" && problem["error"]?.text == "Validation failed")
    guard case .array(let violations)? = problem["violations"] else {
      Issue.record("no violations")
      return
    }
    #expect(violations[1]["pointer"]?.text == "/market/lots/0/name")
    #expect(violations[1]["rule"]?.text == "maxLength" && violations[1]["limit"]?.text == "255")
    #expect(violations[1]["spec"]?.text == "/openapi.yaml#L20")
    let conflict = try server.ask("GET /conflict HTTP/1.1\r\nHost: h\r\nAccept: application/problem+json\r\n\r\n")
    #expect(conflict.status == 409 && conflict["content-type"] == "application/problem+json")
    #expect(try JSON.parse(conflict.body)["error"]?.text == "Conflict")
    #expect(try server.ask("GET /conflict HTTP/1.1\r\nHost: h\r\n\r\n").text == "{\"error\":\"Conflict\"}")
  }

  @Test("OAuth profiles name the code of the first violation")
  func oauth() throws {
    let renderer = FailureRenderer(tables: SampleAPI.tables)
    var violations = Violations()
    violations.add(RuleID(1), .member("scope", ordinal: 2, envelope: false))
    violations.add(RuleID(0), .member("grant_type", ordinal: 1, envelope: false))
    let reply = renderer.render(.invalid(violations), profile: 1, asProblem: false, id: RequestID())
    guard case .bytes(let body) = reply.body else {
      Issue.record("no body")
      return
    }
    #expect(
      String(decoding: body, as: UTF8.self)
        == "{\"error\":\"invalid_scope\",\"error_description\":\"Name can't be blank\"}")
  }

  @Test("faults tell the request id and nothing else")
  func faults() async throws {
    let server = try TestServer()
    let answer = try server.ask("GET /fault HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(answer.status == 500)
    let id = try #require(answer["x-request-id"])
    #expect(answer.text == "{\"error\":\"Internal server error\",\"request_id\":\"\(id)\"}")
    #expect(try server.ask("GET /large HTTP/1.1\r\nHost: h\r\n\r\n").status == 500)
    let log = await server.stopAndReadLog()
    #expect(
      log.contains { $0["level"]?.text == "error" && $0["request_id"]?.text == id && $0["error"]?.text == "Broken()" })
  }
}
