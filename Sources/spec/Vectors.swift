import SpecEmit
import SpecIR

extension SpecCommand {
  static let vectors = Subcommand(
    name: "vectors", summary: "Write what every client has to do, as data for the tests of clients.",
    discussion: """
      The file, `vectors.json`, has calls and what has to come of them. A program in each language plays them by its
      client, against the sandbox; `docs/sdks.md` tells what the steps mean.
      """,
    options: [
      Option(name: "--contract", value: "FILE", help: "The contract, OpenAPI 3.1 in YAML.", isRequired: true),
      Option(
        name: "--output", value: "FOLDER", help: "Where the file goes; made where it is missing.", isRequired: true),
      Option(name: "--check", value: nil, help: "Write nothing; exit with 1 where something would be written."),
      format,
    ],
    run: { arguments, console in
      let contract = ContractLoader.load(path: arguments["--contract"])
      let diagnostics = check(contract)
      show(diagnostics, sources: contract.sources, arguments, console)
      guard let api = contract.api, !diagnostics.hasErrors else { return ExitStatus.diagnostics }
      let file = ClientVectors.file(for: api)
      return OutputFolder(path: arguments["--output"]).update([file], by: "vectors", arguments, console)
    })
}
