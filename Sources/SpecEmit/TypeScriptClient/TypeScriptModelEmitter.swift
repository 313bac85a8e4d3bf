import SpecIR

/// Writes the types of a client, and what reads and writes them.
struct TypeScriptModelEmitter {
  let plan: ClientPlan

  // MARK: Types

  func models(_ header: String) -> String {
    let writer = CodeWriter(comments: .block)
    writer.verbatim(header)
    if usesMoment { writer.line("import type { Moment } from \"./wire.js\";") }
    if usesMoment { writer.line() }
    writer.line("export type { Moment } from \"./wire.js\";")
    for declaration in plan.declarations {
      writer.line()
      writer.doc(declaration.summary, tags: declaration.isDeprecated ? ["@deprecated"] : [])
      switch declaration.kind {
      case .openEnumeration(let values): enumeration(declaration.name, values, writer)
      case .structure(let fields): structure(declaration.name, fields, writer)
      case .union(let branches, _): union(declaration.name, branches, writer)
      }
    }
    return writer.text
  }

  private var usesMoment: Bool {
    plan.declarations.contains { $0.fields.contains { isMoment($0.type) } }
  }

  private func isMoment(_ type: ClientType) -> Bool {
    switch type {
    case .moment: true
    case .list(let item, _), .map(let item, _): isMoment(item)
    default: false
    }
  }

  /// The type takes other strings as well, and still proposes those that are known.
  private func enumeration(_ name: String, _ values: [(name: String, value: String)], _ writer: CodeWriter) {
    let known = values.map { TypeScript.string($0.value) }
    alternatives("export type \(name)", known + ["(string & Record<never, never>)"], writer)
    writer.line()
    writer.doc("The values of {@link \(name)} that the contract names.")
    writer.call(
      "export const \(name) = {", values.map { "\(TypeScript.key($0.name)): \(TypeScript.string($0.value))" },
      closing: "} as const;")
  }

  private func structure(_ name: String, _ fields: [ClientField], _ writer: CodeWriter) {
    writer.block("export interface \(name) {") {
      for field in fields {
        writer.doc(field.description)
        let type = field.constant.flatMap(TypeScript.constant) ?? TypeScript.type(field.type)
        writer.line("\(TypeScript.key(field.name))\(field.isOptional ? "?" : ""): \(type);")
      }
    }
  }

  private func union(_ name: String, _ branches: [ClientUnionCase], _ writer: CodeWriter) {
    let kinds = branches.map { branch in
      "{ readonly kind: \(TypeScript.string(branch.name)); readonly value: \(TypeScript.type(branch.type)) }"
    }
    alternatives(
      "export type \(name)", kinds + ["{ readonly kind: \"unrecognized\"; readonly value: unknown }"], writer)
  }

  /// `opening = a | b;`, over several lines where it has to be.
  private func alternatives(_ opening: String, _ types: [String], _ writer: CodeWriter) {
    let short = "\(opening) = \(types.joined(separator: " | "));"
    if short.count <= 100 {
      writer.line(short)
      return
    }
    writer.line(opening + " =")
    writer.indented {
      for (index, type) in types.enumerated() { writer.line("| \(type)\(index + 1 == types.count ? ";" : "")") }
    }
  }

  // MARK: Codecs

  func codecs(_ header: String) -> String {
    let writer = CodeWriter(comments: .block)
    writer.verbatim(header)
    writer.line("import type * as models from \"./models.js\";")
    writer.line("import * as wire from \"./wire.js\";")
    writer.line()
    // They are made of nothing else, and so come first.
    for declaration in plan.declarations {
      guard case .openEnumeration = declaration.kind else { continue }
      writer.line("export const \(declaration.name) = wire.open<models.\(declaration.name)>();")
    }
    for declaration in plan.declarations {
      let (name, type) = ("export const \(declaration.name)", "wire.Codec<models.\(declaration.name)> =")
      let isShort = name.count + type.count < 95
      let opening = isShort ? "\(name): \(type)" : "\(name):\n  \(type)"
      switch declaration.kind {
      case .openEnumeration: continue
      case .structure(let fields):
        writer.line()
        writer.block("\(opening) wire.structure({", closing: "});") {
          for field in fields { self.field(field, writer) }
        }
      case .union(let branches, let discriminator):
        writer.line()
        let closing = discriminator.map { "], \(TypeScript.string($0)));" } ?? "]);"
        writer.block("\(opening) wire.union([", closing: closing) {
          for branch in branches { writer.line(self.branch(branch)) }
        }
      }
    }
    return writer.text
  }

  private func field(_ field: ClientField, _ writer: CodeWriter) {
    var arguments = [TypeScript.string(field.property), TypeScript.codec(field.type, plan)]
    var kind = field.isOptional ? "optional" : "required"
    if let constant = field.constant.flatMap(TypeScript.constant) {
      kind = "constant"
      arguments.append(constant)
    }
    writer.filled("\(TypeScript.key(field.name)): wire.\(kind)(", arguments, closing: "),")
  }

  private func branch(_ branch: ClientUnionCase) -> String {
    let values = branch.values.map(TypeScript.string).joined(separator: ", ")
    let codec = TypeScript.codec(branch.type, plan)
    return "{ kind: \(TypeScript.string(branch.name)), codec: \(codec), values: [\(values)] },"
  }
}
