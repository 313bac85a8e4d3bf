import Crypto
import Foundation
import Generated
import Runtime
import Store
import TestSupport
import Testing

@testable import Handlers

/// Keys that sign access tokens, over a real store and a clock of the test's.
@Suite struct SigningKeyRotationTests {
  private let start = Timestamp(milliseconds: 1_780_000_000_000)
  private let folder: TemporaryFolder
  private let store: any Store
  private let seal: SecretSeal
  private let urls = PublicURLs(base: "https://example.org/")

  init() throws {
    folder = try TemporaryFolder()
    store = try openStore(dataDirectory: folder.path)
    seal = SecretSeal(sealer: Sealer(current: try SealingKey(id: "test", key: .random())))
  }

  private func hours(_ count: Int64) -> Timestamp { start.adding(milliseconds: count * 3_600_000) }

  private func issuer(_ keys: SigningKeys) -> TokenIssuer { TokenIssuer(store: store, keys: keys, urls: urls) }

  private func header(_ token: Token) -> Substring { token.accessToken.prefix { $0 != "." } }

  private func isLive(_ token: Token, _ issuer: TokenIssuer, at now: Timestamp) async throws -> Bool {
    try await issuer.grant(of: Array(token.accessToken.utf8)[...], at: now) != nil
  }

  @Test func aReplacedKeyVerifiesUntilItsLastTokenHasExpired() async throws {
    var editor = NewEditor(name: "A", clientID: "a", clientSecretHash: "unused", createdAt: start)
    editor.authorized = true
    let principal = Principal(
      editorID: try await store.createEditor(editor).id, clientID: "a", scopes: [.apiAccess, .apiRead])
    let keys = SigningKeys(store: store, seal: seal)
    let elsewhere = SigningKeys(store: store, seal: seal, reloadPause: .zero)
    try await keys.maintain(at: start)
    try await elsewhere.maintain(at: start)

    let old = try await issuer(keys).issue(to: principal, scopes: .apiAccess, at: hours(719))
    try await keys.maintain(at: hours(719))
    let same = try await issuer(keys).issue(to: principal, scopes: .apiWrite, at: hours(719))
    #expect(header(same) == header(old), "a key signs for thirty days")

    try await keys.maintain(at: hours(720))
    let new = try await issuer(keys).issue(to: principal, scopes: .apiRead, at: hours(720))
    #expect(header(new) != header(old), "then another one signs")
    #expect(try await isLive(old, issuer(keys), at: hours(742)))
    #expect(try await isLive(new, issuer(keys), at: hours(742)))

    // A process that has not looked since finds a key that it does not know by looking again.
    #expect(try await isLive(new, issuer(elsewhere), at: hours(721)))

    try await keys.maintain(at: hours(747))
    #expect(try await store.signingKeys().count == 1, "no token that it signed can be alive any more")
    #expect(try await !isLive(old, issuer(keys), at: hours(747)))
    await store.close()
  }

  @Test func aKeyThatAnotherProcessMadeSignsTheNextToken() async throws {
    var editor = NewEditor(name: "A", clientID: "a", clientSecretHash: "unused", createdAt: start)
    editor.authorized = true
    let principal = Principal(
      editorID: try await store.createEditor(editor).id, clientID: "a", scopes: [.apiAccess, .apiRead])
    let keys = SigningKeys(store: store, seal: seal, reloadPause: .zero)
    try await keys.maintain(at: start)
    let old = try await issuer(keys).issue(to: principal, scopes: .apiAccess, at: start)
    try await SigningKeys(store: store, seal: seal).rotate(at: hours(1))
    let new = try await issuer(keys).issue(to: principal, scopes: .apiRead, at: hours(1))
    #expect(header(new) != header(old))
    #expect(try await isLive(old, issuer(keys), at: hours(2)))
    try await SigningKeys(store: store, seal: seal).replace(at: hours(3))
    for token in [old, new] { #expect(try await !isLive(token, issuer(keys), at: hours(3)), "before any look") }
    let last = try await issuer(keys).issue(to: principal, scopes: .apiRead, at: hours(3))
    #expect(try await isLive(last, issuer(keys), at: hours(4)))
    #expect(try await store.signingKeys().count == 1)
    await store.close()
  }

  @Test func aTokenOfAnotherServiceOrKeyIsNoToken() async throws {
    var editor = NewEditor(name: "A", clientID: "a", clientSecretHash: "unused", createdAt: start)
    editor.authorized = true
    let principal = Principal(editorID: try await store.createEditor(editor).id, clientID: "a", scopes: .apiAccess)
    let keys = SigningKeys(store: store, seal: seal)
    try await keys.maintain(at: start)
    let token = try await issuer(keys).issue(to: principal, scopes: .apiAccess, at: start)
    let moved = TokenIssuer(store: store, keys: keys, urls: PublicURLs(base: "https://staging.example.org"))
    #expect(try await isLive(token, issuer(keys), at: start))
    #expect(try await !isLive(token, moved, at: start), "its issuer is another deployment")
    #expect(try await !isLive(token, issuer(keys), at: hours(24)), "it has expired")
    await store.close()
  }
}
