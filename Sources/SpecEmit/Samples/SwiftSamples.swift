import SpecIR

/// Calls by the Swift client.
struct SwiftSamples: ClientSamples {
  let plan: ClientPlan
  let id = "swift"
  let name = "Swift"
  let indentation = "  "

  func string(_ text: String) -> String { SwiftLiteral.string(text) }
  func boolean(_ flag: Bool) -> String { flag ? "true" : "false" }
  let null = "nil"
  func instant(_ text: String) -> String { "try Date(\(string(text)), strategy: .iso8601)" }
  func moment(_ instant: String) -> String { ".instant(\(instant))" }
  func wallClock(_ text: String) -> String { ".wallClock(\(string(text)))" }
  func url(_ text: String) -> String { "URL(string: \(string(text)))!" }
  func uuid(_ text: String) -> String { "UUID(uuidString: \(string(text)))!" }
  func enumerated(_ type: String, _ name: String, _ text: String) -> String { "." + SwiftNames.escaped(name) }
  func list(_ items: [String], of type: ClientType) -> String { laidOut("[", items, "]") }
  func structure(_ type: ClientDeclaration, _ fields: [(field: ClientField, value: String)]) -> String {
    laidOut(type.name + "(", fields.map { $0.field.name + ": " + $0.value }, ")")
  }

  func program(_ call: PlannedCall) -> String {
    let arguments = call.arguments.map { argument in
      switch argument.kind {
      case .body: argument.value
      case .file: "to: URL(filePath: \(argument.value))"
      case .path, .field, .other: argument.name + ": " + argument.value
      }
    }
    let invocation = "try await " + laidOut("client." + SwiftNames.escaped(call.operation.method) + "(", arguments, ")")
    var lines = [opening(at: call.call.baseURL)]
    switch call.operation.success {
    case .nothing: lines.append(invocation)
    case .json, .text: lines += ["let answer = " + invocation, "print(answer)"]
    case .bytes:
      lines += [
        "let answer = " + invocation,
        "try answer.write(to: URL(filePath: \(string(call.keptBytes ?? ""))))",
      ]
    case .file: lines += ["let download = " + invocation, "print(download.size, download.sha256)"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What a program begins with.
  func opening(at baseURL: String) -> String {
    """
    import Foundation
    import PasseMarche

    let environment = ProcessInfo.processInfo.environment
    let client = PasseMarcheClient(
      baseURL: \(string(baseURL)),
      credentials: Credentials(
        clientID: environment["PM_CLIENT_ID"] ?? "", clientSecret: environment["PM_CLIENT_SECRET"] ?? ""))
    """
  }
}
