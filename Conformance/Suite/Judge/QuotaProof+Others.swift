import SchemaEvaluator
import SpecIR

/// Who and what else a used up quota is used up for, and who not.
extension QuotaProof {
  /// The quota that one client has used up is whole for another.
  mutating func proveIsolation(_ other: RequestPlan) throws(Obstacle) {
    guard try useUp() != nil else { return }
    let exchange = try session.performOnce(other)
    let remaining = exchange.answer.header("X-RateLimit-Remaining").flatMap(Int.init)
    if exchange.answer.status == 429 || remaining != limit - 1 {
      let told = remaining.map(String.init) ?? "absent"
      note(
        "What one client has used up must not be missing to another, but the other's answer is "
          + "\(exchange.answer.status) and its X-RateLimit-Remaining \(told)", plan.quota.site, exchange)
    }
  }

  /// A used up quota is used up for every operation that is charged to it.
  mutating func proveEverywhere(_ others: [(operation: Operation, request: Request)]) throws(Obstacle) {
    guard try useUp() != nil else { return }
    for (operation, request) in others {
      if let exchange = try lastPassing(request, of: operation, isThrough: { $0.status != 429 }) {
        note("A used up quota must be used up for \(operation.id) as well", plan.quota.site, exchange)
      }
    }
  }

  /// Of each other operation of the quota that takes the same login and can be asked at all.
  func requestsOfOthers() -> [(operation: Operation, request: Request)] {
    let planner = Planner(contract: session.contract)
    return session.contract.api.operations.compactMap { operation in
      let request = planner.valid(operation)
      // Who shows another login, or none, is counted apart.
      guard operation.quota == .metered(plan.quota.name), operation.id != plan.request.operation?.id,
        request.credential == plan.request.credential, !session.unserved.contains(operation.id),
        let request = try? session.request(for: request)
      else { return nil }
      return (operation, request)
    }
  }

  /// The same request from the second client, with its token at hand.
  func requestOfAnother() throws(Obstacle) -> RequestPlan {
    var other = plan.request
    switch plan.request.credential {
    case .bearer: other.credential = .otherClient(isToken: true)
    case .client: other.credential = .otherClient(isToken: false)
    default: throw .missing("the quota is counted for addresses here, and the suite has only one")
    }
    _ = try session.login(for: other.credential)
    return other
  }

  mutating func proveEvasion() throws(Obstacle) {
    guard try useUp() != nil else { return }
    let request = try session.request(for: plan.request)
    for disguise in Disguise.all {
      guard let disguised = disguise.apply(to: request) else { continue }
      let exchange = try lastPassing(
        disguised, of: plan.request.operation, isThrough: { isThrough($0, disguise) })
      if let exchange {
        note("A used up quota must not be evaded by \(disguise.name)", plan.quota.site, exchange)
      }
    }
  }

  /// What a request is answered in the end that passes although the quota is used up: a large one gives some back now
  /// and then, but who evades it is never refused.
  /// - Returns: nil where it is refused.
  private func lastPassing(
    _ request: Request, of operation: Operation?, isThrough: (Answer) -> Bool
  ) throws(Obstacle) -> Exchange? {
    try lastPassing({ () throws(Obstacle) in try session.send(request, of: operation) }, isThrough: isThrough)
  }

  private func lastPassing(
    _ send: () throws(Obstacle) -> Exchange, isThrough: (Answer) -> Bool
  ) throws(Obstacle) -> Exchange? {
    let start = session.serverNow
    var passed = 0
    while true {
      let exchange = try send()
      guard isThrough(exchange.answer) else { return nil }
      passed += 1
      if passed > refilled(since: start) + 1 { return exchange }
    }
  }

  /// Whether a disguised request has reached its operation. One whose path is another as well can be an unknown route.
  private func isThrough(_ answer: Answer, _ disguise: Disguise) -> Bool {
    if answer.status == 429 { return false }
    if !disguise.changesPath { return true }
    return answer.status == usualStatus && answer.header("X-RateLimit-Limit") != nil
  }

  /// A quota that is used up by HTTP/1.1 must be so by HTTP/2, where that is spoken: else it is another way in.
  mutating func proveSecondProtocol() throws(Obstacle) {
    let client = HTTPClient(target: session.client.target, usesHTTP2: true)
    do throws(ClientError) {
      _ = try client.send(Request(method: "OPTIONS", target: "*"))
    } catch {
      throw .missing("the server does not speak HTTP/2, which would be another way in")
    }
    var used = 0
    let start = session.serverNow
    try pass(min(burst, limit), of: &used, rule: plan.quota.burst.site)
    guard findings.isEmpty,
      try refuse("Request \(burst + 1) at once must be refused", plan.quota.burst.site, since: start) != nil
    else { return }
    let request = try session.request(for: plan.request)
    let exchange = try lastPassing(
      { () throws(Obstacle) in
        do throws(ClientError) { return try client.send(request) } catch { throw .noAnswer(error, request) }
      }, isThrough: { $0.status != 429 })
    if let exchange { note("A used up quota must not be evaded by HTTP/2", plan.quota.site, exchange) }
  }
}
