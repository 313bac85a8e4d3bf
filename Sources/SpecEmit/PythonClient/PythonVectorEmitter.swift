import SpecIR

/// Writes which method of the client each operation of a test vector is.
struct PythonVectorEmitter {
  let plan: ClientPlan

  func file(_ note: String) -> String {
    let writer = CodeWriter.python()
    writer.line()
    writer.line("Arguments = Mapping[str, Any]")
    writer.line()
    writer.line()
    table("CALLS: dict[str, Callable[[PasseMarcheClient, Arguments], object]] = {", writer) { item in
      if case .file = item.success { return nil }
      return ("lambda client, given: client.\(item.method)(", arguments(item))
    }
    writer.line()
    table("DOWNLOADS: dict[str, Callable[[PasseMarcheClient, Arguments, Path], Download]] = {", writer) { item in
      guard case .file = item.success else { return nil }
      return ("lambda client, given, file: client.\(item.method)(", arguments(item))
    }
    writer.line()
    table("LISTS: dict[str, Callable[[PasseMarcheClient, Arguments], Iterator[object]]] = {", writer) { item in
      guard let paging = item.paging else { return nil }
      return ("lambda client, given: client.\(paging.method)(", arguments(item, without: paging.cursor.name))
    }
    writer.line()
    writer.line("QUOTAS = {quota.value: quota for quota in Quota}")

    let imports = PythonImports(writer.text)
    let head = CodeWriter.python(note)
    head.docstring("The operations of the test vectors as methods of the client.")
    head.line()
    head.lines(["from __future__ import annotations", ""])
    head.line("from collections.abc import Callable, Iterator, Mapping")
    head.lines(["from pathlib import Path", "from typing import Any", ""])
    imports.from("passemarche", ["Download", "PasseMarcheClient", "Quota"], head)
    imports.from("passemarche._wire", PythonModelEmitter.wire, head)
    imports.from("passemarche.models", plan.declarations.map(\.name), head)
    return head.text + writer.text
  }

  private func table(
    _ opening: String, _ writer: CodeWriter,
    _ value: (ClientOperationPlan) -> (opening: String, arguments: [String])?
  ) {
    writer.line(opening)
    writer.indented {
      for item in plan.operations {
        guard let value = value(item) else { continue }
        writer.listed(
          "\(PythonLiteral.string(item.operation.id)): \(value.opening)", value.arguments, closing: "),")
      }
    }
    writer.line("}")
  }

  private func arguments(_ item: ClientOperationPlan, without left: String? = nil) -> [String] {
    var arguments: [String] = []
    func pass(_ name: String, _ key: String, _ type: ClientType, isOptional: Bool) {
      let read = isOptional ? "optional" : "required"
      arguments.append("\(name)=\(read)(given, \(PythonLiteral.string(key)), \(type.pythonReader(plan)))")
    }
    for parameter in item.parameters where parameter.name != left {
      pass(parameter.name, parameter.parameter.name, parameter.type, isOptional: parameter.isOptional)
    }
    switch item.body {
    case .none: break
    case .json(let type, _, let isOptional): pass("body", "body", type, isOptional: isOptional)
    case .bytes: pass("body", "body", .bytes, isOptional: false)
    case .text: pass("body", "body", .string, isOptional: false)
    case .form(let fields):
      for field in fields {
        guard case .argument(let type, let isOptional) = field.value else { continue }
        pass(field.name, field.property, type, isOptional: isOptional)
      }
    }
    if case .file = item.success { arguments.append("file=file") }
    return arguments
  }
}
