import Generated
import Runtime
import Store

/// The documents of a submitted application. Nothing produces one yet, so that a submitted application answers that its
/// document is not available.
extension PasseMarche {
  public func getAttestation(
    _ input: GetAttestation.Input, _ context: GetAttestation.Context
  ) async throws(GetAttestation.Problem) -> GetAttestation.Response {
    let application = try await GetAttestation.Problem.owned(by: context.authorization.principal) {
      try await store.application(identifier: input.identifier)
    }
    guard application.completedAt != nil else { throw .applicationNotCompleted }
    throw .attestationNotAvailable
  }

  public func getDocumentsPackage(
    _ input: GetDocumentsPackage.Input, _ context: GetDocumentsPackage.Context
  ) async throws(GetDocumentsPackage.Problem) -> GetDocumentsPackage.Response {
    let application = try await GetDocumentsPackage.Problem.owned(by: context.authorization.principal) {
      try await store.application(identifier: input.identifier)
    }
    guard application.completedAt != nil else { throw .applicationNotCompleted }
    throw .documentsPackageNotAvailable
  }
}
