import Foundation
import TestSupport
import Testing

/// The conformance suite, run as an editor runs it in continuous integration.
@Suite(.serialized) struct ConformanceTests {
  @Test func theServerKeepsItsContract() throws {
    let server = try RunningServer()
    let editor = try server.addEditor("Conformance")
    let other = try server.addEditor("Another")
    let inactive = try server.addEditor("Inactive")
    #expect(try server.operate(["editor", "disable", "Inactive"]).status == 0)
    let junit = server.directory.appendingPathComponent("junit.xml")
    let unprovoked = server.directory.appendingPathComponent("unprovoked.txt")
    let token = try String(contentsOf: server.directory.appendingPathComponent("metrics.token"), encoding: .utf8)
      .trimmingCharacters(in: .newlines)
    let result = try conformance(
      [
        "--url", server.url, "--client-id", editor.client_id, "--other-client-id", other.client_id,
        "--inactive-client-id", inactive.client_id, "--pid", String(server.process.processIdentifier), "--junit",
        junit.path, "--unprovoked", unprovoked.path,
      ],
      editor.client_secret, operatorToken: token, otherSecret: other.client_secret,
      inactiveSecret: inactive.client_secret)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    for secret in [editor.client_secret, other.client_secret, inactive.client_secret, token] {
      #expect(!result.output.contains(secret))
    }
    let report = try String(contentsOf: junit, encoding: .utf8)
    #expect(report.contains("<testsuite name=\"conformance\""))
    #expect(report.contains("quota/api/window"))
    let missing = try entries(unprovoked)
    let listed = try entries(URL(fileURLWithPath: PackageRoot.path("Tests/Fixtures/conformance/unprovoked.txt")))
    #expect(missing.subtracting(listed) == [], "these answers of the contract are provoked by no case, and not listed")
    #expect(listed.subtracting(missing) == [], "these are listed in vain: a case provokes them")
  }

  /// The lines of a list, but comments, and refusals by quota: on which requests those fall depends on how fast a
  /// machine is, and the case `each operation` of a quota shows all of them.
  private func entries(_ file: URL) throws -> Set<String> {
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    return Set(lines.filter { !$0.hasPrefix("#") && !$0.contains(" 429 ") })
  }

  /// What HTTP/2 has no form for goes the other way, and an answer that comes before the body is sent is one.
  @Test(arguments: ["createToken/*", "getStatus/*", "quota/token/evasion"])
  func theSuiteSpeaksHTTP2(only: String) throws {
    let server = try RunningServer()
    let editor = try server.addEditor("Conformance")
    let result = try conformance(
      ["--url", server.url, "--client-id", editor.client_id, "--http2", "--timeout", "10", "--only", only],
      editor.client_secret)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  /// A failure that is planned is met once the quota lets the request through.
  @Test func aQuotaThatIsUsedUpIsWaitedFor() throws {
    let server = try RunningServer()
    let editor = try server.addEditor("Conformance")
    let client = try APIClient(server, editor)
    var requests = 0
    while try client.get("/api/v1/public_markets").status == 200 {
      requests += 1
      try #require(requests <= 1000, "the quota has no end")
    }
    let result = try conformance(
      ["--url", server.url, "--client-id", editor.client_id, "--only", "listPublicMarkets/planned/*"],
      editor.client_secret)
    #expect(result.status == 0 && result.output.contains("0 failed, 0 skipped"), "\(result.output)\(result.errors)")
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

  /// A secret that was mistyped, and a name, are no reason to pass.
  @Test func aRunThatTestsNothingDoesNotPass() throws {
    let server = try RunningServer()
    let editor = try server.addEditor("Conformance")
    let report = server.directory.appendingPathComponent("report.json").path
    let client = ["--url", server.url, "--client-id", editor.client_id]
    let refused = try conformance(
      client + ["--only", "createPublicMarket/body/*", "--json", report], "not-the-secret")
    #expect(refused.status == 5, "\(refused.output)\(refused.errors)")
    #expect(refused.output.contains("FAILED authentication/client\n"), "\(refused.output)")
    #expect(refused.output.contains("the server refuses the client, so"), "\(refused.output)")
    #expect(try conformance(["compare", report, report], "").status == 5)
    let second = try conformance(
      client + ["--only", "getPublicMarket/authentication/*", "--other-client-id", editor.client_id],
      editor.client_secret, otherSecret: "not-the-secret")
    #expect(second.status == 5 && second.output.contains("FAILED authentication/second client\n"), "\(second.output)")
    let nothing = try conformance(client + ["--only", "creatPublicMarket/*"], editor.client_secret)
    #expect(nothing.status == 5 && nothing.output.contains("Nothing was tested: no case"), "\(nothing.output)")
    let skipped = try conformance(client + ["--only", "getMetrics/authentication/right"], editor.client_secret)
    #expect(skipped.status == 5 && skipped.output.contains("Nothing was tested: every case"), "\(skipped.output)")
  }

  @Test func misuseIsTold() throws {
    #expect(try conformance(["--help"], "secret").status == 0)
    #expect(try conformance([], "secret").status == 2)
    #expect(try conformance(["--url", "ftp://a", "--client-id", "a"], "secret").status == 2)
    #expect(try conformance(["--url", "http://127.0.0.1:9", "--client-id", "a"], "").status == 2)
    #expect(try conformance(["--url", "http://127.0.0.1:9", "--client-id", "a"], "secret").status == 3)
    let spec = PackageRoot.path("spec/passemarche.yaml")
    let nobody = ["--url", "http://127.0.0.1:9/hook", "--spec", spec]
    #expect(try conformance(["receiver"] + nobody, "secret", webhookSecret: "secret").status == 3)
    for words in [
      ["walk"], ["run", "--speed", "1"], ["run", "--seed"], ["receiver", "--url", "http://127.0.0.1:9"],
      ["receiver"] + nobody, ["receiver", "--minimum", "G"] + nobody, ["deliveries"], ["compare", "one.json"],
      ["compare", "/nowhere/one.json", "/nowhere/two.json"], ["compare", spec, spec],
      ["run", "--url", "http://127.0.0.1:9", "--client-id", "a", "--profile", "careful"],
      ["run", "--url", "http://127.0.0.1:9", "--client-id", "a", "--json", "-", "--tap", "-"],
    ] {
      let result = try conformance(words, "secret")
      #expect(result.status == 2, "\(words): \(result.output)\(result.errors)")
      #expect(result.errors.hasPrefix("conformance: "), "\(words)")
    }
  }

  /// The help of each subcommand, and the page for editors, have every option; the page has the exit codes.
  @Test func everyOptionIsDocumented() throws {
    let page = try String(contentsOfFile: PackageRoot.path("docs/conformance.md"), encoding: .utf8)
    let help = try conformance(["--help"], "").output
    let subcommands = help.matches(of: /(?m)^  ([a-z]+) {2,}\S/).map { String($0.1) }
    #expect(Set(["run", "receiver", "deliveries", "compare"]).isSubset(of: Set(subcommands)), "\(help)")
    for subcommand in subcommands {
      let told = try conformance([subcommand, "--help"], "")
      #expect(told.status == 0 && told.output.contains("Exit codes: 0 "), "\(subcommand)")
      #expect(told.output.split(separator: "\n").allSatisfy { $0.count <= 120 }, "\(subcommand)")
      let options = Set(told.output.matches(of: /(?m)^  (--[a-z-]+)/).map { String($0.1) })
      #expect(options.count > 5 && options.contains("--help"))
      for option in options { #expect(page.contains("`\(option)"), "docs/conformance.md lacks \(option)") }
      for name in told.output.matches(of: /(?m)^  (PM_[A-Z_]+)/) { #expect(page.contains("`\(name.1)`"), "\(name.1)") }
    }
  }

  /// As continuous integration has it: no terminal, annotations, files, and a page of the same.
  @Test func reportsAreWritten() throws {
    let server = try RunningServer()
    let editor = try server.addEditor("Conformance")
    let summary = server.directory.appendingPathComponent("summary.md").path
    let names = ["--junit", "--json", "--sarif", "--tap", "--html"]
    func file(_ name: String) -> String { server.directory.appendingPathComponent("report\(name)").path }
    let result = try run(
      Products.conformance,
      ["run", "--url", server.url, "--client-id", editor.client_id, "--only", "createToken/example/*"]
        + names.flatMap { [$0, file($0)] },
      environment: [
        "PM_CLIENT_SECRET": "not-the-secret", "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": summary,
      ])
    #expect(result.status == 1 && result.errors.isEmpty, "\(result.errors)")
    #expect(result.output.contains("\n::error title=createToken/example/"))
    #expect(try String(contentsOfFile: summary, encoding: .utf8).contains("### Conformance"))
    for name in names { #expect(try Data(contentsOf: URL(fileURLWithPath: file(name))).count > 500, "\(name)") }
    #expect(try conformance(["compare", file("--json"), file("--json")], "").status == 0)
    let unwritable = try conformance(
      [
        "--url", server.url, "--client-id", editor.client_id, "--only", "createToken/example/*", "--tap",
        "/nowhere/tap",
      ], editor.client_secret)
    #expect(unwritable.status == 2 && unwritable.errors.contains("/nowhere/tap cannot be written"))
    // A format on standard output stands there alone.
    let alone = try conformance(
      ["--url", server.url, "--client-id", editor.client_id, "--only", "createToken/example/*", "--json", "-"],
      editor.client_secret)
    #expect(try JSONSerialization.jsonObject(with: Data(alone.output.utf8)) is [String: Any])
    let stopped = try conformance(
      ["--url", server.url, "--client-id", editor.client_id, "--max-time", "0.000001"], editor.client_secret)
    #expect(stopped.status == 4, "\(stopped.output)")
  }

  @Test func twoDeploymentsOfOneServerDoNotDiffer() throws {
    let (one, other) = (try RunningServer(), try RunningServer())
    let editors = (try one.addEditor("Conformance"), try other.addEditor("Conformance"))
    let words = [
      "compare", one.url, other.url, "--client-id", editors.0.client_id, "--client-id-b", editors.1.client_id,
    ]
    func compare(_ only: String) throws -> CommandResult {
      try run(
        Products.conformance, words + ["--only", only],
        environment: ["PM_CLIENT_SECRET": editors.0.client_secret, "PM_CLIENT_SECRET_B": editors.1.client_secret])
    }
    for only in ["*PublicMarket/*", "show*/example*", "listPublicMarkets/*"] {
      let same = try compare(only)
      #expect(same.status == 0, "\(only): \(same.output)\(same.errors)")
    }
    // The editor of the second may create nothing any more.
    #expect(try other.operate(["editor", "disable", "Conformance"]).status == 0)
    let different = try compare("createPublicMarket/example/*")
    #expect(different.status == 1 && different.output.contains("rule: "), "\(different.output)")
    #expect(!different.output.contains(editors.1.client_secret))
  }

  // MARK: Webhooks

  @Test func theDemonstrationPlatformReceivesAsItShould() throws {
    let server = try RunningServer()
    let (editor, platform) = try server.addPlatform()
    let result = try conformance(
      [
        "receiver", "--url", platform.url + "/webhooks/passemarche", "--spec", server.url + "/openapi.yaml",
      ], "", webhookSecret: editor.webhook_secret)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("grade A: "))
    #expect(!result.output.contains(editor.webhook_secret))
  }

  /// By TLS, with a certificate that the machine is told to trust, and without.
  @Test func receiversBehindTLSAreGraded() throws {
    let folder = try TemporaryFolder()
    let pair = try TLSServer.makeCertificate(in: folder.url)
    let receiver = Process()
    receiver.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    receiver.arguments = [
      "python3", PackageRoot.path("Tests/ConformanceTests/Tools/receiver.py"), "good", "a secret",
      PackageRoot.path("docs/webhooks.md"), pair.certificate, pair.key,
    ]
    let output = Pipe()
    receiver.standardOutput = output
    receiver.standardError = FileHandle.nullDevice
    try receiver.launchUnblocked()
    defer { receiver.terminate() }
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let port = try #require(Int(line.trimmingCharacters(in: .whitespacesAndNewlines)))
    func grade(_ certificates: String) throws -> CommandResult {
      try run(
        Products.conformance,
        ["receiver", "--url", "https://localhost:\(port)/hook", "--spec", PackageRoot.path("spec/passemarche.yaml")],
        environment: ["PM_WEBHOOK_SECRET": "a secret", "SSL_CERT_FILE": certificates])
    }
    let trusted = try grade(pair.certificate)
    #expect(trusted.status == 0 && trusted.output.contains("grade A: "), "\(trusted.output)\(trusted.errors)")
    let stranger = try grade("/nowhere")
    #expect(stranger.status == 3 && stranger.errors.contains("certificate"), "\(stranger.errors)")
  }
}
