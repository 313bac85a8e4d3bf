import SpecEmit
import SpecIR

extension SpecCommand {
  static let sdk = Subcommand(
    name: "sdk", summary: "Write a client of the service, as a package of its own.",
    discussion: """
      The package has its manifest, its page and its sources. A file is written only where its bytes change. What an
      earlier version has left in the folder goes, where its first lines say that `spec` wrote it; any other file that
      is neither the package's nor in its `.gitignore` is told and left alone.
      """,
    options: [
      Option(name: "--contract", value: "FILE", help: "The contract, OpenAPI 3.1 in YAML.", isRequired: true),
      Option(
        name: "--language", value: "LANGUAGE", help: "The language of the client.", isRequired: true,
        choices: ClientLanguage.all.map(\.name)),
      Option(
        name: "--output", value: "FOLDER", help: "Where the package goes; made where it is missing.", isRequired: true),
      Option(name: "--check", value: nil, help: "Write nothing; exit with 1 where something is not as it would be."),
      format,
    ],
    run: { arguments, console in
      let contract = ContractLoader.load(path: arguments["--contract"])
      let diagnostics = check(contract)
      show(diagnostics, sources: contract.sources, arguments, console)
      guard let api = contract.api, !diagnostics.hasErrors,
        let language = ClientLanguage.all.first(where: { $0.name == arguments["--language"] })
      else { return ExitStatus.diagnostics }
      return OutputFolder(path: arguments["--output"]).update(language.package(api), by: "sdk", arguments, console) {
        ClientLanguage.isMarked($0)
      }
    })
}
