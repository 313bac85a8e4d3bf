import Foundation
import TestSupport
import Testing

@testable import Conformance

/// A sender that does nearly everything wrong is told so; our own is graded in `ServerTests`.
@Suite struct DeliveryGraderTests {
  private static let secret = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"

  /// It sends as soon as it has the address.
  @Test func aBrokenSenderIsFoundOut() throws {
    let contract = try ContractSource.load(PackageRoot.path("spec/passemarche.yaml"))
    var webhook = try #require(contract.api.webhooks.first)
    // Its repetitions all come at once, give or take what a busy machine takes: little of a pause of four seconds.
    webhook.delivery.retryAfterSeconds = [4, 1]
    var options = DeliveryGrader.Options(secret: Self.secret, wait: 60)
    options.path = "/hook"
    let grader = try DeliveryGrader(contract: contract, webhook: webhook, options: options, sandbox: nil)
    let (sender, _) = try Python.start("broken_sender.py", [grader.url, Self.secret, "14"])
    defer { sender.terminate() }
    let document = grader.run()
    #expect(document.grade == .f)
    let failed = Set(document.checks.filter(\.hasFailed).map(\.name))
    let expected: Set = [
      "form/signature of the body", "form/standard signature", "form/time", "form/headers", "form/body", "form/request",
      "taken/200", "taken/204", "taken/202", "final/410", "final/redirect", "retry/500", "retry/408",
      "retry/connection closed", "retry/no HTTP", "retry/429 with Retry-After", "retry/503 with Retry-After",
      "given up/500", "retry/no answer", "identity/same", "order/objects", "schedule/chance",
    ]
    #expect(expected.subtracting(failed).isEmpty, "\(document.summary)")
    #expect(!document.json.contains(Self.secret))
    let redirect = document.checks.first { $0.name == "final/redirect" }
    #expect(redirect?.findings.contains { $0.message.contains("followed to /hook/moved") } == true)
  }

  @Test func whatDoesNotComeIsNotGraded() throws {
    let contract = try ContractSource.load(PackageRoot.path("spec/passemarche.yaml"))
    let webhook = try #require(contract.api.webhooks.first)
    let options = DeliveryGrader.Options(secret: Self.secret, wait: 0.1)
    let grader = try DeliveryGrader(contract: contract, webhook: webhook, options: options, sandbox: nil)
    let document = grader.run()
    #expect(document.grade == nil && document.failed == 0 && document.passed == 0)
    #expect(document.skipped == document.checks.count)
  }
}
