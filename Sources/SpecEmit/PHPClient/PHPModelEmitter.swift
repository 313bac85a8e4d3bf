import SpecIR

/// Writes the types of a client, a class to a file.
struct PHPModelEmitter {
  let plan: ClientPlan
  let note: String

  func files() -> [(name: String, text: String)] {
    plan.declarations.map { ("src/Model/\($0.name).php", file($0)) }
  }

  private func file(_ declaration: ClientDeclaration) -> String {
    let body = CodeWriter(step: "    ", comments: .block)
    body.doc(declaration.summary, tags: declaration.isDeprecated ? ["@deprecated"] : [])
    switch declaration.kind {
    case .openEnumeration(let values): enumeration(declaration.name, values, body)
    case .structure(let fields): structure(declaration.name, fields, body)
    case .union(let branches, let discriminator): union(declaration.name, branches, discriminator, body)
    }
    var uses: [String] = []
    if body.text.contains("ReadException") { uses.append("use PasseMarche\\Exception\\ReadException;\n") }
    if body.text.contains("new Members(") { uses.append("use PasseMarche\\Members;\n") }
    if body.text.contains("Wire::") { uses.append("use PasseMarche\\Wire;\n") }
    let imports = uses.isEmpty ? "" : uses.joined() + "\n"
    return "<?php\n\n\(note)declare(strict_types=1);\n\nnamespace PasseMarche\\Model;\n\n\(imports)\(body.text)"
  }

  // MARK: Open enumerations

  private func enumeration(_ name: String, _ values: [(name: String, value: String)], _ writer: CodeWriter) {
    writer.line("final class \(name)")
    writer.block("{") {
      for item in values { writer.line("public const \(item.name) = \(PHP.string(item.value));") }
      writer.line()
      writer.doc("The values that the contract names. The service may add others.")
      writer.spread("public const KNOWN = [", values.map { "self::\($0.name)" }, closing: "];")
    }
  }

  // MARK: Structures

  private func structure(_ name: String, _ fields: [ClientField], _ writer: CodeWriter) {
    writer.line("final class \(name) implements \\JsonSerializable")
    writer.block("{") {
      // What has to be given first, as PHP wants it.
      let ordered = fields.filter { !hasDefault($0) } + fields.filter(hasDefault)
      writer.doc([], tags: ordered.compactMap(note))
      writer.line("public function __construct(")
      writer.indented { for field in ordered { writer.line(parameter(field)) } }
      writer.line(") {")
      writer.line("}")
      writer.line()
      writer.doc("@throws \\PasseMarche\\Exception\\ReadException where it is not what the contract says")
      writer.method("public static function read", ["mixed $json", "string $place = ''"], "self") {
        writer.line("$members = new Members($json, $place);")
        writer.line("return new self(")
        writer.indented { for field in ordered { read(field, writer) } }
        writer.line(");")
      }
      writer.line()
      writer.method("public function jsonSerialize", [], "\\stdClass") {
        writer.line("return Wire::members([")
        writer.indented {
          for field in fields { writer.line("\(PHP.string(field.property)) => \(written(field)),") }
        }
        writer.line("]);")
      }
      guard let secret = fields.first(where: { plan.isToken($0, of: name) }) else { return }
      writer.line()
      writer.doc("The token itself is in no description.")
      writer.method("public function __debugInfo", [], "array") {
        writer.line("return array_diff_key(get_object_vars($this), [\(PHP.string(secret.name)) => true]);")
      }
    }
  }

  private func hasDefault(_ field: ClientField) -> Bool { field.isOptional || constant(field) != nil }

  private func constant(_ field: ClientField) -> String? { field.constant.flatMap(PHP.constant) }

  private func parameter(_ field: ClientField) -> String {
    let type = PHP.type(field.type, plan, isOptional: field.isOptional)
    let value = constant(field) ?? (field.isOptional ? "null" : nil)
    return "public readonly \(type) $\(field.name)\(value.map { " = " + $0 } ?? ""),"
  }

  private func note(_ field: ClientField) -> String? {
    let enumeration = PHP.enumeration(field.type, plan).map { "see {@see \($0)}" }
    let words = [field.description, enumeration].compactMap(\.self).joined(separator: "; ")
    let documented = PHP.documented(field.type, plan)
    guard documented != nil || !words.isEmpty else { return nil }
    let type = documented.map { $0 + (field.isOptional ? "|null" : "") }
      ?? PHP.type(field.type, plan, isOptional: field.isOptional)
    return "@param \(type) $\(field.name)\(words.isEmpty ? "" : " " + words)"
  }

  private func read(_ field: ClientField, _ writer: CodeWriter) {
    writer.spread(
      "\(field.name): $members->\(field.isOptional ? "may" : "need")(",
      [PHP.string(field.property), PHP.reader(field.type, plan)], closing: "),")
  }

  private func written(_ field: ClientField) -> String {
    let value = "$this->\(field.name)"
    guard let written = PHP.written(value, field.type) else { return value }
    return field.isOptional ? "\(value) === null ? null : \(written)" : written
  }

  // MARK: Unions

  private func union(
    _ name: String, _ branches: [ClientUnionCase], _ discriminator: String?, _ writer: CodeWriter
  ) {
    writer.line("final class \(name) implements \\JsonSerializable")
    writer.block("{") {
      let kinds = branches.map { "`\($0.name)`" }.joined(separator: ", ")
      writer.doc([], tags: ["@param string $kind \(kinds), or `unrecognized` for one that the contract does not name"])
      writer.line("private function __construct(public readonly string $kind, public readonly mixed $value)")
      writer.block("{") {}
      for branch in branches {
        writer.line()
        if let type = PHP.documented(branch.type, plan) { writer.doc([], tags: ["@param \(type) $value"]) }
        writer.method("public static function \(branch.name)", ["\(PHP.type(branch.type, plan)) $value"], "self") {
          writer.line("return new self(\(PHP.string(branch.name)), $value);")
        }
      }
      writer.line()
      writer.method("public static function read", ["mixed $json", "string $place = ''"], "self") {
        if let discriminator { choice(branches, discriminator, writer) } else { attempts(branches, writer) }
      }
      writer.line()
      writer.method("public function jsonSerialize", [], "mixed") {
        let changed = branches.compactMap { branch in
          PHP.written("$this->value", branch.type).map { "\(PHP.string(branch.name)) => \($0)," }
        }
        guard !changed.isEmpty else {
          writer.line("return $this->value;")
          return
        }
        writer.line("return match ($this->kind) {")
        writer.indented { writer.lines(changed + ["default => $this->value,"]) }
        writer.line("};")
      }
    }
  }

  private func choice(_ branches: [ClientUnionCase], _ discriminator: String, _ writer: CodeWriter) {
    writer.line("$kind = $json instanceof \\stdClass ? $json->{\(PHP.string(discriminator))} ?? null : null;")
    writer.line("return match ($kind) {")
    writer.indented {
      for branch in branches {
        let values = branch.values.map(PHP.string).joined(separator: ", ")
        let read = PHP.read("$json", "$place", branch.type, plan)
        writer.line("\(values) => new self(\(PHP.string(branch.name)), \(read)),")
      }
      writer.line("default => new self('unrecognized', $json),")
    }
    writer.line("};")
  }

  /// The branches have no JSON type in common: the one that can be read is the one.
  private func attempts(_ branches: [ClientUnionCase], _ writer: CodeWriter) {
    for branch in branches {
      writer.block("try {", closing: "} catch (ReadException) {") {
        let read = PHP.read("$json", "$place", branch.type, plan)
        writer.line("return new self(\(PHP.string(branch.name)), \(read));")
      }
      writer.indented { writer.line("// It is another one.") }
      writer.line("}")
    }
    writer.line("return new self('unrecognized', $json);")
  }
}
