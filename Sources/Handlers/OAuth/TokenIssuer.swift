import Crypto
import Generated
import Runtime
import Store

/// Issues access tokens and tells what a presented one is.
public struct TokenIssuer: Sendable {
  /// Seconds a token is valid.
  public static let lifetimeSeconds: Int64 = 86_400

  let store: any Store
  let keys: SigningKeys
  let urls: PublicURLs

  public init(store: any Store, keys: SigningKeys, urls: PublicURLs) {
    self.store = store
    self.keys = keys
    self.urls = urls
  }

  /// A new token for the editor; its earlier one with the same scopes is revoked in the same write.
  /// - Throws: `StoreError.notFound` where the secret that it is given for is no longer the client's, or the editor may
  ///   no longer call.
  package func issue(to principal: Principal, scopes: ScopeSet, at now: Timestamp) async throws -> Token {
    let issuedAt = now.milliseconds / 1000
    let claims = AccessTokenClaims(
      issuer: urls.issuer, subject: principal.clientID, audience: urls.audience, issuedAt: issuedAt,
      expiresAt: issuedAt + Self.lifetimeSeconds, id: Hex.encode(try SecureRandom.bytes(16)),
      scope: Scopes.text(of: scopes))
    let key = try await keys.signing()
    _ = try await store.issueAccessToken(
      NewAccessToken(
        jti: claims.id, editorID: principal.editorID, scope: claims.scope,
        issuedAt: Timestamp(milliseconds: issuedAt * 1000),
        expiresAt: Timestamp(milliseconds: claims.expiresAt * 1000), secretHash: principal.secretHash))
    return Token(
      accessToken: try AccessToken.sign(claims, keyID: key.id, key: key.key), tokenType: .bearer,
      expiresIn: Int(Self.lifetimeSeconds), scope: claims.scope, createdAt: Int(issuedAt))
  }

  /// The live grant behind a token text: signed by us, for this service, neither expired nor revoked, its editor
  /// authorized and active. Nil for everything else.
  func grant(of token: ArraySlice<UInt8>, at now: Timestamp) async throws -> LiveGrant? {
    guard let claims = try await claims(of: token) else { return nil }
    return try await grant(of: claims, at: now)
  }

  /// The claims of a token that we signed for this service. Expiry and revocation are not looked at.
  func claims(of token: ArraySlice<UInt8>) async throws -> AccessTokenClaims? {
    guard let claims = try await verified(token), claims.issuer == urls.issuer, claims.audience == urls.audience else {
      return nil
    }
    return claims
  }

  /// - Parameter claims: of a token whose signature was checked.
  func grant(of claims: AccessTokenClaims, at now: Timestamp) async throws -> LiveGrant? {
    guard let grant = try await store.accessGrant(jti: claims.id),
      grant.token.isLive(at: now), grant.editor.mayCall, grant.editor.clientID == claims.subject,
      let scopes = Scopes.parse(claims.scope)
    else { return nil }
    return LiveGrant(claims: claims, editor: grant.editor, scopes: scopes)
  }

  /// A key made by another process since the last look is found by looking again, once.
  private func verified(_ token: ArraySlice<UInt8>) async throws -> AccessTokenClaims? {
    var unknownKey = false
    let claims = try AccessToken.verify(token) { id in
      let key = keys.verifying(id)
      unknownKey = key == nil
      return key
    }
    guard claims == nil, unknownKey else { return claims }
    try await keys.reloadIfStale()
    return try AccessToken.verify(token, key: keys.verifying)
  }
}

/// A token that opens the API now.
struct LiveGrant: Sendable {
  let claims: AccessTokenClaims
  let editor: EditorRecord
  let scopes: ScopeSet
}
