import Conformance
import Glibc

/// The command line and the environment, read.
struct Arguments {
  var target: Target
  var spec: String
  var options: Options
  var junit: String?
  var json: String?
  /// Only tell the cases.
  var lists: Bool

  struct UsageError: Error { var message: String }

  static let help = """
    conformance: holds a running server against its contract.

    usage: conformance --url URL --client-id ID [options]

      --url URL          the server, such as http://127.0.0.1:8080
      --client-id ID     an OAuth client of the server; its secret comes from the environment variable PM_CLIENT_SECRET
                         an operator may give the token of /metrics in PM_OPERATOR_TOKEN; without it what only they may
                         call is skipped
      --spec FILE|URL    the contract; default: URL/openapi.yaml
      --market ID        a completed market of this client that takes applications, which no request can make
      --given NAME=ID    any other resource, by the name of its identifier's parameter or schema
      --only GLOB        only cases whose name matches, such as 'createPublicMarket/*'
      --read-only        only what changes nothing: GET operations, and no quota is used up
      --bail             stop at the first failure
      --seed N           seed of made-up values (default 1)
      --junit FILE       write the results as JUnit XML
      --json FILE        write the results as JSON
      --list             tell the cases with what they prove and where the contract says so, and send nothing
      --help             this text

    Exit codes: 0 every case passed or was skipped for a stated reason; 1 a case failed; 2 the command line or the
    contract cannot be used; 3 the server cannot be reached.

    Against a server in its sandbox environment the suite moves the server's clock to prove quotas; use a client of its
    own.

    """

  /// - Returns: nil when help is asked for.
  init?(_ words: [String]) throws(UsageError) {
    var values: [String: String] = [:]
    var flags: Set<String> = []
    var given: [String: String] = [:]
    var rest = words[...]
    while let word = rest.popFirst() {
      switch word {
      case "--help", "-h": return nil
      case "--bail", "--read-only", "--list": flags.insert(word)
      case "--url", "--client-id", "--spec", "--junit", "--json", "--only", "--seed", "--market":
        guard let value = rest.popFirst() else { throw UsageError(message: "\(word) needs a value") }
        values[word] = value
      case "--given":
        guard let value = rest.popFirst(), let equals = value.firstIndex(of: "="), equals != value.startIndex else {
          throw UsageError(message: "--given needs NAME=ID")
        }
        given[String(value[..<equals])] = String(value[value.index(after: equals)...])
      default: throw UsageError(message: "unknown argument \(word)")
      }
    }
    guard let url = values["--url"] else { throw UsageError(message: "--url is missing") }
    guard let target = Target(url) else { throw UsageError(message: "--url must be http://host[:port][/path]") }
    guard let clientID = values["--client-id"] else { throw UsageError(message: "--client-id is missing") }
    guard let secret = getenv("PM_CLIENT_SECRET").map({ String(cString: $0) }), !secret.isEmpty else {
      throw UsageError(message: "the environment variable PM_CLIENT_SECRET must hold the client's secret")
    }
    guard let seed = UInt64(values["--seed"] ?? "1") else { throw UsageError(message: "--seed must be a number") }
    if let market = values["--market"] { given["MarketIdentifier"] = market }
    self.target = target
    spec = values["--spec"] ?? target.url + "/openapi.yaml"
    options = Options(
      clientID: clientID, clientSecret: secret, given: given, only: values["--only"], seed: seed,
      bail: flags.contains("--bail"),
      readOnly: flags.contains("--read-only"))
    options.operatorToken = getenv("PM_OPERATOR_TOKEN").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    junit = values["--junit"]
    json = values["--json"]
    lists = flags.contains("--list")
  }
}
