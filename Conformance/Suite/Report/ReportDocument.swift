import SpecIR

/// What came of a command, as plain values without secrets. Every format is written from it, `--json` reads back as it,
/// and two of them are compared.
public struct ReportDocument: Sendable {
  public enum Kind: String, Sendable { case run, receiver, deliveries, compare }

  public var kind: Kind
  /// The server, the receiver or the sender that was looked at.
  public var target: String
  public var contract: String
  public var version: String
  public var seed: UInt64 = 1
  public var requests = 0
  public var seconds = 0.0
  public var checks: [Check] = []
  /// In the order of the contract; empty where no operations were called.
  public var operations: [OperationFigures] = []
  /// What a reader must know besides: that the run was stopped, what could not be seen.
  public var notes: [String] = []

  public init(kind: Kind, target: String, contract: Contract) {
    self.kind = kind
    self.target = target
    self.contract = contract.api.title
    version = contract.api.version
  }

  init(kind: Kind, target: String, title: String, version: String) {
    self.kind = kind
    self.target = target
    contract = title
    self.version = version
  }

  public var passed: Int { checks.count { $0.outcome == .passed } }
  public var failed: Int { checks.count { $0.hasFailed } }
  public var skipped: Int { checks.count - passed - failed }

  /// How the checks begin that stand for a client which the server refused.
  static let authentication = "authentication/"

  /// Whether a client that the run was given was refused, so that what needs its token was not tested.
  public var isRefused: Bool {
    checks.contains { $0.hasFailed && $0.group == nil && $0.name.hasPrefix(Self.authentication) }
  }

  /// Whether anything was looked at: everything can have been skipped, and nothing been chosen.
  public var isTested: Bool { passed + failed > 0 }

  /// One thing that was looked at.
  public struct Check: Sendable {
    /// Unique in its document.
    public var name: String
    /// The operation, or the part of the job; nil for what holds before an operation is chosen.
    public var group: String?
    /// The rule's keyword, or the kind of check: `maxLength`, `authentication` …
    public var keyword: String
    /// One sentence: what is shown when it passes.
    public var proves: String
    public var site: Site?
    public var outcome: Outcome
    public var seconds = 0.0
    /// Of the answer that decided; nil where there was none.
    public var status: Int?
    /// For failures.
    public var evidence: Evidence?
    /// What the answer said, up to what varies from one run to another.
    public var answer: SteadyAnswer?
    /// For what is graded.
    public var merit: Merit?

    public init(
      name: String, group: String?, keyword: String, proves: String, site: Site?, outcome: Outcome,
      seconds: Double = 0
    ) {
      self.name = name
      self.group = group
      self.keyword = keyword
      self.proves = proves
      self.site = site
      self.outcome = outcome
      self.seconds = seconds
    }

    public var hasFailed: Bool { if case .failed = outcome { true } else { false } }
    public var findings: [Finding] { if case .failed(let findings) = outcome { findings } else { [] } }
    public var skipReason: String? { if case .skipped(let reason) = outcome { reason } else { nil } }
  }

  /// The exchange behind a failure, as text.
  public struct Evidence: Sendable, Hashable {
    public var request: String
    public var response: String
    public var curl: String?
  }

  /// What a graded check is worth, why it matters and how it is mended.
  public struct Merit: Sendable, Hashable {
    public var points: Int
    public var why: String
    public var mend: String
    /// The best grade that is left when the check has failed.
    public var cap: Grade?

    public init(points: Int, why: String, mend: String, cap: Grade? = nil) {
      self.points = points
      self.why = why
      self.mend = mend
      self.cap = cap
    }
  }

  /// How an operation was answered, and how fast.
  public struct OperationFigures: Sendable, Hashable {
    /// Empty for what reached no operation.
    public var id: String
    public var method = ""
    public var path = ""
    public var declared: [Int]
    /// Status → answers.
    public var answered: [Int: Int]
    public var latency: Latency?
  }

  public func operation(_ id: String?) -> OperationFigures? { operations.first { $0.id == id ?? "" } }
}

/// From best to worst.
public enum Grade: String, Sendable, Hashable, CaseIterable, Comparable {
  // swift-format-ignore
  case a = "A"
  case b = "B"
  case c = "C"
  case d = "D"
  case e = "E"
  case f = "F"

  public static func < (left: Grade, right: Grade) -> Bool { left.rawValue > right.rawValue }

  /// - Parameter share: of all points, from 0 to 1.
  init(share: Double) {
    switch share {
    case 0.95...: self = .a
    case 0.85...: self = .b
    case 0.70...: self = .c
    case 0.55...: self = .d
    case 0.40...: self = .e
    default: self = .f
    }
  }
}

extension ReportDocument {
  /// Points had and to be had; what was skipped counts for neither.
  public var points: (had: Int, of: Int) {
    var (had, of) = (0, 0)
    for check in checks {
      guard let merit = check.merit, check.skipReason == nil else { continue }
      of += merit.points
      if check.outcome == .passed { had += merit.points }
    }
    return (had, of)
  }

  /// Nil where nothing is graded, or nothing could be looked at.
  public var grade: Grade? {
    let (had, of) = points
    guard of > 0 else { return nil }
    var grade = Grade(share: Double(had) / Double(of))
    // An A is for who leaves nothing to mend.
    if failed > 0, grade == .a { grade = .b }
    for check in checks where check.hasFailed {
      if let cap = check.merit?.cap { grade = min(grade, cap) }
    }
    return grade
  }
}
