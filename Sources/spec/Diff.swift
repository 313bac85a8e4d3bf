import FoundationEssentials
import SpecIR

extension SpecCommand {
  static let diff = Subcommand(
    name: "diff", summary: "Tell what has changed between two contracts.",
    discussion: """
      Each difference is `breaking` (what was sent is refused, or what was relied on may be missing), `risky` (an answer
      may hold what it did not), `compatible` or `wording`. Directions count: a stricter rule breaks whoever sends the
      value, a looser one surprises whoever reads it.

      OLD is a contract, or a folder of released ones: then the newest of them that is not newer than NEW. Ends by
      saying which version NEW must have; with `--check`, exits with 1 where it has a lower one.
      """,
    options: [
      Option(
        name: "--output", value: "FORM", help: "`text` for people, `json` for tools, `markdown` for a changelog.",
        choices: ["text", "json", "markdown"]),
      language,
      Option(name: "--check", value: nil, help: "Exit with 1 where the version of NEW does not say what has changed."),
      format,
    ],
    operands: ["OLD", "NEW"],
    run: { arguments, console in
      guard let new = load(arguments.operands[1], arguments, console) else { return ExitStatus.diagnostics }
      var path = arguments.operands[0]
      if isFolder(path) {
        do throws(Releases.Fault) {
          guard let release = try Releases(folder: path).all.last(where: { $0.version <= new.version }) else {
            console.error("spec diff: there is no release in \(path) to compare with\n")
            return ExitStatus.diagnostics
          }
          path = release.path
        } catch {
          console.error("spec diff: \(error.message)\n")
          return ExitStatus.diagnostics
        }
      }
      guard let old = load(path, arguments, console) else { return ExitStatus.diagnostics }
      let comparison = Comparison(old: old, new: new)
      let isFrench = arguments["--language"] == "fr"
      switch arguments["--output"] {
      case "json": console.out(comparison.json)
      case "markdown": console.out(ChangelogSection(comparison, isFrench: isFrench).text)
      default: console.out(comparison.text(isFrench: isFrench))
      }
      guard arguments.has("--check"), new.version < comparison.leastVersion else { return ExitStatus.success }
      console.error(
        "spec diff: the version must be \(comparison.leastVersion) or higher, and is \(new.version)\n")
      return ExitStatus.diagnostics
    })

  static let bless = Subcommand(
    name: "bless", summary: "Keep a contract as a release.",
    discussion: """
      Copies the contract into the folder of releases, under its version and digest, where nothing changes it any more.
      Refused where it has errors, does not stand in one file, or its version does not say what has changed since the
      release before.
      """,
    options: [
      Option(name: "--releases", value: "FOLDER", help: "The released contracts.", isRequired: true), format,
    ],
    operands: ["FILE"],
    run: { arguments, console in
      let contract = ContractLoader.load(path: arguments.operands[0])
      let diagnostics = check(contract)
      show(diagnostics, sources: contract.sources, arguments, console)
      guard !diagnostics.hasErrors, let new = load(arguments.operands[0], arguments, console) else {
        return ExitStatus.diagnostics
      }
      do throws(Releases.Fault) {
        let folder = arguments["--releases"]
        guard contract.sources.count == 1 else { throw Releases.Fault(message: "the contract is in several files") }
        let releases = try Releases(folder: folder)
        if let newest = releases.newest {
          guard newest.version < new.version else {
            throw Releases.Fault(message: "\(newest.version) is released, and \(new.version) is no later version")
          }
          guard let old = load(newest.path, arguments, console) else { return ExitStatus.diagnostics }
          let least = Comparison(old: old, new: new).leastVersion
          guard least <= new.version else {
            throw Releases.Fault(message: "the version must be \(least) or higher, and is \(new.version)")
          }
        }
        let path = folder + "/" + Releases.name(new.version, new.api.source)
        do {
          try Data(new.api.source).write(to: URL(filePath: path), options: .withoutOverwriting)
        } catch {
          throw Releases.Fault(message: "\(path) cannot be written")
        }
        console.out(path + "\n")
        return ExitStatus.success
      } catch {
        console.error("spec bless: \(error.message)\n")
        return ExitStatus.diagnostics
      }
    })

  static let changelog = Subcommand(
    name: "changelog", summary: "Print what has changed from release to release, as Markdown.",
    discussion: """
      The contract against the newest release, then each release against the one before, the newest first.
      """,
    options: [
      Option(name: "--releases", value: "FOLDER", help: "The released contracts.", isRequired: true), language, format,
    ],
    operands: ["FILE"],
    run: { arguments, console in
      do throws(Releases.Fault) {
        let releases = try Releases(folder: arguments["--releases"])
        guard let current = load(arguments.operands[0], arguments, console) else { return ExitStatus.diagnostics }
        var versions: [Version] = []
        for release in releases.all where release.version < current.version {
          guard let version = load(release.path, arguments, console) else { return ExitStatus.diagnostics }
          versions.append(version)
        }
        console.out(Changelog(versions: versions + [current], isFrench: arguments["--language"] == "fr").text)
        return ExitStatus.success
      } catch {
        console.error("spec changelog: \(error.message)\n")
        return ExitStatus.diagnostics
      }
    })

  private static let language = Option(
    name: "--language", value: "LANGUAGE", help: "`en`, or `fr`.", choices: ["en", "fr"])

  /// A contract with the version that it says it has.
  struct Version {
    var version: ContractVersion
    var api: API
  }

  /// Reads a contract, and tells where it cannot be read. A release that today's lint would refuse is still a release.
  private static func load(_ path: String, _ arguments: Arguments, _ console: Console) -> Version? {
    let contract = ContractLoader.load(path: path)
    guard let api = contract.api else {
      show(contract.diagnostics, sources: contract.sources, arguments, console)
      return nil
    }
    guard let version = ContractVersion(api.version) else {
      console.error("\(path): the version \(api.version) is not three numbers between dots\n")
      return nil
    }
    return Version(version: version, api: api)
  }

  private static func isFolder(_ path: String) -> Bool {
    var isDirectory = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
  }
}
