import SpecEmit
import SpecIR
import SpecSyntax

extension SpecCommand {
  static let docs = Subcommand(
    name: "docs", summary: "Write the documentation of a contract, as a static site.",
    discussion: """
      The site is in French and English and is served under `/docs`. The contract has most of its descriptions in
      English; what they are in French is read from a file of pairs, and what that does not have is told, and shown in
      English. A file is written only where its bytes change; other files in the folder are left alone.
      """,
    options: [
      Option(name: "--contract", value: "FILE", help: "The contract, OpenAPI 3.1 in YAML.", isRequired: true),
      Option(name: "--french", value: "FILE", help: "Its texts in French, by the English ones, in YAML."),
      Option(name: "--changelog", value: "FILE", help: "What `spec changelog` has written; no such page without."),
      Option(name: "--changelog-fr", value: "FILE", help: "The same in French; the English one where left out."),
      Option(
        name: "--output", value: "FOLDER", help: "Where the site goes; made where it is missing.", isRequired: true),
      Option(name: "--check", value: nil, help: "Write nothing; exit with 1 where something would be written."),
      format,
    ],
    run: { arguments, console in
      let contract = ContractLoader.load(path: arguments["--contract"])
      var sources = contract.sources
      var diagnostics = check(contract)
      var french: [String: String] = [:]
      if arguments.has("--french") {
        let path = arguments["--french"]
        guard let bytes = ContractLoader.bytes(ofFile: path) else {
          console.error("spec docs: \(path) cannot be read\n")
          return ExitStatus.diagnostics
        }
        sources[path] = bytes
        let loaded = FrenchTexts.load(bytes, file: path)
        diagnostics += loaded.diagnostics
        french = loaded.texts
      }
      var changelog: Message?
      if arguments.has("--changelog") {
        let paths = [arguments["--changelog"], arguments["--changelog-fr"]].filter { !$0.isEmpty }
        let texts = paths.compactMap { ContractLoader.bytes(ofFile: $0).map { String(decoding: $0, as: UTF8.self) } }
        guard texts.count == paths.count, let english = texts.first, let french = texts.last else {
          console.error("spec docs: \(paths.joined(separator: " or ")) cannot be read\n")
          return ExitStatus.diagnostics
        }
        changelog = Message(english: english, french: french)
      }
      show(diagnostics, sources: sources, arguments, console)
      guard let api = contract.api, !diagnostics.hasErrors else { return ExitStatus.diagnostics }
      let site = DocsSite.make(api, french: french, changelog: changelog)
      if arguments.has("--french") {
        for text in site.untranslated { console.error("spec docs: not in French yet: \(text)\n") }
        for text in site.unused { console.error("spec docs: no longer in the contract: \(text)\n") }
      }
      return OutputFolder(path: arguments["--output"]).update(site.files, by: "docs", arguments, console)
    })
}
