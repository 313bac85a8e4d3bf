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
    // The server speaks no HTTP/2, and counts those without a login by their address, of which the suite has one.
    #expect(report.skipped == 1, "\(report.summary)")
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

  /// Who was given a wrong secret has tested nothing, and does not pass by skipping it all.
  @Test func aRefusedClientIsAFailure() throws {
    let report = try FakeRun.report(nil) {
      $0.clientSecret = "mistyped"
      $0.only = "createThing/body/name/*"
    }
    let document = report.document
    #expect(document.isRefused && document.passed == 0 && document.failed == 1 && document.skipped > 10)
    #expect(document.checks[0].name == "authentication/client")
    #expect(document.checks[0].findings[0].message.contains("401") && document.checks[0].evidence != nil)
    #expect(!document.json.contains("mistyped"))
    // It is asked for once, since failed logins are counted.
    #expect(report.statuses["createToken"] == [401: 1])
    let read = try ReportDocument(json: Array(document.json.utf8))
    #expect(read.isRefused)
  }

  @Test func aSecondClientThatIsRefusedIsAFailure() throws {
    func run(_ only: String) throws -> ReportDocument {
      try FakeRun.report(nil) {
        $0.otherClient?.secret = "mistyped"
        $0.only = only
      }.document
    }
    let document = try run("getThing/*")
    #expect(document.isRefused && document.passed > 10)
    #expect(document.checks.filter(\.hasFailed).map(\.name) == ["authentication/second client"])
    // Where no case needs it nothing was left out.
    #expect(try !run("getUp/*").isRefused)
  }

  @Test func aRunOfNothingSaysSo() throws {
    let document = try FakeRun.report(nil) { $0.only = "creatThing/*" }.document
    #expect(!document.isTested && !document.isRefused && document.notes == ["Nothing was tested: no case is called so"])
    #expect(document.html.contains("Nothing was tested") && document.markdown.contains("Nothing was tested"))
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

  /// Its pages are proven, though no others come between them.
  @Test func aServerThatMakesNoMoreThingsStillListsThem() throws {
    let contract = try FakeRun.contract()
    var api = FakeAPI(contract)
    api.room = 5
    let server = try FakeServer(api)
    defer { server.stop() }
    var options = Options(clientID: FakeAPI.clientID, clientSecret: FakeAPI.clientSecret)
    options.only = "listThings/pages"
    let report = Runner(contract: contract, target: server.target, options: options).run()
    #expect(report.passed == 1 && report.failed == 0 && report.skipped == 0, "\(report.summary)")
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

  /// Of a body that was made up at random only what makes it fail is left.
  @Test func whatWasMadeUpIsMadeSmall() throws {
    let report = try FakeRun.report(.refusesRareBodies) { $0.only = "createThing/body/generated/*" }
    let failed = report.results.filter { if case .failed = $0.outcome { true } else { false } }
    #expect(!failed.isEmpty)
    for result in failed {
      let body = try JSONValue(json: try #require(result.exchange?.request.bodyBytes))
      guard case .object(let members) = body else {
        Issue.record("no object: \(body.text)")
        continue
      }
      #expect(Set(members.map(\.name)) == ["name", "code"])
      #expect(body["name"]?.string?.trimmingCharacters(in: .whitespaces).unicodeScalars.count == 7)
    }
    #expect(report.failures.contains("curl -i -X POST") && report.failures.contains("made as small as still fails"))
  }

  @Test func theSameSeedMakesTheSameBodies() throws {
    let contract = try FakeRun.contract()
    func bodies(_ seed: UInt64) -> [String] {
      Planner.plan(contract, seed: seed).compactMap { $0.generated?.value.text }
    }
    #expect(bodies(1) == bodies(1))
    #expect(bodies(1) != bodies(2))
    #expect(Set(bodies(1)).count > 50)
  }

  /// What is made up keeps the rules, whatever they are, and reaches their borders.
  @Test func whatIsMadeUpIsValid() throws {
    let contract = try ContractSource.load(PackageRoot.path("spec/passemarche.yaml"))
    let operation = try #require(contract.operation("createPublicMarket"))
    let content = try #require(operation.body?.contents.first)
    var generator = ValueGenerator(evaluator: contract.evaluator, random: SeededRandom(seed: 7))
    var names: Set<Int> = []
    for _ in 0..<200 {
      let made = generator.value(for: content.schema)
      let value = try #require(made)
      #expect(contract.evaluator.violations(of: value, against: content.schema) == [])
      names.insert(value["public_market"]?["name"]?.string?.unicodeScalars.count ?? 0)
    }
    #expect(names.contains(255) && names.contains(1) && names.count > 20)
  }

  /// As PDF writes them: escaped, with parentheses, and next to what is none.
  @Test func linksOfDocumentsAreRead() {
    let document = """
      %PDF-1.4
      1 0 obj << /A << /S /URI /Type /Action /URI (http://127.0.0.1/verification/a\\(b\\)c(d)) >> >> endobj
      2 0 obj << /A << /S /URI /URI(http://127.0.0.1/second) >> >> /URI <616263> /URI (without an end
      """
    #expect(
      PDFText.addresses(in: Array(document.utf8))
        == ["http://127.0.0.1/verification/a(b)c(d)", "http://127.0.0.1/second"])
  }

  /// What a contract says of the ways in which things get on, found without a name.
  @Test func statesAreFoundInTheContract() throws {
    let contract = try ContractSource.load(PackageRoot.path("spec/passemarche.yaml"))
    func operations(_ isOne: (SpecIR.Operation) -> Bool) -> [String] { contract.api.operations.filter(isOne).map(\.id) }
    #expect(operations(contract.isTakenBack) == ["createSandboxScenario"])
    #expect(operations { $0.method == .post && contract.addsToList($0) } == ["uploadFiles"])
    func kinds(_ id: String) throws -> [String] {
      contract.kinds(of: try #require(contract.api.operations.first { $0.id == id }))
    }
    for id in ["createMarketApplication", "getAttestation"] { #expect(contract.ends(try kinds(id)[0]), "\(id)") }
    #expect(!contract.ends(try #require(kinds("getAsset").last)))
    let names = Set(Planner.plan(contract).map(\.name))
    for name in [
      "createMarketApplication/state/past", "getAttestation/state/made", "uploadFiles/state/piled up",
      "createSandboxScenario/state/piled up", "createToken/authentication/inactive",
      "createPublicMarket/authentication/permission defense_markets",
      "uploadFiles/body/files/propertyNames/another name",
      "createToken/body/grant_type/required/empty", "createToken/body/scope/x-blank/white space alone",
      "createToken/authentication/basic beside blank ones",
    ] {
      #expect(names.contains(name), "\(name)")
    }
    #expect(!Planner.plan(contract, readOnly: true).contains { $0.name.contains("/state/") })
  }

  /// Times of a clock are sent in summer and in winter, so that one offset for all the year shows, and with an offset in
  /// both.
  @Test func clocksAreReadInBothHalvesOfTheYear() {
    let samples = FormatSamples(.localDateTime(zone: "Europe/Paris")).valid.filter { $0.contains("T") }
    let hours = samples.compactMap { text -> Int64? in
      guard let there = Moment(local: text, zone: "Europe/Paris"), let here = Moment(local: text, zone: "UTC") else {
        return nil
      }
      return (here.milliseconds - there.milliseconds) / 3_600_000
    }
    #expect(Set(hours) == [1, 2])
    #expect(samples.contains { $0.hasSuffix("+02:00") } && samples.contains { $0.hasSuffix("+01:00") })
  }

  /// Lists of what can be made, and of what can be added to, found without a name.
  @Test func listsAreFoundInTheContract() throws {
    let contract = try ContractSource.load(PackageRoot.path("spec/passemarche.yaml"))
    let lists = contract.api.operations.compactMap { operation in
      contract.thing(listedBy: operation).map { [operation.id, $0.thing.maker.id, $0.list.property] }
    }
    #expect(
      lists == [
        ["listPublicMarkets", "createPublicMarket", "public_markets"],
        ["listMarketApplications", "createMarketApplication", "market_applications"],
      ])
    let names = Planner.plan(contract).map(\.name).filter { $0.hasSuffix("/pages") || $0.contains("/holds/") }
    #expect(
      names == [
        "listPublicMarkets/pages", "listMarketApplications/pages", "listSandboxScenarios/pages",
        "listSandboxScenarios/holds/unavailable-twice", "listSandboxScenarios/holds/slow",
        "listSandboxScenarios/holds/replayed-webhook",
      ])
    let read = Planner.plan(contract, readOnly: true).map(\.name)
    #expect(read.contains("listPublicMarkets/pages") && !read.contains { $0.contains("/holds/") })
  }

  /// By its number the log knows a request, whichever way its client has kept it.
  @Test func aRequestHasOneNumber() throws {
    let contract = try ContractSource.load(PackageRoot.path("spec/passemarche.yaml"))
    let operation = try #require(contract.operation("getPublicMarket"))
    func findings(_ told: String) -> [Finding] {
      let answer = Answer(
        status: 500,
        headers: [.init("Content-Type", "application/json"), .init("X-Request-Id", FakeAPI.requestID)],
        body: Array("{\"error\":\"Internal server error\",\"request_id\":\"\(told)\"}".utf8), defects: [],
        keepsAlive: true)
      let exchange = Exchange(
        request: Request(method: "GET", target: "/"), answer: answer, sentWhole: true, seconds: 0)
      return Judge(contract: contract).declared(exchange, Planner(contract: contract).valid(operation))
        .filter { $0.message.hasPrefix("request_id") }
    }
    #expect(findings(FakeAPI.requestID) == [])
    #expect(findings(String(repeating: "0", count: 32)).count == 1)
  }

  @Test func datesAreThoseOfHTTP() {
    for date in ["Sun, 06 Nov 1994 08:49:37 GMT", "Thu, 29 Feb 2024 23:59:60 GMT", "Sat, 01 Jan 2000 00:00:00 GMT"] {
      #expect(HTTPDate.isWellFormed(date), "\(date)")
    }
    for date in [
      "Mon, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "",
      "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Nov 1994 24:00:00 GMT",
      "Wed, 29 Feb 2023 00:00:00 GMT", "Sun, 06 nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT",
    ] {
      #expect(!HTTPDate.isWellFormed(date), "\(date)")
    }
  }

  /// A browser would not keep the cookie of a server that does without one of these.
  @Test func aCookieOfOneHostIsHeldToItsPrefix() {
    let right = SessionCookie("__Host-visit=a=b; Path=/; HttpOnly; Secure; SameSite=None; Partitioned")
    #expect(right.faults == [] && right.value == "a=b" && right.pair == "__Host-visit=a=b")
    #expect(SessionCookie("__Host-visit=a; HttpOnly; SameSite=Lax; Path=/x; Domain=h").faults.count == 3)
    #expect(SessionCookie("visit=a; HttpOnly; SameSite=Lax").faults == [])
    #expect(right.isDeclared("__Host-visit", isSecure: true) && !right.isDeclared("visit", isSecure: true))
    let plain = SessionCookie("visit=a; Path=/; HttpOnly; SameSite=Lax")
    #expect(plain.isDeclared("__Host-visit", isSecure: false) && !plain.isDeclared("__Host-visit", isSecure: true))
    #expect(!plain.isDeclared("other", isSecure: false))
  }

  /// An answer that takes longer than the contract lets it fails, whatever it says.
  @Test func slowAnswersFail() throws {
    let contract = try FakeRun.contract()
    let operation = try #require(contract.operation("getUp"))
    let plan = Planner(contract: contract).valid(operation)
    func findings(_ seconds: Double) -> [Finding] {
      let answer = Answer(
        status: 200, headers: [.init("Content-Type", "application/json")], body: Array(#"{"status":"up"}"#.utf8),
        defects: [], keepsAlive: true)
      let exchange = Exchange(
        request: Request(method: "GET", target: "/up"), answer: answer, sentWhole: true, seconds: seconds)
      return Judge(contract: contract).declared(exchange, plan)
    }
    #expect(findings(4.9).allSatisfy { !$0.message.contains("x-timeout") })
    #expect(findings(5.1).contains { $0.message.contains("more than the 5000 ms of `x-timeout`") })
  }

  @Test func coverageTellsWhatIsMissing() throws {
    let report = try FakeRun.report(nil)
    let missing = Set(report.coverage.missing.map(\.text))
    #expect(missing.contains("getUp 500 fault") && !missing.contains("createToken 401 inactive"))
    #expect(!missing.contains("createThing 201") && !missing.contains("createThing 422 invalid"))
    #expect(!missing.contains("createThing 413 payload-too-large") && !missing.contains("sendStep 403 csrf"))
  }
}
