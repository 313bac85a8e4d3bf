import SpecIR
import SpecSyntax

extension SpecCommand {
  static let json = Subcommand(
    name: "json", summary: "Print a contract as JSON.",
    discussion: "The same document: members in the file's order, numbers as written, references as they stand.",
    options: [format], operands: ["FILE"],
    run: { arguments, console in
      let contract = ContractLoader.load(path: arguments.operands[0])
      guard let api = contract.api else {
        show(contract.diagnostics, sources: contract.sources, arguments, console)
        return ExitStatus.diagnostics
      }
      console.out(String(decoding: api.json, as: UTF8.self) + "\n")
      return ExitStatus.success
    })
}
