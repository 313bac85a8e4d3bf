import SchemaEvaluator
import SpecIR

/// Grades whoever receives our webhooks, by deliveries as the contract has them and by others that it must refuse.
public final class ReceiverGrader {
  public struct Options: Sendable {
    /// The URL's server, and its path with the query.
    public var target: Target
    public var path: String
    public var secret: String
    /// Identifiers that the receiver knows, by the component of their schema (`MarketIdentifier`).
    public var given: [String: String] = [:]
    /// Only checks whose name matches.
    public var only: String?
    /// Seconds after which no further check is begun.
    public var maxSeconds: Double?

    public init(target: Target, path: String, secret: String) {
      self.target = target
      self.path = path
      self.secret = secret
    }
  }

  let contract: Contract
  let options: Options
  let signer: WebhookSigner
  private let client: HTTPClient
  private let transcript: Transcript
  private let redactor: Redactor
  private let started = ContinuousClock.now
  private let progress: (_ name: String, _ hasFailed: Bool) -> Void
  private(set) var document: ReportDocument
  /// Seconds of each delivery that was taken.
  private(set) var durations: [Double] = []
  /// What the check that is under way has sent last, and what it first found fault with.
  private var last: (exchange: Exchange?, request: Request)?
  private var blamed: (exchange: Exchange?, request: Request)?
  private var echo: Exchange?
  /// Whether the receiver takes anything at all: refusals of who refuses everything prove nothing.
  private(set) var takesValid = false
  private var hasProbed = false
  private(set) var isComplete = true

  /// - Parameter progress: called after each check.
  public init(
    contract: Contract, options: Options, progress: @escaping (_ name: String, _ hasFailed: Bool) -> Void = { _, _ in }
  ) {
    self.contract = contract
    self.options = options
    self.progress = progress
    signer = WebhookSigner(secret: options.secret)
    let longest = contract.api.webhooks.map(\.delivery.timeoutSeconds).max() ?? 30
    client = HTTPClient(target: options.target, timeout: Double(longest))
    redactor = Redactor(secrets: [options.secret])
    transcript = Transcript(redactor: redactor, target: options.target)
    document = ReportDocument(kind: .receiver, target: options.target.origin + options.path, contract: contract)
  }

  /// Sends everything, and judges the answers.
  public func run() -> (document: ReportDocument, isComplete: Bool) {
    for webhook in contract.api.webhooks { takes(webhook) }
    if let webhook = contract.api.webhooks.first {
      refuses(webhook)
      endures(webhook)
      other(webhook)
    }
    document.seconds = seconds
    document.notes.append(
      "Whether a delivery that comes twice is acted on once, and signatures are compared in constant time, cannot be "
        + "seen from outside")
    if !isComplete { document.notes.append("Stopped by --max-time: not every check was begun") }
    return (document, isComplete)
  }

  private var seconds: Double {
    let took = started.duration(to: .now).components
    return Double(took.seconds) + Double(took.attoseconds) / 1e18
  }

  // MARK: For the checks

  var now: Int64 { Moment.now.milliseconds / 1_000 }

  func samples(_ webhook: Webhook) -> WebhookSamples {
    WebhookSamples(contract: contract, webhook: webhook, given: options.given)
  }

  /// A valid delivery of the body.
  func delivery(_ webhook: Webhook, _ body: [UInt8]) -> SentWebhook {
    SentWebhook(webhook, body: body, signedBy: signer, evaluator: contract.evaluator, at: now)
  }

  func delivery(_ webhook: Webhook, _ body: JSONValue) -> SentWebhook { delivery(webhook, Array(body.text.utf8)) }

  /// One check: `look` says what is wrong, nothing where all is well.
  func check(
    _ name: String, _ keyword: String, _ proves: String, of webhook: Webhook, _ merit: ReportDocument.Merit,
    provesRefusal: Bool = false, _ look: () -> [String]
  ) {
    if let only = options.only, !Conformance.Options.matches(name[...], only[...]) { return }
    if let most = options.maxSeconds, seconds >= most {
      isComplete = false
      return
    }
    var check = ReportDocument.Check(
      name: name, group: webhook.name, keyword: keyword, proves: proves, site: webhook.site, outcome: .passed)
    check.merit = merit
    if provesRefusal, !takesValid { probe(webhook) }
    if provesRefusal, !takesValid {
      check.outcome = .skipped("the receiver takes no valid delivery, so that a refusal proves nothing")
    } else {
      (last, blamed) = (nil, nil)
      let began = seconds
      let told = look()
      check.seconds = seconds - began
      if !told.isEmpty {
        check.outcome = .failed(told.map { Finding(redactor.redact($0), webhook.site) })
        if let blamed = blamed ?? last {
          check.evidence = .init(
            request: transcript.request(blamed.request),
            response: blamed.exchange.map { transcript.answer($0.answer) } ?? "(no answer)",
            curl: transcript.curl(blamed.request))
        }
      }
      check.status = (blamed ?? last)?.exchange?.answer.status
    }
    document.checks.append(check)
    progress(name, check.hasFailed)
  }

  /// Sends a valid delivery where --only has left out those that do.
  private func probe(_ webhook: Webhook) {
    guard !hasProbed, let body = samples(webhook).examples.first?.body else { return }
    hasProbed = true
    _ = mustTake(delivery(webhook, body), "A delivery")
  }

  /// - Returns: the answer, or why there is none.
  func send(_ delivery: SentWebhook) -> Result<Exchange, ClientError> {
    let request = delivery.request(options.path)
    document.requests += 1
    do throws(ClientError) {
      let exchange = try client.send(request)
      note(exchange)
      last = (exchange, request)
      return .success(exchange)
    } catch {
      last = (nil, request)
      return .failure(error)
    }
  }

  /// Notes what deliveries that were sent together have got; each had to be taken.
  func note(_ results: [Result<Exchange, ClientError>]) -> [String] {
    document.requests += results.count
    return results.compactMap { result in
      switch result {
      case .failure(let error): return "\(results.count) deliveries at once must be answered, but \(error)"
      case .success(let exchange):
        note(exchange)
        if (200..<300).contains(exchange.answer.status) {
          durations.append(exchange.seconds)
          return nil
        }
        blamed = blamed ?? (exchange, exchange.request)
        return "\(results.count) deliveries at once must be answered with 2xx, but one is \(exchange.answer.status)"
      }
    }
  }

  private func note(_ exchange: Exchange) {
    let answer = String(decoding: exchange.answer.body, as: UTF8.self)
    let isEchoed =
      answer.contains(options.secret) || exchange.answer.headers.contains { $0.value.contains(options.secret) }
    if echo == nil, isEchoed { echo = exchange }
  }

  /// Whether the secret stood in any answer so far.
  var hasEchoed: Bool {
    guard let echo else { return false }
    blamed = (echo, echo.request)
    return true
  }

  /// What is wrong with the exchange that was last.
  private func blame(_ sentence: String) -> [String] {
    blamed = blamed ?? last
    return [sentence]
  }

  /// - Parameter what: how the sentence calls the delivery.
  func mustTake(_ delivery: SentWebhook, _ what: String) -> [String] {
    switch send(delivery) {
    case .failure(let error): return blame("\(what) must be answered, but \(error)")
    case .success(let exchange):
      let status = exchange.answer.status
      if (200..<300).contains(status) {
        takesValid = true
        durations.append(exchange.seconds)
        return []
      }
      let redirect = (300..<400).contains(status) ? ": redirects are not followed" : ""
      return blame("\(what) must be answered with 200 to 299, but the answer is \(status)\(redirect)")
    }
  }

  /// Refused as the sender's mistake: with a status from 400 to 499, and not one that has it come again.
  func mustRefuse(_ delivery: SentWebhook, _ what: String) -> [String] {
    switch send(delivery) {
    case .failure(let error): return blame("\(what) must be refused by an answer, but \(error)")
    case .success(let exchange):
      let status = exchange.answer.status
      if (400..<500).contains(status), status != 408, status != 429 { return [] }
      return blame("\(what) must be refused with a status such as 401, but the answer is \(status)")
    }
  }

  /// Answered in order, with a yes or a no, but not by falling over.
  func mustSurvive(_ delivery: SentWebhook, _ what: String) -> [String] {
    switch send(delivery) {
    case .failure(let error): return blame("\(what) must be answered, but \(error)")
    case .success(let exchange) where exchange.answer.status >= 500:
      return blame("\(what) must not make the receiver fail, but the answer is \(exchange.answer.status)")
    case .success: return []
    }
  }
}
