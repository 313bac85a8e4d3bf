// Generated from spec.yaml by `spec generate`. Changes are lost: change the contract.

import Runtime

// Answers that several operations take from the contract's components, each as a protocol of the operations'
// `Response` or `Problem`.

/// 303, `spec.yaml:507`
public protocol NextResponse: Sendable {
  static func seeOther(location: String, setCookie: String?) -> Self
}

extension ShowStep.Response: NextResponse {}
extension SendStep.Response: NextResponse {}

/// 404, `spec.yaml:512`
public protocol PageNotFoundProblem: OperationProblem {
  static func notFound(_ body: BinaryBody) -> Self
}

extension ShowStep.Problem: PageNotFoundProblem {}
extension SendStep.Problem: PageNotFoundProblem {}
extension LeaveStep.Problem: PageNotFoundProblem {}
extension GetFile.Problem: PageNotFoundProblem {}

/// 422, `spec.yaml:512`
public protocol PageUnprocessableContentProblem: OperationProblem {
  static func unprocessableContent(_ body: BinaryBody) -> Self
}

extension ShowStep.Problem: PageUnprocessableContentProblem {}
extension SendStep.Problem: PageUnprocessableContentProblem {}
extension GetFile.Problem: PageUnprocessableContentProblem {}

/// 404, `spec.yaml:516`
public protocol RefusedNotFoundProblem: OperationProblem {
  static func notFound(_ body: ErrorBody) -> Self
}

extension DeleteThing.Problem: RefusedNotFoundProblem {}
extension GetPicture.Problem: RefusedNotFoundProblem {}
extension PutPicture.Problem: RefusedNotFoundProblem {}

/// 422, `spec.yaml:516`
public protocol RefusedUnprocessableContentProblem: OperationProblem {
  static func unprocessableContent(_ body: ErrorBody) -> Self
}

extension ListThings.Problem: RefusedUnprocessableContentProblem {}
extension CreateThing.Problem: RefusedUnprocessableContentProblem {}
extension FileThing.Problem: RefusedUnprocessableContentProblem {}
extension NoteThing.Problem: RefusedUnprocessableContentProblem {}
extension SurveyThing.Problem: RefusedUnprocessableContentProblem {}
extension PlaceThing.Problem: RefusedUnprocessableContentProblem {}
