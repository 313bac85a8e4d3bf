import Crypto
import Foundation
import Generated
import Runtime
import Store
import TestSupport
import Testing

@testable import Handlers

/// What is remembered of a token holds no longer than the token does, whoever ends it.
@Suite struct TokenCacheTests {
  private let now = Timestamp(milliseconds: 1_780_000_000_000)
  private let folder: TemporaryFolder
  /// The server's.
  private let store: any Store
  /// Another process's on the same file.
  private let other: any Store
  private let keys: SigningKeys
  private let issuer: TokenIssuer
  private let authenticator: EditorAuthenticator

  init() throws {
    folder = try TemporaryFolder()
    store = try openStore(dataDirectory: folder.path)
    other = try openStore(dataDirectory: folder.path)
    let seal = SecretSeal(sealer: Sealer(current: try SealingKey(id: "test", key: .random())))
    keys = SigningKeys(store: store, seal: seal)
    issuer = TokenIssuer(store: store, keys: keys, urls: PublicURLs(base: "https://example.org"))
    let operatorToken = try #require(try OperatorToken(OperatorToken.make()))
    authenticator = EditorAuthenticator(
      store: store, issuer: issuer, secrets: try ClientSecrets(), operatorToken: operatorToken)
  }

  /// An editor, and a token of its that has been presented twice and so is remembered.
  private func presented() async throws -> (editor: EditorRecord, token: [UInt8], id: String) {
    try await keys.maintain(at: now)
    var new = NewEditor(name: "A", clientID: "a", clientSecretHash: "unused", createdAt: now)
    new.authorized = true
    let editor = try await store.createEditor(new)
    let principal = Principal(editorID: editor.id, clientID: "a", scopes: .apiAccess)
    let token = Array(try await issuer.issue(to: principal, scopes: .apiAccess, at: now).accessToken.utf8)
    for _ in 0..<2 { #expect(try await authenticator.principal(bearer: token[...], now: now)?.editorID == editor.id) }
    let claims = try #require(try await issuer.claims(of: token[...]))
    return (editor, token, claims.id)
  }

  private func opens(_ token: [UInt8], at moment: Timestamp? = nil) async throws -> Bool {
    try await authenticator.principal(bearer: token[...], now: moment ?? now) != nil
  }

  @Test func aRevocationHoldsFromTheNextCallOn() async throws {
    let (_, token, id) = try await presented()
    #expect(authenticator.cache.entry(of: token[...]) != nil)
    #expect(try await store.revokeAccessToken(jti: id, at: now))
    #expect(try await !opens(token))
    #expect(authenticator.cache.entry(of: token[...]) == nil, "what is no longer good is not kept either")
  }

  @Test func soDoesOneOfAnotherProcess() async throws {
    let (_, token, id) = try await presented()
    #expect(try await other.revokeAccessToken(jti: id, at: now))
    #expect(try await !opens(token))
  }

  @Test func whatAnEditorMayDoIsNeverOld() async throws {
    let (editor, token, _) = try await presented()
    var changes = EditorChanges()
    changes.canCreateDefenseMarkets = .set(true)
    changes.quotaOverrides = .set(["api": QuotaOverride(limit: 7, burst: 3)])
    _ = try await other.updateEditor(id: editor.id, changes, at: now)
    let principal = try #require(try await authenticator.principal(bearer: token[...], now: now))
    #expect(principal.permissions == .defenseMarkets)
    #expect(principal.quotaOverrides.compactMap { $0 } == [QuotaOverride(limit: 7, burst: 3)])
    changes = EditorChanges()
    changes.active = .set(false)
    _ = try await other.updateEditor(id: editor.id, changes, at: now)
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
    let version = keys.version
    try await keys.maintain(at: now)
    #expect(keys.version == version, "the same keys verify")
    try await keys.maintain(at: now.adding(milliseconds: SigningKeys.lifetimeMilliseconds))
    try await keys.maintain(at: now.adding(milliseconds: 2 * SigningKeys.lifetimeMilliseconds))
    #expect(keys.version != version)
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
