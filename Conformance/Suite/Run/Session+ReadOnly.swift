import SpecIR

/// What holds a read-only run to what is safe on a server that people work with. It stands where requests go out, so
/// that no case can forget it.
extension Session {
  /// - Throws: ``Obstacle/missing(_:)`` for a request that is not sent.
  func holdToReading(_ plan: RequestPlan) throws(Obstacle) {
    if plan.raw != nil {
      throw .missing("the profile read-only sends no message that could disturb what stands before the server")
    }
    // Whoever reads needs a token first.
    let isToken = plan.operation?.id == contract.tokenOperation?.id && plan.method == plan.operation?.method.rawValue
    guard ["GET", "HEAD", "OPTIONS"].contains(plan.method) || isToken else {
      throw .missing("the profile read-only sends nothing that could change something")
    }
    if case .metered(let name)? = plan.operation?.quota, spentQuotas.contains(name) {
      throw .missing("the profile read-only leaves half of the quota \(name) to others, and has used the other half")
    }
  }

  /// Notes a quota of which half is used, whoever has used it.
  func noteQuota(in exchange: Exchange, of operation: Operation?) {
    guard case .metered(let name)? = operation?.quota, operation?.id != contract.tokenOperation?.id,
      let limit = exchange.answer.header("X-RateLimit-Limit").flatMap(Int.init),
      let left = exchange.answer.header("X-RateLimit-Remaining").flatMap(Int.init), left * 2 < limit
    else { return }
    spentQuotas.insert(name)
  }
}
