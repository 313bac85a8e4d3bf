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
}

/// Runs the cases of a contract against a server.
public final class Runner {
  private let session: Session
  private let contract: Contract
  private let options: Options
  private let judge: Judge
  /// Operations that the server does not serve, as `x-environments` allows.
  private var unserved: [String: String] = [:]
  /// How often each operation was answered with each status.
  private var statuses: [String: [Int: Int]] = [:]
  /// How many seconds each answer of an operation took.
  private var latencies: [String: [Double]] = [:]
  private var exchanges = 0

  public init(contract: Contract, target: Target, options: Options) {
    self.contract = contract
    self.options = options
    session = Session(
      contract: contract, client: HTTPClient(target: target, timeout: options.timeout), options: options)
    judge = Judge(contract: contract, clientSecret: options.clientSecret)
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
      self?.latencies[operation?.id ?? "", default: []].append(exchange.seconds)
    }
    let started = ContinuousClock.now
    findUnserved()
    // The token that moves the clock is had before the cases use up the quota of tokens.
    _ = try? session.token(session.allScopes)
    // A clock that somebody has moved before tells where it stands as it is moved.
    if !options.readOnly { try? session.advance(1) }
    let cases = (planned ?? Planner.plan(contract, readOnly: options.readOnly)).filter(options.includes)
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
    if results.count < cases.count, notes.isEmpty {
      notes.append("Stopped by --bail: \(cases.count - results.count) of \(cases.count) cases were not begun")
    }
    return Report(
      target: session.client.target, contract: contract, results: results, statuses: statuses, latencies: latencies,
      exchanges: exchanges, seconds: Self.seconds(since: started), seed: options.seed,
      redactor: Redactor(secrets: session.secrets), isComplete: results.count == cases.count, notes: notes)
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
        let exchange = try session.perform(plan)
        result.exchange = exchange
        let usesMade = plan.operation.map(session.usesMadeResource) ?? false
        result.outcome = judge.outcome(exchange, plan, expectation, site: item.site, usesMade: usesMade)
        if case .rejectedForm = expectation, let operation = plan.operation, exchange.answer.status != 422,
          case .failed = result.outcome, session.showsPage(of: operation) == false
        {
          result.outcome = .skipped("the page of this form cannot be had by a browser that nobody has logged in")
        }
      case .quota(let plan):
        var proof = QuotaProof(session: session, judge: judge, plan: plan)
        result.outcome = try proof.run()
        result.exchange = proof.exchanges.first
      }
    } catch {
      switch error {
      case .missing(let reason): result.outcome = .skipped(reason)
      case .noAnswer(let error, let request):
        let answer = Answer(status: 0, headers: [], body: [], defects: [], keepsAlive: false)
        result.exchange = Exchange(request: request, answer: answer, sentWhole: false, seconds: 0)
        result.outcome = .failed([.init("There must be an answer, but \(error)", item.site)])
      }
    }
    result.seconds = Self.seconds(since: started)
    return result
  }

  /// Asks for each operation that exists only in some environments, without credentials: 404 is the answer of a route
  /// that is not there.
  private func findUnserved() {
    for operation in contract.api.operations where operation.environments != nil {
      var plan = Planner(contract: contract).valid(operation)
      plan.credential = .none
      if operation.parameters.contains(where: { $0.place == .path }) { continue }
      if let exchange = try? session.performOnce(plan), exchange.answer.status == 404 {
        let names = operation.environments?.joined(separator: ", ") ?? ""
        unserved[operation.id] = "the operation exists only in \(names), and this server does not have it"
        if operation.id == contract.clockOperation?.id { session.movesClock = false }
      }
    }
  }

  private static func seconds(since start: ContinuousClock.Instant) -> Double {
    let took = start.duration(to: .now).components
    return Double(took.seconds) + Double(took.attoseconds) / 1e18
  }
}
