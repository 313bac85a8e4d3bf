import SpecIR

/// Writes the classes of the answers that decline a request.
struct PythonRefusalEmitter {
  let plan: ClientPlan

  func file(_ note: String) -> String {
    let writer = CodeWriter.python()
    for refusal in plan.refusals {
      writer.line()
      writer.line()
      let body = refusal.body?.pythonType ?? "None"
      writer.suite("class \(refusal.name)(Refusal[\(body)]):") {
        writer.docstring(description(refusal))
        writer.line()
        let reads = refusal.body.map { "\($0.pythonReader(plan))(loads(body))" } ?? "None"
        writer.suite("def _read(self, body: bytes) -> \(body):") { writer.line("return \(reads)") }
      }
    }
    let imports = PythonImports(writer.text)
    let head = CodeWriter.python(note)
    head.docstring("The answers that decline a request: a class for each status and kind of body.")
    head.line()
    head.lines(["from __future__ import annotations", ""])
    imports.from("._wire", PythonModelEmitter.wire, head)
    imports.from(".errors", ["Refusal"], head)
    let unions = plan.declarations.map { "read_" + NameWords.snake($0.name) }
    imports.from(".models", plan.declarations.map(\.name) + unions, head)
    return head.text + writer.text
  }

  /// What the operations say of it, once each.
  private func description(_ refusal: ClientRefusalType) -> String {
    var said: [String] = []
    for item in plan.operations.flatMap(\.refusals) where item.type == refusal.name {
      if !said.contains(item.description) { said.append(item.description) }
    }
    return "\(refusal.status): " + said.joined(separator: "; or: ") + "."
  }
}
