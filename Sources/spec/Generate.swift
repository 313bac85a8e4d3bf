import FoundationEssentials
import SpecEmit
import SpecIR
import SpecSyntax

extension SpecCommand {
  static let generate = Subcommand(
    name: "generate", summary: "Write the Swift sources of the server from the contract.",
    discussion: """
      The contract is checked first (see `spec lint`); nothing is written where there is an error. A file is written
      only where its bytes change, so that nothing is built again without need. Other files in the folder are left
      alone.
      """,
    options: [
      Option(name: "--contract", value: "FILE", help: "The contract, OpenAPI 3.1 in YAML.", isRequired: true),
      Option(name: "--catalogue", value: "FILE", help: "The field catalogue, YAML.", isRequired: true),
      Option(
        name: "--output", value: "FOLDER", help: "Where the sources go; made where it is missing.", isRequired: true),
      Option(name: "--check", value: nil, help: "Write nothing; exit with 1 where something would be written."),
      format,
    ],
    run: { arguments, console in
      let contract = ContractLoader.load(path: arguments["--contract"])
      let cataloguePath = arguments["--catalogue"]
      guard let bytes = ContractLoader.bytes(ofFile: cataloguePath) else {
        console.error("spec generate: \(cataloguePath) cannot be read\n")
        return ExitStatus.diagnostics
      }
      let loaded = CatalogueLoader.load(bytes, file: cataloguePath)
      var diagnostics = check(contract) + loaded.diagnostics
      var files: [(name: String, text: String)] = []
      if let api = contract.api, let catalogue = loaded.catalogue, !diagnostics.hasErrors {
        let emission = SwiftEmitter.emit(api, catalogue: catalogue)
        diagnostics += emission.diagnostics
        files = emission.files
      }
      var sources = contract.sources
      sources[cataloguePath] = bytes
      show(diagnostics, sources: sources, arguments, console)
      if diagnostics.hasErrors { return ExitStatus.diagnostics }
      do {
        let changed = try changedFiles(files, in: arguments["--output"])
        if arguments.has("--check") {
          for file in changed { console.error("spec generate: \(file.name) is not up to date\n") }
          return changed.isEmpty ? ExitStatus.success : ExitStatus.diagnostics
        }
        try write(changed, to: arguments["--output"])
        return ExitStatus.success
      } catch {
        console.error("spec generate: \(error)\n")
        return ExitStatus.diagnostics
      }
    })

  private static func changedFiles(
    _ files: [(name: String, text: String)], in folder: String
  ) throws -> [(name: String, text: String)] {
    files.filter { ContractLoader.bytes(ofFile: folder + "/" + $0.name) != Array($0.text.utf8) }
  }

  /// Each file whole or not at all: a build that is stopped in the middle leaves no half of one.
  private static func write(_ files: [(name: String, text: String)], to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for file in files {
      try Data(file.text.utf8).write(to: URL(filePath: folder + "/" + file.name), options: .atomic)
    }
  }
}
