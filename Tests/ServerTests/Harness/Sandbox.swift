import Foundation
import Store
import Synchronization
import TestSupport
import Testing

/// A sandbox that the tests of a suite share, with an editor of its own that is told of completions. Each test makes
/// its own applications; markets are configured once for all that ask alike.
///
/// Suites get it by the trait ``Testing/SuiteTrait/sandbox``.
final class Sandbox: Sendable {
  @TaskLocal static var shared: Sandbox?

  let server: RunningServer
  /// Takes what the editor is told, and says that all is well.
  let receiver: Receiver
  let editor: APIClient
  /// The same database, read and written beside the server.
  let store: any Store
  private let markets = Mutex<[MarketRequest: String]>([:])

  init() throws {
    server = try RunningServer(flags: ["--antivirus", "off", "--quota-scale", "100"])
    receiver = try Receiver()
    editor = try APIClient(
      server, try server.addEditor("Plateforme d’essai", ["--defense", "--webhook-url", receiver.url]))
    store = try openStore(dataDirectory: server.directory.path)
  }

  static func current() throws -> Sandbox { try #require(shared, "the suite lacks the trait .sandbox") }

  // MARK: Markets and applications

  /// What a market asks for, and how it is divided.
  struct MarketRequest: Hashable {
    var types = ["supplies"]
    var lots: [String] = []
    var lotLimit: Int?
    var asksEverything = false
  }

  /// A market that takes applications, as its buyer has configured it.
  func market(_ request: MarketRequest = MarketRequest()) throws -> String {
    if let market = markets.withLock({ $0[request] }) { return market }
    let market = try newMarket(request)
    markets.withLock { $0[request] = market }
    return market
  }

  /// The same, that no other test has.
  func newMarket(_ request: MarketRequest = MarketRequest(), _ changes: [String: Any?] = [:]) throws -> String {
    var members = changes
    members["market_type_codes"] = request.types
    if !request.lots.isEmpty { members["lots"] = request.lots.map { ["name": $0] } }
    let market = try editor.createMarket(members)
    try Visitor(server).configure(market, asksEverything: request.asksEverything, lotLimit: request.lotLimit)
    return market
  }

  /// A new application with its candidate, who has logged in for it.
  func candidate(_ request: MarketRequest = MarketRequest()) throws -> Candidate {
    try candidate(of: try market(request))
  }

  func candidate(of market: String) throws -> Candidate {
    let candidate = try stranger(to: market)
    try candidate.logIn()
    return candidate
  }

  /// The same before the login.
  func stranger(to market: String) throws -> Candidate {
    let siret = Siret.next()
    return Candidate(
      application: try editor.createApplication(of: market, siret: siret), siret: siret, browser: Visitor(server))
  }

  // MARK: Time and what is stored

  /// Moves the server's clock forward, and gives its time then.
  @discardableResult
  func advanceClock(_ seconds: Int) throws -> Date {
    let answer = try editor.post("/sandbox/clock", "{\"advance_seconds\":\(seconds)}")
    let now = try #require(answer.json["now"] as? String, "\(answer.status) \(answer.text)")
    return try Date(now, strategy: .iso8601.year().month().day().time(includingFractionalSeconds: true))
  }

  func dossier(_ candidate: Candidate) async throws -> Dossier {
    try #require(try await store.dossier(applicationIdentifier: candidate.application))
  }

  /// How many files the vault holds.
  func storedFiles() throws -> Int {
    let places = FileManager.default.enumerator(
      at: server.directory.appendingPathComponent("files"), includingPropertiesForKeys: [.isRegularFileKey])
    return try places?.count { place in
      try (place as? URL)?.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
    } ?? 0
  }
}

/// An application and the browser of whoever answers it.
struct Candidate {
  let application: String
  let siret: String
  let browser: Visitor

  /// Of this application alone: links are counted by address.
  var email: String { "\(application.lowercased())@exemple.fr" }

  func logIn() throws { try browser.logIn(application, email: email) }

  func address(_ page: String) -> String { "/candidate/market_applications/\(application)/\(page)" }

  func open(_ page: String) throws -> VisitedPage { try browser.open(address(page)) }

  /// Sends the form of a step, and goes where it leads.
  ///
  /// - Parameters:
  ///   - changes: what is filled in, by name.
  ///   - press: the button: name and value.
  @discardableResult
  func answer(
    _ step: String, _ changes: [String: [String]] = [:], files: [ChosenFile] = [],
    press: (name: String, value: String) = ("intent", "next")
  ) throws -> VisitedPage {
    try browser.submit(try open(step).form(button: "intent"), changes, files: files, button: press)
  }

  /// What the summary tells of an answer, by the label of its field.
  func summary(_ label: String) throws -> PageNode {
    try #require(try open("summary").answer(to: label), "the summary has no « \(label) »")
  }

  /// Sends the application as it stands, and waits until it is in.
  func send() async throws -> VisitedPage { try await browser.send(application) }
}

/// SIRETs that are valid, each given once.
enum Siret {
  private static let last = Mutex(100_000_000)

  static func next() -> String {
    let siren = last.withLock { last in
      last += 1
      return last
    }
    let digits = "\(siren)0001"
    // Luhn: from the right, every second digit counts double.
    let sum = digits.reversed().enumerated().reduce(0) { sum, place in
      let digit = (place.element.wholeNumberValue ?? 0) * (place.offset.isMultiple(of: 2) ? 2 : 1)
      return sum + digit / 10 + digit % 10
    }
    return digits + String((10 - sum % 10) % 10)
  }
}

/// Starts a ``Sandbox`` for the tests of a suite, and ends it after the last.
struct SharedSandbox: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    let sandbox = try Sandbox()
    try await Sandbox.$shared.withValue(sandbox, operation: function)
    await sandbox.store.close()
  }
}

extension SuiteTrait where Self == SharedSandbox {
  static var sandbox: Self { SharedSandbox() }
}

extension Dossier {
  /// The answers but for the SIRET, which the application itself has.
  var given: [String: AnswerRecord] { answers.filter { $0.key != Dossier.siretField } }
}
