import SpecIR

/// Writes which method of the client each operation of a test vector is.
struct SwiftVectorEmitter {
  let plan: ClientPlan
  let module: String

  var text: String {
    let writer = CodeWriter()
    writer.verbatim("// Written from \(plan.file) by `spec`. Changes are lost: change the contract.\n\n")
    writer.verbatim("import Foundation\nimport \(module)\n\n")
    writer.doc("The operations of the test vectors as methods of the client.")
    writer.block("enum Operations {") {
      calls(writer)
      writer.line()
      downloads(writer)
      writer.line()
      lists(writer)
      writer.line()
      writer.doc("The body of an event, as its model writes it; null where the contract does not name the event.")
      writer.block("static func body(of event: WebhookEvent) throws -> JSONValue {") {
        writer.line("switch event {")
        for event in plan.events.events {
          writer.line("case .\(SwiftNames.escaped(event.name))(let event): try written(event)")
        }
        writer.line("case .unrecognized: .null")
        writer.line("}")
      }
      writer.line()
      writer.block("static func quota(_ name: String) -> Quota? {") { writer.line("Quota(rawValue: name)") }
    }
    return writer.text
  }

  private func calls(_ writer: CodeWriter) {
    writer.doc("What the operation gives, as its model writes it.")
    writer.block(
      "static func call(_ name: String, _ client: \(SwiftClientEmitter.clientName), _ given: Arguments) async throws"
        + " -> JSONValue {"
    ) {
      cases(writer) { item, writer in
        switch item.success {
        case .file: return false
        case .nothing:
          writer.filled("try await client.\(SwiftNames.escaped(item.method))(", arguments(item), closing: ")")
          writer.line("return .null")
        case .json:
          writer.filled(
            "return try written(await client.\(SwiftNames.escaped(item.method))(", arguments(item), closing: "))")
        case .text, .bytes:
          writer.filled("_ = try await client.\(SwiftNames.escaped(item.method))(", arguments(item), closing: ")")
          writer.line("return .null")
        }
        return true
      }
    }
  }

  private func downloads(_ writer: CodeWriter) {
    writer.line("static func download(")
    writer.indented {
      writer.line("_ name: String, _ client: \(SwiftClientEmitter.clientName), _ given: Arguments, to file: URL")
    }
    writer.block(") async throws -> Download {") {
      cases(writer) { item, writer in
        guard case .file = item.success else { return false }
        writer.filled(
          "return try await client.\(SwiftNames.escaped(item.method))(", arguments(item), closing: ")")
        return true
      }
    }
  }

  private func lists(_ writer: CodeWriter) {
    writer.doc("All items, as their model writes them.")
    writer.block(
      "static func collect(_ name: String, _ client: \(SwiftClientEmitter.clientName), _ given: Arguments) async throws"
        + " -> [JSONValue] {"
    ) {
      writer.line("var items: [JSONValue] = []")
      cases(writer) { item, writer in
        guard let paging = item.paging else { return false }
        let arguments = arguments(item, without: paging.cursor.name)
        let opening = "for try await item in \(arguments.isEmpty ? "" : "try ")client.\(paging.method)("
        writer.filled(opening, arguments, closing: ") {")
        writer.indented { writer.line("items.append(try written(item))") }
        writer.line("}")
        return true
      }
      writer.line("return items")
    }
  }

  private func cases(_ writer: CodeWriter, _ body: (ClientOperationPlan, CodeWriter) -> Bool) {
    writer.line("switch name {")
    for item in plan.operations {
      let part = CodeWriter(indentation: 3)
      guard body(item, part) else { continue }
      writer.line("case \(SwiftLiteral.string(item.operation.id)):")
      writer.verbatim(part.text)
    }
    writer.line("default: throw Failed(\"unknown operation \\(name)\")")
    writer.line("}")
  }

  /// In the order in which the method takes them.
  private func arguments(_ item: ClientOperationPlan, without left: String? = nil) -> [String] {
    var arguments = item.pathParameters.map { "\($0.name): given.required(\(key($0)))" }
    switch item.body {
    case .none: break
    case .json(_, _, let isOptional):
      arguments.append(isOptional ? "given.optional(\"body\")" : "given.required(\"body\")")
    case .bytes, .text: arguments.append("given.required(\"body\")")
    case .form(let fields):
      for field in fields {
        guard case .argument(_, let isOptional) = field.value else { continue }
        let read = isOptional ? "optional" : "required"
        arguments.append("\(field.name): given.\(read)(\(SwiftLiteral.string(field.property)))")
      }
    }
    if case .file = item.success { arguments.append("to: file") }
    for parameter in item.otherParameters where parameter.name != left {
      let read = parameter.isOptional ? "optional" : "required"
      arguments.append("\(parameter.name): given.\(read)(\(key(parameter)))")
    }
    return arguments
  }

  private func key(_ parameter: ClientParameter) -> String { SwiftLiteral.string(parameter.parameter.name) }
}
