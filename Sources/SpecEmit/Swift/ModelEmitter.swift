import SpecIR

/// Writes the Swift types of the schemas.
struct ModelEmitter {
  let planner: TypePlanner
  /// The file that documentation points into.
  let file: String

  func file(_ header: String, needsComponents: Bool) -> String {
    let writer = CodeWriter()
    writer.verbatim(header)
    if needsComponents {
      writer.doc("The schemas that need no type of their own: their functions stand in extensions of this.")
      writer.line("enum \(TypePlanner.componentsOwner) {}")
    }
    for plan in planner.plans where plan.isDeclared {
      writer.line()
      if let dot = plan.owner.lastIndex(of: ".") {
        writer.block("extension \(plan.owner[..<dot]) {") {
          declaration(plan, String(plan.owner[dot...].dropFirst()), writer)
        }
      } else {
        declaration(plan, plan.owner, writer)
      }
    }
    return writer.text
  }

  private func declaration(_ plan: TypePlan, _ name: String, _ writer: CodeWriter) {
    let annotations = plan.schema.annotations
    writer.doc(annotations.title, annotations.description, "`\(file):\(plan.schema.site.line)`")
    if annotations.deprecated { writer.line("@available(*, deprecated)") }
    switch plan.kind {
    case .enumeration(let cases, _):
      writer.block("public enum \(name): String, Sendable, CaseIterable {") {
        for item in cases {
          let value = item.name == item.value ? "" : " = " + SwiftLiteral.string(item.value)
          writer.line("case \(SwiftNames.escaped(item.name))\(value)")
        }
      }
    case .union(let cases):
      let isCircular = cases.contains { planner.contains($0.use.plan, plan) }
      writer.block("public \(isCircular ? "indirect " : "")enum \(name): Sendable, Equatable {") {
        for item in cases { writer.line("case \(SwiftNames.escaped(item.name))(\(item.use.swiftType))") }
      }
    case .structure(let structure):
      writer.block("public struct \(name): Sendable, Equatable {") { self.structure(structure, writer) }
    default: break
    }
  }

  private func structure(_ structure: StructurePlan, _ writer: CodeWriter) {
    let fields = structure.fields.filter { !$0.use.plan.isNull }
    for field in fields {
      writer.doc(
        planner.schema(of: field.property.schema)?.annotations.description.map { isInline(field) ? $0 : "" })
      property(field, writer)
    }
    if let additional = structure.additional {
      writer.doc("Members that the contract does not name.")
      writer.line("public var additional: [String: \(additional.swiftType)]")
    }
    if !fields.isEmpty || structure.additional != nil { writer.line() }
    var parameters = fields.map { field in
      let value = field.isOptional ? " = nil" : (field.constant ?? field.defaultValue).map { " = " + $0 } ?? ""
      return "\(SwiftNames.escaped(field.name)): \(field.swiftType)\(value)"
    }
    if let additional = structure.additional {
      parameters.append("additional: [String: \(additional.swiftType)] = [:]")
    }
    if parameters.isEmpty {
      writer.line("public init() {}")
      return
    }
    writer.call("public init(", parameters, closing: ") {")
    writer.indented {
      for field in fields {
        let name = SwiftNames.escaped(field.name)
        let target = field.isBoxed ? "\(field.name)Box" : "self.\(field.name)"
        let value = !field.isBoxed ? name : field.isOptional ? "\(name).map(Box.init)" : "Box(\(name))"
        writer.line("\(target) = \(value)")
      }
      if structure.additional != nil { writer.line("self.additional = additional") }
    }
    writer.line("}")
  }

  /// A description that stands at a component is told there.
  private func isInline(_ field: FieldPlan) -> Bool {
    if case .inline = field.property.schema { true } else { false }
  }

  private func property(_ field: FieldPlan, _ writer: CodeWriter) {
    let name = SwiftNames.escaped(field.name)
    guard field.isBoxed else {
      writer.line("public var \(name): \(field.swiftType)")
      return
    }
    let optional = field.isOptional ? "?" : ""
    writer.block("public var \(name): \(field.swiftType) {") {
      writer.line("get { \(field.name)Box\(optional).value }")
      writer.line("set { \(field.name)Box = \(field.isOptional ? "newValue.map(Box.init)" : "Box(newValue)") }")
    }
    writer.line("private var \(field.name)Box: Box<\(field.use.plan.swiftType)>\(optional)")
  }
}
