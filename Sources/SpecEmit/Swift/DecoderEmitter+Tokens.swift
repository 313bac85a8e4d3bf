import SpecIR

/// The field of a form that proves that it comes from a page of ours (`x-csrf`). Whether it is there and right is
/// decided before anything else is told of the form.
extension DecoderEmitter {
  func declareToken(_ structure: StructurePlan, _ writer: CodeWriter) {
    if let token = structure.token { writer.line("var \(variable(token)): String?") }
  }

  func tokenCase(_ structure: StructurePlan, value: String, _ writer: CodeWriter) {
    guard let token = structure.token else { return }
    let name = SwiftLiteral.string(token.name)
    writer.line("case \(name):")
    writer.indented {
      writer.line("if \(variable(token)) != nil { throw .repeated(\(name)) }")
      writer.line("\(variable(token)) = \(value)")
    }
  }

  func verifyToken(_ structure: StructurePlan, _ writer: CodeWriter) {
    if let token = structure.token { writer.line("decoding.verify(token: \(variable(token)))") }
  }

  private func variable(_ token: Property) -> String { SwiftNames.lowerCamel(token.name) + "Text" }
}
