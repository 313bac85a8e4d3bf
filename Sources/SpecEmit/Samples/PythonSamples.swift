import SpecIR

/// Calls by the Python client.
struct PythonSamples: ClientSamples {
  let plan: ClientPlan
  let id = "python"
  let name = "Python"
  let indentation = "    "

  func string(_ text: String) -> String { PythonLiteral.string(text) }
  func boolean(_ flag: Bool) -> String { flag ? "True" : "False" }
  let null = "None"
  /// Python 3.10 does not read the `Z`.
  func instant(_ text: String) -> String {
    "datetime.fromisoformat(\(string(text.replacing("Z", with: "+00:00"))))"
  }
  func wallClock(_ text: String) -> String {
    text.contains("T") ? instant(text) : "date.fromisoformat(\(string(text)))"
  }
  func enumerated(_ type: String, _ name: String, _ text: String) -> String { type + "." + name }
  func list(_ items: [String], of type: ClientType) -> String { laidOut("[", items, "]", trailingComma: true) }
  func structure(_ type: ClientDeclaration, _ fields: [(field: ClientField, value: String)]) -> String {
    laidOut(type.name + "(", fields.map { $0.field.name + "=" + $0.value }, ")", trailingComma: true)
  }

  func program(_ call: PlannedCall) -> String {
    var lines = ["import os"] + imports(["PasseMarcheClient"] + call.types, call.kinds)
    lines += ["", client(at: call.call.baseURL)]
    let arguments = call.arguments.map { argument in
      switch argument.kind {
      case .path, .body, .file: argument.value
      case .field, .other: argument.isOptional ? argument.name + "=" + argument.value : argument.value
      }
    }
    let invocation = laidOut("client." + call.operation.method + "(", arguments, ")", trailingComma: true)
    switch call.operation.success {
    case .nothing: lines.append(invocation)
    case .json, .text: lines += ["answer = " + invocation, "print(answer)"]
    case .bytes:
      let file = string(call.keptBytes ?? "")
      lines += ["answer = " + invocation, "with open(\(file), \"wb\") as file:", "    file.write(answer)"]
    case .file: lines += ["download = " + invocation, "print(download.size, download.sha256)"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What the values need, and names of the package.
  func imports(_ names: [String], _ kinds: Set<ValueKind> = []) -> [String] {
    let times =
      (kinds.contains(.date) ? ["date"] : [])
      + (kinds.isDisjoint(with: [.instant, .wallClock]) ? [] : ["datetime"])
    let names = names.sorted()
    let line = "from passemarche import " + names.joined(separator: ", ")
    return (times.isEmpty ? [] : ["from datetime import " + times.joined(separator: ", ")]) + [""]
      + [line.count <= 88 ? line : laidOut("from passemarche import (", names, ")", trailingComma: true)]
  }

  func client(at baseURL: String) -> String {
    """
    client = PasseMarcheClient(
        \(string(baseURL)),
        client_id=os.environ["PM_CLIENT_ID"],
        client_secret=os.environ["PM_CLIENT_SECRET"],
    )
    """
  }
}
