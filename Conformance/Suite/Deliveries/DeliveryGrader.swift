import Foundation
import SchemaEvaluator
import SpecIR

/// Grades whoever sends our webhooks: listens, answers by a script, and holds what comes to the contract.
public final class DeliveryGrader {
  public struct Options: Sendable {
    public var host = "127.0.0.1"
    /// 0 for one that is free.
    public var port: UInt16 = 0
    public var path = "/webhooks"
    /// How the sender reaches this receiver, where that is another address.
    public var publicURL: String?
    public var secret: String
    /// Seconds that deliveries are waited for where nothing can give cause to them.
    public var wait: Double
    /// Only scripts whose name matches; the breaker's is `breaker`.
    public var only: String?

    public init(secret: String, wait: Double) {
      self.secret = secret
      self.wait = wait
    }

    func wants(_ name: String) -> Bool { only.map { Conformance.Options.matches(name[...], $0[...]) } ?? true }
  }

  /// The server whose deliveries can be given cause to.
  public struct Sandbox: Sendable {
    public var target: Target
    public var options: Conformance.Options

    public init(target: Target, options: Conformance.Options) {
      self.target = target
      self.options = options
    }
  }

  let contract: Contract
  let options: Options
  let webhook: Webhook
  let ledger: DeliveryLedger
  let listener: DeliveryListener
  let signer: WebhookSigner
  let trigger: SandboxTrigger?
  /// Those that are asked for.
  private let scripts: [DeliveryScript]
  /// This receiver, as its requests name it.
  let target: Target
  private let say: (String) -> Void
  private let started = ContinuousClock.now
  var document: ReportDocument
  /// Names of scripts for which no delivery came, with the reason.
  private(set) var missing: [(name: String, reason: String)] = []

  /// Seconds that a sender may take beyond what the contract says before it counts as late.
  static let slack = 3.0

  /// - Parameter say: told what is going on.
  /// - Throws: `ClientError.unreachable` where the address cannot be listened on.
  public init(
    contract: Contract, webhook: Webhook, options: Options, sandbox: Sandbox?,
    say: @escaping (String) -> Void = { _ in }
  ) throws(ClientError) {
    self.contract = contract
    self.webhook = webhook
    self.options = options
    self.say = say
    signer = WebhookSigner(secret: options.secret)
    let ledger = DeliveryLedger(path: options.path)
    self.ledger = ledger
    scripts = Self.scripts(for: webhook, at: options.path).filter { options.wants($0.name) }
    // Before the listener opens: who waits for its address may send at once.
    if sandbox == nil { for script in scripts { ledger.expect(script) } }
    listener = try DeliveryListener(host: options.host, port: options.port) { ledger.decide($0) }
    guard let target = Target("http://\(options.host):\(listener.port)") else {
      throw .unreachable("\(options.host) is no host")
    }
    self.target = target
    trigger = sandbox.map { SandboxTrigger(contract: contract, target: $0.target, options: $0.options) }
    document = ReportDocument(
      kind: .deliveries, target: sandbox?.target.url ?? "whoever sends to us", contract: contract)
  }

  deinit { listener.close() }

  /// What the sender must be told.
  public var url: String { options.publicURL ?? origin + options.path }

  /// Where this receiver listens.
  public var origin: String { "http://\(options.host):\(listener.port)" }

  /// Runs every script, and judges what came.
  public func run() -> ReportDocument {
    if let trigger { play(trigger) } else { takeWhatComes() }
    if !ledger.deliveries.isEmpty {
      // Whoever repeats what has ended does so within the longest pause.
      say("waiting for what must not come")
      Thread.sleep(forTimeInterval: longestPause + 1)
    }
    judge()
    // Who has sent nothing at all would not send then.
    if let trigger, options.wants("breaker"), scripts.isEmpty || !ledger.deliveries.isEmpty { proveBreaker(trigger) }
    listener.close()
    document.requests = listener.arrivals.count
    let took = started.duration(to: .now).components
    document.seconds = Double(took.seconds) + Double(took.attoseconds) / 1e18
    return document
  }

  func tell(_ text: String) { say(text) }

  /// The longest that a right sender waits before an attempt.
  var longestPause: Double { Double(webhook.delivery.retryAfterSeconds.max() ?? 0) * 1.25 }

  // MARK: Scripts

  /// In an order in which the failures in a row stay below what opens the breaker.
  private static func scripts(for webhook: Webhook, at path: String) -> [DeliveryScript] {
    let pauses = webhook.delivery.retryAfterSeconds
    var scripts = [
      DeliveryScript(name: "taken/200", replies: [.status(200)], attempts: 1),
      DeliveryScript(name: "final/410", replies: [.status(410)], attempts: 1),
      DeliveryScript(name: "taken/204", replies: [.status(204)], attempts: 1),
      DeliveryScript(
        name: "final/redirect", replies: [.status(302, headers: [.init("Location", path + "/moved")])],
        attempts: 1),
      DeliveryScript(name: "taken/202", replies: [.status(202)], attempts: 1),
    ]
    guard !pauses.isEmpty else { return scripts }
    let later = Double(pauses[0]) + 3
    scripts += [
      retried("retry/500", .status(500)), retried("retry/connection closed", .hangUp),
      retried("retry/no HTTP", .noHTTP), retried("retry/408", .status(408)),
      retried("retry/429 with Retry-After", .status(429, headers: [.init("Retry-After", String(Int(later)))])),
      retried("retry/503 with Retry-After", .status(503, headers: [.init("Retry-After", String(Int(later)))])),
      DeliveryScript(name: "given up/500", replies: [.status(500)], attempts: 1 + pauses.count),
      DeliveryScript(name: "taken/last", replies: [.status(200)], attempts: 1),
      retried("retry/no answer", .silence(Double(webhook.delivery.timeoutSeconds) + slack + 5)),
    ]
    return scripts
  }

  private static func retried(_ name: String, _ reply: Reply) -> DeliveryScript {
    DeliveryScript(name: name, replies: [reply, .status(200)], attempts: 2)
  }

  /// How long a right sender takes for it, and a while.
  private func patience(_ script: DeliveryScript) -> Double {
    var seconds = 10.0 + Double(webhook.delivery.retryAfterSeconds.prefix(script.attempts - 1).reduce(0, +)) * 1.25
    if case .silence = script.replies[0] { seconds += Double(webhook.delivery.timeoutSeconds) + Self.slack }
    if script.name.hasSuffix("Retry-After") { seconds += 5 }
    return seconds
  }

  /// Gives cause to a delivery for each script, one after the other.
  private func play(_ trigger: SandboxTrigger) {
    do throws(Obstacle) {
      say("making markets")
      try trigger.prepare(scripts.count + 3)
    } catch {
      missing += scripts.map { ($0.name, "no delivery could be given cause to: \(error.sentence)") }
      return
    }
    var lastMarket: String?
    for (index, script) in scripts.enumerated() {
      say("\(index + 1)/\(scripts.count)  \(script.name)")
      ledger.expect(script)
      do throws(Obstacle) {
        // Every event once; the first is the one that costs least.
        if script.name == "taken/last", let market = lastMarket {
          try trigger.submitApplication(to: market)
        } else {
          lastMarket = try trigger.completeMarket()
        }
      } catch {
        _ = ledger.forgetWaiting()
        missing.append((script.name, "no delivery could be given cause to: \(error.sentence)"))
        continue
      }
      let ledger = ledger
      let hasCome = listener.wait(seconds: patience(script)) { _ in
        (ledger.delivery(of: script.name)?.arrivals.count ?? 0) >= script.attempts
      }
      if !hasCome, ledger.delivery(of: script.name) == nil {
        _ = ledger.forgetWaiting()
        missing.append((script.name, "nothing came within \(Int(patience(script))) s of its cause"))
      }
    }
  }

  /// Answers what comes by the scripts, in their order.
  private func takeWhatComes() {
    let ledger = ledger
    say("waiting for deliveries at \(url)")
    _ = listener.wait(seconds: options.wait) { _ in
      ledger.deliveries.filter { $0.script.name != "unasked" }.count == scripts.count
        && ledger.deliveries.allSatisfy { $0.arrivals.count >= $0.script.attempts }
    }
    missing += ledger.forgetWaiting().map { ($0.name, "no delivery came for it within \(Int(options.wait)) s") }
  }
}

extension Obstacle {
  /// For a person.
  var sentence: String {
    switch self {
    case .missing(let reason): reason
    case .noAnswer(let error, _): "\(error)"
    }
  }
}
