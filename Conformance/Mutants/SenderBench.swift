import Conformance
import Foundation
import SpecIR
import Synchronization

/// Where wrong senders are tried: each is a true server of its own, with a defect between it and the grader of
/// deliveries. What one has failed at would else be in the way of the next.
struct SenderBench: Sendable {
  let contract: Contract
  /// The command `passemarche`, and what its pages load.
  let command: String
  let assets: String
  /// Held while a server is started.
  private let starting = NSLock()

  /// How many are tried at once: they mostly wait.
  static let width = 4

  init(contract: Contract, command: String, assets: String) {
    self.contract = contract
    self.command = command
    self.assets = assets
  }

  /// Tells what the grader says of each, in their order.
  func inTurn(
    _ defects: [WebhookDefect], _ tell: (WebhookDefect, ReportDocument) -> Void
  ) throws(TrueServer.Failure) {
    var rest = defects[...]
    while !rest.isEmpty {
      let some = rest.prefix(Self.width)
      for (defect, document) in zip(some, try documents(of: some)) { tell(defect, document) }
      rest = rest.dropFirst(some.count)
    }
  }

  private func documents(of defects: ArraySlice<WebhookDefect>) throws(TrueServer.Failure) -> [ReportDocument] {
    let found = Mutex<[Int: Result<ReportDocument, TrueServer.Failure>]>([:])
    let group = DispatchGroup()
    for (index, defect) in defects.enumerated() {
      group.enter()
      Thread.detachNewThread {
        let result = Result { () throws(TrueServer.Failure) in try document(of: defect) }
        found.withLock { $0[index] = result }
        group.leave()
      }
    }
    group.wait()
    var documents: [ReportDocument] = []
    for (_, result) in found.withLock({ $0 }).sorted(by: { $0.key < $1.key }) { documents.append(try result.get()) }
    return documents
  }

  private func document(of defect: WebhookDefect) throws(TrueServer.Failure) -> ReportDocument {
    guard let webhook = contract.api.webhooks.first else {
      throw TrueServer.Failure(message: "the contract has no webhooks")
    }
    let listener = try Listener()
    defer { listener.stop() }
    let (server, sender) = try start(listener.target.url + "/webhooks")
    var options = DeliveryGrader.Options(secret: sender.webhookSecret, wait: 60)
    options.only = defect.script
    let sandbox = DeliveryGrader.Sandbox(
      target: server.target, options: Options(clientID: sender.id, clientSecret: sender.secret))
    let grader: DeliveryGrader
    do throws(ClientError) {
      grader = try DeliveryGrader(contract: contract, webhook: webhook, options: options, sandbox: sandbox)
    } catch { throw TrueServer.Failure(message: "the grader cannot listen: \(error)") }
    guard let receiver = Target(grader.origin) else {
      throw TrueServer.Failure(message: "the grader has no address")
    }
    listener.pass(deliveriesOf: webhook, to: receiver, secret: sender.webhookSecret, with: defect)
    return withExtendedLifetime(server) { grader.run() }
  }

  /// One after the other, since what is inherited by one would be held open by the next.
  private func start(
    _ webhookURL: String
  ) throws(TrueServer.Failure) -> (server: TrueServer, sender: TrueServer.Sender) {
    starting.lock()
    defer { starting.unlock() }
    let server = try TrueServer(command: command, assets: assets, isQuiet: true)
    return (server, try server.addSender(webhookURL: webhookURL))
  }
}
