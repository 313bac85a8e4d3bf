import SpecIR

/// Writes the errors of a client: for each operation an enumeration of the refusals that the contract declares.
struct ClientFailureEmitter {
  func file(_ header: String, _ plans: [ClientOperationPlan]) -> String {
    let writer = CodeWriter()
    writer.verbatim(header)
    for (index, plan) in plans.enumerated() {
      if index > 0 { writer.line() }
      failure(plan, writer)
    }
    return writer.text
  }

  private func failure(_ plan: ClientOperationPlan, _ writer: CodeWriter) {
    writer.doc("Why `\(plan.method)` fails.")
    writer.block("public enum \(plan.failure): OperationFailure {") {
      for refusal in plan.refusals {
        writer.doc("\(refusal.status): \(refusal.description)")
        writer.line("case \(refusal.name)(Refusal<\(refusal.body?.swiftType ?? "NoBody")>)")
      }
      writer.doc("No answer, or one that the contract does not declare.")
      writer.line("case unexpected(CallFailure)")
      writer.line()
      writer.block("public static func declared(_ answer: Answer) throws -> Self? {") {
        writer.line("switch answer.status {")
        for refusal in plan.refusals {
          writer.line("case \(refusal.status): .\(refusal.name)(try Refusal(answer))")
        }
        writer.line("default: nil")
        writer.line("}")
      }
      writer.line()
      writer.block("public var refusal: (any RefusedAnswer)? {") {
        writer.line("switch self {")
        for refusal in plan.refusals { writer.line("case .\(refusal.name)(let refusal): refusal") }
        writer.line("case .unexpected: nil")
        writer.line("}")
      }
      writer.line()
      writer.block("public var callFailure: CallFailure? {") {
        writer.line("if case .unexpected(let failure) = self { failure } else { nil }")
      }
    }
  }
}
