import Conformance
import SchemaEvaluator
import SpecIR
import Synchronization

/// One thing in which a sender or a receiver of webhooks breaks the contract: what it does to the deliveries that pass
/// between the true one and the grader, and to what they are answered.
struct WebhookDefect: Sendable {
  /// `sender/unsigned`
  var name: String
  /// One sentence: what it does.
  var breaks: String
  /// Pattern of the names of the scripts, or of the checks of a receiver, that could see it.
  var script: String
  /// Sends it on, once or several times.
  /// - Returns: what the sender is told; nil closes its connection.
  var deliver: @Sendable (PassingDelivery) -> Answer?

  /// No defect, for each script that others have.
  static func none(_ others: [WebhookDefect]) -> [WebhookDefect] {
    Set(others.map(\.script)).sorted().map { script in
      WebhookDefect(name: "none", breaks: "Nothing", script: script) { $0.send() }
    }
  }
}

/// An attempt at a delivery, on its way.
struct PassingDelivery: Sendable {
  var request: ProxiedRequest
  /// Which attempt at its delivery it is, from 1.
  let number: Int
  /// Which delivery it belongs to, from 1.
  let delivery: Int
  let signer: WebhookSigner
  /// The header with the signature of the body.
  let signatureHeader: String
  let receiver: Target
  /// Seconds that an answer may take, and between the attempts, by the contract.
  let rule: WebhookDelivery
  let ledger: PassedDeliveries

  var body: JSONValue? { try? JSONValue(json: request.body) }
  var isBodySigned: Bool { request.header(signatureHeader) == signer.ofBody(request.body) }
  /// Whether one of the signatures over identifier, time and body is right.
  var isSigned: Bool { signatures.contains(standardSignature(by: signer)) }
  var signatures: [String] { (request.header("webhook-signature") ?? "").split(separator: " ").map { String($0) } }

  func standardSignature(by signer: WebhookSigner) -> String {
    signer.standard(
      id: request.header("webhook-id") ?? "", timestamp: request.header("webhook-timestamp") ?? "", body: request.body)
  }

  /// Sends it as it stands.
  /// - Parameter seconds: how long an answer is waited for; by default as long as the contract says.
  func send(seconds: Int? = nil) -> Answer? {
    let answer = request.forwarded(to: receiver, seconds: Double(seconds ?? rule.timeoutSeconds))
    if !answer.isTaken { ledger.noteFailure() }
    return answer
  }

  /// Signs what stands there now.
  mutating func sign(by signer: WebhookSigner? = nil) {
    let signer = signer ?? self.signer
    request.set(signatureHeader, signer.ofBody(request.body))
    request.set("webhook-signature", standardSignature(by: signer))
  }

  /// Sets a header and signs anew, so that nothing but the header is wrong.
  mutating func set(_ name: String, _ value: String?) {
    request.set(name, value)
    sign()
  }

  /// Changes the members of the body and signs anew.
  mutating func change(_ edit: (inout [JSONValue.Member]) -> Void) {
    guard case .object(var members)? = body else { return }
    edit(&members)
    request.replace(body: Array(JSONValue.object(members).text.utf8))
    sign()
  }
}

extension Answer? {
  var isTaken: Bool { (200..<300).contains(self?.status ?? 0) }
}

extension Listener {
  /// Stands between a sender and a receiver, and lets the defect pass each attempt on.
  /// - Parameter secret: with which the sender signs.
  func pass(deliveriesOf webhook: Webhook, to receiver: Target, secret: String, with defect: WebhookDefect) {
    let (signer, ledger) = (WebhookSigner(secret: secret), PassedDeliveries())
    serve { request in
      let (delivery, attempt) = ledger.note(request.header("webhook-id") ?? "")
      return defect.deliver(
        PassingDelivery(
          request: request, number: attempt, delivery: delivery, signer: signer,
          signatureHeader: webhook.delivery.signatureHeader, receiver: receiver, rule: webhook.delivery,
          ledger: ledger))
    }
  }
}

/// What has been sent so far.
final class PassedDeliveries: Sendable {
  private struct State {
    /// The identifiers of deliveries in their order, and how often each was sent.
    var attempts: [(id: String, count: Int)] = []
    var failures = 0
    var isBusy = false
  }

  private let state = Mutex(State())

  /// Attempts that the receiver has not taken.
  var failures: Int { state.withLock { $0.failures } }

  func noteFailure() { state.withLock { $0.failures += 1 } }

  /// Does something that only one can do at a time.
  /// - Returns: nil where somebody else does it just now.
  func alone<Value>(_ work: () -> Value) -> Value? {
    let isFree = state.withLock { state in
      defer { state.isBusy = true }
      return !state.isBusy
    }
    guard isFree else { return nil }
    defer { state.withLock { $0.isBusy = false } }
    return work()
  }

  /// Notes an attempt at the delivery with that identifier.
  func note(_ id: String) -> (delivery: Int, attempt: Int) {
    state.withLock { state in
      let index = state.attempts.firstIndex { $0.id == id } ?? state.attempts.count
      if index == state.attempts.count { state.attempts.append((id, 0)) }
      state.attempts[index].count += 1
      return (index + 1, state.attempts[index].count)
    }
  }
}
