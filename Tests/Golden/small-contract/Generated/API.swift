// Generated from spec.yaml by `spec generate`. Changes are lost: change the contract.

import Runtime

/// What the handlers implement: one function for each operation of the contract, and one more for each that takes
/// files. An undeclared answer has no case and does not compile.
public protocol PasseMarcheAPI: Sendable {
  /// List things (`GET /things`).
  func listThings(_ input: ListThings.Input, _ context: ListThings.Context)
    async throws(ListThings.Problem) -> ListThings.Response

  /// Make a thing (`POST /things`).
  func createThing(_ input: CreateThing.Input, _ context: CreateThing.Context)
    async throws(CreateThing.Problem) -> CreateThing.Response

  /// Forget a thing (`DELETE /things/{id}`).
  func deleteThing(_ input: DeleteThing.Input, _ context: DeleteThing.Context)
    async throws(DeleteThing.Problem) -> DeleteThing.Response

  /// Look at a thing (`GET /things/{id}/picture/{number}`).
  func getPicture(_ input: GetPicture.Input, _ context: GetPicture.Context)
    async throws(GetPicture.Problem) -> GetPicture.Response

  /// Show a thing (`PUT /things/{id}/picture/{number}`).
  func putPicture(_ input: PutPicture.Input, _ context: PutPicture.Context)
    async throws(PutPicture.Problem) -> PutPicture.Response

  /// Claim a thing (`POST /things/mine`).
  func claimThing(_ input: ClaimThing.Input, _ context: ClaimThing.Context)
    async throws(ClaimThing.Problem) -> ClaimThing.Response

  /// File the papers of a thing (`POST /things/{id}/papers`).
  func fileThing(_ input: FileThing.Input, _ context: FileThing.Context)
    async throws(FileThing.Problem) -> FileThing.Response

  /// Whether the body of such a request may come, asked before any of it is received. What is answered here is the
  /// answer; for nil the body is read.
  func admitFileThing(_ target: FileThing.Target, _ context: FileThing.Context)
    async throws(FileThing.Problem) -> FileThing.Response?

  /// Note something, in any notation (`PUT /things/{id}/note`).
  func noteThing(_ input: NoteThing.Input, _ context: NoteThing.Context)
    async throws(NoteThing.Problem) -> NoteThing.Response

  /// Whether the body of such a request may come, asked before any of it is received. What is answered here is the
  /// answer; for nil the body is read.
  func admitNoteThing(_ target: NoteThing.Target, _ context: NoteThing.Context)
    async throws(NoteThing.Problem) -> NoteThing.Response?

  /// Answer questions about a thing (`POST /things/{id}/survey`).
  func surveyThing(_ input: SurveyThing.Input, _ context: SurveyThing.Context)
    async throws(SurveyThing.Problem) -> SurveyThing.Response

  /// Whether the body of such a request may come, asked before any of it is received. What is answered here is the
  /// answer; for nil the body is read.
  func admitSurveyThing(_ target: SurveyThing.Target, _ context: SurveyThing.Context)
    async throws(SurveyThing.Problem) -> SurveyThing.Response?

  /// Say where a thing is (`POST /things/{id}/address`).
  func placeThing(_ input: PlaceThing.Input, _ context: PlaceThing.Context)
    async throws(PlaceThing.Problem) -> PlaceThing.Response

  /// Show a step (`GET /pages/{step}`).
  func showStep(_ input: ShowStep.Input, _ context: ShowStep.Context)
    async throws(ShowStep.Problem) -> ShowStep.Response

  /// Send a step (`POST /pages/{step}`).
  func sendStep(_ input: SendStep.Input, _ context: SendStep.Context)
    async throws(SendStep.Problem) -> SendStep.Response

  /// Whether the body of such a request may come, asked before any of it is received. What is answered here is the
  /// answer; for nil the body is read.
  func admitSendStep(_ target: SendStep.Target, _ context: SendStep.Context)
    async throws(SendStep.Problem) -> SendStep.Response?

  /// Leave a step (`POST /pages/{step}/leave`).
  func leaveStep(_ input: LeaveStep.Input, _ context: LeaveStep.Context)
    async throws(LeaveStep.Problem) -> LeaveStep.Response

  /// Read a file of the pages (`GET /pages/{step}/files/{path}`).
  func getFile(_ input: GetFile.Input, _ context: GetFile.Context)
    async throws(GetFile.Problem) -> GetFile.Response

  /// Read how it goes (`GET /figures`).
  func getFigures(_ input: GetFigures.Input, _ context: GetFigures.Context)
    async throws(GetFigures.Problem) -> GetFigures.Response
}
