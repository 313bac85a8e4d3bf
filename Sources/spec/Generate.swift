import SpecEmit
import SpecIR
import SpecSyntax

extension SpecCommand {
  static let generate = Subcommand(
    name: "generate", summary: "Write the Swift sources of the server, or of the client, from the contract.",
    discussion: """
      The contract is checked first (see `spec lint`); nothing is written where there is an error. A file is written
      only where its bytes change, so that nothing is built again without need. Other files in the folder are left
      alone.
      """,
    options: [
      Option(name: "--contract", value: "FILE", help: "The contract, OpenAPI 3.1 in YAML.", isRequired: true),
      Option(
        name: "--part", value: "PART", help: "`server`, which is the default, or `client`.",
        choices: ["server", "client"]),
      Option(
        name: "--service", value: "NAME",
        help: "What the names of the server's protocol and type begin with; `PasseMarche` where left out."),
      Option(name: "--catalogue", value: "FILE", help: "The field catalogue of the server, YAML; none where left out."),
      Option(
        name: "--output", value: "FOLDER", help: "Where the sources go; made where it is missing.", isRequired: true),
      Option(name: "--check", value: nil, help: "Write nothing; exit with 1 where something would be written."),
      format,
    ],
    run: { arguments, console in
      let contract = ContractLoader.load(path: arguments["--contract"])
      var sources = contract.sources
      var diagnostics = check(contract)
      var catalogue = FieldCatalogue()
      if arguments.has("--catalogue") {
        let path = arguments["--catalogue"]
        guard let bytes = ContractLoader.bytes(ofFile: path) else {
          console.error("spec generate: \(path) cannot be read\n")
          return ExitStatus.diagnostics
        }
        sources[path] = bytes
        let loaded = CatalogueLoader.load(bytes, file: path)
        diagnostics += loaded.diagnostics
        catalogue = loaded.catalogue ?? catalogue
      }
      var files: [(name: String, text: String)] = []
      if let api = contract.api, !diagnostics.hasErrors {
        if arguments["--part"] == "client" {
          files = SwiftClientEmitter.files(for: api)
        } else {
          let service = arguments.has("--service") ? arguments["--service"] : "PasseMarche"
          let emission = SwiftEmitter.emit(api, catalogue: catalogue, service: service)
          diagnostics += emission.diagnostics
          files = emission.files
        }
      }
      show(diagnostics, sources: sources, arguments, console)
      if diagnostics.hasErrors { return ExitStatus.diagnostics }
      return OutputFolder(path: arguments["--output"]).update(files, by: "generate", arguments, console)
    })
}
