import Foundation
import TestSupport
import Testing

@testable import Conformance

/// Receivers in Python, right and wrong, get the grades that they have earned.
@Suite(.serialized) struct ReceiverGraderTests {
  private static let secret = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"

  private static let contract = Result { try ContractSource.load(PackageRoot.path("spec/passemarche.yaml")) }

  private static func grade(
    _ kind: String, secret: String = secret, _ change: (inout ReceiverGrader.Options) -> Void = { _ in }
  ) throws -> ReportDocument {
    let contract = try contract.get()
    let (process, port) = try Python.start("receiver.py", [kind, Self.secret, PackageRoot.path("docs/webhooks.md")])
    defer { process.terminate() }
    let target = try #require(Target("http://127.0.0.1:\(port)"))
    var options = ReceiverGrader.Options(target: target, path: "/hook?key=1", secret: secret)
    change(&options)
    return ReceiverGrader(contract: contract, options: options).run().document
  }

  /// The one that our documentation shows.
  @Test func theDocumentedReceiverGetsFullMarks() throws {
    let document = try Self.grade("good")
    #expect(document.failed == 0, "\(document.failures)")
    #expect(document.skipped == 0 && document.checks.count > 35)
    #expect(document.grade == .a)
    #expect(document.points.had == document.points.of)
  }

  @Test func whoTakesAnythingGetsTheWorstGrade() throws {
    let document = try Self.grade("trusting")
    #expect(document.grade == .f)
    #expect(document.checks.count { $0.keyword == "signature" && $0.hasFailed } > 8)
    #expect(!document.json.contains(Self.secret) && !document.html.contains(Self.secret))
    #expect(document.failures.contains("how to mend it: Compute the HMAC-SHA256"))
  }

  /// Who refuses everything has shown nothing by it.
  @Test func refusalsOfWhoRefusesEverythingProveNothing() throws {
    let document = try Self.grade("good", secret: "another secret than the receiver has")
    #expect(document.grade == .f, "\(document.summary)")
    #expect(document.checks.first { $0.name == "signature/missing" }?.skipReason != nil)
    let part = try Self.grade("good", secret: "another secret than the receiver has") { $0.only = "signature/missing" }
    #expect(part.skipped == 1 && part.grade == nil)
  }

  @Test(arguments: [
    ("any-signature", "signature/wrong secret"), ("prefix", "signature/empty"), ("prefix", "signature/cut off"),
    ("body-only", "signature/replay"), ("body-only", "signature/replay under a new id"),
    ("body-only", "market.completed/secret rotation"), ("both", "market.completed/secret rotation"),
    ("first-only", "market.completed/secret rotation"),
    ("reserialised", "market.completed/bytes as they came"), ("letter-case", "http/header names"),
    ("get", "http/GET"), ("any-type", "http/content type"), ("exact-type", "http/content type with charset"),
    ("small", "robust/large"), ("redirecting", "market.completed/example"), ("slow", "robust/prompt"),
    ("serial", "robust/at once"), ("crashing", "robust/unreadable"), ("crashing-on-rules", "robust/broken rules"),
    ("picky", "robust/unknown event"), ("strict", "market.completed/unknown members"),
    ("short-columns", "market.completed/generated"), ("ordered", "robust/order"),
    ("once", "market_application.completed/duplicate"), ("echoing", "http/secret"),
  ])
  func eachFaultIsFound(kind: String, check: String) throws {
    let document = try Self.grade(kind) { $0.only = check }
    let found = try #require(document.checks.first { $0.name == check }, "\(document.summary)")
    #expect(found.hasFailed, "\(document.summary)")
  }

  @Test func knownIdentifiersAreUsed() throws {
    let contract = try ContractSource.load(PackageRoot.path("spec/passemarche.yaml"))
    let receiver = try Receiver()
    let target = try #require(Target("http://127.0.0.1:\(receiver.port)"))
    var options = ReceiverGrader.Options(target: target, path: "/hook", secret: Self.secret)
    options.given = ["MarketIdentifier": "VR-2026-ZZZZZZZZZZZZ"]
    options.only = "*/example"
    _ = ReceiverGrader(contract: contract, options: options).run()
    #expect(receiver.requests.count == 2)
    #expect(receiver.requests.allSatisfy { String(decoding: $0.body, as: UTF8.self).contains("VR-2026-ZZZZZZZZZZZZ") })
  }

  /// Every delivery but those that are meant to be wrong keeps the contract.
  @Test func whatIsSentKeepsTheContract() throws {
    let contract = try ContractSource.load(PackageRoot.path("spec/passemarche.yaml"))
    let receiver = try Receiver()
    let target = try #require(Target("http://127.0.0.1:\(receiver.port)"))
    var options = ReceiverGrader.Options(target: target, path: "/hook", secret: Self.secret)
    options.only = "*/generated"
    _ = ReceiverGrader(contract: contract, options: options).run()
    #expect(receiver.requests.count > 20)
    let headers = try #require(contract.api.webhooks.first).headers
    for request in receiver.requests {
      for header in headers {
        let value = try #require(request[header.name.lowercased()], "\(header.name)")
        #expect(contract.evaluator.violations(of: .string(value), against: header.schema).isEmpty, "\(header.name)")
      }
    }
  }
}
