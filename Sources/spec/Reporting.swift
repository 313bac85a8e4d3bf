import SchemaEvaluator
import SpecEmit
import SpecIR
import SpecModel
import SpecSyntax

/// What several subcommands share: reading a contract and saying what is wrong with it.
extension SpecCommand {
  static let format = Option(
    name: "--format", value: "FORMAT",
    help: "`text` for people, to standard error; `json` for tools, to standard output.", choices: ["text", "json"])

  /// Every kind of diagnostic, by code.
  static let codes: [DiagnosticCode] =
    (SyntaxCode.all + ModelCode.all + SchemaCode.all + OperationCode.all + LintCode.all + PatternCode.all
    + EmissionCode.all + CatalogueCode.all).sorted { $0.code < $1.code }

  /// Shows diagnostics in the format asked for. Tools always get their document, people hear nothing where there is
  /// nothing.
  static func show(
    _ diagnostics: [Diagnostic], sources: [String: [UInt8]], _ arguments: Arguments, _ console: Console
  ) {
    if arguments["--format"] == "json" {
      console.out(DiagnosticRenderer.json(diagnostics))
    } else if !diagnostics.isEmpty {
      console.error(DiagnosticRenderer.text(diagnostics) { sources[$0] })
    }
  }

  /// Everything there is to say about a contract: what loading says, then what the lint says of what has loaded.
  static func check(_ contract: LoadedContract) -> [Diagnostic] {
    guard let api = contract.api else { return contract.diagnostics }
    let evaluator = Evaluator(api: api)
    return contract.diagnostics
      + Lint.check(contract) { value, schema in
        evaluator.violations(of: value, against: schema).map { .init(pointer: $0.pointer, message: $0.message) }
      }
  }
}
