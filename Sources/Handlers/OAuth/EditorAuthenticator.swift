import Generated
import Runtime
import Store

/// Tells the runtime which editor calls. What is remembered of a token between calls holds only while nothing has been
/// committed to the store, so that a revocation holds from the next call on, whichever process made it.
public struct EditorAuthenticator: Authenticator {
  private let store: any Store
  private let issuer: TokenIssuer
  private let secrets: ClientSecrets
  private let operatorToken: OperatorToken
  let cache = TokenCache()

  public init(store: any Store, issuer: TokenIssuer, secrets: ClientSecrets, operatorToken: OperatorToken) {
    self.store = store
    self.issuer = issuer
    self.secrets = secrets
    self.operatorToken = operatorToken
  }

  public func principal(bearer token: ArraySlice<UInt8>, now: Timestamp) async throws -> Principal? {
    // Before anything is read that is remembered with it.
    let mark = try store.changeMark()
    let keys = issuer.keys.version
    let known = cache.entry(of: token).flatMap { $0.keys == keys ? $0 : nil }
    if let known, let mark, known.mark == mark, now < known.expiresAt { return known.principal }
    let signed: AccessTokenClaims? = if let known { known.claims } else { try await issuer.claims(of: token) }
    guard let claims = signed, let grant = try await issuer.grant(of: claims, at: now) else {
      if let known { cache.forget(known) }
      return nil
    }
    let expiresAt = Timestamp(milliseconds: claims.expiresAt * 1000)
    let principal = Self.principal(
      grant.editor, scopes: grant.scopes,
      token: PresentedToken(issuedAt: Timestamp(milliseconds: claims.issuedAt * 1000), expiresAt: expiresAt))
    cache.keep(
      TokenCache.Entry(
        token: known?.token ?? Array(token), claims: claims, keys: keys, mark: mark, principal: principal,
        expiresAt: expiresAt))
    return principal
  }

  public func isOperator(bearer token: ArraySlice<UInt8>) -> Bool { operatorToken.isEqual(to: token) }

  public func principal(clientID: String, secret: String) async throws -> ClientVerdict {
    let editor = try await store.editor(clientID: clientID)
    guard try await secrets.isRight(secret, hash: editor?.clientSecretHash), let editor else { return .rejected }
    guard editor.mayCall else { return .inactive }
    return .authenticated(
      Self.principal(editor, scopes: [.apiAccess, .apiRead, .apiWrite], secretHash: editor.clientSecretHash))
  }

  public func isKnown(clientID: String, secret: String) async throws -> Bool {
    guard let editor = try await store.editor(clientID: clientID) else { return false }
    return try secrets.isKnown(secret, hash: editor.clientSecretHash)
  }

  private static func principal(
    _ editor: EditorRecord, scopes: ScopeSet, token: PresentedToken? = nil, secretHash: String? = nil
  ) -> Principal {
    Principal(
      editorID: editor.id, clientID: editor.clientID, scopes: scopes,
      permissions: editor.canCreateDefenseMarkets ? .defenseMarkets : [],
      quotaOverrides: editor.quotaOverrides.isEmpty ? [] : quotaOverrides(editor.quotaOverrides), token: token,
      secretHash: secretHash)
  }

  private static func quotaOverrides(_ byName: [String: QuotaOverride]) -> [QuotaOverride?] {
    quotaNames.map { byName[$0] }
  }

  /// In the order of the contract.
  private static let quotaNames = PasseMarcheServer<PasseMarche>.tables.quotas.map { $0.name.description }
}
