import Foundation
import TestSupport
import Testing

/// `conformance deliveries` against our own sender. Most of its time is waiting: it has it beside other suites.
@Suite(.serialized) struct DeliveryConformanceTests {
  /// Our own sender, over all scripts: more than a minute, since the contract's time-out is waited for.
  @Test func ourDeliveriesGetFullMarks() async throws {
    let server = try RunningServer()
    let port = try freePort()
    let editor = try server.addEditor(
      "Deliveries", ["--webhook-url", "http://127.0.0.1:\(port)/webhooks"])
    let result = try await aside {
      try conformance(
        [
          "deliveries", "--url", server.url, "--client-id", editor.client_id, "--listen", "127.0.0.1:\(port)",
        ], editor.client_secret, webhookSecret: editor.webhook_secret)
    }
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.hasPrefix("listening on http://127.0.0.1:\(port)/webhooks\n"))
    let points = try #require(result.output.firstMatch(of: /grade A: (\d+) of (\d+) points/))
    #expect(points.1 == points.2 && Int(points.1).map { $0 > 100 } == true, "\(result.output)")
    for script in ["retry/no answer", "breaker/opens", "breaker/tries one"] {
      #expect(result.output.contains("✓  4  \(script)"), "\(script): \(result.output)")
    }
  }

  @Test func theBreakerAloneCanBeAskedFor() async throws {
    let server = try RunningServer()
    let port = try freePort()
    let editor = try server.addEditor("Deliveries", ["--webhook-url", "http://127.0.0.1:\(port)/webhooks"])
    let result = try await aside {
      try conformance(
        [
          "deliveries", "--url", server.url, "--client-id", editor.client_id, "--listen", "127.0.0.1:\(port)",
          "--only", "breaker",
        ], editor.client_secret, webhookSecret: editor.webhook_secret)
    }
    #expect(result.status == 0 && result.output.contains("✓  4  breaker/opens"), "\(result.output)\(result.errors)")
  }

  /// The faults that the sandbox plays on request.
  @Test(arguments: [
    ("webhook_wrong_signature", "form/signature of the body"), ("webhook_twice", "taken/200"),
    ("webhook_late", "form/time"),
  ])
  func faultsOfASenderAreFound(scenario: String, check: String) async throws {
    let server = try RunningServer()
    let port = try freePort()
    let editor = try server.addEditor("Deliveries", ["--webhook-url", "http://127.0.0.1:\(port)/webhooks"])
    let client = try APIClient(server, editor)
    let planned = try client.post("/sandbox/scenarios", #"{"scenario":"\#(scenario)","times":1}"#)
    #expect(planned.status == 201)
    let result = try await aside {
      try conformance(
        [
          "deliveries", "--url", server.url, "--client-id", editor.client_id, "--listen", "127.0.0.1:\(port)",
          "--only", "taken/*",
        ], editor.client_secret, webhookSecret: editor.webhook_secret)
    }
    #expect(result.status == 1, "\(result.output)\(result.errors)")
    #expect(result.output.contains("FAILED \(check)\n"), "\(result.output)")
  }
}
