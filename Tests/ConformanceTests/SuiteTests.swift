import Foundation
import SchemaEvaluator
import SpecIR
import TestSupport
import Testing

@testable import Conformance

/// The suite finds what is wrong with a server, and nothing wrong with a right one.
@Suite(.serialized) struct SuiteTests {
  @Test func aRightServerPasses() throws {
    let report = try FakeRun.report(nil)
    #expect(report.failed == 0, "\(report.failures)")
    #expect(report.skipped == 0, "\(report.summary)")
    #expect(report.passed > 400)
  }

  @Test(arguments: Defect.allCases)
  func eachDefectIsFound(_ defect: Defect) throws {
    let report = try FakeRun.report(defect) {
      $0.bail = true
      // Some defects are answers that never come.
      $0.timeout = 1
    }
    #expect(report.failed > 0)
  }

  @Test func onlyNarrows() throws {
    let report = try FakeRun.report(nil) { $0.only = "createThing/body/name/*" }
    #expect(report.results.count > 10)
    #expect(report.results.allSatisfy { $0.name.hasPrefix("createThing/body/name/") })
  }

  /// The first run moves the server's clock by hours; what the second sends is meant by that clock, not by ours.
  @Test func aServerWhoseClockWasMovedPassesAgain() throws {
    let contract = try FakeRun.contract()
    let server = try FakeServer(FakeAPI(contract))
    defer { server.stop() }
    for only in ["quota/*", "createThing/*"] {
      var options = Options(clientID: FakeAPI.clientID, clientSecret: FakeAPI.clientSecret)
      options.only = only
      let report = Runner(contract: contract, target: server.target, options: options).run()
      #expect(report.failed == 0 && report.passed > 0, "\(report.failures)")
    }
  }

  @Test func aReadOnlyRunChangesNothing() throws {
    let report = try FakeRun.report(nil) { $0.readOnly = true }
    #expect(report.failed == 0, "\(report.failures)")
    #expect(report.statuses["createThing"]?[201] == nil)
  }

  @Test func secretsStayOut() throws {
    let report = try FakeRun.report(.wrongErrorBody)
    #expect(report.failed > 50)
    let document = report.document
    for text in [report.failures, document.junit, document.json, document.sarif, document.tap, document.html] {
      #expect(!text.contains(FakeAPI.clientSecret))
      #expect(!text.contains(FakeAPI.operatorToken))
      #expect(!text.contains("c2lnbmF0dXJlIG9mIHRlc3Rz"))
      #expect(text.contains("things.yaml"))
    }
    // Those that show requests show that something is missing in them.
    for text in [report.failures, document.junit, document.json, document.html] {
      #expect(text.contains("[redacted]"))
    }
    #expect(report.failures.contains("curl -i -X POST"))
    #expect(document.junit.contains("failures=\"\(report.failed)\""))
    #expect(try JSONValue(json: document.json)["failed"] == .number(String(report.failed)))
  }
}
