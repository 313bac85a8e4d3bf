import SpecIR

/// Writes what leads the vectors' program from the names of operations to the methods of the client.
struct RubyVectorEmitter {
  let plan: ClientPlan

  func file(_ header: String) -> String {
    let writer = CodeWriter(comments: .hash)
    writer.verbatim(header)
    table("CALLS", writer, plan.operations.filter { !$0.isFile }) { operation in
      let opening = "->(client, given) {"
      switch operation.success {
      case .json(_, let type):
        let codec = Ruby.codec(type, plan, in: "PasseMarche::")
        return (opening, "\(codec).write(client.\(operation.method)(", arguments(operation), "))")
      default: return (opening, "client.\(operation.method)(", arguments(operation), ")")
      }
    }
    writer.line()
    table("LISTS", writer, plan.operations.filter { $0.paging != nil }) { operation in
      let arguments = arguments(operation, without: operation.paging?.cursor.name)
      return ("->(client, given) {", "client.\(operation.paging?.method ?? "")(", arguments, ")")
    }
    writer.line()
    table("DOWNLOADS", writer, plan.operations.filter(\.isFile)) { operation in
      let arguments = arguments(operation) + ["&progress"]
      return ("->(client, given, file, progress) {", "client.\(operation.method)(", arguments, ")")
    }
    writer.line()
    writer.block("def event_name(event)", closing: "end") {
      writer.line("case event")
      for event in plan.events.events {
        writer.line("when \(Ruby.codec(event.type, plan, in: "PasseMarche::")) then \(Ruby.string(event.webhook.name))")
      }
      writer.line("else event.name")
      writer.line("end")
    }
    return writer.text
  }

  private func table(
    _ name: String, _ writer: CodeWriter, _ operations: [ClientOperationPlan],
    _ entry: (ClientOperationPlan) -> (head: String, opening: String, arguments: [String], closing: String)
  ) {
    writer.block("\(name) = {", closing: "}.freeze") {
      for (index, operation) in operations.enumerated() {
        let entry = entry(operation)
        let isUsed = entry.arguments.contains { $0.contains("given.") }
        let head = isUsed ? entry.head : entry.head.replacing("given", with: "_given")
        let closing = index + 1 < operations.count ? "}," : "}"
        writer.block("\(Ruby.string(operation.operation.id)) => \(head)", closing: closing) {
          writer.filled(entry.opening, entry.arguments, closing: entry.closing)
        }
      }
    }
  }

  private func arguments(_ operation: ClientOperationPlan, without left: String? = nil) -> [String] {
    var arguments = operation.pathParameters.map { given($0.parameter.name, $0.type, isOptional: false) }
    switch operation.body {
    case .none, .form: break
    case .json(let type, _, let isOptional): arguments.append(given("body", type, isOptional: isOptional))
    case .bytes: arguments.append(given("body", .bytes, isOptional: false))
    case .text: arguments.append(given("body", .string, isOptional: false))
    }
    if operation.isFile { arguments.append("to: file") }
    return arguments + operation.members.filter { $0.name != left }.map { member in
      "\(member.name): \(given(member.property, member.type, isOptional: member.isOptional))"
    }
  }

  private func given(_ name: String, _ type: ClientType, isOptional: Bool) -> String {
    let codec = Ruby.codec(type, plan, in: "PasseMarche::")
    return "given.\(isOptional ? "may" : "need")(\(Ruby.string(name)), \(codec))"
  }
}
