import Runtime
import Testing

@_spi(Measurement) @testable import Generated

/// The generated decoders of the real contract, called as the runtime calls them.
@Suite struct GeneratedInputTests {
  private func request(
    _ method: HTTPMethod, path: String, query: String? = nil, body: String? = nil,
    permissions: PermissionSet = .defenseMarkets
  ) throws -> IncomingRequest {
    let head = Array((path + (query ?? "")).utf8)
    let pathRange = 0..<path.utf8.count
    var captures = PathCaptures()
    if case .found(_, let found) = Router.route(method, head[pathRange].span) { captures = found }
    return IncomingRequest(
      method: method, head: head, path: pathRange, query: query == nil ? nil : path.utf8.count..<head.count,
      headers: HeaderIndex(), captures: captures, body: body.map { .bytes(Array($0.utf8)) } ?? .none,
      media: body == nil ? nil : 0,
      principal: Principal(editorID: 1, clientID: "tester", scopes: [], permissions: permissions), clientGate: nil,
      id: RequestID(),
      receivedAt: Timestamp(milliseconds: 1_780_000_000_000), deadline: Timestamp(milliseconds: 1_780_000_030_000))
  }

  /// The broken rules as `path keyword`.
  private func violations(_ body: () throws(Failure) -> Void) -> [String] {
    do throws(Failure) {
      try body()
      return []
    } catch {
      guard case .invalid(let violations) = error else { return ["\(error.kind)"] }
      return violations.found.map { violation in
        let path = violation.path.map { step in
          switch step {
          case .member(let name, _, let isEnvelope): isEnvelope ? "" : "\(name)"
          case .index(let index, _): "\(index)"
          case .key(let key): key
          }
        }.filter { !$0.isEmpty }.joined(separator: ".")
        return path + " " + Rules.all[Int(violation.rule.rawValue)].keyword.description
      }
    }
  }

  private func marketViolations(_ json: String) throws -> [String] {
    let request = try request(.post, path: "/api/v1/public_markets", body: json)
    return violations { () throws(Failure) in _ = try CreatePublicMarket.input(request) }
  }

  private let market = """
    "name":" A market ","deadline":"2099-06-15T23:59:59Z","siret":"13002526500013","market_type_codes":["supplies"]
    """

  @Test func readsAMarket() throws {
    let request = try request(
      .post, path: "/api/v1/public_markets",
      body: "{\"public_market\":{\(market),\"lots\":[{\"name\":\"\\u00c9crans\",\"cpv_code\":null}],\"lot_limit\":1.0}}"
    )
    let body = try CreatePublicMarket.input(request).body
    #expect(body.name == "A market")
    #expect(body.deadline == Timestamp.parse("2099-06-15T23:59:59Z"))
    #expect(body.marketTypeCodes == [.supplies])
    #expect(body.lots == [LotRequest(name: "Écrans")])
    #expect(body.lotLimit == 1)
    #expect(body.lotName == nil)
  }

  @Test func tellsEveryViolationAtOnce() throws {
    let found = try marketViolations(
      """
      {"public_market":{"siret":"13002526500014","market_type_codes":["defense"],"deadline":"2020-01-01",
       "lot_name":"<b>","lots":[{"name":""},{"cpv_code":"1"}],"name":7,"unknown":[{}]}}
      """)
    #expect(
      found == [
        "siret x-checksum", "deadline x-future", "lot_name x-plain-text", "lots.0.name minLength",
        "lots.1.cpv_code pattern", "lots.1.name required", "name type", "market_type_codes x-invariant",
      ])
  }

  @Test func aDemandThatTheCallerDoesNotMeetComesBeforeEveryViolation() throws {
    for body in [
      "{\"public_market\":{\(market.replacing("supplies\"", with: "supplies\",\"defense\""))}}",
      "{\"public_market\":{\"market_type_codes\":[\"defense\"]}}",
    ] {
      let request = try request(.post, path: "/api/v1/public_markets", body: body, permissions: [])
      #expect(violations { () throws(Failure) in _ = try CreatePublicMarket.input(request) } == ["notPermitted"])
    }
  }

  @Test func checksInvariantsOnlyWhereTheirMembersAreSound() throws {
    #expect(try marketViolations("{\"public_market\":{\(market),\"lot_limit\":1}}") == ["lot_limit x-invariant"])
    #expect(try marketViolations("{\"public_market\":{\(market),\"lot_limit\":1,\"lot_name\":\"One\"}}") == [])
    #expect(
      try marketViolations("{\"public_market\":{\(market),\"lot_limit\":2,\"lots\":[{\"name\":\"\"}]}}")
        == ["lots.0.name minLength"])
  }

  @Test(arguments: [
    "[]", "null", "{}", "{\"public_market\":[]}", "{\"public_market\":null}", "{\"public_market\":{}", "", " ",
    "{\"public_market\":{\"name\":\"a\",\"name\":\"b\"}}", "{\"public_market\":{},\"public_market\":{}}",
    "{\"public_market\":{\"x\":01}}",
  ])
  func refusesWhatCannotBeRead(json: String) throws {
    #expect(try marketViolations(json) == ["malformed"])
  }

  @Test func takesABodyThatMayBeMissing() throws {
    let path = "/api/v1/public_markets/VR-2026-A1B2C3D4E5F6/market_applications"
    #expect(try CreateMarketApplication.input(try request(.post, path: path)).body == nil)
    #expect(try CreateMarketApplication.input(try request(.post, path: path, body: "{}")).body == nil)
    let body = try CreateMarketApplication.input(
      try request(.post, path: path, body: "{\"market_application\":{\"siret\":null}}")
    ).body
    #expect(body == MarketApplicationInput())
  }

  @Test func readsQueries() throws {
    let path = "/api/v1/public_markets"
    #expect(try ListPublicMarkets.input(try request(.get, path: path)).limit == 20)
    #expect(
      try ListPublicMarkets.input(try request(.get, path: path, query: "limit=7&x=%20&cursor=c%61b")).cursor == "cab")
    for (query, expected) in [
      ("limit=0", ["limit minimum"]), ("limit=101", ["limit maximum"]), ("limit=a", ["limit type"]),
      ("limit=1.5", ["limit type"]), ("limit=1&limit=2", ["limit type"]), ("cursor=", ["cursor pattern"]),
      ("limit=%zz", ["malformed"]),
    ] {
      let request = try request(.get, path: path, query: query)
      #expect(violations { () throws(Failure) in _ = try ListPublicMarkets.input(request) } == expected, "\(query)")
    }
  }

  @Test func answersPathsThatNothingCanHave() throws {
    for name in ["VR-2026-a1B2C3D4E5F6", "VR-2026-A1B2C3D4E5F", "%FF", "%2"] {
      let request = try request(.get, path: "/api/v1/public_markets/\(name)")
      #expect(violations { () throws(Failure) in _ = try GetPublicMarket.input(request) } == ["notFound"], "\(name)")
    }
    let encoded = try request(.get, path: "/api/v1/public_markets/VR%2D2026-A1B2C3D4E5F6")
    #expect(try GetPublicMarket.input(encoded).identifier == "VR-2026-A1B2C3D4E5F6")
  }

  @Test func readsForms() throws {
    let sound = try request(
      .post, path: "/oauth/token", body: "grant_type=client_credentials&scope=api_read+api_write&x=1")
    #expect(try CreateToken.input(sound).body.scope == "api_read api_write")
    let blank = try request(
      .post, path: "/oauth/token", body: "grant_type=client_credentials&client_id=&client_secret=%20&scope=")
    let read = try CreateToken.input(blank).body
    #expect(read.clientId == nil && read.clientSecret == nil && read.scope == nil)
    let empty = try request(.post, path: "/oauth/token", body: "grant_type=&scope=api_read")
    #expect(violations { () throws(Failure) in _ = try CreateToken.input(empty) } == ["grant_type required"])
    let foreign = try request(.post, path: "/oauth/token", body: "grant_type=password")
    do {
      _ = try CreateToken.input(foreign)
      Issue.record("another grant type was taken")
    } catch {
      guard case .invalid(let violations) = error, let first = violations.found.first else { throw error }
      #expect(Rules.all[Int(first.rule.rawValue)].errorCode.description == "unsupported_grant_type")
    }
    let twice = try request(.post, path: "/oauth/token", body: "grant_type=client_credentials&scope=a&scope=b")
    #expect(violations { () throws(Failure) in _ = try CreateToken.input(twice) } == ["malformed"])
  }

  @Test func routes() {
    func route(_ method: HTTPMethod, _ path: String) -> String {
      switch Router.route(method, Array(path.utf8).span) {
      case .found(let index, let captures): "\(Tables.all.operations[index].id) \(captures.count)"
      case .wrongMethod(let allow, _): "\(allow)"
      case .notFound: "none"
      }
    }
    #expect(route(.post, "/oauth/token") == "createToken 0")
    #expect(route(.head, "/api/v1/public_markets") == "listPublicMarkets 0")
    #expect(route(.delete, "/api/v1/public_markets") == "GET, HEAD, OPTIONS, POST")
    #expect(route(.options, "/oauth/token") == "OPTIONS, POST")
    #expect(route(.get, "/api/v1/market_applications/x/attestation") == "getAttestation 1")
    for path in ["", "*", "/oauth", "/oauth/token/", "//oauth/token", "/API/v1/status", "/api/v1/public_markets/"] {
      #expect(route(.get, path) == "none", "\(path)")
    }
  }

  @Test func neverWritesABrokenHeader() throws {
    let made = PublicMarketCreated(identifier: "VR-2026-A1B2C3D4E5F6", configurationUrl: "https://example.org")
    guard case .reply(let reply) = CreatePublicMarket.Response.created(made, location: "https://a.example/1").outcome
    else {
      throw IllegalReply()
    }
    #expect(reply.status == 201)
    #expect(
      String(decoding: reply.headers, as: UTF8.self)
        == "Content-Type: application/json\r\nLocation: https://a.example/1\r\n")
    for value in ["a\r\nset-cookie: x", "a\nb", "a\u{0}b"] {
      guard case .failure(.fault) = CreatePublicMarket.Response.created(made, location: value).outcome else {
        Issue.record("\(value.debugDescription) was written")
        continue
      }
    }
  }

  private struct IllegalReply: Error {}
}
