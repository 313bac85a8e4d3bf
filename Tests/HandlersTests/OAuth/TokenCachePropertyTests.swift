import Generated
import Runtime
import Store
import TestSupport
import Testing

@testable import Handlers

/// The cache of tokens against an authenticator that remembers nothing, through whatever may end a token or change what
/// it opens; and its size.
@Suite struct TokenCachePropertyTests {
  private let scene: TokenScene

  init() throws { scene = try TokenScene() }

  /// All of a principal, so that two can be compared.
  private func text(_ principal: Principal?) -> String { principal.map { "\($0)" } ?? "nobody" }

  private struct World {
    var generator: SeededGenerator
    var now = Timestamp(milliseconds: 1_780_000_000_000)
    var editors: [EditorRecord] = []
    var tokens: [[UInt8]] = []
  }

  /// Something that changes who may call, by this process or by another one.
  private func disturb(_ world: inout World) async throws {
    let store = Bool.random(using: &world.generator) ? scene.store : scene.other
    let editor = try #require(world.editors.randomElement(using: &world.generator))
    let token = try #require(world.tokens.randomElement(using: &world.generator))
    var changes = EditorChanges()
    switch Int.random(in: 0..<24, using: &world.generator) {
    case 0..<8:
      let scopes: ScopeSet = Bool.random(using: &world.generator) ? .apiAccess : .apiRead
      world.tokens.append(try await scene.token(for: editor, scopes, at: world.now))
    case 8, 9:
      if let claims = try await scene.issuer.claims(of: token[...]) {
        _ = try await store.revokeAccessToken(jti: claims.id, at: world.now)
      }
    case 10: changes.active = .set(false)
    case 11: changes.authorized = .set(false)
    case 12..<16: (changes.active, changes.authorized) = (.set(true), .set(true))
    case 16: changes.canCreateDefenseMarkets = .set(.random(using: &world.generator))
    case 17:
      let limit = Int.random(in: 1..<9, using: &world.generator)
      changes.quotaOverrides = .set(["api": QuotaOverride(limit: limit, burst: limit)])
    case 18, 19: try await scene.keys.maintain(at: world.now)
    case 20..<23: world.now = world.now.adding(milliseconds: .random(in: 0..<6 * 3_600_000, using: &world.generator))
    default: world.now = world.now.adding(milliseconds: TokenIssuer.lifetimeSeconds * 15_000)
    }
    if changes != EditorChanges() { _ = try await store.updateEditor(id: editor.id, changes, at: world.now) }
  }

  /// What a caller might present: mostly a token, sometimes one with another byte in it or only a part.
  private func presented(_ world: inout World) throws -> [UInt8] {
    var token = try #require(world.tokens.suffix(6).randomElement(using: &world.generator))
    switch Int.random(in: 0..<12, using: &world.generator) {
    case 0: token[.random(in: token.indices, using: &world.generator)] = .random(in: 0...255, using: &world.generator)
    case 1: token = Array(token.suffix(Int.random(in: 0...token.count, using: &world.generator)))
    case 2: token = world.generator.bytes(Int.random(in: 0...40, using: &world.generator))
    default: break
    }
    return token
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func aRememberedTokenOpensWhatItWouldOpenIfItWereReadAnew(seed: UInt64) async throws {
    var world = World(generator: SeededGenerator(seed: seed))
    try await scene.keys.maintain(at: world.now)
    for name in ["a", "b"] {
      let (editor, token) = try await scene.editor(name, at: world.now)
      world.editors.append(editor)
      world.tokens.append(token)
    }
    let remembering = scene.authenticator()
    var opened = 0
    var remembered = 0
    for _ in 0..<400 {
      if Int.random(in: 0..<4, using: &world.generator) == 0 { try await disturb(&world) }
      let token = try presented(&world)
      if remembering.cache.entry(of: token[...]) != nil { remembered += 1 }
      let expected = try await scene.authenticator().principal(bearer: token[...], now: world.now)
      let principal = try await remembering.principal(bearer: token[...], now: world.now)
      #expect(text(principal) == text(expected))
      if principal != nil { opened += 1 }
    }
    #expect(opened > 40 && opened < 360, "the walk was about something: \(opened)")
    #expect(remembered > 40, "and about what is remembered: \(remembered)")
  }

  @Test func noMoreTokensAreRememberedThanThereIsRoomForWhateverTheirBytes() {
    let cache = TokenCache(capacity: 64)
    var generator = SeededGenerator(seed: 4)
    var tokens = (0..<2000).map { _ in generator.bytes(Int.random(in: 8...40, using: &generator)) }
    // Ends whose sums are the largest and the smallest.
    tokens += [UInt8.min, 0x7F, 0x80, .max].map { [UInt8](repeating: $0, count: 16) }
    let claims = AccessTokenClaims(issuer: "", subject: "", audience: "", issuedAt: 0, expiresAt: 1, id: "", scope: "")
    let principal = Principal(editorID: 1, clientID: "a", scopes: .apiAccess)
    for token in tokens {
      let entry = TokenCache.Entry(
        token: token, claims: claims, keys: 0, mark: nil, principal: principal,
        expiresAt: Timestamp(milliseconds: 1000))
      cache.keep(entry)
      #expect(cache.entry(of: token[...]) === entry)
    }
    let kept = tokens.count { cache.entry(of: $0[...]) != nil }
    #expect(kept > 32 && kept <= 64)
    for token in tokens { if let entry = cache.entry(of: token[...]) { cache.forget(entry) } }
    #expect(!tokens.contains { cache.entry(of: $0[...]) != nil })
    // Too short to have a place.
    cache.keep(
      TokenCache.Entry(
        token: [1, 2, 3], claims: claims, keys: 0, mark: nil, principal: principal,
        expiresAt: Timestamp(milliseconds: 1000)))
    #expect(cache.entry(of: [1, 2, 3]) == nil)
  }

  @Test func aTokenWithOneCharacterChangedIsNotTheOneThatIsRemembered() {
    let cache = TokenCache(capacity: 1)
    let claims = AccessTokenClaims(issuer: "", subject: "", audience: "", issuedAt: 0, expiresAt: 1, id: "", scope: "")
    for text in ["header.payload.signature-of-it", "without-a-point"] {
      let token = Array(text.utf8)
      let entry = TokenCache.Entry(
        token: token, claims: claims, keys: 0, mark: nil,
        principal: Principal(editorID: 1, clientID: "a", scopes: .apiAccess), expiresAt: Timestamp(milliseconds: 1000))
      cache.keep(entry)
      #expect(cache.entry(of: ([0] + token)[1...]) === entry)
      for place in token.indices {
        var other = token
        other[place] ^= 1
        #expect(cache.entry(of: other[...]) == nil)
      }
      #expect(cache.entry(of: token.dropFirst()) == nil && cache.entry(of: ([0] + token)[...]) == nil)
    }
  }
}
