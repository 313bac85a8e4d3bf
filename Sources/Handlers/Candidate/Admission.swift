import Generated
import Runtime
import Store

/// Whether files may be sent to an application at all: asked before any of them is received, so that no disk is
/// written to for an application that is somebody else's, or none, or sent already. The form's token is among what is
/// still to come, so that nothing changes by the asking, the login included. Once all is there it is all asked again.
extension PasseMarche {
  public func admitSubmitExclusionGrounds(
    _ target: SubmitExclusionGrounds.Target, _ context: SubmitExclusionGrounds.Context
  ) async throws(SubmitExclusionGrounds.Problem) -> SubmitExclusionGrounds.Response? {
    try await admit(SubmitExclusionGrounds.Problem.self) {
      try await demandDraft(target.identifier, Visit(context, destination: nil))
    }
  }

  public func admitSubmitApplicationStep(
    _ target: SubmitApplicationStep.Target, _ context: SubmitApplicationStep.Context
  ) async throws(SubmitApplicationStep.Problem) -> SubmitApplicationStep.Response? {
    try await admit(SubmitApplicationStep.Problem.self) {
      try await demandDraft(target.identifier, Visit(context, destination: nil))
    }
  }

  public func admitUploadFiles(
    _ target: UploadFiles.Target, _ context: UploadFiles.Context
  ) async throws(UploadFiles.Problem) -> UploadFiles.Response? {
    try await answer(UploadFiles.Problem.self) { () async throws -> UploadFiles.Response? in
      let application = try await demandPermission(target.identifier, Visit(context, destination: nil))
      guard !application.isLocked else { throw UploadFiles.Problem.alreadyTransmitted }
      return nil
    }
  }
}
