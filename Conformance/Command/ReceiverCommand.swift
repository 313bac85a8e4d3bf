import Conformance
import Glibc

extension Subcommand {
  static let receiver = Subcommand(
    name: "receiver", usage: "--url URL --spec FILE|URL [options]",
    summary: "grade the receiver of your webhooks, by deliveries that it must take or refuse",
    flags: {
      [
        Flag("--url", "URL", "the receiver, such as http://127.0.0.1:3000/webhooks/passemarche"),
        Flag("--spec", "FILE|URL", "the contract; a file, or a server's /openapi.yaml"),
        Flag(
          "--given", "NAME=ID",
          "an identifier that the receiver knows, such as MarketIdentifier=VR-…; default: those of the contract's "
            + "examples", repeats: true),
        Flag("--only", "GLOB", "only checks whose name matches, such as 'signature/*'"),
        Flag("--minimum", "GRADE", "fail below this grade, from A to F; default: fail where any check has failed"),
        Flag("--max-time", "SECONDS", "begin no further check after so long, and end with exit code 4"),
      ] + Outputs.flags
    },
    notes: """
      Variables of the environment:
        PM_WEBHOOK_SECRET   the secret that the receiver verifies with; use one of a test environment

      Nothing of the service is called: the deliveries are made here, and signed with the secret. They speak of markets
      and applications that do not exist, unless --given names some. Run it against a test environment of yours.

      Exit codes: 0 no check failed, or the grade is --minimum or better; 1 a check failed, or the grade is below; 2 the
      command line, the contract or a file cannot be used; 3 the receiver cannot be reached; 4 no check failed, but
      --max-time was over before all were begun; 5 nothing was tested.

      """,
    run: { try ReceiverCommand($0).run() })
}

/// `conformance receiver`
struct ReceiverCommand {
  private let contract: Contract
  private let options: ReceiverGrader.Options
  private let outputs: Outputs
  private let minimum: Grade?

  init(_ flags: GivenFlags) throws {
    if let operand = flags.operands.first { throw UsageError(message: "unknown argument \(operand)") }
    let url = try flags.required("--url")
    // The query of a receiver's URL is sent as it stands.
    let parts = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var target = try RunCommand.target(parts[0], "--url")
    let path = parts[0].hasSuffix("/") ? target.basePath + "/" : target.basePath
    target.basePath = ""
    guard let secret = Terminal.variable("PM_WEBHOOK_SECRET") else {
      throw UsageError(message: "the environment variable PM_WEBHOOK_SECRET must hold the webhook secret")
    }
    var options = ReceiverGrader.Options(
      target: target, path: (path.isEmpty ? "/" : path) + (parts.count == 2 ? "?" + parts[1] : ""), secret: secret)
    options.given = try flags.pairs("--given")
    options.only = flags["--only"]
    options.maxSeconds = try flags.seconds("--max-time")
    self.options = options
    minimum = try Self.grade(flags)
    outputs = try Outputs(flags)
    contract = try ContractSource.load(flags.required("--spec"))
    if contract.api.webhooks.isEmpty { throw UsageError(message: "the contract has no webhooks") }
  }

  static func grade(_ flags: GivenFlags) throws(UsageError) -> Grade? {
    guard let text = flags["--minimum"] else { return nil }
    guard let grade = Grade(rawValue: text.uppercased()) else {
      throw UsageError(message: "--minimum must be a grade from A to F")
    }
    return grade
  }

  func run() throws -> Int32 {
    if let failure = RunCommand.unreachable(options.target) {
      Terminal.complain(failure)
      return 3
    }
    var progress = Terminal.Progress()
    var number = 0
    let (document, isComplete) = ReceiverGrader(contract: contract, options: options) { name, hasFailed in
      number += 1
      progress.show(name, hasFailed: hasFailed, number, of: number)
    }.run()
    progress.clear()
    guard outputs.write(document) else { return 2 }
    return Self.exitCode(document, minimum, isComplete)
  }

  static func exitCode(_ document: ReportDocument, _ minimum: Grade?, _ isComplete: Bool) -> Int32 {
    if isComplete, !document.isTested { return 5 }
    let isBad = minimum.map { minimum in document.grade.map { $0 < minimum } ?? true } ?? (document.failed > 0)
    return isBad ? 1 : isComplete ? 0 : 4
  }
}
