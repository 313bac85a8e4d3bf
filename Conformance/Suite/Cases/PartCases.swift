import SpecIR

extension Planner {
  /// What is given in parts, or only when it has changed (RFC 9110 sections 13 and 14), where the contract declares it.
  mutating func parts(_ operation: Operation) {
    guard operation.method == .get else { return }
    let statuses = Set(operation.responses.map(\.status))
    for step in PartPlan.Step.allCases {
      let needed: [Int]
      switch step {
      case .unchanged, .unchangedAmongOthers, .changed: needed = [304]
      case .first, .last, .behindAnother, .ofHead: needed = [206]
      case .none: needed = [206, 416]
      case .ofThis, .ofThisOrAny, .ofAnother, .ofThisWeakly: needed = [412]
      }
      guard statuses.isSuperset(of: needed) else { continue }
      if step == .behindAnother, !operation.parameters.contains(where: { $0.name.lowercased() == "if-range" }) {
        continue
      }
      let site = operation.responses.first { $0.status == needed.last }?.site ?? operation.site
      add(
        "\(operation.id)/part/\(step.rawValue)", operation, step.proves, site,
        .part(.init(request: valid(operation), step: step)))
    }
  }
}

/// A second request for what a first one was given.
public struct PartPlan: Sendable {
  public var request: RequestPlan
  public var step: Step

  public enum Step: String, Sendable, CaseIterable {
    case unchanged
    case unchangedAmongOthers = "unchanged among others"
    case changed
    case first
    case last
    case behindAnother = "of another version"
    case none = "behind the end"
    case ofHead = "of HEAD"
    case ofThis = "this version"
    case ofThisOrAny = "any version"
    case ofAnother = "another version"
    case ofThisWeakly = "this version weakly"

    var proves: String {
      switch self {
      case .unchanged: "Who has the current version is not given it again"
      case .unchangedAmongOthers: "The current version may be one of several that a client has"
      case .changed: "Who has another version is given the current one"
      case .first: "A part is given, and where it stands is told"
      case .last: "The end is given to who asks for the last bytes"
      case .behindAnother: "A part of another version is of no use, and the whole is given"
      case .none: "A part that lies behind the end is refused, and how long the whole is is told"
      case .ofThis, .ofThisOrAny: "Who wants the current version alone is given it"
      case .ofAnother: "Who wants another version alone is refused"
      case .ofThisWeakly: "A weak tag names no version exactly (RFC 9110 section 13.1.1)"
      case .ofHead: "HEAD has no parts, and is answered as without Range (RFC 9110 section 14.2)"
      }
    }
  }
}
