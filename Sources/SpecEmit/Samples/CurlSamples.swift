import SpecIR

/// Calls by curl, for a shell.
struct CurlSamples: SampleLanguage {
  let api: API
  let id = "curl"
  let name = "curl"

  func program(_ call: SampleCall) -> String? {
    let operation = call.operation
    if api.errorProfiles.contains(where: { $0.name == operation.errorProfile && $0.isPages }) { return nil }
    var parts: [String] = []
    switch operation.security {
    case .open: break
    case .browser: return nil
    case .bearer: parts.append("--header \"Authorization: Bearer $PM_TOKEN\"")
    case .operator: parts.append("--header \"Authorization: Bearer $PM_OPERATOR_TOKEN\"")
    case .client: parts.append("--user \"$PM_CLIENT_ID:$PM_CLIENT_SECRET\"")
    }
    for (parameter, value) in call.arguments where parameter.place == .header {
      parts.append("--header " + Self.quoted(parameter.name + ": " + SampleCall.text(value)))
    }
    let query = call.arguments.filter { $0.parameter.place == .query }
    if !query.isEmpty {
      parts.append("--get")
      parts += query.map { "--data-urlencode " + Self.quoted($0.parameter.name + "=" + SampleCall.text($0.value)) }
    }
    let hasBody = call.body != nil
    if let body = call.body { parts += self.body(body, of: operation) }
    if operation.method != (hasBody ? .post : .get) { parts.insert("--request " + operation.method.rawValue, at: 0) }
    if let file = call.file { parts.append("--output " + file) }
    parts.insert("\"" + call.baseURL + call.path + "\"", at: 0)
    return (["curl --silent --show-error --fail-with-body"] + parts).joined(separator: " \\\n  ") + "\n"
  }

  private func body(_ body: (content: MediaContent, value: JSONValue), of operation: Operation) -> [String] {
    guard body.content.kind == .form, case .object(let members) = body.value else {
      return ["--json " + Self.quoted(body.value.laidOut)]
    }
    // Who proves itself by HTTP Basic does not do so in the form as well.
    var credentials: Set<String> = []
    if case .client(let id, let secret) = operation.security { credentials = [id, secret] }
    return members.filter { !credentials.contains($0.name) }.map { member in
      "--data-urlencode " + Self.quoted(member.name + "=" + SampleCall.text(member.value))
    }
  }

  /// For a POSIX shell: nothing within means anything to it.
  private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}
