import Generated
import Runtime

extension PasseMarche {
  public func getAuthorizationServerMetadata(
    _ input: GetAuthorizationServerMetadata.Input, _ context: GetAuthorizationServerMetadata.Context
  ) async throws(GetAuthorizationServerMetadata.Problem) -> GetAuthorizationServerMetadata.Response {
    .ok(
      AuthorizationServerMetadata(
        issuer: urls.issuer,
        tokenEndpoint: urls.path("/oauth/token"),
        revocationEndpoint: urls.path("/oauth/revoke"),
        introspectionEndpoint: urls.path("/oauth/introspect"),
        scopesSupported: Scope.allCases,
        responseTypesSupported: [],
        grantTypesSupported: [.clientCredentials],
        tokenEndpointAuthMethodsSupported: [.clientSecretBasic, .clientSecretPost],
        revocationEndpointAuthMethodsSupported: [.clientSecretBasic, .clientSecretPost],
        introspectionEndpointAuthMethodsSupported: [.clientSecretBasic, .clientSecretPost],
        serviceDocumentation: urls.path("/docs")))
  }
}
