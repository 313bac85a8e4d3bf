import SpecIR

/// Calls by the C# client.
struct CSharpSamples: ClientSamples {
  let plan: ClientPlan
  let id = "csharp"
  let name = "C#"
  let indentation = "    "

  func string(_ text: String) -> String { CLiteral.string(text) }
  func boolean(_ flag: Bool) -> String { flag ? "true" : "false" }
  let null = "null"
  func instant(_ text: String) -> String { "DateTimeOffset.Parse(\(string(text)), CultureInfo.InvariantCulture)" }
  func moment(_ instant: String) -> String { "Moment.At(\(instant))" }
  func wallClock(_ text: String) -> String { "Moment.WallClock(\(string(text)))" }
  func url(_ text: String) -> String { "new Uri(\(string(text)))" }
  func uuid(_ text: String) -> String { "Guid.Parse(\(string(text)))" }
  func enumerated(_ type: String, _ name: String, _ text: String) -> String {
    type + "." + CSharpModelEmitter.member(name, of: type)
  }
  func list(_ items: [String], of type: ClientType) -> String {
    items.isEmpty ? "new \(CSharpTypes(plan: plan).name(type))[0]" : braced("new[]", items)
  }
  func structure(_ type: ClientDeclaration, _ fields: [(field: ClientField, value: String)]) -> String {
    let members = fields.map { CSharpModelEmitter.member($0.field.name, of: type.name) + " = " + $0.value }
    return braced("new " + type.name, members)
  }

  /// On one line where that is short, else with braces on lines of their own.
  private func braced(_ opening: String, _ items: [String]) -> String {
    short(opening + " {", items, "}", padding: " ")
      ?? laidOut(opening + "\n{", items, "}", trailingComma: true)
  }

  func program(_ call: PlannedCall) -> String {
    // What may be left out is named.
    let arguments = call.arguments.map { argument in
      argument.isOptional && argument.kind != .body ? argument.name + ": " + argument.value : argument.value
    }
    let opening = "await client." + call.operation.method + "("
    // What has lines of its own is opened where the call is.
    let invocation = short(opening, arguments, ");") ?? opening + arguments.joined(separator: ", ") + ");"
    var namespaces = ["System", "System.Threading.Tasks", "PasseMarche"]
    if call.kinds.contains(.instant) { namespaces.insert("System.Globalization", at: 1) }
    var lines: [String]
    switch call.operation.success {
    case .nothing: lines = [invocation]
    case .json: lines = ["var answer = " + invocation, "Console.WriteLine(Json.Write(Json.Of(answer)));"]
    case .text: lines = ["var answer = " + invocation, "Console.WriteLine(answer);"]
    case .bytes:
      namespaces.insert("System.IO", at: namespaces.count - 2)
      let file = string(call.keptBytes ?? "")
      lines = ["var answer = " + invocation, "File.WriteAllBytes(\(file), answer);"]
    case .file:
      lines = ["var download = " + invocation, "Console.WriteLine(download.Size + \" \" + download.Sha256);"]
    }
    return """
      \(namespaces.map { "using \($0);" }.joined(separator: "\n"))

      public static class \(NameWords.upperCamel(call.operation.operation.id))
      {
          public static async Task Main()
          {
              var credentials = new Credentials(
                  Environment.GetEnvironmentVariable("PM_CLIENT_ID"),
                  Environment.GetEnvironmentVariable("PM_CLIENT_SECRET"));
              using (var client = new PasseMarcheClient(new Uri(\(string(call.call.baseURL))), credentials))
              {
      \(indented(lines.joined(separator: "\n"), levels: 3))
              }
          }
      }

      """
  }
}
