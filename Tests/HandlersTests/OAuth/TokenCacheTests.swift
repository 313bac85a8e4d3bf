import Generated
import Runtime
import Store
import Testing

@testable import Handlers

/// What is remembered of a token holds no longer than the token does, whoever ends it.
@Suite struct TokenCacheTests {
  private let now = Timestamp(milliseconds: 1_780_000_000_000)
  private let scene: TokenScene
  private let authenticator: EditorAuthenticator

  init() throws {
    scene = try TokenScene()
    authenticator = scene.authenticator()
  }

  /// An editor, and a token of its that has been presented twice and so is remembered.
  private func presented() async throws -> (editor: EditorRecord, token: [UInt8], id: String) {
    try await scene.keys.maintain(at: now)
    let (editor, token) = try await scene.editor("a", at: now)
    for _ in 0..<2 { #expect(try await authenticator.principal(bearer: token[...], now: now)?.editorID == editor.id) }
    let claims = try #require(try await scene.issuer.claims(of: token[...]))
    return (editor, token, claims.id)
  }

  private func opens(_ token: [UInt8], at moment: Timestamp? = nil) async throws -> Bool {
    try await authenticator.principal(bearer: token[...], now: moment ?? now) != nil
  }

  @Test func aRevocationHoldsFromTheNextCallOn() async throws {
    let (_, token, id) = try await presented()
    #expect(authenticator.cache.entry(of: token[...]) != nil)
    #expect(try await scene.store.revokeAccessToken(jti: id, at: now))
    #expect(try await !opens(token))
    #expect(authenticator.cache.entry(of: token[...]) == nil, "what is no longer good is not kept either")
  }

  @Test func soDoesOneOfAnotherProcess() async throws {
    let (_, token, id) = try await presented()
    #expect(try await scene.other.revokeAccessToken(jti: id, at: now))
    #expect(try await !opens(token))
  }

  @Test func whatAnEditorMayDoIsNeverOld() async throws {
    let (editor, token, _) = try await presented()
    var changes = EditorChanges()
    changes.canCreateDefenseMarkets = .set(true)
    changes.quotaOverrides = .set(["api": QuotaOverride(limit: 7, burst: 3)])
    _ = try await scene.other.updateEditor(id: editor.id, changes, at: now)
    let principal = try #require(try await authenticator.principal(bearer: token[...], now: now))
    #expect(principal.permissions == .defenseMarkets)
    #expect(principal.quotaOverrides.compactMap { $0 } == [QuotaOverride(limit: 7, burst: 3)])
    changes = EditorChanges()
    changes.active = .set(false)
    _ = try await scene.other.updateEditor(id: editor.id, changes, at: now)
    #expect(try await !opens(token))
  }

  @Test func aTokenExpiresThoughNothingIsWritten() async throws {
    let (_, token, _) = try await presented()
    let end = now.adding(milliseconds: TokenIssuer.lifetimeSeconds * 1000)
    #expect(try await opens(token, at: end.adding(milliseconds: -1)))
    #expect(try await !opens(token, at: end))
  }

  @Test func aKeyThatVerifiesNoMoreTakesItsTokensAlong() async throws {
    let (_, token, _) = try await presented()
    let version = scene.keys.version
    try await scene.keys.maintain(at: now)
    #expect(scene.keys.version == version, "the same keys verify")
    try await scene.keys.maintain(at: now.adding(milliseconds: SigningKeys.lifetimeMilliseconds))
    try await scene.keys.maintain(at: now.adding(milliseconds: 2 * SigningKeys.lifetimeMilliseconds))
    #expect(scene.keys.version != version)
    #expect(try await !opens(token), "though the moment asked for is before its expiry")
  }

  @Test func aForgedTokenWithTheSameEndIsNone() async throws {
    let (_, token, _) = try await presented()
    for place in [0, token.count / 2, token.count - 9] {
      var forged = token
      forged[place] ^= 1
      #expect(try await !opens(forged))
    }
    #expect(try await !opens(Array(token.suffix(20))))
    #expect(try await !opens([]))
    #expect(try await opens(token))
  }
}
