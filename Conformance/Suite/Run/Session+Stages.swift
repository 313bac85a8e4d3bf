import SpecIR

/// How far on the things are that an operation is tried on.
public struct Stage: Sendable, Hashable {
  /// Brought to their end by the operation that the contract has for it, or given to the suite; nil where that is as
  /// the operation needs it.
  public var isBroughtToEnd: Bool?
  public var time = Time.open

  /// Whether the instant that they were given when they were made (`x-future`) lies ahead.
  public enum Time: Sendable, Hashable {
    /// Far ahead.
    case open
    /// So far ahead that they can still be used.
    case closing
    case past
  }

  var isComplete: Bool { isBroughtToEnd == true }

  /// As they were made.
  public static let made = Stage(isBroughtToEnd: false)
  public static let complete = Stage(isBroughtToEnd: true)
  /// As the operation needs them, but that their time is over.
  public static let past = Stage(time: .past)
}

extension Session {
  /// How far on the things must be for an operation to succeed, found out once: as they were made, unless only complete
  /// ones will do. A page that is shown is better than one that leads elsewhere.
  func stage(of operation: Operation) -> Stage {
    if let known = stages[operation.id] { return known }
    stages[operation.id] = .made
    guard !contract.isCompleter(operation), contract.kinds(of: operation).contains(where: canComplete) else {
      return .made
    }
    if operation.method != .get, let page = contract.page(of: operation), page.produces.contains("text/html") {
      let stage = stage(of: page)
      stages[operation.id] = stage
      return stage
    }
    // What earlier cases have changed would tell of another state.
    _ = renewResources(of: Planner(contract: contract).valid(operation))
    let early = success(of: operation)
    if early < 2 {
      stages[operation.id] = .complete
      if success(of: operation) <= early { stages[operation.id] = .made }
    }
    return stages[operation.id] ?? .made
  }

  private func canComplete(_ kind: String) -> Bool {
    if let completer = contract.completer(of: kind), !unserved.contains(completer.id) { return true }
    return options.given[kind] != nil
  }

  /// 2 for a success, 1 for a way on to another page, 0 for neither.
  private func success(of operation: Operation) -> Int {
    guard let answer = try? perform(Planner(contract: contract).valid(operation)).answer else { return 0 }
    return answer.status < 300 ? 2 : contract.isSuccess(answer.status, of: operation) ? 1 : 0
  }

  /// The stage that is asked for, made definite by what the operation needs.
  func stage(of operation: Operation, _ asked: Stage?) -> Stage {
    guard var stage = asked else { return self.stage(of: operation) }
    if stage.isBroughtToEnd == nil { stage.isBroughtToEnd = self.stage(of: operation).isComplete }
    return stage
  }

  /// Seconds after which things that are to end soon have ended: time enough to make them, and to wait for a quota.
  static let secondsToClose = 7_200

  /// Lets the time pass that things were given when they were made.
  func letPass() throws(Obstacle) {
    try advance(Self.secondsToClose + 1)
    for isComplete in [false, true] {
      let closing = Stage(isBroughtToEnd: isComplete, time: .closing)
      made[Stage(isBroughtToEnd: isComplete, time: .past), default: [:]].merge(made[closing] ?? [:]) { _, new in new }
      made[closing] = nil
    }
  }

  /// Notes that a request has changed something.
  func noteChange(by plan: RequestPlan, _ answer: Answer) {
    guard let operation = plan.operation, operation.method != .get, contract.isSuccess(answer.status, of: operation)
    else { return }
    let stage = stage(of: operation, plan.stage)
    for kind in contract.kinds(of: operation) {
      if case .success(var resource)? = made[stage]?[kind] {
        resource.isTouched = true
        made[stage]?[kind] = .success(resource)
      }
    }
  }

  /// Puts new things in the place of those that earlier cases have changed.
  /// - Returns: false where the plan stands on none.
  func renewResources(of plan: RequestPlan) -> Bool {
    guard let operation = plan.operation else { return false }
    let stage = stage(of: operation, plan.stage)
    let touched = contract.kinds(of: operation).filter { kind in
      if case .success(let resource)? = made[stage]?[kind] { resource.isTouched } else { false }
    }
    guard !touched.isEmpty else { return false }
    for kind in touched { forget(kind, stage) }
    return true
  }

  /// Takes back what a request has brought about, where a link of its answer leads to a DELETE that needs nothing else,
  /// so that no other case meets it.
  func undo(_ exchange: Exchange, of operation: Operation?) throws(Obstacle) {
    guard let response = operation?.responses.first(where: { $0.status == exchange.answer.status }) else { return }
    for link in response.links {
      guard let undoing = contract.operation(link.operationID), undoing.method == .delete, undoing.parameters.isEmpty
      else { continue }
      _ = try performMetered(Planner(contract: contract).valid(undoing))
    }
  }
}
