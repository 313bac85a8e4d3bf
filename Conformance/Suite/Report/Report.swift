import SpecIR

/// The outcome of a run, as data; the other files of this folder write it.
public struct Report: Sendable {
  public var target: Target
  public var contract: Contract
  public var results: [CaseResult]
  /// Operation (empty for none) → status → answers.
  public var statuses: [String: [Int: Int]]
  public var exchanges: Int
  public var seconds: Double
  public var seed: UInt64
  public var redactor: Redactor

  public var passed: Int { count { if case .passed = $0 { true } else { false } } }
  public var failed: Int { count { if case .failed = $0 { true } else { false } } }
  public var skipped: Int { count { if case .skipped = $0 { true } else { false } } }

  private func count(_ isOne: (Outcome) -> Bool) -> Int { results.filter { isOne($0.outcome) }.count }
}

extension Site {
  /// `passemarche.yaml:213`
  public var short: String { "\(file.split(separator: "/").last.map(String.init) ?? file):\(line)" }
}
