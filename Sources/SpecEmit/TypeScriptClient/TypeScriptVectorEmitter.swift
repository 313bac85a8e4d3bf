import SpecIR

/// Writes what leads the vectors' program from the names of operations to the methods of the client.
struct TypeScriptVectorEmitter {
  let plan: ClientPlan

  func file(_ header: String) -> String {
    let writer = CodeWriter(comments: .block)
    let names = plan.operations
    writer.block(
      "export const calls: Record<string, (client: PasseMarcheClient, given: Arguments) => Promise<unknown>> = {",
      closing: "};"
    ) { for operation in names where !operation.isFile { call(operation, writer) } }
    writer.line()
    writer.line("type List = (client: PasseMarcheClient, given: Arguments) => AsyncGenerator<unknown>;")
    writer.line()
    writer.block("export const lists: Record<string, List> = {", closing: "};") {
      for operation in names { if let paging = operation.paging { list(operation, paging, writer) } }
    }
    writer.line()
    writer.line("type Fetch = (")
    writer.indented {
      writer.line("client: PasseMarcheClient, given: Arguments, file: string, progress: DownloadProgress")
    }
    writer.line(") => Promise<Download>;")
    writer.line()
    writer.block("export const downloads: Record<string, Fetch> = {", closing: "};") {
      for operation in names where operation.isFile {
        let arguments = arguments(operation, more: "progress")
        writer.line("\(TypeScript.key(operation.operation.id)): (client, given, file, progress) =>")
        writer.indented { self.write("client.\(operation.method)(", arguments, closing: "),", writer) }
      }
    }
    writer.line()
    events(writer)
    let imports = [
      writer.text.contains("codecs.") ? "import * as codecs from \"../src/codecs.js\";\n" : "",
      "import type { Download, DownloadProgress, PasseMarcheClient, WebhookEvent } from \"../src/index.js\";\n",
      writer.text.contains("wire.") ? "import * as wire from \"../src/wire.js\";\n" : "",
      "import type { Arguments } from \"./arguments.js\";\n\n",
    ]
    return header + imports.joined() + writer.text
  }

  private func call(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let arguments = arguments(operation)
    let isGiven = (arguments.plain + arguments.options).contains { $0.contains("given.") }
    writer.line("\(TypeScript.key(operation.operation.id)): async (client\(isGiven ? ", given" : "")) =>")
    writer.indented {
      let call = "await client.\(operation.method)("
      switch operation.success {
      case .json(_, let type):
        let codec = TypeScript.codec(type, plan, from: "codecs.")
        write("\(codec).write(\(call)", arguments, closing: ")),", writer)
      default: write(call, arguments, closing: "),", writer)
      }
    }
  }

  private func list(_ operation: ClientOperationPlan, _ paging: ClientPaging, _ writer: CodeWriter) {
    let passed = arguments(operation, without: paging.cursor.name)
    writer.block("\(TypeScript.key(operation.operation.id)): async function* (client, given) {", closing: "},") {
      write("for await (const item of client.\(paging.method)(", passed, closing: ")) {", writer)
      writer.indented { writer.line("yield \(TypeScript.codec(paging.element, plan, from: "codecs.")).write(item);") }
      writer.line("}")
    }
  }

  /// Those by their place, and the members of the object behind them.
  private typealias Passed = (plain: [String], options: [String])

  /// With a member of the object a line where they do not fit on one.
  private func write(_ opening: String, _ passed: Passed, closing: String, _ writer: CodeWriter) {
    let object = passed.options.isEmpty ? [] : ["{ \(passed.options.joined(separator: ", ")) }"]
    let short = opening + (passed.plain + object).joined(separator: ", ") + closing
    if passed.options.isEmpty || short.count <= writer.room {
      writer.filled(opening, passed.plain + object, closing: closing)
      return
    }
    writer.line(opening + (passed.plain + ["{"]).joined(separator: ", "))
    writer.indented { for option in passed.options { writer.line(option + ",") } }
    writer.line("}" + closing)
  }

  private func arguments(
    _ operation: ClientOperationPlan, without left: String? = nil, more: String? = nil
  ) -> Passed {
    var arguments = operation.pathParameters.map { given($0.parameter.name, $0.type, isOptional: false) }
    switch operation.body {
    case .none, .form: break
    case .json(let type, _, let isOptional): arguments.append(given("body", type, isOptional: isOptional))
    case .bytes: arguments.append(given("body", .bytes, isOptional: false))
    case .text: arguments.append(given("body", .string, isOptional: false))
    }
    if operation.isFile { arguments.append("file") }
    let members = operation.members.filter { $0.name != left }.map { member in
      "\(TypeScript.key(member.name)): \(given(member.property, member.type, isOptional: member.isOptional))"
    }
    return (arguments, members + (more.map { [$0] } ?? []))
  }

  private func given(_ name: String, _ type: ClientType, isOptional: Bool) -> String {
    let codec = TypeScript.codec(type, plan, from: "codecs.")
    return "given.\(isOptional ? "may" : "need")(\(TypeScript.string(name)), \(codec))"
  }

  private func events(_ writer: CodeWriter) {
    writer.block("export function eventOf(told: WebhookEvent): { name: string; json: unknown } {") {
      writer.line("switch (told.kind) {")
      writer.indented {
        for event in plan.events.events {
          let codec = TypeScript.codec(event.type, plan, from: "codecs.")
          writer.line("case \(TypeScript.string(event.name)):")
          writer.indented {
            writer.line("return { name: \(TypeScript.string(event.webhook.name)), json: \(codec).write(told.event) };")
          }
        }
        writer.line("default:")
        writer.indented { writer.line("return { name: told.name, json: told.event };") }
      }
      writer.line("}")
    }
  }
}
