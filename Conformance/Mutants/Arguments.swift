/// The command line, read.
struct Arguments {
  /// The command `passemarche` of the build that is to be the true server.
  var server = ""
  /// What its pages load, as `scripts/assets` makes it.
  var assets = ".build/assets"
  var contract = "spec/passemarche.yaml"
  /// Only mutants whose name matches; `*` stands for any text.
  var only: String?
  /// Every so many-th mutant.
  var step = 1
  /// How many mutations of the contract there are for each kind.
  var perKind = 3
  /// Mutants that survive, each with the reason.
  var survivors = "Conformance/Mutants/survivors.txt"
  /// Where the table goes; nil for nowhere.
  var table: String?
  var lists = false

  struct UsageError: Error { var message: String }

  static let help = """
    mutants: proves that the conformance suite can fail.

    usage: mutants --server PATH [options]

      --server PATH        the command passemarche; it is started with a database of its own
      --assets-dir DIR     what its pages load, as scripts/assets makes it (default .build/assets)
      --contract FILE      its contract (default spec/passemarche.yaml)
      --only GLOB          only mutants whose name matches
      --every N            only each Nth mutant
      --per-kind N         so many mutations of the contract for each kind of change (default 3)
      --survivors FILE     the mutants that may survive, with the reason (default Conformance/Mutants/survivors.txt)
      --table FILE         write what became of each as a page in Markdown
      --list               tell the mutants and run none
      --help               this text

    A mutant is a server that breaks the contract in one place: the true server behind a proxy that changes one thing of
    requests or answers, or the true server held against a contract in which one constraint is another. Each must fail
    at least one case of the suite. A wrong sender of webhooks is the true server behind a proxy that changes its
    deliveries, or what they are answered; a wrong receiver is the demonstration platform behind one. They must fail a
    check of `conformance deliveries` and `conformance receiver`.

    Exit codes: 0 all are killed but those listed; 1 one survives, one that is listed is killed, or the true server
    fails; 2 the command line, the server or the contract cannot be used.

    """

  /// - Returns: nil when help is asked for.
  init?(_ words: [String]) throws(UsageError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--help" || word == "-h" { return nil }
      if word == "--list" {
        lists = true
        continue
      }
      guard let value = rest.popFirst() else { throw UsageError(message: "\(word) needs a value") }
      switch word {
      case "--server": server = value
      case "--assets-dir": assets = value
      case "--contract": contract = value
      case "--only": only = value
      case "--survivors": survivors = value
      case "--table": table = value
      case "--every", "--per-kind":
        guard let number = Int(value), number > 0 else { throw UsageError(message: "\(word) needs a number above 0") }
        if word == "--every" { step = number } else { perKind = number }
      default: throw UsageError(message: "unknown argument \(word)")
      }
    }
    if server.isEmpty { throw UsageError(message: "--server is missing") }
  }
}
