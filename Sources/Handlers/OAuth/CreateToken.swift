import Generated
import Runtime
import Store

extension PasseMarche {
  /// The client credentials grant. The runtime has authenticated the client; the contract has checked the grant type.
  public func createToken(
    _ input: CreateToken.Input, _ context: CreateToken.Context
  ) async throws(CreateToken.Problem) -> CreateToken.Response {
    guard let scopes = Scopes.parse(input.body.scope) else { throw .invalidScope }
    do {
      return .ok(try await tokens.issue(to: context.authorization.principal, scopes: scopes, at: context.receivedAt))
    } catch StoreError.notFound {
      throw .invalidClient
    } catch {
      throw .fault(error)
    }
  }
}
