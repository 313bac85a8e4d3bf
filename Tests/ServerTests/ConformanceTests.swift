import Foundation
import Testing

/// The conformance suite, run as an editor runs it in continuous integration.
@Suite(.serialized) struct ConformanceTests {
  @Test func theServerKeepsItsContract() throws {
    let server = try RunningServer()
    let editor = try server.addEditor("Conformance")
    let market = try APIClient(server, editor).createMarket()
    #expect(try server.operate(["market", "complete", market]).status == 0)
    let junit = server.directory.appendingPathComponent("junit.xml")
    let token = try String(contentsOf: server.directory.appendingPathComponent("metrics.token"), encoding: .utf8)
      .trimmingCharacters(in: .newlines)
    let result = try conformance(
      ["--url", server.url, "--client-id", editor.client_id, "--market", market, "--junit", junit.path],
      editor.client_secret, operatorToken: token)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(!result.output.contains(editor.client_secret) && !result.output.contains(token))
    let report = try String(contentsOf: junit, encoding: .utf8)
    #expect(report.contains("<testsuite name=\"conformance\""))
    #expect(report.contains("quota/api/window"))
  }

  /// Without the right secret nearly everything fails, and says so.
  @Test func aFailureIsAnExitCode() throws {
    let server = try RunningServer()
    let editor = try server.addEditor("Conformance")
    let result = try conformance(
      ["--url", server.url, "--client-id", editor.client_id, "--only", "createToken/example/*", "--bail"],
      "not-the-secret")
    #expect(result.status == 1, "\(result.output)\(result.errors)")
    #expect(result.output.contains("FAILED createToken/example/"))
    #expect(result.output.contains("openapi.yaml:"))
  }

  @Test func misuseIsTold() throws {
    #expect(try conformance(["--help"], "secret").status == 0)
    #expect(try conformance([], "secret").status == 2)
    #expect(try conformance(["--url", "ftp://a", "--client-id", "a"], "secret").status == 2)
    #expect(try conformance(["--url", "http://127.0.0.1:9", "--client-id", "a"], "").status == 2)
    #expect(try conformance(["--url", "http://127.0.0.1:9", "--client-id", "a"], "secret").status == 3)
  }

  private func conformance(
    _ arguments: [String], _ secret: String, operatorToken: String = ""
  ) throws -> CommandResult {
    try run(
      Products.conformance, arguments,
      environment: ["PM_CLIENT_SECRET": secret, "PM_OPERATOR_TOKEN": operatorToken])
  }
}
