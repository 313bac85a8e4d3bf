import SpecIR

/// Writes what leads the vectors' program from the names of operations to the methods of the client.
struct PHPVectorEmitter {
  let plan: ClientPlan
  let note: String

  func file() -> String {
    let writer = CodeWriter(step: "    ", comments: .block)
    writer.verbatim("<?php\n\n\(note)declare(strict_types=1);\n\nnamespace PasseMarche\\Vectors;\n\n")
    writer.lines([
      "use PasseMarche\\Download;", "use PasseMarche\\Members;", "use PasseMarche\\Model;",
      "use PasseMarche\\PasseMarcheClient;", "use PasseMarche\\UnrecognizedEvent;", "use PasseMarche\\Wire;", "",
    ])
    let heads = "(PasseMarcheClient $client, Members $given"
    table("calls", "callable(PasseMarcheClient, Members): mixed", writer) {
      for operation in plan.operations where !operation.isFile {
        writer.line("\(PHP.string(operation.operation.id)) => static fn \(heads)) =>")
        writer.indented { writer.spread("$client->\(operation.method)(", arguments(operation), closing: "),") }
      }
    }
    table("lists", "callable(PasseMarcheClient, Members): \\Generator", writer) {
      for operation in plan.operations {
        guard let paging = operation.paging else { continue }
        writer.line("\(PHP.string(operation.operation.id)) => static fn \(heads)) =>")
        let arguments = arguments(operation, without: paging.cursor.name)
        writer.indented { writer.spread("$client->\(paging.method)(", arguments, closing: "),") }
      }
    }
    table("downloads", "callable(PasseMarcheClient, Members, string, callable): Download", writer) {
      for operation in plan.operations where operation.isFile {
        writer.line("\(PHP.string(operation.operation.id)) =>")
        writer.indented {
          writer.line("static fn \(heads), string $file, callable $progress) =>")
          writer.indented { writer.spread("$client->\(operation.method)(", arguments(operation), closing: "),") }
        }
      }
    }
    writer.method("function eventName", ["object $event"], "string") {
      writer.line("return match (true) {")
      writer.indented {
        for event in plan.events.events {
          let type = PHP.type(event.type, plan, in: "Model\\")
          writer.line("$event instanceof \(type) => \(PHP.string(event.webhook.name)),")
        }
        writer.line("$event instanceof UnrecognizedEvent => $event->name,")
      }
      writer.line("};")
    }
    return writer.text
  }

  private func table(_ name: String, _ type: String, _ writer: CodeWriter, _ entries: () -> Void) {
    writer.doc([], tags: ["@return array<string, \(type)>"])
    writer.method("function \(name)", [], "array") {
      writer.line("return [")
      writer.indented(entries)
      writer.line("];")
    }
    writer.line()
  }

  private func arguments(_ operation: ClientOperationPlan, without left: String? = nil) -> [String] {
    var arguments = operation.pathParameters.map { argument($0.name, $0.parameter.name, $0.type, isOptional: false) }
    switch operation.body {
    case .none, .form: break
    case .json(let type, _, let isOptional): arguments.append(argument("body", "body", type, isOptional: isOptional))
    case .bytes: arguments.append(argument("body", "body", .bytes, isOptional: false))
    case .text: arguments.append(argument("body", "body", .string, isOptional: false))
    }
    if operation.isFile { arguments.append("file: $file") }
    arguments += operation.members.filter { $0.name != left }.map { member in
      argument(member.name, member.property, member.type, isOptional: member.isOptional)
    }
    return operation.isFile ? arguments + ["progress: $progress"] : arguments
  }

  private func argument(_ name: String, _ property: String, _ type: ClientType, isOptional: Bool) -> String {
    let reader = PHP.reader(type, plan, in: "Model\\")
    return "\(name): $given->\(isOptional ? "may" : "need")(\(PHP.string(property)), \(reader))"
  }
}
