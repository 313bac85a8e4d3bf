import Conformance
import SpecIR

/// The mutants of a run, and the cases that could see them.
struct Plan {
  private(set) var cases: [Case]
  let defects: [Defect]
  let mutations: [SpecMutation]
  let senders: [WebhookDefect]
  let receivers: [WebhookDefect]

  /// - Parameter seen: the answers that operations give the suite; nil to take every mutation of the contract.
  init(_ contract: Contract, _ cases: [Case], _ arguments: Arguments, seen: [String: Set<Int>]?) {
    let defects =
      Defect.headers + Defect.answers + Defect.access + Defect.messages + Defect.parts + Defect.codings
      + Defect.quotas + RuleDefects(contract: contract, cases: cases).found
    let every = SpecMutation.all(of: contract.api)
    let mutations = seen.map { SpecMutation.sample(every, perKind: arguments.perKind, seen: $0, contract.api) } ?? every
    func isIncluded(_ name: String) -> Bool { arguments.only.map { Options.matches(name[...], $0[...]) } ?? true }
    func spread<Mutant>(_ mutants: [Mutant]) -> [Mutant] {
      mutants.enumerated().filter { $0.offset % arguments.step == 0 }.map(\.element)
    }
    self.cases = cases
    self.defects = spread(defects.filter { isIncluded($0.name) })
    self.mutations = spread(mutations.filter { isIncluded($0.name) })
    senders = spread(WebhookDefect.senders.filter { isIncluded($0.name) })
    receivers = spread(WebhookDefect.receivers.filter { isIncluded($0.name) })
  }

  /// Leaves out the cases that failed.
  mutating func leaveOut(_ results: [CaseResult]) {
    let failed = Set(results.filter { if case .failed = $0.outcome { true } else { false } }.map(\.name))
    cases.removeAll { failed.contains($0.name) }
  }

  /// The cases that could see a defect, in their order.
  func cases(of defect: Defect) -> [Case] {
    cases.filter { item in (defect.before + defect.cases).contains { Options.matches(item.name[...], $0[...]) } }
  }

  /// The cases that any defect of the run is held against.
  var casesOfDefects: [Case] {
    let names = Set(defects.flatMap { cases(of: $0).map(\.name) })
    return cases.filter { names.contains($0.name) }
  }
}
