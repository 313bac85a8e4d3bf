import SpecIR

/// Calls by the Go client, as its formatter lays them out.
struct GoSamples: ClientSamples {
  let plan: ClientPlan
  let id = "go"
  let name = "Go"
  let indentation = "\t"

  func string(_ text: String) -> String { CLiteral.string(text) }
  func boolean(_ flag: Bool) -> String { flag ? "true" : "false" }
  let null = "nil"
  func moment(_ instant: String) -> String { "passemarche.At(\(instant))" }
  func wallClock(_ text: String) -> String { "passemarche.WallClock(\(string(text)))" }
  func enumerated(_ type: String, _ name: String, _ text: String) -> String { "passemarche." + type + name }

  /// In numbers: a text would have to be read, and could be wrong.
  func instant(_ text: String) -> String {
    func numbers(_ text: Substring) -> [Int] { text.split { !$0.isNumber }.compactMap { Int($0) } }
    let rest = text.dropFirst(19)
    let fraction = rest.first == "." ? rest.dropFirst().prefix { $0.isNumber } : ""
    let nanoseconds = numbers((fraction + "000000000").prefix(9))
    var zone = "time.UTC"
    if !text.hasSuffix("Z") {
      let offset = numbers(text.suffix(5))
      let seconds = (offset.first ?? 0) * 3600 + (offset.last ?? 0) * 60
      zone = "time.FixedZone(\"\", \(text.suffix(6).hasPrefix("-") ? -seconds : seconds))"
    }
    let parts = (numbers(text.prefix(19)) + nanoseconds).map(String.init) + [zone]
    return "time.Date(" + parts.joined(separator: ", ") + ")"
  }

  func list(_ items: [String], of type: ClientType) -> String {
    // A list tells the type of its items.
    let bare = items.map { $0.hasPrefix(type.goQualified + "{") ? String($0.dropFirst(type.goQualified.count)) : $0 }
    return laidOut("[]" + type.goQualified + "{", bare, "}", trailingComma: true)
  }

  func structure(_ type: ClientDeclaration, _ fields: [(field: ClientField, value: String)]) -> String {
    composite("passemarche." + type.name, fields.map { item in
      let isPointer = (item.field.isOptional || item.field.isBoxed) && !item.field.type.isNilable
      return (name: item.field.name, value: isPointer ? pointer(item.value, item.field.type) : item.value)
    })
  }

  /// The address of a value, whose constants have the type that is wanted.
  private func pointer(_ value: String, _ type: ClientType) -> String {
    switch type {
    case .integer, .number: "passemarche.Ptr(\(type.goType)(\(value)))"
    case .declared where value.hasSuffix("}"): "&" + value
    default: "passemarche.Ptr(\(value))"
    }
  }

  /// Values on lines that follow each other stand below each other, unless one has lines of its own.
  private func composite(_ type: String, _ members: [(name: String, value: String)]) -> String {
    if let line = short(type + "{", members.map { $0.name + ": " + $0.value }, "}") { return line }
    var (lines, rows): ([String], [[String]]) = ([], [])
    for member in members {
      let row = [member.name + ":", member.value + ","]
      guard member.value.contains("\n") else {
        rows.append(row)
        continue
      }
      lines += CodeWriter.columns(rows) + [row.joined(separator: " ")]
      rows = []
    }
    lines += CodeWriter.columns(rows)
    return type + "{\n" + lines.map { indented($0) }.joined(separator: "\n") + "\n}"
  }

  func program(_ call: PlannedCall) -> String {
    let client = "passemarche.NewClient(\(string(call.call.baseURL)), " + composite(
      "passemarche.Credentials",
      [("ClientID", "os.Getenv(\"PM_CLIENT_ID\")"), ("ClientSecret", "os.Getenv(\"PM_CLIENT_SECRET\")")]) + ", nil)"
    let failure = "if err != nil {\n\tlog.Fatal(err)\n}"
    let invocation = "client.\(call.operation.method)(\(arguments(call).joined(separator: ", ")))"
    var lines = ["client := " + client, "ctx := context.Background()"]
    var imports = ["context", "log", "os"]
    switch call.operation.success {
    case .nothing: lines += ["err := " + invocation, failure]
    case .json:
      imports.append("encoding/json")
      lines += ["answer, err := " + invocation, failure, "err = json.NewEncoder(os.Stdout).Encode(answer)", failure]
    case .text: lines += ["answer, err := " + invocation, failure, "log.Print(answer)"]
    case .bytes:
      let file = string(call.keptBytes ?? "")
      lines += ["answer, err := " + invocation, failure, "err = os.WriteFile(\(file), answer, 0o644)", failure]
    case .file: lines += ["download, err := " + invocation, failure, "log.Println(download.Size, download.SHA256)"]
    }
    if call.kinds.contains(.instant) { imports.append("time") }
    return """
      package main

      import (
      \(indented(imports.sorted().map(string).joined(separator: "\n")))

      \(indented(string(GoPackageEmitter.module)))
      )

      func main() {
      \(indented(lines.joined(separator: "\n")))
      }

      """
  }

  private func arguments(_ call: PlannedCall) -> [String] {
    var arguments = ["ctx"] + call.arguments.filter { !Self.isLeftOut($0) }.map { argument in
      guard argument.kind == .body, case .json(let type, _, true) = call.operation.body, !type.isNilable else {
        return argument.value
      }
      return pointer(argument.value, type)
    }
    let optional = GoOperationEmitter.optionalParameters(call.operation)
    if !optional.isEmpty {
      var given: [(name: String, value: String)] = []
      for parameter in optional {
        guard let value = call.arguments.first(where: { Self.isLeftOut($0) && $0.name == parameter.name })?.value
        else { continue }
        let type = parameter.type
        given.append((GoClientNaming.exported(parameter.name), type.isNilable ? value : pointer(value, type)))
      }
      let type = "&passemarche." + GoOperationEmitter.optionalsType(call.operation)
      arguments.append(given.isEmpty ? "nil" : composite(type, given))
    }
    if case .file = call.operation.success { arguments.append("nil") }
    return arguments
  }

  /// Whether it stands in the structure of what may be left out.
  private static func isLeftOut(_ argument: PlannedArgument) -> Bool {
    argument.isOptional && (argument.kind == .field || argument.kind == .other)
  }
}
