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

  private var limit: Int { plan.quota.limit.value }
  private var burst: Int { plan.quota.burst.value }
  private var window: Int { plan.quota.windowSeconds.value }
  /// How long an empty bucket takes to be full.
  private var refill: Int { (burst * window + limit - 1) / limit }

  init(session: Session, judge: Judge, plan: QuotaPlan) {
    self.session = session
    self.judge = judge
    self.plan = plan
  }

  mutating func run() throws(Obstacle) -> Outcome {
    // A new window and a full bucket, and a token that lives through it.
    try session.advance(window + 1)
    switch plan.step {
    case .burst: try proveBurst()
    case .window: try proveWindow()
    case .evasion: try proveEvasion()
    }
    try session.advance(window + 1)
    return findings.isEmpty ? .passed : .failed(findings)
  }

  private mutating func proveBurst() throws(Obstacle) {
    guard burst < limit else { return try proveWindow() }
    var used = 0
    let start = session.serverNow
    try pass(burst, of: &used, rule: plan.quota.burst.site)
    guard findings.isEmpty else { return }
    let refused = try refuse(
      "Request \(burst + 1) at once must be refused: the burst is \(burst)", plan.quota.burst.site, since: start)
    guard let refused else { return }
    try proveRetryAfter(refused, plan.quota.burst.site)
  }

  private mutating func proveWindow() throws(Obstacle) {
    var used = 0
    var passed = 0
    while used < limit {
      // Once the bucket is empty it is given the time to fill again; all of this stays within one window.
      if used > 0 {
        try session.advance(min(refill, max(window - 2 - passed, 0)))
        passed += refill
      }
      try pass(min(burst, limit - used), of: &used, rule: plan.quota.limit.site)
      guard findings.isEmpty else { return }
    }
    let left = window - passed
    if left > 4 { try session.advance(min(refill, left / 2)) }
    let refused = try refuse(
      "Request \(limit + 1) in one window must be refused: the limit is \(limit)", plan.quota.limit.site)
    guard let refused else { return }
    try proveRetryAfter(refused, plan.quota.limit.site)
  }

  private mutating func proveEvasion() throws(Obstacle) {
    var used = 0
    let start = session.serverNow
    try pass(min(burst, limit), of: &used, rule: plan.quota.burst.site)
    guard findings.isEmpty,
      try refuse("Request \(burst + 1) at once must be refused", plan.quota.burst.site, since: start) != nil
    else { return }
    var attempts: [(String, RequestPlan)] = []
    for name in ["X-Forwarded-For", "Forwarded", "X-Real-IP", "True-Client-IP"] {
      var other = plan.request
      other.headers.append(.init(name, name == "Forwarded" ? "for=192.0.2.1" : "192.0.2.1"))
      attempts.append(("the header \(name)", other))
    }
    var query = plan.request
    query.query.append(.init("conformance", "1"))
    attempts.append(("a query", query))
    var closing = plan.request
    closing.headers.append(.init("Connection", "close"))
    attempts.append(("a connection of its own", closing))
    for (name, request) in attempts {
      // A large quota gives a request back now and then; who evades it is never refused.
      let start = session.serverNow
      var exchange = try session.performOnce(request)
      var passed = 1
      while exchange.answer.status != 429, passed <= refilled(since: start) + 1 {
        exchange = try session.performOnce(request)
        passed += 1
      }
      if exchange.answer.status != 429 {
        note("A used up quota must not be evaded by \(name)", plan.quota.site, exchange)
      }
    }
  }

  /// The whole requests that the bucket got back since then by time alone.
  private func refilled(since start: Moment) -> Int {
    let milliseconds = session.serverNow.milliseconds - start.milliseconds
    return Int(milliseconds) * limit / (window * 1_000)
  }

  /// Sends requests that must all pass, and follows what their headers say of the window.
  private mutating func pass(_ count: Int, of used: inout Int, rule: Site) throws(Obstacle) {
    for _ in 0..<count {
      let exchange = try session.performOnce(plan.request)
      used += 1
      let answer = exchange.answer
      if answer.status == 429 {
        note(
          "Request \(used) must pass (limit \(limit) in \(window) s, burst \(burst)), but is refused", rule, exchange)
        return
      }
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
  private mutating func refuse(_ rule: String, _ site: Site, since start: Moment? = nil) throws(Obstacle) -> Exchange? {
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

  /// A second before `Retry-After` has passed the request is still refused, and then it passes.
  private mutating func proveRetryAfter(_ refused: Exchange, _ site: Site) throws(Obstacle) {
    guard let seconds = refused.answer.header("Retry-After").flatMap(Int.init), seconds > 0 else { return }
    if seconds > 1 {
      try session.advance(seconds - 1)
      let early = try session.performOnce(plan.request)
      if early.answer.status != 429 {
        note("After \(seconds - 1) s the request must still be refused: Retry-After said \(seconds)", site, early)
        return
      }
    }
    try session.advance(1)
    let late = try session.performOnce(plan.request)
    if late.answer.status == 429 { note("After \(seconds) s the request must pass: Retry-After said so", site, late) }
  }

  private mutating func note(_ message: String?, _ site: Site, _ exchange: Exchange) {
    if let message { findings.append(.init(message, site)) }
    exchanges.append(exchange)
  }
}
