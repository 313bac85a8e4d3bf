import SpecEmit
import SpecIR
import SpecSyntax

extension SpecCommand {
  static let lint = Subcommand(
    name: "lint", summary: "Check a contract.",
    discussion: """
      Tells everything that is wrong with the contract, with its place, the reason and a way out; `spec explain`
      says more of each code. Exits with 1 where there is an error.
      """,
    options: [format], operands: ["FILE"],
    run: { arguments, console in
      let contract = ContractLoader.load(path: arguments.operands[0])
      var diagnostics = check(contract)
      // What is right as a contract may still have no form in Swift.
      if let api = contract.api, !diagnostics.hasErrors { diagnostics += SwiftEmitter.emit(api).diagnostics }
      show(diagnostics, sources: contract.sources, arguments, console)
      return diagnostics.hasErrors ? ExitStatus.diagnostics : ExitStatus.success
    })
}
