import SpecIR

/// Writes the types of a Python client.
struct PythonModelEmitter {
  let plan: ClientPlan

  func file(_ note: String) -> String {
    let writer = CodeWriter.python()
    for declaration in plan.declarations {
      writer.line()
      writer.line()
      self.declaration(declaration, writer)
    }
    let head = CodeWriter.python(note)
    head.docstring("What is sent and received.")
    head.line()
    let imports = PythonImports(writer.text)
    head.lines(["from __future__ import annotations", ""])
    head.lines(["datetime", "uuid"].filter(imports.uses).map { "import " + $0 })
    imports.from("dataclasses", ["dataclass", "field"], head)
    imports.from("typing", ["ClassVar", "TypeAlias"], head)
    head.line()
    imports.from("._wire", Self.wire, head)
    return head.text + writer.text
  }

  /// What `_wire` has for the models and for whoever reads values.
  static let wire = [
    "JSON", "Moment", "OpenEnumeration", "Unreadable", "Unrecognized", "anything", "aware", "binary", "boolean",
    "escaped", "fields", "instant", "integer", "list_of", "loads", "map_of", "members", "moment", "nullable", "number",
    "optional", "required", "string", "unique_identifier",
  ]

  private func declaration(_ declaration: ClientDeclaration, _ writer: CodeWriter) {
    switch declaration.kind {
    case .openEnumeration(let values): enumeration(declaration, values, writer)
    case .structure(let fields): structure(declaration, fields, writer)
    case .union(let cases, let discriminator): union(declaration, cases, discriminator, writer)
    }
  }

  private func doc(_ declaration: ClientDeclaration, _ writer: CodeWriter) {
    writer.docstring(
      declaration.summary[0], declaration.summary[1], declaration.isDeprecated ? "Deprecated." : nil,
      "`\(declaration.reference)`")
  }

  // MARK: Open enumerations

  private func enumeration(
    _ declaration: ClientDeclaration, _ values: [(name: String, value: String)], _ writer: CodeWriter
  ) {
    let name = declaration.name
    writer.suite("class \(name)(OpenEnumeration):") {
      doc(declaration, writer)
      writer.line()
      writer.line("__slots__ = ()")
      writer.line()
      for item in values { writer.line("\(item.name): ClassVar[\(name)]") }
    }
    writer.line()
    writer.line()
    for item in values { writer.line("\(name).\(item.name) = \(name)(\(PythonLiteral.string(item.value)))") }
    let known = values.map { "\(name).\($0.name)" }
    writer.listed("\(name).KNOWN = (", known, closing: known.count == 1 ? ",)" : ")")
  }

  // MARK: Structures

  private func structure(_ declaration: ClientDeclaration, _ fields: [ClientField], _ writer: CodeWriter) {
    let name = declaration.name
    writer.line("@dataclass(kw_only=True, slots=True)")
    writer.suite("class \(name):") {
      doc(declaration, writer)
      writer.line()
      for field in fields {
        writer.line("\(field.name): \(field.pythonType)\(preset(field))")
        if let description = field.description { writer.docstring(description) }
      }
      writer.line()
      writer.line("@classmethod")
      writer.suite("def from_json(cls, value: object) -> \(name):") {
        let items = fields.isEmpty ? "" : "items = "
        writer.line("\(items)members(value, \"\(name)\")")
        writer.line("return cls(")
        writer.indented {
          for field in fields {
            let read = field.isOptional ? "optional" : "required"
            let key = PythonLiteral.string(field.property)
            writer.listed(
              "\(field.name)=\(read)(", ["items", key, field.type.pythonReader(plan)], closing: "),")
          }
        }
        writer.line(")")
      }
      writer.line()
      writer.suite("def to_json(self) -> dict[str, JSON]:") {
        writer.line("return fields(")
        writer.indented {
          for field in fields {
            let value = field.type == .instant ? "aware(self.\(field.name))" : "self.\(field.name)"
            writer.line("(\(PythonLiteral.string(field.property)), \(value)),")
          }
        }
        writer.line(")")
      }
      if plan.refusalBodies.contains(name) { sentences(declaration, writer) }
    }
  }

  private func preset(_ field: ClientField) -> String {
    let value = field.constant.map(PythonLiteral.value) ?? (field.isOptional ? "None" : nil)
    // What must not be told must not be printed either.
    if field.isSensitive { return " = field(\(value.map { "default=\($0), " } ?? "")repr=False)" }
    return value.map { " = " + $0 } ?? ""
  }

  /// What a refusal says, from the members that say it: the list of reasons, or the one there is.
  private func sentences(_ declaration: ClientDeclaration, _ writer: CodeWriter) {
    writer.line()
    writer.line("@property")
    writer.suite("def sentences(self) -> list[str]:") {
      writer.docstring("The reasons, in words.")
      for field in declaration.sentences {
        var value = "[str(self.\(field.name))]"
        if case .list = field.type { value = "list(self.\(field.name))" }
        if !field.isOptional {
          writer.line("return \(value)")
          continue
        }
        writer.suite("if self.\(field.name) is not None:") { writer.line("return \(value)") }
      }
      if declaration.sentences.last?.isOptional != false { writer.line("return []") }
    }
  }

  // MARK: Unions

  private func union(
    _ declaration: ClientDeclaration, _ cases: [ClientUnionCase], _ discriminator: String?, _ writer: CodeWriter
  ) {
    let name = declaration.name
    let types = cases.map(\.type.pythonType) + ["Unrecognized"]
    writer.line("\(name): TypeAlias = \"\(types.joined(separator: " | "))\"")
    doc(declaration, writer)
    writer.line()
    writer.line()
    writer.suite("def read_\(NameWords.snake(name))(value: object) -> \(name):") {
      if let discriminator {
        writer.line("kind = members(value, \"\(name)\").get(\(PythonLiteral.string(discriminator)))")
        for item in cases {
          let values = item.values.map(PythonLiteral.string).joined(separator: ", ")
          writer.suite("if kind in (\(values),):") {
            writer.line("return \(item.type.pythonReader(plan))(value)")
          }
        }
      } else {
        // The branches have no JSON type in common: the one that can be read is the one.
        for item in cases {
          writer.suite("try:") { writer.line("return \(item.type.pythonReader(plan))(value)") }
          writer.suite("except Unreadable:") { writer.line("pass") }
        }
      }
      writer.line("return Unrecognized(value)")
    }
  }
}

extension ClientField {
  var pythonType: String { type.pythonType + (isOptional ? " | None" : "") }
}
