import SchemaEvaluator
import SpecIR

/// What became of one case.
public struct CaseResult: Sendable {
  public var name: String
  public var operation: String?
  public var proves: String
  public var site: Site
  public var outcome: Outcome
  /// The exchange that decided; nil where none was made.
  public var exchange: Exchange?
  public var seconds: Double

  var isSkipped: Bool { if case .skipped = outcome { true } else { false } }
}

/// Runs the cases of a contract against a server.
public final class Runner {
  private let session: Session
  private let contract: Contract
  private let options: Options
  private let judge: Judge
  private let ledger: Ledger
  /// The server's memory as it was at first; nil where it cannot be seen.
  private var memory: ServerMemory?
  /// Why the server does not serve some operations, as `x-environments` allows.
  private var unserved: [String: String] = [:]
  /// How often each operation was answered with each status.
  private var statuses: [String: [Int: Int]] = [:]
  /// How many seconds each answer of an operation took.
  private var latencies: [String: [Double]] = [:]
  /// Which of the contract's answers were given.
  private var coverage: Coverage
  /// What every answer must have.
  private var hardening = Hardening()
  private var exchanges = 0

  public init(contract: Contract, target: Target, options: Options) {
    self.contract = contract
    self.options = options
    coverage = Coverage(contract: contract)
    session = Session(
      contract: contract, client: HTTPClient(target: target, timeout: options.timeout, usesHTTP2: options.usesHTTP2),
      options: options)
    ledger = Ledger(contract: contract)
    judge = Judge(
      contract: contract, clientSecret: options.clientSecret, ledger: ledger, isSecure: target.isSecure)
  }

  /// Runs every case that `--only` lets through.
  /// - Parameters:
  ///   - planned: the cases to run in place of all that the contract has.
  ///   - progress: called after each case with the result, its number from 1 and how many there are.
  public func run(
    _ planned: [Case]? = nil, progress: (CaseResult, Int, Int) -> Void = { _, _, _ in }
  ) -> Report {
    session.observe = { [weak self] exchange, operation in
      self?.exchanges += 1
      self?.statuses[operation?.id ?? "", default: [:]][exchange.answer.status, default: 0] += 1
      if exchange.isAlone { self?.latencies[operation?.id ?? "", default: []].append(exchange.seconds) }
      self?.coverage.note(exchange.answer, of: operation)
      self?.hardening.note(exchange, of: operation)
      self?.ledger.note(exchange, of: operation)
    }
    let started = ContinuousClock.now
    memory = options.processID.flatMap(ServerMemory.init)
    findUnserved()
    coverage.unserved = session.unserved
    // The token that moves the clock is had before the cases use up the quota of tokens.
    _ = try? session.token(session.allScopes)
    // A clock that somebody has moved before tells where it stands as it is moved.
    if !options.readOnly { try? session.advance(1) }
    // Only what cases lack is told.
    for name in session.refusedClients.keys { session.refusedClients[name]?.isMissed = false }
    let plan = planned ?? Planner.plan(contract, readOnly: options.readOnly, seed: options.seed)
    let cases = plan.filter(options.includes)
    var results: [CaseResult] = []
    var notes: [String] = []
    for item in cases {
      if let most = options.maxSeconds, Self.seconds(since: started) >= most {
        notes.append("Stopped by --max-time: \(cases.count - results.count) of \(cases.count) cases were not begun")
        break
      }
      let result = run(item)
      results.append(result)
      progress(result, results.count, cases.count)
      if options.bail, case .failed = result.outcome { break }
    }
    let isComplete = results.count == cases.count
    if !isComplete, notes.isEmpty {
      notes.append("Stopped by --bail: \(cases.count - results.count) of \(cases.count) cases were not begun")
    }
    if results.isEmpty, cases.isEmpty { notes.append("Nothing was tested: no case is called so") }
    if !results.isEmpty, results.allSatisfy(\.isSkipped) { notes.append("Nothing was tested: every case was skipped") }
    results.insert(contentsOf: refusals(), at: 0)
    return Report(
      target: session.client.target, contract: contract, results: results, statuses: statuses, latencies: latencies,
      coverage: coverage, exchanges: exchanges, seconds: Self.seconds(since: started), seed: options.seed,
      redactor: Redactor(secrets: session.secrets), isComplete: isComplete, notes: notes)
  }

  /// A failure for each client that the run was given, the server refuses, and cases were skipped without: else a run
  /// with a mistyped secret would pass.
  private func refusals() -> [CaseResult] {
    guard let operation = contract.tokenOperation else { return [] }
    return session.refusedClients.filter(\.value.isMissed).sorted { $0.key < $1.key }.map { name, refused in
      let answer = judge.described(refused.exchange.answer)
      let message = "The \(name) must be given a token, but the answer is \(answer)"
      return CaseResult(
        name: ReportDocument.authentication + name, operation: nil,
        proves: "The \(name) that the run was given is let in; what needs its token was not tested",
        site: operation.site, outcome: .failed([Finding(message, operation.site)]), exchange: refused.exchange,
        seconds: refused.exchange.seconds)
    }
  }

  private func run(_ item: Case) -> CaseResult {
    let started = ContinuousClock.now
    var result = CaseResult(
      name: item.name, operation: item.operation, proves: item.proves, site: item.site, outcome: .passed, exchange: nil,
      seconds: 0)
    if let operation = item.operation, let reason = unserved[operation] {
      result.outcome = .skipped(reason)
      return result
    }
    do throws(Obstacle) {
      switch item.action {
      case .unprovable(let reason): result.outcome = .skipped(reason)
      case .exchange(let plan, let expectation):
        (result.exchange, result.outcome) = try exchange(plan, expectation, item.site)
        if case .failed = result.outcome, let generated = item.generated { shrink(generated, plan, item, &result) }
      case .quota(let plan):
        var proof = QuotaProof(session: session, judge: judge, plan: plan)
        result.outcome = try proof.run()
        result.exchange = proof.exchanges.first
      case .wire(let plan):
        var proof = WireProof(session: session, judge: judge, plan: plan, site: item.site)
        result.outcome = try proof.run()
        result.exchange = proof.exchange
      case .part(let plan):
        var proof = PartProof(session: session, judge: judge, plan: plan, site: item.site)
        result.outcome = try proof.run()
        result.exchange = proof.exchange
      case .pile(let plan):
        var proof = PileProof(session: session, judge: judge, plan: plan, site: item.site)
        result.outcome = try proof.run()
        result.exchange = proof.exchange
      case .list(let plan):
        var proof = ListProof(session: session, judge: judge, plan: plan, site: item.site)
        result.outcome = try proof.run()
        result.exchange = proof.exchange
      case .planned(let plan): (result.exchange, result.outcome) = try planned(plan, item.site)
      case .hardening(let name): (result.exchange, result.outcome) = hardening.verdict(name, item.site)
      case .memory: result.outcome = memory?.verdict(item.site) ?? .skipped(ServerMemory.unknown)
      }
    } catch {
      switch error {
      case .missing(let reason): result.outcome = .skipped(reason)
      case .noAnswer(let error, let request):
        (result.exchange, result.outcome) = unanswered(error, request, item.site)
      }
    }
    if case .passed = result.outcome { note(item.action, result.exchange) }
    result.seconds = Self.seconds(since: started)
    return result
  }

  private func exchange(
    _ plan: RequestPlan, _ expectation: Expectation, _ site: Site
  ) throws(Obstacle) -> (Exchange, Outcome) {
    var exchange = try session.perform(plan)
    if !isAsHoped(exchange, plan, expectation), session.renewResources(of: plan) {
      exchange = try session.perform(plan)
    }
    let usesMade = plan.operation.map(session.usesMadeResource) ?? false
    let outcome = judge.outcome(exchange, plan, expectation, site: site, usesMade: usesMade)
    if case .rejectedForm = expectation, let operation = plan.operation, exchange.answer.status != 422,
      case .failed = outcome, session.showsPage(of: operation) == false
    {
      return (exchange, .skipped(session.loginObstacles.values.first ?? "the page of this form cannot be had"))
    }
    if case .passed = outcome, let untrue = try readBack(exchange, plan, site) { return untrue }
    return (exchange, outcome)
  }

  /// Asks for what a request has made by its own address.
  /// - Returns: the answer that does not tell it as it was sent; nil where all do, or nothing was made.
  private func readBack(
    _ exchange: Exchange, _ plan: RequestPlan, _ site: Site
  ) throws(Obstacle) -> (Exchange, Outcome)? {
    guard let operation = plan.operation, plan.credential == .bearer, plan.method == operation.method.rawValue,
      contract.isSuccess(exchange.answer.status, of: operation), let body = try? JSONValue(json: exchange.answer.body)
    else { return nil }
    for thing in contract.things where thing.maker.id == operation.id {
      for reader in contract.readers(of: thing) where !session.unserved.contains(reader.id) {
        guard let name = thing.name(in: body),
          let parameter = reader.parameters.first(where: { contract.kind(of: $0) == thing.kind })
        else { continue }
        var reading = Planner(contract: contract).valid(reader)
        reading.path = .template([parameter.name: name])
        let told = try session.perform(reading)
        let outcome = judge.outcome(told, reading, .success, site: site, usesMade: false)
        if case .failed = outcome { return (told, outcome) }
      }
    }
    return nil
  }

  /// Plans a failure and meets it. Where a quota stands in the way the clock is moved, and the failure planned again.
  private func planned(_ plan: PlannedFailure, _ site: Site) throws(Obstacle) -> (Exchange, Outcome) {
    if let operation = plan.planning.operation?.id, let reason = unserved[operation] { throw .missing(reason) }
    let expected = plan.request.operation.flatMap { contract.wording(of: plan.failure, for: $0)?.status }
    var (exchange, isMet) = try meet(plan)
    for _ in 0..<4 where exchange.answer.status == 429 && !(isMet && expected == 429) {
      try session.waitForQuota(of: isMet ? plan.request.operation : plan.planning.operation, exchange.answer)
      (exchange, isMet) = try meet(plan)
    }
    guard isMet else {
      throw .missing("the failure could not be planned: the server answered \(exchange.answer.status)")
    }
    let expectation = Expectation.refusal(plan.failure, sentences: nil, code: nil)
    return (exchange, judge.outcome(exchange, plan.request, expectation, site: site, usesMade: false))
  }

  /// Plans a failure, meets it, and takes back what is left of the plan.
  /// - Returns: the answer to the request; to the planning where that was refused, and nothing could be met.
  private func meet(_ plan: PlannedFailure) throws(Obstacle) -> (exchange: Exchange, isMet: Bool) {
    // Before anything is planned, so that nothing else meets it.
    let request = try session.request(for: plan.request)
    let planning = try session.send(try session.request(for: plan.planning), of: plan.planning.operation)
    guard contract.isSuccess(planning.answer.status, of: plan.planning.operation) else { return (planning, false) }
    let exchange: Exchange
    do throws(Obstacle) { exchange = try session.send(request, of: plan.request.operation) } catch {
      try session.undo(planning, of: plan.planning.operation)
      throw error
    }
    try session.undo(planning, of: plan.planning.operation)
    return (exchange, true)
  }

  /// Notes the failure that a case has shown.
  private func note(_ action: Case.Action, _ exchange: Exchange?) {
    switch action {
    case .exchange(let plan, .demanded):
      if !contract.isSuccess(exchange?.answer.status ?? 0, of: plan.operation) {
        coverage.note(.notPermitted, of: plan.operation)
      }
    case .exchange(let plan, .refusal(let failure, _, _)):
      coverage.note(failure, of: plan.isTransport ? nil : plan.operation)
    case .exchange(_, .wrongMethod): coverage.note(.methodNotAllowed, of: nil)
    case .planned(let plan): coverage.note(plan.failure, of: plan.request.operation)
    case .quota(let plan): coverage.note(.tooManyRequests, of: plan.request.operation)
    default: break
    }
  }

  private func unanswered(_ error: ClientError, _ request: Request, _ site: Site) -> (Exchange, Outcome) {
    let answer = Answer(status: 0, headers: [], body: [], defects: [], keepsAlive: false)
    let exchange = Exchange(request: request, answer: answer, sentWhole: false, seconds: 0)
    return (exchange, .failed([.init("There must be an answer, but \(error)", site)]))
  }

  // MARK: Smaller

  /// Requests that are made to find the smallest body that still fails.
  private static let shrinkingRequests = 300

  /// Makes a body that was made up at random as small as still fails.
  private func shrink(_ generated: GeneratedBody, _ plan: RequestPlan, _ item: Case, _ result: inout CaseResult) {
    guard case .exchange(_, let expectation) = item.action, let operation = plan.operation else { return }
    let planner = Planner(contract: contract, seed: options.seed)
    var smallest = generated.value
    var left = Self.shrinkingRequests
    search: while left > 0 {
      for step in Shrinker.steps(of: smallest)
      where contract.evaluator.violations(of: step, against: generated.content.schema).isEmpty {
        guard var plan = planner.plan(step, generated.content, of: operation) else { continue }
        plan.demand = contract.demand(of: step, generated.content.schema)
        left -= 1
        guard left > 0 else { break search }
        var found: (Exchange, Outcome)?
        do throws(Obstacle) { found = try exchange(plan, expectation, item.site) } catch {
          if case .noAnswer(let error, let request) = error { found = unanswered(error, request, item.site) }
        }
        guard let found, case .failed = found.1 else { continue }
        (result.exchange, result.outcome) = found
        smallest = step
        continue search
      }
      break
    }
    guard case .failed(let findings) = result.outcome else { return }
    let note = "The body was made up (seed \(options.seed)) and made as small as still fails: \(smallest.text)"
    result.outcome = .failed(findings + [.init(note, generated.content.schema.site(in: contract))])
  }

  /// Whether the state of what the request stands on lets the case show what it is meant to.
  private func isAsHoped(_ exchange: Exchange, _ plan: RequestPlan, _ expectation: Expectation) -> Bool {
    let status = exchange.answer.status
    switch expectation {
    case .success, .accepted: return contract.isSuccess(status, of: plan.operation)
    case .rejectedForm: return status == 422
    default: return true
    }
  }

  /// Asks for each operation that exists only in some environments, without credentials: 404 is the answer of a route
  /// that is not there.
  private func findUnserved() {
    for operation in contract.api.operations where operation.environments != nil {
      let planner = Planner(contract: contract)
      var plan = planner.valid(operation)
      plan.credential = .none
      plan.path = planner.samplePath(of: operation)
      if let exchange = try? session.performOnce(plan), exchange.answer.status == 404 {
        let names = operation.environments?.joined(separator: ", ") ?? ""
        unserved[operation.id] = "the operation exists only in \(names), and this server does not have it"
        session.unserved.insert(operation.id)
        if operation.id == contract.clockOperation?.id { session.movesClock = false }
      }
    }
  }

  private static func seconds(since start: ContinuousClock.Instant) -> Double {
    let took = start.duration(to: .now).components
    return Double(took.seconds) + Double(took.attoseconds) / 1e18
  }
}
