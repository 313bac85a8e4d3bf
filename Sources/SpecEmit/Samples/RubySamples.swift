import SpecIR

/// Calls by the Ruby client. It takes hashes where a model is wanted.
struct RubySamples: ClientSamples {
  let plan: ClientPlan
  let id = "ruby"
  let name = "Ruby"
  let indentation = "  "

  func string(_ text: String) -> String { Ruby.string(text) }
  func boolean(_ flag: Bool) -> String { flag ? "true" : "false" }
  let null = "nil"
  func instant(_ text: String) -> String { "Time.iso8601(\(string(text)))" }
  func enumerated(_ type: String, _ name: String, _ text: String) -> String { "PasseMarche::\(type)::\(name)" }
  func list(_ items: [String], of type: ClientType) -> String { laidOut("[", items, "]") }
  func structure(_ type: ClientDeclaration, _ fields: [(field: ClientField, value: String)]) -> String {
    laidOut("{", fields.map { $0.field.name + ": " + $0.value }, "}", padding: " ")
  }

  /// A hash needs no braces where it is the last argument.
  func bare(_ hash: String) -> String {
    guard hash.hasPrefix("{"), hash.hasSuffix("}"), hash != "{}" else { return hash }
    let lines = hash.dropFirst().dropLast().split(separator: "\n")
    if lines.count == 1 { return String(lines[0].dropFirst().dropLast()) }
    return lines.map { $0.dropFirst(indentation.count) }.joined(separator: "\n")
  }

  func program(_ call: PlannedCall) -> String {
    let takesKeywords = call.operation.isFile || !call.operation.members.isEmpty
    let arguments = call.arguments.map { argument in
      switch argument.kind {
      case .path: argument.value
      case .body: takesKeywords ? argument.value : bare(argument.value)
      case .file: "to: " + argument.value
      case .field, .other: argument.name + ": " + argument.value
      }
    }
    let opening = "client.\(call.operation.method)"
    func assigned(_ variable: String) -> String {
      arguments.isEmpty ? variable + opening : laidOut(variable + opening + "(", arguments, ")")
    }
    var lines = ["require \"passe_marche\""]
    if call.kinds.contains(.instant) { lines.append("require \"time\"") }
    lines.append(
      """

      client = PasseMarche::Client.new(
        base_url: \(string(call.call.baseURL)),
        client_id: ENV.fetch("PM_CLIENT_ID"),
        client_secret: ENV.fetch("PM_CLIENT_SECRET")
      )
      """)
    switch call.operation.success {
    case .nothing: lines.append(assigned(""))
    case .json, .text: lines += [assigned("answer = "), "p answer"]
    case .bytes: lines += [assigned("answer = "), "File.binwrite(\(string(call.keptBytes ?? "")), answer)"]
    case .file: lines += [assigned("download = "), "puts download.size, download.sha256"]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
