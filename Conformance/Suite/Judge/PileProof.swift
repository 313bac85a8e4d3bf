import SpecIR

/// Shows what becomes of something that is planned again and again.
struct PileProof {
  let session: Session
  let judge: Judge
  let plan: RequestPlan
  let site: Site
  /// The exchange that decided.
  private(set) var exchange: Exchange?

  /// What a server may take before it is believed to take everything.
  private static let most = 400

  init(session: Session, judge: Judge, plan: RequestPlan, site: Site) {
    self.session = session
    self.judge = judge
    self.plan = plan
    self.site = site
  }

  mutating func run() throws(Obstacle) -> Outcome {
    guard let operation = plan.operation else { return .passed }
    _ = session.renewResources(of: plan)
    let isTakenBack = session.contract.isTakenBack(operation)
    var taken: Exchange?
    var refused: Exchange?
    for _ in 0..<Self.most where refused == nil {
      // Nothing is taken back before the end.
      let answered =
        isTakenBack ? try session.send(try session.request(for: plan), of: operation) : try session.perform(plan)
      let isTaken = session.contract.isSuccess(answered.answer.status, of: operation)
      if isTaken { taken = answered } else { refused = answered }
    }
    if let taken { try session.undo(taken, of: operation) }
    guard let refused else { return .skipped("\(Self.most) were taken, and more are not tried") }
    exchange = refused
    // The first of all must not be refused at all.
    let expectation = taken == nil ? Expectation.success : .accepted
    let outcome = judge.outcome(refused, plan, expectation, site: site, usesMade: taken == nil)
    guard case .passed = outcome else { return outcome }
    return isTakenBack ? try afterwards() : try completed()
  }

  /// What was taken back leaves room.
  private mutating func afterwards() throws(Obstacle) -> Outcome {
    let again = try session.performOnce(plan)
    let after = judge.outcome(again, plan, .success, site: site, usesMade: false)
    if case .failed = after { exchange = again }
    return after
  }

  /// A thing that holds all it may is brought to its end like another, or that is refused as the contract says.
  private mutating func completed() throws(Obstacle) -> Outcome {
    guard let operation = plan.operation,
      let completer = session.contract.kinds(of: operation).lazy.compactMap(session.contract.completer).first,
      !session.unserved.contains(completer.id)
    else { return .passed }
    var completion = Planner(contract: session.contract).valid(completer)
    completion.stage = session.stage(of: operation, plan.stage)
    let answered = try session.perform(completion)
    let outcome = judge.outcome(answered, completion, .accepted, site: site, usesMade: false)
    if case .failed = outcome { exchange = answered }
    return outcome
  }
}
