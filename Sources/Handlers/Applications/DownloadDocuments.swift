import Generated
import Runtime
import Store

/// The documents of a submitted application. Nothing produces one yet, so that a submitted application answers that its
/// document is not available.
extension PasseMarche {
  public func getAttestation(
    _ input: GetAttestation.Input, _ context: GetAttestation.Context
  ) async throws(GetAttestation.Problem) -> GetAttestation.Response {
    guard
      let application = try await GetAttestation.Problem.faulting({
        try await store.application(identifier: input.identifier)
      })
    else {
      throw .resourceNotFound
    }
    guard application.editorID == context.authorization.principal.editorID else { throw .notAllowed }
    guard application.completedAt != nil else { throw .applicationNotCompleted }
    throw .attestationNotAvailable
  }

  public func getDocumentsPackage(
    _ input: GetDocumentsPackage.Input, _ context: GetDocumentsPackage.Context
  ) async throws(GetDocumentsPackage.Problem) -> GetDocumentsPackage.Response {
    guard
      let application = try await GetDocumentsPackage.Problem.faulting({
        try await store.application(identifier: input.identifier)
      })
    else {
      throw .resourceNotFound
    }
    guard application.editorID == context.authorization.principal.editorID else { throw .notAllowed }
    guard application.completedAt != nil else { throw .applicationNotCompleted }
    throw .documentsPackageNotAvailable
  }
}
