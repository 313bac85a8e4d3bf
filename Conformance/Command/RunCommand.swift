import Conformance
import Glibc

extension Subcommand {
  static let run = Subcommand(
    name: "run", usage: "--url URL --client-id ID [options]",
    summary: "send every case that the contract gives cause to, and judge the answers",
    flags: {
      [
        Flag("--url", "URL", "the server, such as http://127.0.0.1:8080"),
        Flag("--client-id", "ID", "an OAuth client of the server; its secret is read from PM_CLIENT_SECRET"),
        Flag("--spec", "FILE|URL", "the contract; default: URL/openapi.yaml"),
        Flag("--market", "ID", "a completed market of this client that takes applications, which no request can make"),
        Flag(
          "--given", "NAME=ID", "any other resource, by the name of its identifier's parameter or schema",
          repeats: true),
        Flag("--only", "GLOB", "only cases whose name matches, such as 'createPublicMarket/*'"),
        Flag(
          "--profile", "NAME",
          "full (the default), or read-only, which is safe in production: it changes nothing, sends no broken message "
            + "and leaves half of each quota to others"),
        Flag(
          "--other-client-id", "ID",
          "a second client, to prove that clients neither see nor use up what is each other's; its secret is read from "
            + "PM_OTHER_CLIENT_SECRET"),
        Flag(
          "--inactive-client-id", "ID",
          "a client that has been taken its right to call (`passemarche editor disable`), to see it told so; its "
            + "secret is read from PM_INACTIVE_CLIENT_SECRET"),
        Flag("--real-time", nil, "wait where the server's clock cannot be moved: quotas then take their hours"),
        Flag("--http2", nil, "send every message that has a form in HTTP/2 that way, a connection for each"),
        Flag("--pid", "N", "the server's process on this machine, whose memory must stay flat under hostile bodies"),
        Flag("--unprovoked", "FILE", "write which of the contract's answers no case has provoked, a line each"),
        Flag("--seed", "N", "seed of made-up values (default 1); the same seed gives the same cases"),
        Flag("--max-time", "SECONDS", "begin no further case after so long, and end with exit code 4"),
        Flag("--timeout", "SECONDS", "how long an answer may take (default 30)"),
        Flag("--bail", nil, "stop at the first failure"),
        Flag("--list", nil, "tell the cases with what they prove and where the contract says so, and send nothing"),
      ] + Outputs.flags
    },
    notes: """
      Variables of the environment:
        PM_CLIENT_SECRET    the client's secret
        PM_ACCESS_TOKEN     a token with every scope, in place of one that the command asks for: asking revokes the
                            client's earlier token of the same scopes
        PM_OTHER_CLIENT_SECRET     the second client's secret
        PM_INACTIVE_CLIENT_SECRET  the inactive client's secret
        PM_OPERATOR_TOKEN   the token of /metrics; without it what only the operator may call is skipped

      Exit codes: 0 every case passed or was skipped for a stated reason; 1 a case failed; 2 the command line, the
      contract or a file cannot be used; 3 the server cannot be reached; 4 no case failed, but --max-time was over
      before all were begun; 5 the server refuses a client that the run was given, so that what needs its token was not
      tested (a failure in every report), or nothing was tested: no case is called as --only says, or all were skipped.

      Against a server in its sandbox environment the full profile moves the server's clock to prove quotas, and makes
      markets and applications; use a client of its own.

      """,
    run: { try RunCommand($0).run() })
}

/// `conformance run`
struct RunCommand {
  private let target: Target
  private let contract: Contract
  private let options: Options
  private let outputs: Outputs
  private let lists: Bool
  /// Where to write what no case has provoked.
  private let unprovoked: String?

  init(_ flags: GivenFlags) throws {
    if let operand = flags.operands.first { throw UsageError(message: "unknown argument \(operand)") }
    target = try Self.target(flags.required("--url"), "--url")
    options = try Self.options(flags, clientID: flags.required("--client-id"), secretVariables: ["PM_CLIENT_SECRET"])
    outputs = try Outputs(flags)
    lists = flags.has("--list")
    unprovoked = flags["--unprovoked"]
    contract = try ContractSource.load(flags["--spec"] ?? target.url + "/openapi.yaml")
  }

  static func target(_ url: String, _ name: String) throws(UsageError) -> Target {
    guard let target = Target(url) else {
      throw UsageError(message: "\(name) must be http[s]://host[:port][/path]")
    }
    return target
  }

  /// - Parameter secretVariables: the first that is set holds the client's secret.
  static func options(
    _ flags: GivenFlags, clientID: String, secretVariables: [String]
  ) throws(UsageError) -> Options {
    let token = Terminal.variable("PM_ACCESS_TOKEN")
    guard let secret = secretVariables.lazy.compactMap(Terminal.variable).first ?? token.map({ _ in "" }) else {
      throw UsageError(message: "the environment variable \(secretVariables[0]) must hold the client's secret")
    }
    guard let seed = UInt64(flags["--seed"] ?? "1") else { throw UsageError(message: "--seed must be a number") }
    let profile = flags["--profile"] ?? "full"
    guard ["full", "read-only"].contains(profile) else {
      throw UsageError(message: "--profile must be full or read-only")
    }
    var given = try flags.pairs("--given")
    if let market = flags["--market"] { given["MarketIdentifier"] = market }
    var options = Options(
      clientID: clientID, clientSecret: secret, given: given, only: flags["--only"], seed: seed,
      bail: flags.has("--bail"), readOnly: profile == "read-only")
    options.operatorToken = Terminal.variable("PM_OPERATOR_TOKEN")
    options.accessToken = token
    options.usesHTTP2 = flags.has("--http2")
    options.isRealTime = flags.has("--real-time")
    options.otherClient = try client(flags, "--other-client-id", "PM_OTHER_CLIENT_SECRET", "second")
    options.inactiveClient = try client(flags, "--inactive-client-id", "PM_INACTIVE_CLIENT_SECRET", "inactive")
    if let text = flags["--pid"] {
      guard let number = Int32(text), number > 0 else { throw UsageError(message: "--pid must be a number") }
      options.processID = number
    }
    options.maxSeconds = try flags.seconds("--max-time")
    if let timeout = try flags.seconds("--timeout") { options.timeout = timeout }
    return options
  }

  private static func client(
    _ flags: GivenFlags, _ flag: String, _ variable: String, _ which: String
  ) throws(UsageError) -> Client? {
    guard let id = flags[flag] else { return nil }
    guard let secret = Terminal.variable(variable) else {
      throw UsageError(message: "the environment variable \(variable) must hold the \(which) client's secret")
    }
    return Client(id: id, secret: secret)
  }

  func run() throws -> Int32 {
    if lists {
      let cases = Planner.plan(contract, readOnly: options.readOnly, seed: options.seed).filter { options.includes($0) }
      Terminal.write(cases.map { "\($0.name)\n    \($0.proves) (\($0.site.short))\n" }.joined())
      return 0
    }
    if let failure = Self.unreachable(target) {
      Terminal.complain(failure)
      return 3
    }
    let report = Self.report(contract, target, options)
    let document = report.document
    guard outputs.write(document) else { return 2 }
    if let unprovoked, !Outputs.store(report.coverage.missing.map { $0.text + "\n" }.joined(), unprovoked) { return 2 }
    return document.isRefused ? 5 : document.failed > 0 ? 1 : !report.isComplete ? 4 : document.isTested ? 0 : 5
  }

  /// Why nothing can be sent; nil where something can.
  static func unreachable(_ target: Target) -> String? {
    do throws(ClientError) {
      _ = try HTTPClient(target: target).send(Request(method: "OPTIONS", target: "*"))
    } catch {
      if case .unreachable = error { return "\(error)" }
    }
    return nil
  }

  static func report(_ contract: Contract, _ target: Target, _ options: Options) -> Report {
    var progress = Terminal.Progress()
    let report = Runner(contract: contract, target: target, options: options).run { result, number, count in
      let hasFailed = if case .failed = result.outcome { true } else { false }
      progress.show(result.name, hasFailed: hasFailed, number, of: count)
    }
    progress.clear()
    return report
  }
}
