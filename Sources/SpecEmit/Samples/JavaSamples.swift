import SpecIR

/// Calls by the Java client.
struct JavaSamples: ClientSamples {
  let plan: ClientPlan
  let id = "java"
  let name = "Java"
  let indentation = "  "

  func string(_ text: String) -> String { JavaLiteral.string(text) }
  func boolean(_ flag: Bool) -> String { flag ? "true" : "false" }
  let null = "null"
  func integer(_ text: String) -> String { text + "L" }
  func number(_ text: String) -> String { text + "d" }
  func instant(_ text: String) -> String { "Instant.parse(\(string(text)))" }
  func moment(_ instant: String) -> String { "Moment.at(\(instant))" }
  func wallClock(_ text: String) -> String { "Moment.wallClock(\(string(text)))" }
  func url(_ text: String) -> String { "URI.create(\(string(text)))" }
  func uuid(_ text: String) -> String { "UUID.fromString(\(string(text)))" }
  func enumerated(_ type: String, _ name: String, _ text: String) -> String { type + "." + name }
  func list(_ items: [String], of type: ClientType) -> String { hanging("List.of(", items, ")") }

  func structure(_ type: ClientDeclaration, _ fields: [(field: ClientField, value: String)]) -> String {
    let steps = fields.map { ".\($0.field.name)(\($0.value))" } + [".build()"]
    let opening = type.name + ".builder()"
    return short(opening, [steps.joined()], "")
      ?? ([opening] + steps.map { indented($0, levels: 2) }).joined(separator: "\n")
  }

  /// What does not fit on one line goes on below, and is closed where it ends.
  private func hanging(_ opening: String, _ items: [String], _ closing: String) -> String {
    short(opening, items, closing)
      ?? opening + "\n" + items.map { indented($0, levels: 2) }.joined(separator: ",\n") + closing
  }

  func program(_ call: PlannedCall) -> String {
    let invocation = "client.\(call.operation.method)("
    var imports = ["java.net.URI"]
    if call.kinds.contains(.instant) { imports.append("java.time.Instant") }
    if call.kinds.contains(.list) { imports.append("java.util.List") }
    if call.kinds.contains(.uuid) { imports.append("java.util.UUID") }
    var lines = [
      """
      var credentials = new Credentials(System.getenv("PM_CLIENT_ID"), System.getenv("PM_CLIENT_SECRET"));
      var client = new PasseMarcheClient(URI.create(\(string(call.call.baseURL))), credentials);
      """
    ]
    var failures = ""
    switch call.operation.success {
    case .nothing: lines.append(hanging(invocation, arguments(call), ");"))
    case .json, .text:
      lines += [hanging("var answer = " + invocation, arguments(call), ");"), "System.out.println(answer);"]
    case .bytes:
      imports += ["java.io.IOException", "java.nio.file.Files", "java.nio.file.Path"]
      failures = " throws IOException"
      let file = string(call.keptBytes ?? "")
      lines += [hanging("var answer = " + invocation, arguments(call), ");"), "Files.write(Path.of(\(file)), answer);"]
    case .file:
      imports.append("java.nio.file.Path")
      lines += [
        hanging("var download = " + invocation, arguments(call), ");"),
        "System.out.println(download.size() + \" \" + download.sha256());",
      ]
    }
    return """
      import \(JavaPackageEmitter.package).*;
      \(imports.sorted().map { "import \($0);" }.joined(separator: "\n"))

      public class \(NameWords.upperCamel(call.operation.operation.id)) {
        public static void main(String[] arguments)\(failures) {
      \(indented(lines.joined(separator: "\n"), levels: 2))
        }
      }

      """
  }

  /// A method takes what has to be given, or all there is, with null for what is left out.
  private func arguments(_ call: PlannedCall) -> [String] {
    let declared = call.operation.arguments
    func given(_ parameter: ClientOperationPlan.Argument) -> String? {
      call.arguments.first { $0.kind != .file && $0.name == parameter.name }?.value
    }
    var arguments = declared.filter { !$0.isOptional }.compactMap(given)
    let file = call.arguments.filter { $0.kind == .file }.map { "Path.of(\($0.value))" }
    arguments += file
    let optional = declared.filter(\.isOptional)
    if optional.contains(where: { given($0) != nil }) {
      arguments += optional.map { given($0) ?? null } + file.map { _ in null }
    }
    return arguments
  }
}
