import SpecIR

/// The outcome of a run as it was had, with every exchange that decided. What is shown of it is its ``document``.
public struct Report: Sendable {
  public var target: Target
  public var contract: Contract
  public var results: [CaseResult]
  /// Operation (empty for none) → status → answers.
  public var statuses: [String: [Int: Int]]
  /// Operation (empty for none) → seconds from the first byte of each request to the last of its answer.
  public var latencies: [String: [Double]]
  /// Which of the contract's answers were given.
  public var coverage: Coverage
  public var exchanges: Int
  public var seconds: Double
  public var seed: UInt64
  public var redactor: Redactor
  /// Whether every planned case was begun.
  public var isComplete = true
  /// What a reader must know besides.
  public var notes: [String] = []

  public var passed: Int { count { if case .passed = $0 { true } else { false } } }
  public var failed: Int { count { if case .failed = $0 { true } else { false } } }
  public var skipped: Int { count { if case .skipped = $0 { true } else { false } } }

  private func count(_ isOne: (Outcome) -> Bool) -> Int { results.filter { isOne($0.outcome) }.count }

  public var failures: String { document.failures }
  public var summary: String { document.summary }
}

extension Site {
  /// `passemarche.yaml:213`
  public var short: String { "\(file.split(separator: "/").last.map(String.init) ?? file):\(line)" }
}
