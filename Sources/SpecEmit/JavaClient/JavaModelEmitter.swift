import SpecIR

/// Writes the types of a Java client, each to a file of its own.
struct JavaModelEmitter {
  let plan: ClientPlan

  func files() -> [(name: String, write: (CodeWriter) -> Void)] {
    plan.declarations.map { declaration in
      (
        declaration.name,
        { writer in
          switch declaration.kind {
          case .openEnumeration(let cases): enumeration(declaration, cases, writer)
          case .structure(let fields): structure(declaration, fields, writer)
          case .union(let cases, let discriminator): union(declaration, cases, discriminator, writer)
          }
        }
      )
    }
  }

  private func documentation(
    _ declaration: ClientDeclaration, _ tags: [(String, String?)] = [], _ writer: CodeWriter
  ) {
    let texts = declaration.summary.compactMap(\.self)
    JavaDoc.write(
      texts.isEmpty ? ["What the contract calls so."] : texts, ["{@code \(declaration.reference)}"],
      tags: tags, isDeprecated: declaration.isDeprecated, writer)
  }

  // MARK: Open enumerations

  private func enumeration(
    _ declaration: ClientDeclaration, _ cases: [(name: String, value: String)], _ writer: CodeWriter
  ) {
    let name = declaration.name
    documentation(
      declaration, [("@param value", "as it is written; the service may use others than the ones that are named here")],
      writer)
    writer.block("public record \(name)(String value) implements Json.Value {") {
      for item in cases {
        writer.line("public static final \(name) \(item.name) = new \(name)(\(JavaLiteral.string(item.value)));")
      }
      writer.line()
      writer.line("/** The values that the contract names. */")
      writer.filled("public static final List<\(name)> KNOWN = List.of(", cases.map(\.name), closing: ");")
      writer.line()
      writer.block("public \(name) {") { writer.line("Objects.requireNonNull(value, \"value\");") }
      writer.line()
      writer.line("/** Reads what {@link Json#parse} gives. */")
      writer.block("public static \(name) fromJson(Object json) {") {
        writer.line("return new \(name)(Json.asString(json));")
      }
      method("Object toJson()", writer) { writer.line("return value;") }
      method("String toString()", writer) { writer.line("return value;") }
    }
  }

  private func method(_ head: String, _ writer: CodeWriter, _ body: () -> Void) {
    writer.line()
    writer.line("@Override")
    writer.block("public \(head) {", body)
  }

  // MARK: Structures

  private func structure(_ declaration: ClientDeclaration, _ fields: [ClientField], _ writer: CodeWriter) {
    let name = declaration.name
    let tags = fields.map { field in
      let absent = field.isOptional ? "null where there is none" : nil
      let text = [field.description, absent].compactMap(\.self).joined(separator: "; ")
      return ("@param " + field.name, text.isEmpty ? "{@code \(field.property)}" : text)
    }
    documentation(declaration, tags, writer)
    let components = fields.map { "\(javaType($0)) \($0.name)" }
    writer.filled(
      "public record \(name)(", components, closing: ") implements Json.Value {", isOpen: true)
    writer.indented {
      constructor(name, fields, writer)
      reading(name, fields, writer)
      writing(fields, writer)
      if plan.refusalBodies.contains(name) { sentences(declaration, writer) }
      if case .json(_, .declared(name))? = plan.tokenFetch?.operation.success {
        method("String toString()", writer) {
          writer.line("// Without the token.")
          writer.line("return \"\(name)[]\";")
        }
      }
      builder(name, fields, writer)
    }
    writer.line("}")
  }

  private func javaType(_ field: ClientField) -> String {
    field.isOptional ? field.type.javaBoxed : field.type.javaType
  }

  private func isPrimitive(_ field: ClientField) -> Bool {
    !field.isOptional && field.type.javaType != field.type.javaBoxed
  }

  private func constructor(_ name: String, _ fields: [ClientField], _ writer: CodeWriter) {
    let checked = fields.filter { field in
      if case .list(_, false) = field.type { return true }
      return !field.isOptional && !isPrimitive(field)
    }
    guard !checked.isEmpty else { return }
    writer.block("public \(name) {") {
      for field in checked {
        if case .list(_, false) = field.type {
          let copy = "List.copyOf(\(field.name))"
          writer.line("\(field.name) = \(field.isOptional ? "\(field.name) == null ? null : \(copy)" : copy);")
        } else {
          writer.line("Objects.requireNonNull(\(field.name), \(JavaLiteral.string(field.name)));")
        }
      }
    }
    writer.line()
  }

  private func reading(_ name: String, _ fields: [ClientField], _ writer: CodeWriter) {
    writer.line("/** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */")
    writer.block("public static \(name) fromJson(Object json) {") {
      writer.line("Map<?, ?> members = Json.members(json);")
      let values = fields.map { field in
        let kind = field.isOptional ? "optional" : "required"
        return "Json.\(kind)(members, \(JavaLiteral.string(field.property)), \(field.type.javaReader))"
      }
      writer.filled("return new \(name)(", values, closing: ");")
    }
  }

  private func writing(_ fields: [ClientField], _ writer: CodeWriter) {
    method("Object toJson()", writer) {
      writer.line("Map<String, Object> members = new LinkedHashMap<>();")
      for field in fields {
        let property = JavaLiteral.string(field.property)
        if field.isOptional && !field.isRequired {
          writer.line("Json.put(members, \(property), \(field.name));")
        } else {
          writer.line("members.put(\(property), Json.of(\(field.name)));")
        }
      }
      writer.line("return members;")
    }
  }

  private func sentences(_ declaration: ClientDeclaration, _ writer: CodeWriter) {
    writer.line()
    writer.block("List<String> sentences() {") {
      for field in declaration.sentences {
        let told: String
        switch field.type {
        case .list: told = field.name
        case .declared: told = "List.of(\(field.name).toString())"
        default: told = "List.of(\(field.name))"
        }
        guard field.isOptional else {
          writer.line("return \(told);")
          return
        }
        writer.line("if (\(field.name) != null) return \(told);")
      }
      writer.line("return List.of();")
    }
  }

  private func builder(_ name: String, _ fields: [ClientField], _ writer: CodeWriter) {
    writer.line()
    writer.line("/** A value, member by member. */")
    writer.block("public static Builder builder() {") { writer.line("return new Builder();") }
    writer.line()
    writer.line("/** A value, member by member. */")
    writer.block("public static final class Builder {") {
      for field in fields {
        let constant = field.constant.flatMap { literal($0, field) }.map { " = " + $0 } ?? ""
        writer.line("private \(field.type.javaBoxed) \(field.name)\(constant);")
      }
      writer.line()
      writer.line("private Builder() {}")
      for field in fields {
        writer.line()
        JavaDoc.write([field.description].compactMap(\.self), [], tags: [], isDeprecated: false, writer)
        writer.block("public Builder \(field.name)(\(field.type.javaType) \(field.name)) {") {
          writer.line("this.\(field.name) = \(field.name);")
          writer.line("return this;")
        }
      }
      writer.line()
      writer.line("/** The value; what has to be there must have been given. */")
      writer.block("public \(name) build() {") {
        let values = fields.map { field in
          isPrimitive(field) ? "Objects.requireNonNull(\(field.name), \(JavaLiteral.string(field.name)))" : field.name
        }
        writer.filled("return new \(name)(", values, closing: ");")
      }
    }
  }

  private func literal(_ constant: JSONValue, _ field: ClientField) -> String? {
    switch (constant, field.type) {
    case (.string(let text), .string): JavaLiteral.string(text)
    case (.number(let text), .integer): text + "L"
    case (.number(let text), .number): text + "d"
    case (.bool(let flag), .boolean): String(flag)
    default: nil
    }
  }

  // MARK: Unions

  private func union(
    _ declaration: ClientDeclaration, _ cases: [ClientUnionCase], _ discriminator: String?, _ writer: CodeWriter
  ) {
    let name = declaration.name
    documentation(declaration, [], writer)
    writer.block("public sealed interface \(name) extends Json.Value {") {
      for item in cases {
        writer.line("/** @param value of this kind */")
        writer.block("record Of\(item.name)(\(item.type.javaType) value) implements \(name) {") {
          writer.line("@Override")
          writer.block("public Object toJson() {") { writer.line("return Json.of(value);") }
        }
        writer.line()
      }
      writer.line("/** @param json a kind that the contract does not name */")
      writer.block("record Unrecognized(Object json) implements \(name) {") {
        writer.line("@Override")
        writer.block("public Object toJson() {") { writer.line("return json;") }
      }
      writer.line()
      writer.line("/** Reads what {@link Json#parse} gives. */")
      writer.block("static \(name) fromJson(Object json) {") {
        if let discriminator {
          let member = JavaLiteral.string(discriminator)
          writer.line("Object kind = json instanceof Map<?, ?> map ? map.get(\(member)) : null;")
          for item in cases {
            let values = item.values.map { "\(JavaLiteral.string($0)).equals(kind)" }.joined(separator: " || ")
            writer.line("if (\(values)) return new Of\(item.name)(\(read(item.type)));")
          }
        } else {
          writer.comment("//", ["They have no JSON type in common: the one that can be read is the one."])
          for item in cases {
            writer.line("try {")
            writer.indented { writer.line("return new Of\(item.name)(\(read(item.type)));") }
            writer.line("} catch (Json.Malformed another) {")
            writer.indented { writer.comment("//", ["One of the next ones."]) }
            writer.line("}")
          }
        }
        writer.line("return new Unrecognized(json);")
      }
      if plan.refusalBodies.contains(name) {
        writer.line()
        writer.block("default List<String> sentences() {") { writer.line("return List.of();") }
      }
    }
  }

  /// `json` read as the type.
  private func read(_ type: ClientType) -> String {
    switch type {
    case .json: "json"
    case .list, .map: "\(type.javaReader).apply(json)"
    default: type.javaReader.replacing("::", with: ".") + "(json)"
    }
  }
}

/// Documentation comments of Java.
enum JavaDoc {
  static func write(
    _ texts: [String], _ more: [String], tags: [(String, String?)], isDeprecated: Bool, _ writer: CodeWriter
  ) {
    let paragraphs = texts.flatMap(CodeWriter.paragraphs).map(escaped) + more
    guard !paragraphs.isEmpty else {
      if isDeprecated { writer.line("@Deprecated") }
      return
    }
    writer.line("/**")
    for (index, paragraph) in paragraphs.enumerated() {
      if index > 0 { writer.line(" *") }
      writer.comment(" *", [index > 0 ? "<p>" + paragraph : paragraph])
    }
    var all = tags.map { "\($0.0) \(escaped($0.1 ?? ""))" }
    if isDeprecated { all.append("@deprecated the contract says so") }
    if !all.isEmpty { writer.line(" *") }
    for tag in all { writer.comment(" *", [tag.split { $0.isNewline }.joined(separator: " ")]) }
    writer.line(" */")
    if isDeprecated { writer.line("@Deprecated") }
  }

  /// Text of the contract within a comment that is HTML, and ends at `*/`; code in backticks is code.
  private static func escaped(_ text: String) -> String {
    if text.hasPrefix("{@code ") || text.hasPrefix("{@link ") { return text }
    var parts: [String] = []
    for (index, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
      let isCode = index % 2 == 1
      let safe = String(part).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        .replacing("*/", with: "*&#47;").replacing("@", with: "&#64;").replacing("\\", with: "&#92;")
      parts.append(isCode ? "<code>\(safe)</code>" : safe)
    }
    return parts.joined()
  }
}
