import SpecIR

/// Calls by the TypeScript client.
struct TypeScriptSamples: ClientSamples {
  let plan: ClientPlan
  let id = "typescript"
  let name = "TypeScript"
  let indentation = "  "

  func string(_ text: String) -> String { TypeScript.string(text) }
  func boolean(_ flag: Bool) -> String { flag ? "true" : "false" }
  let null = "null"
  func instant(_ text: String) -> String { "new Date(\(string(text)))" }
  func enumerated(_ type: String, _ name: String, _ text: String) -> String { string(text) }
  func list(_ items: [String], of type: ClientType) -> String { laidOut("[", items, "]", trailingComma: true) }
  func structure(_ type: ClientDeclaration, _ fields: [(field: ClientField, value: String)]) -> String {
    object(fields.map { (TypeScript.key($0.field.name), $0.value) })
  }

  private func object(_ members: [(name: String, value: String)]) -> String {
    laidOut("{", members.map { $0.name + ": " + $0.value }, "}", trailingComma: true, padding: " ")
  }

  func program(_ call: PlannedCall) -> String {
    var arguments: [String] = []
    var options: [(name: String, value: String)] = []
    for argument in call.arguments {
      switch argument.kind {
      case .path, .body, .file: arguments.append(argument.value)
      case .field, .other: options.append((argument.name, argument.value))
      }
    }
    if !options.isEmpty { arguments.append(object(options)) }
    let opening = "await client." + call.operation.method + "("
    // One object alone is opened where the call is.
    let invocation =
      arguments.count == 1 && arguments[0].hasPrefix("{")
      ? opening + arguments[0] + ")" : laidOut(opening, arguments, ")", trailingComma: true)
    var lines = ["import { PasseMarcheClient } from \"passemarche-client\";"]
    if call.keptBytes != nil { lines.insert("import { writeFile } from \"node:fs/promises\";", at: 0) }
    lines.append(
      """

      const client = new PasseMarcheClient({
        baseUrl: \(string(call.call.baseURL)),
        clientId: process.env.PM_CLIENT_ID ?? "",
        clientSecret: process.env.PM_CLIENT_SECRET ?? "",
      });
      """)
    switch call.operation.success {
    case .nothing: lines.append(invocation + ";")
    case .json, .text: lines += ["const answer = " + invocation + ";", "console.log(answer);"]
    case .bytes:
      lines += ["const answer = " + invocation + ";", "await writeFile(\(string(call.keptBytes ?? "")), answer);"]
    case .file: lines += ["const download = " + invocation + ";", "console.log(download.size, download.sha256);"]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
