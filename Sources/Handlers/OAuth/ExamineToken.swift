import Generated
import Runtime
import Store

extension PasseMarche {
  /// RFC 7009: the answer is the same for a token that is unknown, somebody else's or already dead.
  public func revokeToken(
    _ input: RevokeToken.Input, _ context: RevokeToken.Context
  ) async throws(RevokeToken.Problem) -> RevokeToken.Response {
    try await RevokeToken.Problem.faulting {
      guard
        let grant = try await ownGrant(input.body.token, of: context.authorization.principal, at: context.receivedAt)
      else { return }
      _ = try await store.revokeAccessToken(jti: grant.claims.id, at: context.receivedAt)
    }
    return .ok
  }

  /// RFC 7662: what is not a live token of this client is inactive, and nothing more is said of it.
  public func introspectToken(
    _ input: IntrospectToken.Input, _ context: IntrospectToken.Context
  ) async throws(IntrospectToken.Problem) -> IntrospectToken.Response {
    let grant = try await IntrospectToken.Problem.faulting {
      try await ownGrant(input.body.token, of: context.authorization.principal, at: context.receivedAt)
    }
    guard let grant else { return .ok(Introspection(active: false)) }
    let claims = grant.claims
    return .ok(
      Introspection(
        active: true, scope: claims.scope, clientId: claims.subject, tokenType: .bearer, exp: Int(claims.expiresAt),
        iat: Int(claims.issuedAt), sub: claims.subject, aud: claims.audience, iss: claims.issuer, jti: claims.id))
  }

  private func ownGrant(_ token: String, of principal: Principal, at now: Timestamp) async throws -> LiveGrant? {
    let grant = try await tokens.grant(of: Array(token.utf8)[...], at: now)
    return grant?.editor.id == principal.editorID ? grant : nil
  }

  public func getTokenInfo(
    _ input: GetTokenInfo.Input, _ context: GetTokenInfo.Context
  ) async throws(GetTokenInfo.Problem) -> GetTokenInfo.Response {
    let principal = context.authorization.principal
    guard let token = principal.token else { throw .fault(StoreError.notFound) }
    let now = context.receivedAt.milliseconds / 1000
    return .ok(
      TokenInfo(
        scope: Scopes.names(of: principal.scopes).compactMap(Scope.init(rawValue:)),
        expiresIn: Int(max(0, token.expiresAt.milliseconds / 1000 - now)),
        application: .init(uid: principal.clientID), createdAt: Int(token.issuedAt.milliseconds / 1000)))
  }
}
