import SchemaEvaluator
import SpecIR

/// Many requests at once, over as many connections.
extension QuotaProof {
  private static let crowd = 50

  /// However many ask at once, as many pass as may.
  mutating func proveConcurrency() throws(Obstacle) {
    let allowed = min(burst, limit)
    let start = session.serverNow
    let exchanges = try crowd(allowed + Self.crowd)
    let refused = exchanges.filter { $0.answer.status == 429 }
    let passed = exchanges.count - refused.count
    let most = allowed + (burst < limit ? refilled(since: start) : 0)
    if passed < allowed || passed > most {
      let message = "Of \(exchanges.count) requests, \(Self.crowd) at once, \(allowed) must pass, but \(passed) did"
      note(message, plan.quota.burst.site, passed > most ? exchanges[exchanges.count - 1] : refused[0])
    }
  }

  /// Sends so many requests, many at once, and judges each answer as such.
  mutating func crowd(_ count: Int) throws(Obstacle) -> [Exchange] {
    let request = try session.request(for: plan.request)
    var exchanges: [Exchange] = []
    while exchanges.count < count {
      let crowd = Crowd(target: session.client.target, size: Self.crowd, timeout: session.options.timeout)
      do {
        exchanges += try crowd.send(request, count: count - exchanges.count, over: &connections)
      } catch { throw .noAnswer(error, request) }
    }
    for exchange in exchanges { session.observe(exchange, plan.request.operation) }
    return exchanges
  }
}
