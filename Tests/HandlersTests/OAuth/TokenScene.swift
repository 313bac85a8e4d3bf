import Crypto
import Generated
import Runtime
import Store
import TestSupport
import Testing

@testable import Handlers

/// A store that two processes have open, and what issues tokens and tells whose they are by it.
struct TokenScene {
  private let folder: TemporaryFolder
  /// The server's.
  let store: any Store
  /// Another process's on the same file.
  let other: any Store
  let keys: SigningKeys
  let issuer: TokenIssuer
  private let secrets: ClientSecrets
  private let operatorToken: OperatorToken

  init() throws {
    folder = try TemporaryFolder()
    store = try openStore(dataDirectory: folder.path)
    other = try openStore(dataDirectory: folder.path)
    let seal = SecretSeal(sealer: Sealer(current: try SealingKey(id: "test", key: .random())))
    keys = SigningKeys(store: store, seal: seal)
    issuer = TokenIssuer(store: store, keys: keys, urls: PublicURLs(base: "https://example.org"))
    secrets = try ClientSecrets()
    operatorToken = try #require(try OperatorToken(OperatorToken.make()))
  }

  /// One that remembers nothing yet.
  func authenticator() -> EditorAuthenticator {
    EditorAuthenticator(store: store, issuer: issuer, secrets: secrets, operatorToken: operatorToken)
  }

  /// An editor that may call, and a token of its for everything.
  func editor(_ name: String, at now: Timestamp) async throws -> (editor: EditorRecord, token: [UInt8]) {
    var new = NewEditor(name: name, clientID: name, clientSecretHash: "unused", createdAt: now)
    new.authorized = true
    let editor = try await store.createEditor(new)
    return (editor, try await token(for: editor, .apiAccess, at: now))
  }

  func token(for editor: EditorRecord, _ scopes: ScopeSet, at now: Timestamp) async throws -> [UInt8] {
    let principal = Principal(editorID: editor.id, clientID: editor.clientID, scopes: scopes)
    return Array(try await issuer.issue(to: principal, scopes: scopes, at: now).accessToken.utf8)
  }
}
