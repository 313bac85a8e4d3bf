import Conformance
import Glibc

/// From the command line to an exit code.
enum Command {
  static let help =
    """
    conformance: holds a running server, and what is around it, against the contract.

    usage: conformance [SUBCOMMAND] [options]

    \(Subcommand.all.map { "  \($0.name)" + String(repeating: " ", count: 12 - $0.name.count) + $0.summary }
      .joined(separator: "\n"))

    Without a subcommand it is `conformance run`. `conformance SUBCOMMAND --help` tells the options.

    Exit codes:
      0  nothing failed (what was skipped is told with its reason)
      1  something failed, or differs, or has a grade below --minimum
      2  the command line, the contract or a file cannot be used
      3  the server or the receiver cannot be reached
      4  nothing failed, but --max-time was over before everything was looked at
      5  nothing was tested, or not what needs the token of a client that the server refuses

    """

  static func run(_ words: [String]) -> Int32 {
    // A reader of our output that goes away must not end the run before its reports are written.
    signal(SIGPIPE, SIG_IGN)
    var rest = words[...]
    if let first = rest.first, ["--help", "-h", "help"].contains(first) {
      Terminal.write(help)
      return 0
    }
    var subcommand = Subcommand.run
    if let first = rest.first, !first.hasPrefix("-") {
      guard let found = Subcommand.all.first(where: { $0.name == first }) else {
        return refuse("there is no subcommand \(first)", "")
      }
      subcommand = found
      rest = rest.dropFirst()
    }
    do {
      let flags = try GivenFlags(Array(rest), subcommand.flags())
      if flags.asksForHelp {
        Terminal.write(subcommand.help)
        return 0
      }
      return try subcommand.run(flags)
    } catch let error as UsageError {
      return refuse(error.message, " \(subcommand.name)")
    } catch let error as ContractSource.Failure {
      Terminal.complain("\(error)")
      return error.isUnreachable ? 3 : 2
    } catch {
      Terminal.complain("\(error)")
      return 2
    }
  }

  private static func refuse(_ message: String, _ subcommand: String) -> Int32 {
    Terminal.complain("\(message)\nconformance\(subcommand) --help tells more.")
    return 2
  }
}
