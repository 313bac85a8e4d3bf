import SpecIR

/// Writes the types of a C# client.
struct CSharpModelEmitter {
  let plan: ClientPlan
  private var types: CSharpTypes { CSharpTypes(plan: plan) }

  func write(_ writer: CodeWriter) {
    writer.parted(plan.declarations) { declaration in
      let texts = declaration.summary.compactMap(\.self)
      writer.summary(
        (texts.isEmpty ? ["What the contract calls so."] : texts) + ["`\(declaration.reference)`"])
      if declaration.isDeprecated { writer.line("[Obsolete(\"The contract says so.\")]") }
      switch declaration.kind {
      case .openEnumeration(let cases): enumeration(declaration.name, cases, writer)
      case .structure(let fields): structure(declaration, fields, writer)
      case .union(let cases, let discriminator): union(declaration, cases, discriminator, writer)
      }
    }
  }

  // MARK: Open enumerations

  private func enumeration(_ name: String, _ cases: [(name: String, value: String)], _ writer: CodeWriter) {
    writer.braced("public struct \(name) : IJsonValue, IEquatable<\(name)>") {
      for item in cases {
        writer.summary(["`\(item.value)`"])
        let constant = member(item.name, of: name)
        writer.line("public static readonly \(name) \(constant) = new \(name)(\(CLiteral.string(item.value)));")
        writer.line()
      }
      writer.summary(["The values that the contract names."])
      writer.line("public static readonly IReadOnlyList<\(name)> Known = new[]")
      writer.line("{")
      writer.indented { writer.fill(cases.map { member($0.name, of: name) }, end: ",") }
      writer.line("};")
      writer.line()
      writer.summary(["The service may use others than the values that are named here."])
      writer.line("public \(name)(string value) { Value = value; }")
      writer.line()
      writer.summary(["As it is written."])
      writer.line("public string Value { get; }")
      writer.line()
      writer.summary(["Reads what `Json.Parse` gives."])
      writer.line("public static \(name) FromJson(object json) { return new \(name)(Json.AsString(json)); }")
      writer.line()
      writer.summary(["As it is written."])
      writer.line("public object ToJson() { return Value; }")
      writer.line()
      writer.summary(["As it is written."])
      writer.line("public override string ToString() { return Value; }")
      writer.line()
      writer.summary(["Whether it is written alike."])
      writer.line("public bool Equals(\(name) other) { return other.Value == Value; }")
      writer.line()
      writer.summary(["Whether it is written alike."])
      writer.line("public override bool Equals(object other) { return other is \(name) && Equals((\(name))other); }")
      writer.line()
      writer.summary(["Of the text."])
      writer.line("public override int GetHashCode() { return Value == null ? 0 : Value.GetHashCode(); }")
      for (sign, text) in [("==", "left.Equals(right)"), ("!=", "!left.Equals(right)")] {
        writer.line()
        writer.summary(["Compares the texts."])
        writer.line("public static bool operator \(sign)(\(name) left, \(name) right) { return \(text); }")
      }
    }
  }

  /// A member cannot be called like its type.
  static func member(_ name: String, of owner: String) -> String { name == owner ? name + "Value" : name }
  private func member(_ name: String, of owner: String) -> String { Self.member(name, of: owner) }

  // MARK: Structures

  private func structure(_ declaration: ClientDeclaration, _ fields: [ClientField], _ writer: CodeWriter) {
    let name = declaration.name
    writer.braced("public sealed class \(name) : IJsonValue") {
      for field in fields {
        let absent = field.isOptional ? "Null where there is none." : nil
        writer.summary([field.description ?? "`\(field.property)`", absent])
        let type = field.isOptional ? types.optional(field.type) : types.name(field.type)
        let constant = field.constant.flatMap { literal($0, field) }.map { " = \($0);" } ?? ""
        writer.line("public \(type) \(member(field.name, of: name)) { get; set; }\(constant)")
        writer.line()
      }
      writer.summary(["Reads what `Json.Parse` gives; members that the contract does not name are read past."])
      writer.braced("public static \(name) FromJson(object json)") {
        writer.line("var members = Json.Members(json);")
        writer.line("return new \(name)")
        writer.braced("", closing: "};") {
          for field in fields {
            let kind = !field.isOptional ? "Required" : types.isValue(field.type) ? "OptionalValue" : "Optional"
            writer.filled(
              "\(member(field.name, of: name)) = Json.\(kind)<\(types.name(field.type))>(",
              ["members", CLiteral.string(field.property), types.reader(field.type)], closing: "),")
          }
        }
      }
      writer.line()
      writer.summary(["The value as Json has it."])
      writer.braced("public object ToJson()") {
        writer.line("var members = new Dictionary<string, object>();")
        for field in fields {
          let (property, value) = (CLiteral.string(field.property), member(field.name, of: name))
          if field.isRequired && field.isOptional {
            writer.line("members[\(property)] = Json.Of(\(value));")
          } else {
            writer.line("Json.Put(members, \(property), \(value));")
          }
        }
        writer.line("return members;")
      }
      if plan.refusalBodies.contains(name) { sentences(declaration, writer) }
    }
  }

  private func literal(_ constant: JSONValue, _ field: ClientField) -> String? {
    switch (constant, field.type) {
    case (.string(let text), .string): CLiteral.string(text)
    case (.number(let text), .integer), (.number(let text), .number): text
    case (.bool(let flag), .boolean): String(flag)
    default: nil
    }
  }

  private func sentences(_ declaration: ClientDeclaration, _ writer: CodeWriter) {
    writer.line()
    writer.braced("internal IReadOnlyList<string> Sentences()") {
      for field in declaration.sentences {
        let name = member(field.name, of: declaration.name)
        let told: String
        switch field.type {
        case .list: told = name
        case .declared: told = "new[] { \(name).ToString() }"
        default: told = "new[] { \(name) }"
        }
        guard field.isOptional else {
          writer.line("return \(told);")
          return
        }
        writer.line("if (\(name) != null) return \(told);")
      }
      writer.line("return new string[0];")
    }
  }

  // MARK: Unions

  private func union(
    _ declaration: ClientDeclaration, _ cases: [ClientUnionCase], _ discriminator: String?, _ writer: CodeWriter
  ) {
    let name = declaration.name
    writer.braced("public abstract class \(name) : IJsonValue") {
      writer.line("private \(name)() { }")
      writer.line()
      for item in cases {
        let type = types.name(item.type)
        writer.summary(["One of its kinds."])
        writer.braced("public sealed class Of\(item.name) : \(name)") {
          writer.summary(["A value of this kind."])
          writer.line("public Of\(item.name)(\(type) value) { Value = value; }")
          writer.line()
          writer.summary(["Of this kind."])
          writer.line("public \(type) Value { get; }")
          writer.line()
          writer.summary(["The value as Json has it."])
          writer.line("public override object ToJson() { return Json.Of(Value); }")
        }
        writer.line()
      }
      writer.summary(["A kind that the contract does not name."])
      writer.braced("public sealed class Unrecognized : \(name)") {
        writer.line("private readonly object json;")
        writer.line()
        writer.line("internal Unrecognized(object json) { this.json = json; }")
        writer.line()
        writer.summary(["The value as Json has it."])
        writer.line("public override object ToJson() { return json; }")
      }
      writer.line()
      writer.summary(["The value as Json has it."])
      writer.line("public abstract object ToJson();")
      writer.line()
      writer.summary(["Reads what `Json.Parse` gives."])
      writer.braced("public static \(name) FromJson(object json)") {
        if let discriminator {
          writer.line("object kind = null;")
          writer.line("var members = json as IReadOnlyDictionary<string, object>;")
          writer.line("if (members != null) members.TryGetValue(\(CLiteral.string(discriminator)), out kind);")
          for item in cases {
            let values = item.values.map { "Equals(kind, \(CLiteral.string($0)))" }.joined(separator: " || ")
            writer.line("if (\(values)) return new Of\(item.name)(\(types.reader(item.type))(json));")
          }
        } else {
          writer.comment("//", ["They have no JSON type in common: the one that can be read is the one."])
          for item in cases {
            writer.braced("try") { writer.line("return new Of\(item.name)(\(types.reader(item.type))(json));") }
            writer.braced("catch (MalformedJsonException)") { writer.comment("//", ["One of the next ones."]) }
          }
        }
        writer.line("return new Unrecognized(json);")
      }
      if plan.refusalBodies.contains(name) {
        writer.line()
        writer.line("internal IReadOnlyList<string> Sentences() { return new string[0]; }")
      }
    }
  }
}
