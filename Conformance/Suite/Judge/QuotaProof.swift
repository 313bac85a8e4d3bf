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

  /// Connections that send at once.
  private static let crowd = 50
  /// From here on a window is used up by many connections at once, since one after the other would take too long.
  private static let longWindow = 2_000
  /// What the request is answered while it passes.
  private var usualStatus = 0
  private var connections: [Connection] = []

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
    if plan.step == .secondProtocol { return secondProtocol() }
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
    case .secondProtocol: break
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
    try proveRetryAfter(refused, plan.quota.burst.site, since: start, isExact: true)
  }

  private mutating func proveWindow() throws(Obstacle) {
    var used = 0
    let start = session.serverNow
    var begun = start
    while used < limit {
      let next = min(burst, limit - used)
      if used > 0 {
        // An empty bucket is given the time to hold so many again, of which some has passed by itself, and a little
        // more, since the server's clock is only known as exactly as its answers are quick. All of it stays within one
        // window.
        let passed = Double(session.serverNow.milliseconds - begun.milliseconds) / 1_000
        let wait = Double(next * window) / Double(limit) + 0.2 - passed
        if wait > 0 { try session.advance(Int(wait.rounded(.up))) }
      }
      begun = session.serverNow
      try pass(next, of: &used, rule: plan.quota.limit.site)
      guard findings.isEmpty else { return }
    }
    let left = window - seconds(since: start)
    if left > 4 { try session.advance(min(refill, left / 2)) }
    let refused = try refuse(
      "Request \(limit + 1) in one window must be refused: the limit is \(limit)", plan.quota.limit.site)
    guard let refused else { return }
    try proveRetryAfter(refused, plan.quota.limit.site, since: session.serverNow, isExact: false)
  }

  /// Whole seconds of the server's time.
  private func seconds(since start: Moment) -> Int {
    Int((session.serverNow.milliseconds - start.milliseconds) / 1_000)
  }

  /// However many ask at once, as many pass as may.
  private mutating func proveConcurrency() throws(Obstacle) {
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
  private mutating func crowd(_ count: Int) throws(Obstacle) -> [Exchange] {
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

  /// The quota that one client has used up is whole for another.
  private mutating func proveIsolation(_ other: RequestPlan) throws(Obstacle) {
    var used = 0
    let start = session.serverNow
    try pass(min(burst, limit), of: &used, rule: plan.quota.burst.site)
    guard findings.isEmpty,
      try refuse("Request \(burst + 1) at once must be refused", plan.quota.burst.site, since: start) != nil
    else { return }
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
  private mutating func proveEverywhere(_ others: [(operation: Operation, request: Request)]) throws(Obstacle) {
    var used = 0
    let start = session.serverNow
    try pass(min(burst, limit), of: &used, rule: plan.quota.burst.site)
    guard findings.isEmpty,
      try refuse("Request \(burst + 1) at once must be refused", plan.quota.burst.site, since: start) != nil
    else { return }
    for (operation, request) in others {
      // A large quota gives a request back now and then.
      let start = session.serverNow
      var passed = 0
      var exchange: Exchange
      repeat {
        exchange = try session.send(request, of: operation)
        passed += 1
      } while exchange.answer.status != 429 && passed <= refilled(since: start) + 1
      if exchange.answer.status != 429 {
        note("A used up quota must be used up for \(operation.id) as well", plan.quota.site, exchange)
      }
    }
  }

  /// Of each other operation of the quota that takes the same login and can be asked at all.
  private func requestsOfOthers() -> [(operation: Operation, request: Request)] {
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
  private func requestOfAnother() throws(Obstacle) -> RequestPlan {
    var other = plan.request
    switch plan.request.credential {
    case .bearer: other.credential = .otherClient(isToken: true)
    case .client: other.credential = .otherClient(isToken: false)
    default: throw .missing("the quota is counted for addresses here, and the suite has only one")
    }
    _ = try session.login(for: other.credential)
    return other
  }

  private mutating func proveEvasion() throws(Obstacle) {
    var used = 0
    let start = session.serverNow
    try pass(min(burst, limit), of: &used, rule: plan.quota.burst.site)
    guard findings.isEmpty,
      try refuse("Request \(burst + 1) at once must be refused", plan.quota.burst.site, since: start) != nil
    else { return }
    let request = try session.request(for: plan.request)
    for disguise in Disguise.all {
      guard let disguised = disguise.apply(to: request) else { continue }
      // A large quota gives a request back now and then; who evades it is never refused.
      let start = session.serverNow
      var passed = 0
      var exchange: Exchange
      repeat {
        exchange = try session.send(disguised, of: plan.request.operation)
        passed += 1
      } while isThrough(exchange, disguise) && passed <= refilled(since: start) + 1
      if isThrough(exchange, disguise) {
        note("A used up quota must not be evaded by \(disguise.name)", plan.quota.site, exchange)
      }
    }
  }

  /// Whether a disguised request has reached its operation. One whose path is another as well can be an unknown route.
  private func isThrough(_ exchange: Exchange, _ disguise: Disguise) -> Bool {
    let answer = exchange.answer
    if answer.status == 429 { return false }
    if !disguise.changesPath { return true }
    return answer.status == usualStatus && answer.header("X-RateLimit-Limit") != nil
  }

  /// Whether HTTP/2, which would be another way in, is spoken at all (RFC 9113 section 3.4).
  private func secondProtocol() -> Outcome {
    var request = Request(method: "PRI", target: "*")
    request.raw = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
    do throws(ClientError) {
      _ = try session.client.send(request)
      return .skipped("the server does not speak HTTP/2, which would be another way in")
    } catch {
      guard case .unreadable = error else {
        return .skipped("the server does not speak HTTP/2, which would be another way in")
      }
      return .skipped("the server speaks HTTP/2, and the suite does not yet")
    }
  }

  /// The whole requests that the bucket got back since then by time alone.
  private func refilled(since start: Moment) -> Int {
    let milliseconds = session.serverNow.milliseconds - start.milliseconds
    return Int(milliseconds) * limit / (window * 1_000)
  }

  /// Sends requests that must all pass, and follows what their headers say of the window.
  private mutating func pass(_ count: Int, of used: inout Int, rule: Site) throws(Obstacle) {
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

  /// Before `Retry-After` has passed the request is still refused, and then it passes.
  ///
  /// It is told in whole seconds, rounded up: where the quota was fresh a moment ago the request is refused until the
  /// last of them, else until the last but one. What a slow machine adds to that by itself shows nothing.
  /// - Parameters:
  ///   - start: when no part of a second had passed yet.
  ///   - isExact: whether that was when the quota was fresh.
  private mutating func proveRetryAfter(
    _ refused: Exchange, _ site: Site, since start: Moment, isExact: Bool
  ) throws(Obstacle) {
    guard let told = refused.answer.header("Retry-After").flatMap(Int.init), told > 0 else { return }
    let last = isExact ? 1 : 2
    if told > last {
      try session.advance(told - last)
      let early = try session.performOnce(plan.request)
      let lag = session.serverNow.milliseconds - start.milliseconds - Int64(told - last) * 1_000
      if early.answer.status != 429, lag < 900 {
        note("After \(told - last) s the request must still be refused: Retry-After said \(told)", site, early)
        return
      }
    }
    try session.advance(min(last, told))
    let late = try session.performOnce(plan.request)
    if late.answer.status == 429 { note("After \(told) s the request must pass: Retry-After said so", site, late) }
  }

  private mutating func note(_ message: String?, _ site: Site, _ exchange: Exchange) {
    if let message { findings.append(.init(message, site)) }
    exchanges.append(exchange)
  }
}
