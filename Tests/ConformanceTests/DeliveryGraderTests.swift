import Foundation
import TestSupport
import Testing

@testable import Conformance

/// What is graded, and what is not; our own sender is graded in `ServerTests`.
@Suite struct DeliveryGraderTests {
  private static let secret = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"

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
