import SpecIR

/// Writes the types of a Go client.
struct GoModelEmitter {
  let plan: ClientPlan

  func write(_ writer: CodeWriter) {
    writer.parted(plan.declarations) { declaration in
      writer.comment(
        "//",
        [
          declaration.summary.compactMap(\.self).isEmpty ? "\(declaration.name) is of the contract." : nil,
          documentation(declaration), "`\(declaration.reference)`",
          declaration.isDeprecated ? "Deprecated: the contract says so." : nil,
        ])
      switch declaration.kind {
      case .openEnumeration(let cases): enumeration(declaration.name, cases, writer)
      case .structure(let fields): structure(declaration.name, fields, writer)
      case .union(let cases, let discriminator): union(declaration.name, cases, discriminator, writer)
      }
      if plan.refusalBodies.contains(declaration.name) { sentences(declaration, writer) }
    }
  }

  private func documentation(_ declaration: ClientDeclaration) -> String? {
    let texts = declaration.summary.compactMap(\.self)
    return texts.isEmpty ? nil : "\(declaration.name): " + texts.joined(separator: "\n\n")
  }

  // MARK: Open enumerations

  private func enumeration(_ name: String, _ cases: [(name: String, value: String)], _ writer: CodeWriter) {
    writer.line("type \(name) string")
    writer.line()
    writer.comment("//", ["The values that the contract names. The service may add others: they are kept as they are."])
    writer.block("const (", closing: ")") {
      let rows = cases.map { [name + $0.name, name, "= " + CLiteral.string($0.value)] }
      for row in CodeWriter.columns(rows) { writer.line(row) }
    }
    writer.line()
    writer.comment("//", ["IsKnown tells whether the contract names the value."])
    writer.block("func (value \(name)) IsKnown() bool {") {
      writer.line("switch value {")
      writer.filled("case ", cases.map { name + $0.name }, closing: ":", trailing: ":")
      writer.indented { writer.line("return true") }
      writer.line("default:")
      writer.indented { writer.line("return false") }
      writer.line("}")
    }
  }

  // MARK: Structures

  private func structure(_ name: String, _ fields: [ClientField], _ writer: CodeWriter) {
    writer.block("type \(name) struct {") {
      // Go's formatter lines fields up from one comment to the next.
      var rows: [[String]] = []
      func flush() {
        for row in CodeWriter.columns(rows) { writer.line(row) }
        rows = []
      }
      for field in fields {
        if let description = field.description {
          flush()
          writer.comment("//", [description])
        }
        rows.append([field.name, goType(field), tag(field)])
      }
      flush()
    }
    marshal(name, fields, writer)
    unmarshal(name, fields, writer)
  }

  private func goType(_ field: ClientField) -> String {
    field.isOptional || field.isBoxed ? field.type.goOptional : field.type.goType
  }

  private func tag(_ field: ClientField) -> String {
    let isAbsent = field.isOptional && !field.isRequired
    return "`json:\(CLiteral.string(field.property + (isAbsent ? ",omitempty" : "")))`"
  }

  /// What Go would write otherwise than the contract has it: lists that are empty, times, and constants.
  private func rewritten(_ field: ClientField) -> (type: String, value: String)? {
    let value = "value." + field.name
    let isAbsent = field.isOptional && !field.isRequired
    switch field.type {
    case .list where !field.isOptional: return (field.type.goType, "filled(\(value))")
    case .map where !field.isOptional: return (field.type.goType, "filledMap(\(value))")
    case .list where isAbsent: return ("*" + field.type.goType, "given(\(value))")
    case .map where isAbsent: return ("*" + field.type.goType, "givenMap(\(value))")
    case .instant: return field.isOptional ? ("*instant", "(*instant)(\(value))") : ("instant", "instant(\(value))")
    default: break
    }
    guard let constant = field.constant, !field.isOptional else { return nil }
    switch constant {
    case .string(let text): return (field.type.goType, "orElse(\(value), \(CLiteral.string(text)))")
    case .number(let text): return (field.type.goType, "orElse(\(value), \(text))")
    case .bool(let flag): return (field.type.goType, "orElse(\(value), \(flag))")
    default: return nil
    }
  }

  private func marshal(_ name: String, _ fields: [ClientField], _ writer: CodeWriter) {
    let changed = fields.compactMap { field in rewritten(field).map { (field, $0) } }
    guard !changed.isEmpty else { return }
    writer.line()
    writer.comment("//", ["MarshalJSON writes the value as the contract has it."])
    writer.block("func (value \(name)) MarshalJSON() ([]byte, error) {") {
      writer.line("type plain \(name)")
      writer.line("return json.Marshal(struct {")
      writer.indented {
        writer.line("plain")
        for row in CodeWriter.columns(changed.map { [$0.name, $1.type, tag($0)] }) { writer.line(row) }
      }
      writer.filled("}{", ["plain(value)"] + changed.map(\.1.value), closing: "})", trailing: ",", isOpen: true)
    }
  }

  private func unmarshal(_ name: String, _ fields: [ClientField], _ writer: CodeWriter) {
    let required = fields.filter { !$0.isOptional }.map { CLiteral.string($0.property) }
    guard !required.isEmpty else { return }
    writer.line()
    writer.comment("//", ["UnmarshalJSON reads a value that has what the contract promises."])
    writer.block("func (value *\(name)) UnmarshalJSON(data []byte) error {") {
      writer.line("type plain \(name)")
      writer.filled("if err := require(", ["data"] + required, closing: "); err != nil {", trailing: ",", isOpen: true)
      writer.indented { writer.line("return err") }
      writer.line("}")
      writer.line("return json.Unmarshal(data, (*plain)(value))")
    }
  }

  // MARK: Unions

  private func union(
    _ name: String, _ cases: [ClientUnionCase], _ discriminator: String?, _ writer: CodeWriter
  ) {
    writer.comment("//", ["One of its members is there."])
    writer.block("type \(name) struct {") {
      for row in CodeWriter.columns(cases.map { [$0.name, "*" + $0.type.goType] }) { writer.line(row) }
      writer.comment("//", ["Unrecognized is a kind that the contract does not name."])
      writer.line("Unrecognized json.RawMessage")
    }
    writer.line()
    writer.comment("//", ["MarshalJSON writes the member that is there."])
    writer.block("func (value \(name)) MarshalJSON() ([]byte, error) {") {
      writer.line("switch {")
      for item in cases {
        writer.line("case value.\(item.name) != nil:")
        writer.indented { writer.line("return json.Marshal(value.\(item.name))") }
      }
      writer.line("default:")
      writer.indented { writer.line("return json.Marshal(value.Unrecognized)") }
      writer.line("}")
    }
    writer.line()
    writer.comment("//", ["UnmarshalJSON reads whichever kind it is."])
    writer.block("func (value *\(name)) UnmarshalJSON(data []byte) error {") {
      writer.line("*value = \(name){}")
      if let discriminator {
        writer.line("switch kind(data, \(CLiteral.string(discriminator))) {")
        for item in cases {
          writer.line("case \(item.values.map(CLiteral.string).joined(separator: ", ")):")
          writer.indented { writer.line("return json.Unmarshal(data, &value.\(item.name))") }
        }
        writer.line("}")
      } else {
        // The branches have no JSON type in common: the one that can be read is the one.
        for item in cases {
          writer.block("if json.Unmarshal(data, &value.\(item.name)) == nil {") { writer.line("return nil") }
          writer.line("value.\(item.name) = nil")
        }
      }
      writer.line("value.Unrecognized = append(value.Unrecognized, data...)")
      writer.line("return nil")
    }
  }

  // MARK: Sentences

  private func sentences(_ declaration: ClientDeclaration, _ writer: CodeWriter) {
    writer.line()
    writer.block("func (value \(declaration.name)) sentences() []string {") {
      for field in declaration.sentences {
        let value = "value." + field.name
        var told: String
        switch field.type {
        case .list: told = value
        case .declared(let name):
          guard case .openEnumeration? = plan.declaration(name)?.kind else { continue }
          told = "[]string{string(\(field.isOptional ? "*" : "")\(value))}"
        default: told = "[]string{\(field.isOptional ? "*" : "")\(value)}"
        }
        guard field.isOptional else {
          writer.line("return \(told)")
          return
        }
        writer.block("if \(value) != nil {") { writer.line("return \(told)") }
      }
      writer.line("return nil")
    }
  }
}
