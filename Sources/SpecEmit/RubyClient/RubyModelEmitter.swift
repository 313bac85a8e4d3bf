import SpecIR

/// Writes the types of a client.
struct RubyModelEmitter {
  let plan: ClientPlan

  func file(_ header: String) -> String {
    Ruby.module(header) { writer in
      for (index, declaration) in plan.declarations.enumerated() {
        if index > 0 { writer.line() }
        writer.doc(declaration.summary, tags: declaration.isDeprecated ? ["@deprecated"] : [])
        switch declaration.kind {
        case .openEnumeration(let values): enumeration(declaration.name, values, writer)
        case .structure(let fields): structure(declaration.name, fields, writer)
        case .union(let branches, let discriminator): union(declaration.name, branches, discriminator, writer)
        }
      }
    }
  }

  private func enumeration(_ name: String, _ values: [(name: String, value: String)], _ writer: CodeWriter) {
    writer.block("module \(name)", closing: "end") {
      for item in values { writer.line("\(item.name) = \(Ruby.string(item.value))") }
      writer.line()
      writer.doc("The values that the contract names. The service may add others.")
      writer.filled("KNOWN = [", values.map(\.name), closing: "].freeze")
    }
  }

  private func structure(_ name: String, _ fields: [ClientField], _ writer: CodeWriter) {
    writer.block("class \(name) < Model", closing: "end") {
      for (index, field) in fields.enumerated() {
        if index > 0 { writer.line() }
        self.field(field, in: name, writer)
      }
    }
  }

  private func field(_ field: ClientField, in owner: String, _ writer: CodeWriter) {
    let type = Ruby.documented(field.type, plan) + (field.isOptional ? ", nil" : "")
    let enumeration = Ruby.enumeration(field.type, plan).map { "see {\($0)}" }
    let words = [field.description, enumeration].compactMap(\.self).joined(separator: "; ")
    // YARD sees no attribute in a call, and is told of it.
    writer.doc([], tags: ["@!attribute [r] \(field.name)", "  @return [\(type)]\(words.isEmpty ? "" : " " + words)"])
    var arguments = [":\(field.name)", Ruby.string(field.property), Ruby.codec(field.type, plan, isLazy: true)]
    if field.isOptional { arguments.append("optional: true") }
    if let constant = field.constant.flatMap(Ruby.constant) { arguments.append("default: \(constant)") }
    if plan.isToken(field, of: owner) { arguments.append("secret: true") }
    writer.filled("field(", arguments, closing: ")")
  }

  private func union(
    _ name: String, _ branches: [ClientUnionCase], _ discriminator: String?, _ writer: CodeWriter
  ) {
    writer.block("class \(name) < Union", closing: "end") {
      if let discriminator { writer.line("told_by(\(Ruby.string(discriminator)))") }
      for branch in branches {
        var arguments = [":\(branch.name)", Ruby.codec(branch.type, plan, isLazy: true)]
        if discriminator != nil {
          arguments.append("[" + branch.values.map(Ruby.string).joined(separator: ", ") + "]")
        }
        writer.filled("branch(", arguments, closing: ")")
      }
    }
  }
}
