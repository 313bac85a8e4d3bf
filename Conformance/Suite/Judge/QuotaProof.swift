import SchemaEvaluator
import SpecIR

/// Shows what a quota lets through, by using it up. The clock of the server is moved, so that an hour takes no longer
/// than its requests.
struct QuotaProof {
  let session: Session
  let judge: Judge
  let plan: QuotaPlan
  private(set) var findings: [Finding] = []
  /// Each exchange that was not as it should be.
  private(set) var exchanges: [Exchange] = []

  /// From here on a window is used up by many connections at once, since one after the other would take too long.
  private static let longWindow = 2_000
  /// What the request is answered while it passes.
  private(set) var usualStatus = 0
  /// Those of a crowd.
  var connections: [Connection] = []

  var limit: Int { plan.quota.limit.value }
  var burst: Int { plan.quota.burst.value }
  var window: Int { plan.quota.windowSeconds.value }
  /// How long an empty bucket takes to be full.
  var refill: Int { (burst * window + limit - 1) / limit }

  init(session: Session, judge: Judge, plan: QuotaPlan) {
    self.session = session
    self.judge = judge
    self.plan = plan
  }

  mutating func run() throws(Obstacle) -> Outcome {
    // A new window and a full bucket, and a token that lives through it.
    let other = plan.step == .isolation ? try requestOfAnother() : nil
    let others = plan.step == .everywhere ? requestsOfOthers() : []
    try session.advance(window + 1)
    switch plan.step {
    case .burst: try proveBurst()
    case .window: try proveWindow()
    case .concurrency: try proveConcurrency()
    case .evasion: try proveEvasion()
    case .isolation: if let other { try proveIsolation(other) }
    case .everywhere: try proveEverywhere(others)
    case .secondProtocol: try proveSecondProtocol()
    }
    try session.advance(window + 1)
    return findings.isEmpty ? .passed : .failed(findings)
  }

  /// Sends requests that must all pass, and follows what their headers say of the window.
  mutating func pass(_ count: Int, of used: inout Int, rule: Site) throws(Obstacle) {
    if plan.step == .window, limit > Self.longWindow {
      let exchanges = try crowd(count)
      used += count
      if let refused = exchanges.first(where: { $0.answer.status == 429 }) {
        note("All of \(limit) requests in one window must pass, but one of the first \(used) is refused", rule, refused)
      }
      return
    }
    for _ in 0..<count {
      let exchange = try session.performOnce(plan.request)
      used += 1
      let answer = exchange.answer
      if answer.status == 429 {
        note(
          "Request \(used) must pass (limit \(limit) in \(window) s, burst \(burst)), but is refused", rule, exchange)
        return
      }
      usualStatus = answer.status
      for (name, expected) in [("X-RateLimit-Limit", limit), ("X-RateLimit-Remaining", limit - used)] {
        if answer.header(name) != String(expected) {
          note(
            "\(name) must be \(expected) after \(used) requests, but is \(answer.header(name) ?? "absent")",
            plan.quota.limit.site, exchange)
          return
        }
      }
      let now = session.serverNow.milliseconds / 1_000
      if let reset = answer.header("X-RateLimit-Reset").flatMap(Int64.init),
        !(now - 2...now + Int64(window) + 2).contains(reset)
      {
        note(
          "X-RateLimit-Reset must lie within the window, but is \(reset) at \(now)", plan.quota.windowSeconds.site,
          exchange)
        return
      }
    }
  }

  /// Sends a request that must be refused by the quota: the next one or, since an empty bucket fills while requests are
  /// made, one as soon after as time has given some back.
  /// - Parameter start: when the bucket was full; nil where the window is used up and time gives nothing back.
  mutating func refuse(_ rule: String, _ site: Site, since start: Moment? = nil) throws(Obstacle) -> Exchange? {
    var exchange = try session.performOnce(plan.request)
    var passed = 1
    while let start, exchange.answer.status != 429, passed <= refilled(since: start) {
      exchange = try session.performOnce(plan.request)
      passed += 1
    }
    let verdict = judge.outcome(
      exchange, plan.request, .refusal(.tooManyRequests, sentences: nil, code: nil), site: site, usesMade: false)
    guard case .failed(let found) = verdict else { return exchange }
    note(exchange.answer.status == 429 ? nil : rule, site, exchange)
    findings += found
    return nil
  }

  /// Uses up what may be asked at once.
  /// - Returns: the first answer that refuses more, and when the quota was fresh; nil where it is not as it should be.
  mutating func useUp() throws(Obstacle) -> (refused: Exchange, start: Moment)? {
    var used = 0
    let start = session.serverNow
    let most = min(burst, limit)
    try pass(most, of: &used, rule: plan.quota.burst.site)
    guard findings.isEmpty else { return nil }
    let refused = try refuse(
      "Request \(most + 1) at once must be refused: the burst is \(burst)", plan.quota.burst.site, since: start)
    return refused.map { ($0, start) }
  }

  /// The whole requests that the bucket got back since then by time alone.
  func refilled(since start: Moment) -> Int {
    let milliseconds = session.serverNow.milliseconds - start.milliseconds
    return Int(milliseconds) * limit / (window * 1_000)
  }

  mutating func note(_ message: String?, _ site: Site, _ exchange: Exchange) {
    if let message { findings.append(.init(message, site)) }
    exchanges.append(exchange)
  }
}
