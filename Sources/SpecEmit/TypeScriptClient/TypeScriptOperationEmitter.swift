import SpecIR

/// Writes what the contract says of operations, and the errors that it declares for them.
struct TypeScriptOperationEmitter {
  let plan: ClientPlan

  // MARK: Operations

  func operations(_ header: String) -> String {
    let writer = CodeWriter(comments: .block)
    writer.verbatim(header)
    writer.line("import type { Operation } from \"./call.js\";")
    if usesBodies { writer.line("import * as codecs from \"./codecs.js\";") }
    if usesWire { writer.line("import * as wire from \"./wire.js\";") }
    writer.line()
    writer.line("const define = (operation: Operation): Operation => operation;")
    writer.line()
    writer.block("export const operations = {", closing: "};") {
      for operation in plan.operations { self.operation(operation, writer) }
    }
    return writer.text
  }

  private var bodies: [ClientType] { plan.operations.flatMap(\.refusals).compactMap(\.body) }
  private var usesBodies: Bool { bodies.contains { if case .declared = $0.element { true } else { false } } }
  private var usesWire: Bool { bodies.contains { if case .declared = $0 { false } else { true } } }

  private func operation(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    writer.block("\(TypeScript.key(operation.method)): define({", closing: "}),") {
      let quota = operation.quota.map { ", quota: \(TypeScript.string($0))" } ?? ""
      writer.line("id: \(TypeScript.string(operation.operation.id)),")
      writer.line("method: \(TypeScript.string(operation.operation.method.rawValue)),")
      writer.line("needsToken: \(operation.needsToken)\(quota), timeout: \(operation.timeoutSeconds),")
      writer.line("limit: \(operation.limit), accept: \(TypeScript.string(operation.accept)),")
      writer.filled("refusals: { ", operation.refusals.map(refusal), closing: " },")
    }
  }

  private func refusal(_ refusal: ClientRefusal) -> String {
    "\(refusal.status): " + (refusal.body.map { TypeScript.codec($0, plan, from: "codecs.") } ?? "null")
  }

  // MARK: Refusals

  func refusals(_ header: String) -> String {
    let writer = CodeWriter(comments: .block)
    writer.verbatim(header)
    writer.line("import { RefusedError } from \"./errors.js\";")
    if usesBodies { writer.line("import type * as models from \"./models.js\";") }
    writer.line()
    writer.doc("The errors that the contract declares, by operation.")
    writer.block("export interface Refusals {") {
      for operation in plan.operations {
        writer.line("\(TypeScript.key(operation.operation.id)):")
        writer.indented { refusals(operation, writer) }
      }
    }
    writer.line()
    writer.doc(
      "Whether an error is one that the contract declares for the operation. Its status then tells what its body is.")
    writer.line("export function isRefusal<Name extends keyof Refusals>(")
    writer.indented { writer.line("error: unknown, operation: Name") }
    writer.line("): error is Refusals[Name] {")
    writer.indented { writer.line("return error instanceof RefusedError && error.operation === operation;") }
    writer.line("}")
    return writer.text
  }

  private func refusals(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    if operation.refusals.isEmpty { writer.line("never;") }
    for (index, refusal) in operation.refusals.enumerated() {
      writer.doc(refusal.description)
      let body = refusal.body.map { TypeScript.type($0, in: "models.") } ?? "undefined"
      let id = TypeScript.string(operation.operation.id)
      let end = index + 1 == operation.refusals.count ? ";" : ""
      writer.line("| RefusedError<\(id), \(refusal.status), \(body)>\(end)")
    }
  }
}
