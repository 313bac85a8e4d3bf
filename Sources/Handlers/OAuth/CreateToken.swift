import Generated
import Runtime

extension PasseMarche {
  /// The client credentials grant. The runtime has authenticated the client; the contract has checked the grant type.
  public func createToken(
    _ input: CreateToken.Input, _ context: CreateToken.Context
  ) async throws(CreateToken.Problem) -> CreateToken.Response {
    guard let scopes = Scopes.parse(input.body.scope) else { throw .invalidScope }
    return .ok(
      try await CreateToken.Problem.faulting {
        try await tokens.issue(to: context.authorization.principal, scopes: scopes, at: context.receivedAt)
      })
  }
}
