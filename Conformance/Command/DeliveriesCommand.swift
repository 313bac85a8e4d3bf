import Conformance
import Glibc

extension Subcommand {
  static let deliveries = Subcommand(
    name: "deliveries", usage: "--spec FILE|URL [--url URL --client-id ID] [options]",
    summary: "be a receiver, and grade whoever sends webhooks to it",
    flags: {
      [
        Flag("--spec", "FILE|URL", "the contract; default: URL/openapi.yaml"),
        Flag("--listen", "ADDRESS:PORT", "where to listen (default 127.0.0.1:0: a free port)"),
        Flag("--path", "PATH", "the path of the receiver (default /webhooks)"),
        Flag("--public-url", "URL", "how the sender reaches it, where that is another address; only told"),
        Flag("--url", "URL", "a server in its sandbox environment, which is given cause to send"),
        Flag("--client-id", "ID", "an OAuth client of that server, whose webhook URL is this receiver's"),
        Flag("--wait", "SECONDS", "without --url: how long to wait for what comes (default 300)"),
        Flag("--only", "GLOB", "only scripts whose name matches, such as 'retry/*'; that of the breaker is breaker"),
        Flag("--minimum", "GRADE", "fail below this grade, from A to F; default: fail where any check has failed"),
      ] + Outputs.flags
    },
    notes: """
      First it tells its address, on a line of its own. The webhook URL of the client must be this address; with a fixed
      port in --listen it can be set before. With --url it makes markets, completes them in the sandbox, answers each
      delivery by a script (200, 500, 410, a redirect, Retry-After, no answer …) and looks at what the sender makes of
      it. Without, it answers what comes by the same scripts, a delivery each.

      Variables of the environment:
        PM_WEBHOOK_SECRET   the secret that the sender signs with
        PM_CLIENT_SECRET    with --url: the client's secret

      It takes about two minutes: the contract's time-out is waited for.

      Exit codes: 0 no check failed, or the grade is --minimum or better; 1 a check failed, or the grade is below, or no
      delivery came; 2 the command line, the contract or a file cannot be used; 3 the server cannot be reached, or the
      address not be listened on.

      """,
    run: { try DeliveriesCommand($0).run() })
}

/// `conformance deliveries`
struct DeliveriesCommand {
  private let contract: Contract
  private let options: DeliveryGrader.Options
  private let sandbox: DeliveryGrader.Sandbox?
  private let outputs: Outputs
  private let minimum: Grade?

  init(_ flags: GivenFlags) throws {
    if let operand = flags.operands.first { throw UsageError(message: "unknown argument \(operand)") }
    guard let secret = Terminal.variable("PM_WEBHOOK_SECRET") else {
      throw UsageError(message: "the environment variable PM_WEBHOOK_SECRET must hold the webhook secret")
    }
    var options = DeliveryGrader.Options(secret: secret, wait: try flags.seconds("--wait") ?? 300)
    if let listen = flags["--listen"] {
      guard let colon = listen.lastIndex(of: ":"), let port = UInt16(listen[listen.index(after: colon)...]) else {
        throw UsageError(message: "--listen must be ADDRESS:PORT")
      }
      options.host = String(listen[..<colon])
      options.port = port
    }
    if let path = flags["--path"] {
      guard path.hasPrefix("/") else { throw UsageError(message: "--path must begin with a slash") }
      options.path = path
    }
    options.publicURL = flags["--public-url"]
    options.only = flags["--only"]
    self.options = options
    minimum = try ReceiverCommand.grade(flags)
    outputs = try Outputs(flags)
    if let url = flags["--url"] {
      let target = try RunCommand.target(url, "--url")
      let options = try RunCommand.options(
        flags, clientID: flags.required("--client-id"), secretVariables: ["PM_CLIENT_SECRET"])
      sandbox = DeliveryGrader.Sandbox(target: target, options: options)
    } else {
      sandbox = nil
    }
    guard let spec = flags["--spec"] ?? sandbox.map({ $0.target.url + "/openapi.yaml" }) else {
      throw UsageError(message: "--spec is missing")
    }
    contract = try ContractSource.load(spec)
  }

  func run() throws -> Int32 {
    guard let webhook = contract.api.webhooks.first else { throw UsageError(message: "the contract has no webhooks") }
    if let sandbox, let failure = RunCommand.unreachable(sandbox.target) {
      Terminal.complain(failure)
      return 3
    }
    let progress = Terminal.Progress()
    let grader: DeliveryGrader
    do throws(ClientError) {
      grader = try DeliveryGrader(contract: contract, webhook: webhook, options: options, sandbox: sandbox) {
        progress.say($0)
      }
    } catch {
      Terminal.complain("\(error)")
      return 3
    }
    // Written at once and in any case: who starts the command waits for the line.
    Terminal.write("listening on \(grader.url)\n", to: outputs.tellsDocument ? STDERR_FILENO : STDOUT_FILENO)
    let document = grader.run()
    progress.clear()
    guard outputs.write(document) else { return 2 }
    if document.requests == 0 { return 1 }
    return ReceiverCommand.exitCode(document, minimum, true)
  }
}
