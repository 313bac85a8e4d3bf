import SpecIR

/// Forms whose faults go to the handler (`x-invalid`).
extension InputEmitter {
  /// Statements that read a form whose faults go to the handler. What breaks the rules of parameters, and a form from
  /// elsewhere, does not.
  func submission(_ read: String, _ sent: String, _ writer: CodeWriter) {
    writer.line("var fields = Decoding(request)")
    writer.line("let value = \(read)")
    writer.block("if let value = try fields.accepted(value) {", closing: "} else {") {
      writer.line("body = .valid(value)")
    }
    writer.indented {
      writer.call("body = .invalid(RejectedForm(", ["fields", sent, "rules: Rules.all"], closing: "))")
    }
    writer.line("}")
  }

  /// The fields whose texts may be shown again: neither files nor what is sensitive.
  func shown(_ use: PlannedUse) -> [String] {
    guard case .structure(let structure) = use.plan.kind else { return [] }
    return structure.fields
      .filter { decoders.file($0) == nil && !decoders.planner.isSensitive($0.property.schema) }.map(\.property.name)
  }
}
