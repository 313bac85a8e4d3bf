import SpecIR

/// Writes the types of a client.
struct ClientModelEmitter {
  let plan: ClientPlan

  func file(_ header: String) -> String {
    let (refusalBodies, texts) = (plan.refusalBodies, plan.texts)
    let writer = CodeWriter()
    writer.verbatim(header)
    for (index, declaration) in plan.declarations.enumerated() {
      if index > 0 { writer.line() }
      let name = declaration.name
      if let dot = name.lastIndex(of: ".") {
        writer.block("extension \(name[..<dot]) {") {
          self.declaration(declaration, String(name[dot...].dropFirst()), writer)
        }
      } else {
        self.declaration(declaration, name, writer)
      }
      if case .openEnumeration = declaration.kind, texts.contains(.declared(name)) {
        writer.line()
        writer.line("extension \(name): WireText {}")
      }
      if refusalBodies.contains(name) {
        writer.line()
        sentences(declaration, writer)
      }
    }
    return writer.text
  }

  private func declaration(_ declaration: ClientDeclaration, _ name: String, _ writer: CodeWriter) {
    writer.doc(declaration.summary[0], declaration.summary[1], "`\(declaration.reference)`")
    if declaration.isDeprecated { writer.line("@available(*, deprecated)") }
    switch declaration.kind {
    case .openEnumeration(let cases): enumeration(name, cases, writer)
    case .structure(let fields): structure(name, fields, writer)
    case .union(let cases, let discriminator):
      let isCircular = cases.contains { plan.contains($0.type, declaration.name) }
      union(name, cases, discriminator, isCircular, writer)
    }
  }

  // MARK: Open enumerations

  private func enumeration(_ name: String, _ cases: [(name: String, value: String)], _ writer: CodeWriter) {
    writer.block("public struct \(name): OpenEnumeration {") {
      for item in cases {
        writer.line(
          "public static let \(SwiftNames.escaped(item.name)) = Self(rawValue: \(SwiftLiteral.string(item.value)))")
      }
      writer.line()
      writer.filled(
        "public static let known: [Self] = [", cases.map { "." + SwiftNames.escaped($0.name) }, closing: "]")
      writer.line()
      writer.line("public let rawValue: String")
      writer.line("public init(rawValue: String) { self.rawValue = rawValue }")
    }
  }

  // MARK: Structures

  private func structure(_ name: String, _ fields: [ClientField], _ writer: CodeWriter) {
    writer.block("public struct \(name): Codable, Hashable, Sendable {") {
      for field in fields {
        writer.doc(field.description)
        property(field, writer)
      }
      writer.line()
      let parameters = fields.map { field in
        let value = field.constant.map { " = " + constant($0) } ?? (field.isOptional ? " = nil" : "")
        return "\(SwiftNames.escaped(field.name)): \(field.swiftType)\(value)"
      }
      writer.filled("public init(", parameters, closing: ") {")
      writer.indented {
        for field in fields {
          let given = SwiftNames.escaped(field.name)
          let value = !field.isBoxed ? given : field.isOptional ? "\(given).map(Box.init)" : "Box(\(given))"
          writer.line("\(field.isBoxed ? field.name + "Box" : "self." + field.name) = \(value)")
        }
      }
      writer.line("}")
      writer.line()
      writer.block("private enum CodingKeys: String, CodingKey {") {
        for field in fields {
          let stored = field.isBoxed ? field.name + "Box" : field.name
          let key = stored == field.property ? "" : " = " + SwiftLiteral.string(field.property)
          writer.line("case \(SwiftNames.escaped(stored))\(key)")
        }
      }
    }
  }

  private func constant(_ value: JSONValue) -> String {
    if case .string(let text) = value { SwiftLiteral.string(text) } else { value.text }
  }

  private func property(_ field: ClientField, _ writer: CodeWriter) {
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
    writer.line("private var \(field.name)Box: Box<\(field.type.swiftType)>\(optional)")
  }

  // MARK: Unions

  private func union(
    _ name: String, _ cases: [ClientUnionCase], _ discriminator: String?, _ isCircular: Bool, _ writer: CodeWriter
  ) {
    writer.block("public \(isCircular ? "indirect " : "")enum \(name): Codable, Hashable, Sendable {") {
      for item in cases { writer.line("case \(SwiftNames.escaped(item.name))(\(item.type.swiftType))") }
      writer.doc("A kind that the contract does not name.")
      writer.line("case unrecognized(JSONValue)")
      writer.line()
      writer.block("public init(from decoder: any Decoder) throws {") {
        if let discriminator {
          choice(cases, discriminator, writer)
        } else {
          attempts(cases, writer)
        }
      }
      writer.line()
      writer.block("public func encode(to encoder: any Encoder) throws {") {
        writer.line("switch self {")
        for item in cases {
          writer.line("case .\(item.name)(let value): try value.encode(to: encoder)")
        }
        writer.line("case .unrecognized(let value): try value.encode(to: encoder)")
        writer.line("}")
      }
    }
  }

  /// The discriminator tells the case.
  private func choice(_ cases: [ClientUnionCase], _ discriminator: String, _ writer: CodeWriter) {
    writer.line("let value = try JSONValue(from: decoder)")
    writer.line("var kind = \"\"")
    writer.line(
      "if case .object(let members) = value, case .string(let text)? = members[\(SwiftLiteral.string(discriminator))] {"
        + " kind = text }")
    writer.line("switch kind {")
    for item in cases {
      let values = item.values.map(SwiftLiteral.string).joined(separator: ", ")
      writer.line("case \(values): self = .\(item.name)(try \(item.type.swiftType)(from: decoder))")
    }
    writer.line("default: self = .unrecognized(value)")
    writer.line("}")
  }

  /// The branches have no JSON type in common: the one that can be read is the one.
  private func attempts(_ cases: [ClientUnionCase], _ writer: CodeWriter) {
    for item in cases {
      writer.block("if let value = try? \(item.type.swiftType)(from: decoder) {") {
        writer.line("self = .\(item.name)(value)")
        writer.line("return")
      }
    }
    writer.line("self = .unrecognized(try JSONValue(from: decoder))")
  }

  // MARK: Sentences

  /// What a refusal says, from the members that say it: the list of reasons, or the one there is.
  private func sentences(_ declaration: ClientDeclaration, _ writer: CodeWriter) {
    let fields = declaration.sentences
    var parts = fields.map { field in
      let name = SwiftNames.escaped(field.name)
      return switch (field.type, field.isOptional) {
      case (.list, _): name
      case (.declared, true): "\(name).map { [\"\\($0)\"] }"
      case (.declared, false): "[\"\\(\(name))\"]"
      case (_, true): "\(name).map { [$0] }"
      case (_, false): "[\(name)]"
      }
    }
    if fields.last?.isOptional != false { parts.append("[]") }
    writer.block("extension \(declaration.name): RefusalBody {") {
      writer.line("public var sentences: [String] { \(parts.joined(separator: " ?? ")) }")
    }
  }
}
