import SpecIR

/// Calls by the PHP client.
struct PHPSamples: ClientSamples {
  let plan: ClientPlan
  let id = "php"
  let name = "PHP"
  let indentation = "    "

  func string(_ text: String) -> String { PHP.string(text) }
  func boolean(_ flag: Bool) -> String { flag ? "true" : "false" }
  let null = "null"
  func instant(_ text: String) -> String { "new DateTimeImmutable(\(string(text)))" }
  func enumerated(_ type: String, _ name: String, _ text: String) -> String { type + "::" + name }
  func list(_ items: [String], of type: ClientType) -> String { laidOut("[", items, "]", trailingComma: true) }
  func structure(_ type: ClientDeclaration, _ fields: [(field: ClientField, value: String)]) -> String {
    laidOut("new \(type.name)(", fields.map { $0.field.name + ": " + $0.value }, ")", trailingComma: true)
  }

  func program(_ call: PlannedCall) -> String {
    let arguments = call.arguments.map { argument in
      switch argument.kind {
      case .path, .body, .file: argument.value
      case .field, .other: argument.name + ": " + argument.value
      }
    }
    let opening = "$client->\(call.operation.method)("
    func assigned(_ variable: String) -> String {
      // One value alone is opened where the call is.
      if arguments.count == 1 { return variable + opening + arguments[0] + ");" }
      return laidOut(variable + opening, arguments, ");", trailingComma: true)
    }
    let classes = call.types.map { "PasseMarche\\Model\\" + $0 } + ["PasseMarche\\PasseMarcheClient"]
    var lines = [
      """
      <?php

      \(classes.map { "use \($0);" }.joined(separator: "\n"))

      require 'vendor/autoload.php';

      $client = new PasseMarcheClient(
          baseUrl: \(string(call.call.baseURL)),
          clientId: getenv('PM_CLIENT_ID'),
          clientSecret: getenv('PM_CLIENT_SECRET'),
      );
      """
    ]
    switch call.operation.success {
    case .nothing: lines.append(assigned(""))
    case .json, .text: lines += [assigned("$answer = "), "print_r($answer);"]
    case .bytes: lines += [assigned("$answer = "), "file_put_contents(\(string(call.keptBytes ?? "")), $answer);"]
    case .file: lines += [assigned("$download = "), "echo $download->size, ' ', $download->sha256, PHP_EOL;"]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
