import Foundation
import TestSupport
import Testing

/// What people write stays what they wrote: it changes nothing but its own field, and runs nowhere.
@Suite(.serialized) final class HostileTextTests {
  private static let marker = "H0ST1LE"
  /// What a form refuses, or takes as the text that it is.
  private static let texts = [
    "<script>alert('\(marker)')</script>", "\"><img src=x onerror=alert(1)>\(marker)",
    "'); DROP TABLE applications; -- \(marker)", "{{7*7}}${7*7}<%= 7*7 %>#{7*7} \(marker)",
    "\(marker)\r\nSet-Cookie: stolen=1\r\n\r\n<h1>", "\(marker)\0after", "\(marker) \u{202E}fdp.exe\u{2066}\u{FEFF}",
    "\(marker) 👩‍👩‍👧 e\u{301}\u{FFFF}\u{10FFFF}", "javascript:alert('\(marker)')", "../../../etc/passwd",
    String(repeating: "\(marker) ", count: 6000),
    "NaN", "-1", "1e309", "99999999999999999999", "9223372036854775808", "0x10", "٣٤", "2024-02-30", "9999-99-99",
    "-0001-01-01", "0000-00-00", "12 34",
  ]
  /// A text that is legal, and looks like what others would fall for.
  private static let legal =
    #"3 < 5 & 6 > 2 "q" 'a' {{7*7}} ${jndi:ldap://x} %00%0d%0a \0 \u003c '); DROP TABLE answers; -- 😀 مرحبا"#

  private let server: RunningServer
  private let snapshots: Snapshots
  private let editor: APIClient

  init() throws {
    server = try RunningServer(flags: ["--antivirus", "off", "--quota-scale", "1000"])
    snapshots = try Snapshots(server)
    editor = try APIClient(server, try server.addEditor("Hostile <b>editor</b> & Co"))
  }

  // MARK: Every field of every form

  /// Sends each text in all fields of a form at once, and in each field alone. What is refused has changed nothing, and
  /// nothing that is shown again runs.
  ///
  /// - Returns: how many requests that were.
  @discardableResult
  private func attack(_ visitor: Visitor, _ page: VisitedPage, intent: String? = "save") throws -> Int {
    let form = try page.form(button: intent == nil ? nil : "intent")
    let names = form.names.filter { $0 != "csrf_token" }
    let free = Set(
      form.node.elements.filter {
        $0.name == "textarea" || ($0.name == "input" && !["hidden", "checkbox", "radio", "file"].contains($0["type"]))
      }.compactMap { $0["name"] })
    var before = try snapshots.take()
    var sent = 0
    func send(_ changes: [String: [String]]) throws {
      sent += 1
      let answer = try visitor.send(form, form.fields(changes) + (intent.map { [("intent", $0)] } ?? []))
      #expect([303, 400, 413, 422].contains(answer.status), "\(page.path): \(answer.status) for \(changes.prefix(2))")
      let now = try snapshots.take()
      if answer.status == 303 {
        before = now
        #expect(answer["location"]?.contains(Self.marker) != true)
      } else {
        #expect(now == before, "\(page.path): refused, and yet changed by \(changes.prefix(2))")
        try VisitedPage(path: page.path, answer: answer).checkInert()
      }
      #expect(!answer.headers.contains { $0.value.contains("stolen") })
    }
    try send(Dictionary(uniqueKeysWithValues: names.map { ($0, [Self.texts[0]]) }))
    if !free.isEmpty {
      for text in Self.texts { try send(Dictionary(uniqueKeysWithValues: free.map { ($0, [text]) })) }
    }
    for (place, name) in names.enumerated() {
      try send([name: [Self.texts[0]]])
      try send([name: [Self.texts[place % Self.texts.count]]])
      try send([name: ["1", "2"]])
      if intent != nil { try send([name + "[x][y][z][a][b]": ["1"]]) }
    }
    try visitor.open(page.path).checkInert()
    return sent
  }

  /// No button but the one that is there ends a journey.
  private func checkSummary(_ visitor: Visitor, _ page: VisitedPage) throws {
    let form = try page.form()
    let before = try snapshots.take()
    for intent in Self.texts + ["save", "previous", "NEXT", "next ", ""] {
      let answer = try visitor.send(form, form.fields() + [("intent", intent)])
      let isKnown = ["save", "previous"].contains(intent)
      #expect(isKnown ? answer.status == 303 : [400, 422].contains(answer.status), "\(intent.prefix(40))")
    }
    #expect(try snapshots.take() == before)
  }

  @Test func noFieldOfTheBuyersFormsIsAWayIn() throws {
    let market = try editor.createMarket(["lots": [["name": "Ordinateurs"], ["name": "Écrans"]]])
    let visitor = Visitor(server)
    var page = try visitor.open("/buyer/public_markets/\(market)/setup")
    var requests = 0
    while page.step != "summary" {
      requests += try attack(visitor, page)
      page = try visitor.open(page.path)
      let names = try page.form().names
      var choices: [String: [String]] = [:]
      if names.contains("lot_limit_enabled") { choices = ["lot_limit_enabled": ["false"], "lot_limit": []] }
      if names.contains("additional") { choices = ["additional": ["no"], "selected_attribute_keys": []] }
      let next = try visitor.submit(page.form(button: "intent"), choices, button: ("intent", "next"))
      try #require(next.path != page.path, "\(page.path): \(next.status) \(next.text)")
      page = next
    }
    try checkSummary(visitor, page)
    #expect(requests > 50)
    #expect(try editor.get("/api/v1/public_markets/\(market)").json["completed_at"] is NSNull)
    server.checkLog(without: [Self.marker, "DROP TABLE"])
  }

  @Test func noFieldOfTheCandidatesFormsIsAWayIn() throws {
    let market = try editor.createMarket(["lots": [["name": "Ordinateurs"]], "market_type_codes": ["services"]])
    try Visitor(server).configure(market, asksEverything: true)
    let application = try editor.createApplication(of: market)
    let candidate = Visitor(server)
    try candidate.logIn(application)
    var requests = 0
    _ = try candidate.answerUpToSummary(application, visit: { requests += try attack(candidate, $0) })
    try checkSummary(candidate, candidate.open("/candidate/market_applications/\(application)/summary"))
    #expect(requests > 500)
    #expect(try editor.get("/api/v1/market_applications/\(application)").json["status"] as? String == "pending")
    server.checkLog(without: [Self.marker, "DROP TABLE", "candidat@exemple.fr"])
  }

  /// A number too large to be kept is refused, and never left out in silence.
  @Test func numbersAreKeptOrRefused() throws {
    let market = try editor.createMarket()
    try Visitor(server).configure(market, asksEverything: true)
    let application = try editor.createApplication(of: market)
    let candidate = Visitor(server)
    try candidate.logIn(application)
    let address = "/candidate/market_applications/\(application)/capacite_economique_financiere_chiffre_affaires"
    let form = try candidate.open(address).form(button: "intent")
    let name = try #require(form.names.first { $0.hasSuffix("[turnover]") })
    for (text, isTaken) in [
      ("999999999999999", true), ("1 250 000", true), ("1000000000000000", false), ("9223372036854775808", false),
      ("99999999999999999999", false), ("-1", false), ("1e3", false), ("NaN", false), ("0x10", false), ("1,5", false),
      ("٣٤", false),
    ] {
      let page = try candidate.submit(form, [name: [text]], button: ("intent", "save"))
      #expect(page.status == (isTaken ? 200 : 422), "\(text)")
      #expect(page.errors.isEmpty == isTaken, "\(text)")
      let kept = try candidate.open(address).form(button: "intent").fields().first { $0.name == name }?.value ?? ""
      #expect(kept.filter(\.isNumber) == (isTaken ? text.filter(\.isNumber) : "1250000"), "\(text): \(kept)")
    }
  }

  @Test func noFieldOfTheLoginIsAWayIn() throws {
    let market = try OpenMarket(server, editor)
    let application = try editor.createApplication(of: market.identifier)
    let visitor = Visitor(server)
    let login = try visitor.open("/candidate/market_applications/\(application)/company_identification")
    try attack(visitor, login, intent: nil)
    for address in [
      "<script>alert(1)</script>@exemple.fr", "\"<script>alert(1)</script>\"@exemple.fr", "a@exemple.fr\r\nBcc: b@x.fr",
      "a@exemple.fr,b@exemple.fr", "a@exemple.fr\0", "a@[127.0.0.1]", "a b@exemple.fr", "é@exemple.fr",
      String(repeating: "a", count: 250) + "@exemple.fr", "a@" + String(repeating: "b.", count: 130) + "fr",
    ] {
      let form = try login.form()
      let answer = try visitor.send(form, form.fields(["email": [address]]))
      #expect(answer.status == 422, "\(address)")
      try VisitedPage(path: "login", answer: answer).checkInert()
    }
    let confirmation = try visitor.open(visitor.requestLink(application))
    try attack(visitor, confirmation, intent: nil)
    // The link was not used up by any of that.
    let page = try visitor.submit(try visitor.open(confirmation.path).form())
    #expect(page.step == "company_identification", "\(page.path)")
    server.checkLog(without: [Self.marker, "exemple.fr"])
  }

  // MARK: What is taken

  /// A legal text comes out of every page and document as it went in.
  @Test func legalTextsStayWhatTheyAre() async throws {
    let market = try editor.createMarket([
      "name": "Marché " + Self.legal, "lots": [["name": "Lot " + Self.legal]], "market_type_codes": ["services"],
    ])
    try Visitor(server).configure(market, asksEverything: true)
    let application = try editor.createApplication(of: market)
    let candidate = Visitor(server)
    try candidate.logIn(application)
    var page = try candidate.open("/candidate/market_applications/\(application)/company_identification")
    var fields = 0
    let name = #"=1+1 <b>&"c" 'd' {{7*7}} %0d; DROP TABLE.pdf"#
    while page.step != "summary" {
      let form = try page.form(button: "intent")
      var answers = candidate.answers(to: form)
      for (name, values) in answers where values.first?.hasPrefix("Réponse") == true {
        answers[name] = [Self.legal]
        fields += 1
      }
      let inputs = form.node.elements.filter { $0.name == "input" && $0["type"] == "file" }.compactMap { $0["name"] }
      let next = try candidate.submit(
        form, answers, files: inputs.prefix(1).map { .pdf($0, name: name) }, button: ("intent", "next"))
      try #require(next.path != page.path, "\(page.path): \(next.status) \(next.text)")
      // It stands in its fields again.
      let again = try candidate.open(page.path)
      let values = try again.form(button: "intent").fields().map(\.value)
      #expect(values.filter { $0 == Self.legal }.count == answers.values.filter { $0 == [Self.legal] }.count)
      again.checkInert()
      page = next
    }
    #expect(fields > 15)
    page.checkInert()
    #expect(page.text.components(separatedBy: Self.legal).count > fields, "each answer, market and lot")
    #expect(page.text.contains(name))
    try await candidate.send(application)
    let consultation = try candidate.open("/candidate/market_applications/\(application)/consultation")
    #expect(consultation.text.contains(Self.legal))
    consultation.checkInert()

    let documents = try SubmittedDocuments(editor, application)
    #expect(documents.originalNames.allSatisfy { $0 == name })
    #expect(!documents.originalNames.isEmpty)
    for entry in documents.entries {
      #expect(entry.wholeMatch(of: /(documents\/)?[^\/\\<>:"|?*\p{Cc}]+\.(pdf|json)/) != nil, "\(entry)")
    }
    for text in try [documents.text(), documents.text(ofBuyersAttestation: true)] {
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      for part in ["3 < 5 & 6 > 2 \"q\" 'a' {{7*7}}", "${jndi:ldap://x}", "DROP TABLE answers; --"] {
        #expect(words.contains(part), "\(words.prefix(600))")
      }
    }
    server.checkLog(without: ["jndi", "DROP TABLE"])
  }
}
