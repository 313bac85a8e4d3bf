import Conformance
import Foundation
import SpecIR

/// Where wrong receivers are tried: the true one is the demonstration platform, with a defect between the grader of
/// receivers and it.
final class ReceiverBench {
  private let contract: Contract
  private let webhook: Webhook
  private let process = Process()
  private let folder: URL
  private let platform: Target
  private let secret = String(repeating: "0f1e2d3c4b5a6978", count: 4)

  init(_ contract: Contract, command: String) throws(TrueServer.Failure) {
    guard let webhook = contract.api.webhooks.first else {
      throw TrueServer.Failure(message: "the contract has no webhooks")
    }
    self.contract = contract
    self.webhook = webhook
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("mutants-\(UUID().uuidString)")
    process.executableURL = URL(fileURLWithPath: command)
    // It calls its service for nothing that comes from there by itself.
    process.arguments = [
      "fake-editor", "--url", "http://127.0.0.1:9", "--client-id", "mutants", "--data-dir", folder.path, "--listen",
      "127.0.0.1:0",
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["PM_CLIENT_SECRET": "none", "PM_WEBHOOK_SECRET": secret]) { _, own in own }
    let output = Pipe()
    process.standardOutput = output
    do { try process.run() } catch { throw TrueServer.Failure(message: "\(command) cannot be started: \(error)") }
    guard let line = TrueServer.line(output.fileHandleForReading),
      let address = line.firstMatch(of: /is ready on (http:\/\/[^ ,]*)/), let target = Target(String(address.1))
    else { throw TrueServer.Failure(message: "\(command) fake-editor did not say where it is ready") }
    platform = target
  }

  deinit {
    if process.isRunning {
      process.terminate()
      process.waitUntilExit()
    }
    try? FileManager.default.removeItem(at: folder)
  }

  /// What the grader says.
  func document(of defect: WebhookDefect) throws(TrueServer.Failure) -> ReportDocument {
    let listener = try Listener()
    defer { listener.stop() }
    listener.pass(deliveriesOf: webhook, to: platform, secret: secret, with: defect)
    var options = ReceiverGrader.Options(target: listener.target, path: "/webhooks/passemarche", secret: secret)
    options.only = defect.script
    return ReceiverGrader(contract: contract, options: options).run().document
  }
}
