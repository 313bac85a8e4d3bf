import Foundation
import SchemaEvaluator
import SpecIR
import TestSupport
import Testing

@testable import Conformance

/// Each format of a report, as programs read it that know nothing of us.
@Suite(.serialized) struct ReportFormatTests {
  private struct Told: Decodable {
    var passed, failed, skipped: Int
    var junit: [Int]
    var sarif, findings, tables: Int
    var html: String
  }

  private static func told(_ document: ReportDocument, in folder: TemporaryFolder) throws -> Told {
    for (name, text) in [
      ("report.json", document.json), ("report.xml", document.junit), ("report.sarif", document.sarif),
      ("report.html", document.html),
    ] {
      try Data(text.utf8).write(to: folder.place(name))
    }
    return try JSONDecoder().decode(Told.self, from: Python.run("formats.py", [folder.path]))
  }

  @Test func otherProgramsReadEveryFormat() throws {
    let folder = try TemporaryFolder()
    for report in [try FakeRun.report(nil), try FakeRun.report(.wrongErrorBody)] {
      let document = report.document
      let told = try Self.told(document, in: folder)
      #expect(told.passed == report.passed && told.failed == report.failed && told.skipped == report.skipped)
      #expect(told.junit == [report.results.count, report.failed, report.skipped])
      #expect(told.sarif == told.findings)
      // A matrix for each operation that was called, and the latencies.
      #expect(told.tables == document.operations.count { !$0.answered.isEmpty } + 1)
      for check in document.checks.filter(\.hasFailed).prefix(5) {
        #expect(told.html.contains(check.name) && told.html.contains(check.findings[0].message))
        let evidence = try #require(check.evidence)
        #expect(told.html.contains(evidence.request) && told.html.contains(evidence.response))
        if let curl = evidence.curl { #expect(told.html.contains(curl)) }
      }
    }
  }

  /// By the program that Perl brings. It knows version 13 of the protocol, which 14 keeps compatible, and nothing later.
  @Test func proveReadsTAP() throws {
    let folder = try TemporaryFolder()
    for report in [try FakeRun.report(nil), try FakeRun.report(.wrongMediaType)] {
      let file = folder.place("report.tap")
      let tap = report.document.tap
      #expect(tap.hasPrefix("TAP version 14\n1..\(report.results.count)\n"))
      try Data(tap.replacing("TAP version 14", with: "TAP version 13", maxReplacements: 1).utf8).write(to: file)
      let prove = Process()
      prove.executableURL = URL(fileURLWithPath: "/usr/bin/prove")
      prove.arguments = ["--exec", "cat", file.path]
      let output = Pipe()
      prove.standardOutput = output
      prove.standardError = output
      try prove.run()
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      prove.waitUntilExit()
      #expect((prove.terminationStatus == 0) == (report.failed == 0), "\(text)")
      #expect(text.contains("Tests=\(report.results.count)"), "\(text)")
      #expect(!text.contains("Parse errors"), "\(text)")
      if report.failed > 0 {
        #expect(text.contains("Failed \(report.failed)/\(report.results.count) subtests"), "\(text)")
      }
    }
  }

  @Test func annotationsAreLinesOfTheirOwn() throws {
    let report = try FakeRun.report(.wrongErrorBody)
    let lines = report.document.annotations.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count == 11)
    #expect(
      lines.dropLast().allSatisfy { $0.wholeMatch(of: /::error file=[^,:]+,line=\d+,col=\d+,title=[^,:]+::.+/) != nil },
      "\(lines)")
    #expect(lines.last?.hasPrefix("::notice") == true)
    var document = report.document
    document.checks = document.checks.filter(\.hasFailed)
    document.checks[0].outcome = .failed([.init("a\r\n::set-output name=x::y 100%", nil)])
    #expect(!document.annotations.contains("\n::set-output") && document.annotations.contains("100%25"))
  }

  /// What people and servers write stays text.
  @Test func hostileTextsStayTexts() throws {
    let folder = try TemporaryFolder()
    let hostile = "</pre><script>alert(1)</script>\"'&<!-- \u{0}\u{1B}[2J\r\n# SKIP ok 1 - ]]> \u{FFFE}"
    var document = try FakeRun.report(.wrongErrorBody) { $0.only = "createThing/body/name/*" }.document
    document.target = hostile
    document.notes = [hostile]
    document.checks[0] = .init(
      name: hostile, group: document.checks[0].group, keyword: hostile, proves: hostile, site: nil,
      outcome: .failed([.init(hostile, nil)]))
    document.checks[0].evidence = .init(request: hostile, response: hostile, curl: hostile)
    document.checks[1] = .init(
      name: "second", group: nil, keyword: hostile, proves: hostile, site: nil, outcome: .skipped(hostile))
    let told = try Self.told(document, in: folder)
    #expect(told.html.contains("<script>alert(1)</script>"))
    #expect(
      document.tap.split(separator: "\n").count { $0.hasPrefix("ok ") || $0.hasPrefix("not ok ") }
        == document.checks.count)
  }

  @Test func jsonReadsBackAsWhatItWas() throws {
    let document = try FakeRun.report(.missingQuotaHeaders).document
    let again = try ReportDocument(json: Array(document.json.utf8))
    #expect(again.json == document.json)
    for text in ["", "[]", "{}", #"{"kind":"run","target":"","cases":[{}]}"#] {
      #expect(throws: ReportDocument.ReadingError.self) { try ReportDocument(json: Array(text.utf8)) }
    }
  }

  @Test func latenciesAreMeasured() throws {
    let document = try FakeRun.report(nil).document
    for operation in document.operations where !operation.id.isEmpty {
      let latency = try #require(operation.latency, "\(operation.id)")
      // Answers in a crowd tell nothing of how long one takes.
      #expect(latency.count > 0 && latency.count <= operation.answered.values.reduce(0, +))
      #expect(latency.median > 0 && latency.median <= latency.p95 && latency.p95 <= latency.p99)
      #expect(latency.p99 <= latency.longest && latency.isWithinBudget)
    }
    let known = try #require(Latency((1...200).map(Double.init).shuffled(), budget: 150))
    #expect([known.median, known.p95, known.p99, known.longest] == [100, 190, 198, 200] && !known.isWithinBudget)
  }

  @Test func timeEndsARun() throws {
    let report = try FakeRun.report(nil) { $0.maxSeconds = 0.000_001 }
    #expect(report.results.isEmpty && !report.isComplete)
    #expect(report.document.summary.contains("Stopped by --max-time"))
  }

  /// Whatever the plan says, nothing goes out that could change something.
  @Test func aReadOnlyRunSendsNothingThatChanges() throws {
    let contract = try ContractSource.load(PackageRoot.path("Tests/Fixtures/conformance/things.yaml"))
    let receiver = try Receiver { request in
      let body = #"{"access_token":"a.b.c","token_type":"Bearer","expires_in":86400,"scope":"read write"}"#
      return request.target == "/token"
        ? .answer(200, headers: ["Content-Type: application/json"], body: body) : .answer(200)
    }
    var options = Options(clientID: "client", clientSecret: "the client's secret")
    options.readOnly = true
    let target = try #require(Target("http://127.0.0.1:\(receiver.port)"))
    _ = Runner(contract: contract, target: target, options: options).run()
    let sent = Set(receiver.requests.map { $0.target == "/token" ? "token" : $0.method })
    #expect(sent.isSubset(of: ["token", "GET", "HEAD", "OPTIONS"]) && sent.contains("GET"), "\(sent)")

    options.accessToken = "a token of somebody's"
    let before = receiver.requests.count
    _ = Runner(contract: contract, target: target, options: options).run()
    let later = receiver.requests.dropFirst(before)
    #expect(!later.contains { $0.target == "/token" && $0.method == "POST" })
    #expect(later.contains { $0["authorization"] == "Bearer a token of somebody's" })
  }
}
