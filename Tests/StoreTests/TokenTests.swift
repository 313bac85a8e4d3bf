import Runtime
import Testing

@testable import Store

@Suite final class TokenTests: StoreTest {
  private func token(_ jti: String, _ editor: EditorRecord, _ scope: String, _ seconds: Int64) -> NewAccessToken {
    NewAccessToken(
      jti: jti, editorID: editor.id, scope: scope, issuedAt: at(seconds), expiresAt: at(seconds + 86_400))
  }

  @Test func aTokenRevokesTheEarlierOnesOfTheSameScopes() async throws {
    let store = try open()
    let editor = try await store.createEditor(newEditor("a"))
    let other = try await store.createEditor(newEditor("b"))
    _ = try await store.issueAccessToken(token("first", editor, "api_write api_read", 0))
    _ = try await store.issueAccessToken(token("narrow", editor, "api_read", 0))
    _ = try await store.issueAccessToken(token("other", other, "api_read api_write", 0))
    let second = try await store.issueAccessToken(token("second", editor, "api_read api_write api_read", 9))
    #expect(second.scope == "api_read api_write")
    #expect(try store.accessGrant(jti: "first")?.token.revokedAt == at(9))
    #expect(try store.accessGrant(jti: "narrow")?.token.revokedAt == nil)
    #expect(try store.accessGrant(jti: "other")?.token.revokedAt == nil)
    #expect(try store.accessGrant(jti: "second") == AccessGrant(token: second, editor: editor))
    #expect(try store.accessGrant(jti: "none") == nil)
  }

  /// Whoever stole a secret, or the tokens of an editor that is shut out, has nothing left.
  @Test(arguments: [true, false]) func anotherSecretAndAShutDoorEndAllTokens(changesSecret: Bool) async throws {
    let store = try open()
    var new = newEditor("a")
    new.authorized = true
    let editor = try await store.createEditor(new)
    let other = try await store.createEditor(newEditor("b"))
    for scope in ["api_access", "api_read"] { _ = try await store.issueAccessToken(token(scope, editor, scope, 0)) }
    _ = try await store.issueAccessToken(token("other", other, "api_access", 0))
    var changes = EditorChanges()
    changes.name = .set("renamed")
    _ = try await store.updateEditor(id: editor.id, changes, at: at(4))
    #expect(try store.accessGrant(jti: "api_read")?.token.revokedAt == nil, "a name is no secret")
    if changesSecret { changes.clientSecretHash = .set("another") } else { changes.active = .set(false) }
    _ = try await store.updateEditor(id: editor.id, changes, at: at(5))
    changes.active = .set(true)
    _ = try await store.updateEditor(id: editor.id, changes, at: at(6))
    for jti in ["api_access", "api_read"] { #expect(try store.accessGrant(jti: jti)?.token.revokedAt == at(5)) }
    #expect(try store.accessGrant(jti: "other")?.token.revokedAt == nil)
  }

  /// The check of a secret takes its time, in which the secret may be changed.
  @Test func aSecretThatWasChangedMeanwhileGetsNoToken() async throws {
    let store = try open()
    var new = newEditor("a")
    new.authorized = true
    let editor = try await store.createEditor(new)
    var held = token("held", editor, "api_access", 0)
    held.secretHash = editor.clientSecretHash
    _ = try await store.issueAccessToken(held)
    func refusal(_ jti: String, _ change: (inout EditorChanges) -> Void) async throws -> StoreError? {
      var changes = EditorChanges()
      change(&changes)
      _ = try await store.updateEditor(id: editor.id, changes, at: at(1))
      var late = token(jti, editor, "api_access", 1)
      late.secretHash = editor.clientSecretHash
      return await failure { [late] () throws(StoreError) in _ = try await store.issueAccessToken(late) }
    }
    #expect(try await refusal("shut out") { $0.active = .set(false) } == .notFound)
    #expect(try await refusal("let in") { $0.active = .set(true) } == nil)
    #expect(try await refusal("changed") { $0.clientSecretHash = .set("another") } == .notFound)
    #expect(try store.accessGrant(jti: "changed") == nil)
  }

  @Test func aTakenIdentifierRevokesNothing() async throws {
    let store = try open()
    let editor = try await store.createEditor(newEditor("a"))
    _ = try await store.issueAccessToken(token("jti", editor, "api_access", 0))
    let again = token("jti", editor, "api_access", 1)
    #expect(await failure { () throws(StoreError) in try await store.issueAccessToken(again) } == .identifierTaken)
    #expect(try store.accessGrant(jti: "jti")?.token.revokedAt == nil)
  }

  @Test func tokensAreRevokedOnceAndPurgedInPortions() async throws {
    let store = try open()
    let editor = try await store.createEditor(newEditor("a"))
    for number in 0..<5 {
      _ = try await store.issueAccessToken(token("t\(number)", editor, "api_access", Int64(number)))
    }
    #expect(try await store.revokeAccessToken(jti: "t4", at: at(10)))
    #expect(try await store.revokeAccessToken(jti: "t4", at: at(11)) == false)
    #expect(try await store.revokeAccessToken(jti: "none", at: at(11)) == false)
    let grant = try #require(try store.accessGrant(jti: "t4"))
    #expect(grant.token.revokedAt == at(10))
    #expect(!grant.token.isLive(at: at(10)))
    #expect(try await store.purgeAccessTokens(expiredBefore: at(86_400 + 4), limit: 3) == 3)
    #expect(try await store.purgeAccessTokens(expiredBefore: at(86_400 + 4), limit: 3) == 1)
    #expect(try store.accessGrant(jti: "t4") != nil)
  }

  @Test func aTokenEndsAtTheMomentItNames() {
    let token = AccessTokenRecord(
      jti: "j", editorID: 1, scope: "api_access", issuedAt: at(0), expiresAt: at(10), revokedAt: nil)
    #expect(token.isLive(at: at(9)))
    #expect(!token.isLive(at: at(10)))
  }

  @Test func oneKeySigns() async throws {
    let store = try open()
    let keys = (0..<8).map { NewSigningKey(kid: "k\($0)", sealedKey: [UInt8($0)], createdAt: at($0 == 7 ? 7 : 0)) }
    let winners = try await withThrowingTaskGroup(of: String.self) { group in
      for key in keys.dropLast() { group.addTask { try await store.ensureSigningKey(key).kid } }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(winners.count == 1)
    try await store.rotateSigningKey(to: keys[7], previousVerifiesUntil: at(100))
    let stored = try store.signingKeys()
    #expect(stored.map(\.kid) == ["k7"] + winners)
    #expect(stored.map(\.retiredAt) == [nil, at(7)])
    #expect(stored.map(\.verifiesUntil) == [nil, at(100)])
    #expect(
      await failure { () throws(StoreError) in
        try await store.rotateSigningKey(to: keys[7], previousVerifiesUntil: at(200))
      } == .identifierTaken)
    #expect(try store.signingKeys() == stored)
    #expect(try await store.purgeSigningKeys(at: at(99)) == 0)
    #expect(try await store.purgeSigningKeys(at: at(100)) == 1)
    #expect(try store.signingKeys().map(\.kid) == ["k7"])
  }
}
