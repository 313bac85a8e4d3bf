import EditorClient
import Foundation
import Synchronization
import Testing

/// What a real server refuses, as the generated client throws it: each declared answer a case of its own.
@Suite(.serialized) struct ClientRefusalTests {
  let server: RunningServer
  let editor: Credentials

  init() throws {
    server = try RunningServer()
    editor = try server.addEditor("Refused editor")
  }

  private func advanceClock(_ seconds: Int) throws {
    let other = try APIClient(server, try server.addEditor("Clock \(UUID().uuidString)"))
    #expect(try other.post("/sandbox/clock", #"{"advance_seconds":\#(seconds)}"#).status == 200)
  }

  @Test func aTokenThatIsRevokedOrExpiredIsRenewed() async throws {
    let transport = NotingTransport()
    let client = PasseMarcheClient(server, editor, transport: transport)
    let path = "/api/v1/status"
    _ = try await client.getStatus()
    let first = try await client.tokens.token()
    #expect(first.scope == "api_access" && first.expiresAt.timeIntervalSince(first.obtainedAt) == 86400)
    #expect(transport.statuses("/oauth/token") == [200], "one token for as long as it is good")

    try await client.revokeToken(token: first.value)
    let told = try await client.introspectToken(token: first.value)
    #expect(!told.active && told.exp == nil)
    _ = try await client.getStatus()
    #expect(transport.statuses(path) == [200, 401, 200])
    let second = try await client.tokens.token()
    #expect(second != first)
    let active = try await client.introspectToken(token: second.value)
    #expect(active.active && active.clientID == editor.client_id && active.scope == "api_access")
    #expect(try await client.getTokenInfo().scope == [.apiAccess])

    // The service's clock goes on, the client's does not: the token is good here and not there.
    try advanceClock(86401)
    #expect(try await !client.introspectToken(token: second.value).active)
    _ = try await client.createPublicMarket(.sample())
    #expect(transport.statuses("/api/v1/public_markets") == [401, 201], "nothing was done with the old token")
    #expect(transport.statuses("/oauth/token") == [200, 200, 200])
    #expect(try await client.listPublicMarkets().publicMarkets.count == 1)
  }

  @Test func whoMayNotIsTold() async throws {
    let stranger = PasseMarcheClient(server, editor) { $0.tokens = FixedToken(value: "no.token.ofours") }
    let unknown = try await failure(GetStatusFailure.self) { try await stranger.getStatus() }
    guard case .unauthorized(let noToken) = unknown else { throw unknown }
    #expect(noToken.status == 401 && noToken.body.error == "Not authorized")
    #expect(noToken.headers["WWW-Authenticate"]?.hasPrefix("Bearer") == true)

    let impostor = PasseMarcheClient(server, editor, secret: "wrong")
    let wrong = try await failure(GetStatusFailure.self) { try await impostor.getStatus() }
    guard case .unexpected(.token(CreateTokenFailure.unauthorized(let noClient))) = wrong else { throw wrong }
    #expect(noClient.body.error == .invalidClient && noClient.sentences == ["Client authentication failed"])

    let client = PasseMarcheClient(server, editor)
    let greedy = try await failure(CreateTokenFailure.self) { try await client.createToken(scope: "api_everything") }
    guard case .badRequest(let noScope) = greedy else { throw greedy }
    #expect(noScope.body.error == .invalidScope)

    let reader = PasseMarcheClient(server, editor, scope: "api_read")
    _ = try await reader.getStatus()
    let written = try await failure(CreatePublicMarketFailure.self) { try await reader.createPublicMarket(.sample()) }
    guard case .forbidden(let noWriting) = written else { throw written }
    #expect(noWriting.body.error == "Forbidden")

    var market = PublicMarketInput.sample()
    market.marketTypeCodes = [.supplies, .defense]
    let armed = try await failure(CreatePublicMarketFailure.self) { try await client.createPublicMarket(market) }
    guard case .forbidden(let noDefense) = armed else { throw armed }
    #expect(noDefense.body.error == "Forbidden" && noDefense.body.errors?.isEmpty == false)

    #expect(try server.operate(["editor", "disable", "Refused editor"]).status == 0)
    let disabled = try await failure(ListPublicMarketsFailure.self) { try await client.listPublicMarkets() }
    guard case .unexpected(.token(CreateTokenFailure.unauthorized(let inactive))) = disabled else { throw disabled }
    #expect(inactive.sentences == ["Editor is not authorized or active"])
  }

  @Test func whatIsNotThereOrAnothersIsTold() async throws {
    let client = PasseMarcheClient(server, editor)
    let other = PasseMarcheClient(server, try server.addEditor("Other editor"))
    let market = try await client.createPublicMarket(.sample()).identifier
    let foreign = try await failure(GetPublicMarketFailure.self) { try await other.getPublicMarket(identifier: market) }
    guard case .forbidden(let notTheirs) = foreign else { throw foreign }
    #expect(notTheirs.body.error == "Forbidden")

    // Whatever stands in the path stays there.
    for identifier in ["VR-2026-AAAAAAAAAAAA", "../status", "é?a=b#c", "%2e%2e"] {
      let failed = try await failure(GetPublicMarketFailure.self) {
        try await client.getPublicMarket(identifier: identifier)
      }
      guard case .notFound(let missing) = failed else { throw failed }
      #expect(missing.body.error == "Resource not found")
    }

    let early = try await failure(CreateMarketApplicationFailure.self) {
      try await client.createMarketApplication(identifier: market)
    }
    guard case .unprocessableContent(let notOpen) = early else { throw early }
    #expect(notOpen.sentences == ["Market is not open to applications yet"])
  }

  @Test func everyFieldThatIsWrongIsTold() async throws {
    let client = PasseMarcheClient(server, editor)
    let wrong = PublicMarketInput(
      name: "", deadline: .wallClock("2024-06-15"), siret: "12345678901234", marketTypeCodes: [],
      lots: [LotRequest(name: "Un"), LotRequest(name: "Deux", cpvCode: "3")])
    let refused = try await failure(CreatePublicMarketFailure.self) { try await client.createPublicMarket(wrong) }
    guard case .unprocessableContent(let market) = refused else { throw refused }
    let fields = try #require(market.body.fieldErrors)
    #expect(Set(fields.keys) == ["name", "deadline", "siret", "market_type_codes", "lots[1].cpv_code"])
    #expect(fields["name"] == ["Le nom du marché ne peut pas être vide"])
    #expect(market.body.errors.contains("Siret is invalid") && market.body.errors.count == 5)

    let none = try await failure(ListPublicMarketsFailure.self) { try await client.listPublicMarkets(limit: 0) }
    guard case .unprocessableContent(let page) = none else { throw none }
    #expect(page.body.fieldErrors?.keys.map { $0 } == ["limit"])
    #expect(try await client.listPublicMarkets().publicMarkets.isEmpty)
  }

  @Test func whatIsTooLargeIsRefused() async throws {
    let client = PasseMarcheClient(server, editor)
    let large = PublicMarketInput.sample(String(repeating: "a", count: 11 << 20))
    let refused = try await failure(CreatePublicMarketFailure.self) { try await client.createPublicMarket(large) }
    guard case .contentTooLarge(let refusal) = refused else { throw refused }
    #expect(refusal.body.error == "Payload too large")
    // The connection that the service has closed is not used again.
    #expect(try await client.listPublicMarkets().publicMarkets.isEmpty)
  }

  /// A quota of three at once and one more in fifteen seconds, so that a slow machine spends it too: the pause that is
  /// asked for is enough, and is made by itself.
  @Test func aSpentQuotaIsWaitedFor() async throws {
    let limited = try server.addEditor("Limited editor", ["--quota", "api=240/3"])
    let hasty = PasseMarcheClient(server, limited)
    _ = try await hasty.getStatus()
    let state = try #require(hasty.state(of: .api))
    #expect(state.limit == 240 && state.remaining == 239 && state.resetsAt > Date())
    let refused = try await failure(GetStatusFailure.self) { for _ in 1...20 { _ = try await hasty.getStatus() } }
    guard case .tooManyRequests(let refusal) = refused else { throw refused }
    let pause = try #require(refusal.retryAfter)
    #expect((1...15).contains(pause) && refusal.body.retryAfter == pause)
    #expect(refusal.body.error == "Rate limit exceeded")

    let transport = NotingTransport()
    let patient = PasseMarcheClient(server, limited, transport: transport) { $0.retries.attempts = 5 }
    _ = try await patient.createPublicMarket(.sample())
    let answers = transport.statuses("/api/v1/public_markets")
    #expect(answers.count > 1 && answers.last == 201 && answers.dropLast().allSatisfy { $0 == 429 }, "\(answers)")
  }

  @Test func aSpentQuotaOfTokensIsToldAsOAuthSays() async throws {
    let client = PasseMarcheClient(server, editor)
    let refused = try await failure(CreateTokenFailure.self) { for _ in 1...11 { _ = try await client.createToken() } }
    guard case .tooManyRequests(let refusal) = refused else { throw refused }
    #expect(refusal.body.error == .rateLimitExceeded && refusal.body.retryAfter == refusal.retryAfter)
    #expect((1...60).contains(try #require(refusal.retryAfter)))
    #expect(client.state(of: .token)?.limit == 60)
  }

  @Test func aServiceThatIsDownIsToldInWords() async throws {
    let client = PasseMarcheClient(server, editor)
    _ = try await client.getStatus()
    #expect(server.stop() == 0)
    let failed = try await failure(CreatePublicMarketFailure.self) { try await client.createPublicMarket(.sample()) }
    guard case .unexpected(.transport(let reason)) = failed else { throw failed }
    #expect(reason is NotSent)
    #expect("\(failed)".contains("127.0.0.1 port \(server.port)") && !"\(failed)".contains("UserInfo"), "\(failed)")
  }
}
