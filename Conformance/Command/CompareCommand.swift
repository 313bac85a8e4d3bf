import Conformance
import Glibc

extension Subcommand {
  static let compare = Subcommand(
    name: "compare", usage: "A B [options]",
    summary: "run the same plan on two deployments, or read two saved reports, and tell what differs",
    flags: {
      [
        Flag("--client-id", "ID", "an OAuth client of A, and of B where no other is named"),
        Flag("--client-id-b", "ID", "an OAuth client of B"),
        Flag("--spec", "FILE|URL", "the contract; default: A/openapi.yaml, or that of B where A is a file"),
        Flag("--market", "ID", "as for `conformance run`, in A and B"),
        Flag("--market-b", "ID", "in B, where it is another"),
        Flag("--given", "NAME=ID", "as for `conformance run`, in A and B", repeats: true),
        Flag("--given-b", "NAME=ID", "in B, where it is another", repeats: true),
        Flag("--only", "GLOB", "only cases whose name matches"),
        Flag("--profile", "NAME", "full (the default), or read-only: see `conformance run --help`"),
        Flag("--seed", "N", "seed of made-up values in both runs (default 1)"),
        Flag("--max-time", "SECONDS", "begin no further case of a run after so long"),
        Flag("--timeout", "SECONDS", "how long an answer may take (default 30)"),
      ] + Outputs.flags
    },
    notes: """
      A and B are each the URL of a server or a file that `conformance run --json FILE` has written; A is how it should
      be. Outcome, status, headers and bodies are compared, up to what varies from one run to another: times,
      identifiers, the server's own address, what a quota has left, and the bytes of files.

      Variables of the environment:
        PM_CLIENT_SECRET     the secret of A's client, and of B's where no other is set
        PM_CLIENT_SECRET_B   the secret of B's client
        PM_OPERATOR_TOKEN, PM_OPERATOR_TOKEN_B, PM_ACCESS_TOKEN, PM_ACCESS_TOKEN_B likewise

      Exit codes: 0 nothing differs; 1 something differs; 2 the command line, the contract or a file cannot be used; 3 a
      server cannot be reached; 5 nothing differs, but both refuse their clients, or nothing was tested.

      """,
    run: { try CompareCommand($0).run() })
}

/// `conformance compare`
struct CompareCommand {
  private let flags: GivenFlags
  private let places: (before: String, after: String)
  private let outputs: Outputs

  init(_ flags: GivenFlags) throws(UsageError) {
    guard flags.operands.count == 2 else { throw UsageError(message: "compare takes two URLs or files") }
    self.flags = flags
    places = (flags.operands[0], flags.operands[1])
    outputs = try Outputs(flags)
  }

  private struct Unreachable: Error { var reason: String }

  func run() throws -> Int32 {
    do {
      let contract = try contract()
      let before = try document(places.before, contract, isSecond: false)
      let after = try document(places.after, contract, isSecond: true)
      let names = before.target == after.target ? places : (before.target, after.target)
      let document = Comparison.document(before, after, names: names)
      guard outputs.write(document) else { return 2 }
      if document.failed > 0 { return 1 }
      return before.isRefused || after.isRefused || !before.isTested ? 5 : 0
    } catch let error as Unreachable {
      Terminal.complain(error.reason)
      return 3
    }
  }

  private static func isURL(_ place: String) -> Bool { place.hasPrefix("http://") || place.hasPrefix("https://") }

  /// Nil where no server is called.
  private func contract() throws -> Contract? {
    guard let server = [places.before, places.after].first(where: Self.isURL) else { return nil }
    let target = try RunCommand.target(server, "A and B")
    return try ContractSource.load(flags["--spec"] ?? target.url + "/openapi.yaml")
  }

  private func document(_ place: String, _ contract: Contract?, isSecond: Bool) throws -> ReportDocument {
    guard Self.isURL(place), let contract else { return try read(place) }
    let target = try RunCommand.target(place, "A and B")
    let suffix = isSecond ? "_B" : ""
    guard let client = (isSecond ? flags["--client-id-b"] : nil) ?? flags["--client-id"] else {
      throw UsageError(message: "--client-id is missing")
    }
    var options = try RunCommand.options(
      flags, clientID: client, secretVariables: ["PM_CLIENT_SECRET" + suffix, "PM_CLIENT_SECRET"])
    if isSecond {
      if let market = flags["--market-b"] { options.given["MarketIdentifier"] = market }
      options.given.merge(try flags.pairs("--given-b")) { _, new in new }
      if let token = Terminal.variable("PM_OPERATOR_TOKEN_B") { options.operatorToken = token }
      if let token = Terminal.variable("PM_ACCESS_TOKEN_B") { options.accessToken = token }
    }
    if let reason = RunCommand.unreachable(target) { throw Unreachable(reason: "\(place): \(reason)") }
    return RunCommand.report(contract, target, options).document(everyExchange: true)
  }

  private func read(_ path: String) throws -> ReportDocument {
    guard let bytes = ContractSource.bytes(ofFile: path) else {
      throw UsageError(message: "\(path) cannot be read")
    }
    do throws(ReportDocument.ReadingError) {
      return try ReportDocument(json: bytes)
    } catch {
      throw UsageError(message: "\(path) cannot be used: \(error)")
    }
  }
}
