import Foundation
import Store
import TestSupport
import Testing

/// What buyer and candidate do in the browser, done at once by the editor's own test.
@Suite(.sandbox) struct SandboxJourneyTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox.current() }

  private func submit(_ application: String, as editor: APIClient? = nil) throws -> Answer {
    try (editor ?? sandbox.editor).post("/sandbox/market_applications/\(application)/submit", "")
  }

  @Test func aMarketIsCompletedWithItsWebhook() async throws {
    let market = try sandbox.editor.createMarket(["market_type_codes": ["works"]])
    let answer = try sandbox.editor.post("/sandbox/public_markets/\(market)/complete", "")
    #expect(answer.status == 200 && answer.json["status"] as? String == "completed", "\(answer.text)")
    #expect((answer.json["field_keys"] as? [String])?.isEmpty == false)
    try await eventually { sandbox.told(market) == ["market.completed"] }
    // Again nothing is changed, and nobody is told.
    let again = try sandbox.editor.post("/sandbox/public_markets/\(market)/complete", "")
    #expect(again.status == 200 && again.json["completed_at"] as? String == answer.json["completed_at"] as? String)
    #expect(try sandbox.editor.createApplication(of: market).hasPrefix("FT"))
    #expect(sandbox.told(market) == ["market.completed"])
  }

  @Test(arguments: [["supplies"], ["services"], ["works"], ["works", "defense"]])
  func anApplicationIsAnsweredWholeAndSubmitted(_ types: [String]) async throws {
    let market = try sandbox.market(
      .init(types: types, lots: ["Un", "Deux", "Trois"], lotLimit: 2, asksEverything: true))
    let application = try sandbox.editor.createApplication(of: market, siret: nil)
    let answer = try submit(application)
    #expect(answer.status == 200 && answer.json["status"] as? String == "completed", "\(answer.text)")
    let dossier = try #require(try await sandbox.store.dossier(applicationIdentifier: application))
    #expect(dossier.application.siret?.count == 14 && dossier.draft.attestsNoExclusionMotifs)
    #expect(dossier.draft.lots == [1, 2])
    // Whatever was asked has an answer, or a document.
    let answered = Set(dossier.answers.keys).union(dossier.files.map(\.fieldKey)).union([Dossier.siretField])
    #expect(Set(dossier.market.fieldKeys).subtracting(answered) == [])
    #expect(dossier.files.allSatisfy { $0.contentType == "application/pdf" } && !dossier.files.isEmpty)
    let attestation = try sandbox.editor.get("/api/v1/market_applications/\(application)/attestation")
    #expect(attestation.status == 200 && attestation.body.starts(with: Array("%PDF-".utf8)))
    let package = try sandbox.editor.get("/api/v1/market_applications/\(application)/documents_package")
    #expect(package.status == 200 && package.body.starts(with: Array("PK".utf8)))
    try await eventually { sandbox.told(application) == ["market_application.completed"] }
    #expect(try submit(application).json["completed_at"] as? String == answer.json["completed_at"] as? String)
  }

  /// What a 304 says takes the place of what a cache was told before.
  @Test func aDocumentThatIsKnownAlreadyMustNotBeStoredEither() throws {
    let application = try sandbox.editor.createApplication(of: try sandbox.market(), siret: Siret.next())
    #expect(try submit(application).status == 200)
    for document in ["attestation", "documents_package"] {
      let path = "/api/v1/market_applications/\(application)/\(document)"
      let whole = try sandbox.editor.get(path)
      let tag = try #require(whole["etag"])
      let known = try sandbox.editor.get(path, headers: ["If-None-Match: \(tag)"])
      #expect((whole.status, known.status) == (200, 304))
      for answer in [whole, known] { #expect(answer["cache-control"] == "no-store", "\(answer.status) \(path)") }
    }
  }

  /// What the candidate has entered is theirs.
  @Test func whatTheCandidateAnsweredStays() async throws {
    let candidate = try sandbox.candidate()
    let field = "identite_entreprise_contact_email"
    try candidate.answer(
      "identite_entreprise_contact",
      ["email_input[\(field)]": ["vraie@exemple.fr"], "phone_input[identite_entreprise_contact_telephone]": [""]])
    #expect(try submit(candidate.application).status == 200)
    let dossier = try await sandbox.dossier(candidate)
    #expect(dossier.answers[field]?.value == .text("vraie@exemple.fr"))
    #expect(dossier.answers["identite_entreprise_contact_telephone"]?.value == .text("01 23 45 67 89"))
    #expect(dossier.application.siret == candidate.siret)
    // To the candidate it is an application like any other.
    #expect(try candidate.open("summary").path.hasSuffix("/sync_status?notice=already_submitted"))
  }

  @Test func severalAtOnceAreOne() async throws {
    let market = try sandbox.market()
    let application = try sandbox.editor.createApplication(of: market, siret: Siret.next())
    let sandbox = sandbox
    let answers = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          try sandbox.editor.post("/sandbox/market_applications/\(application)/submit", "").status
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers == [200, 200, 200, 200])
    try await eventually { sandbox.told(application) == ["market_application.completed"] }
  }

  @Test func whatCannotBeIsTold() throws {
    let stranger = try APIClient(sandbox.server, try sandbox.server.addEditor("Autre \(UUID().uuidString)"))
    let market = try sandbox.market()
    let application = try sandbox.editor.createApplication(of: market, siret: Siret.next())
    #expect(try stranger.post("/sandbox/public_markets/\(market)/complete", "").status == 403)
    #expect(try submit(application, as: stranger).status == 403)
    #expect(try submit("FT20261126AAAAAAAA").status == 404)
    #expect(try sandbox.editor.post("/sandbox/public_markets/VR-2026-AAAAAAAAAAAA/complete", "").status == 404)
  }

  @Test func aDeadlineIsADeadline() throws {
    let server = try RunningServer(flags: ["--antivirus", "off"])
    let editor = try APIClient(server, try server.addEditor("Plateforme"))
    let market = try editor.createMarket(["deadline": Date(timeIntervalSinceNow: 3600).formatted(.iso8601)])
    #expect(try editor.post("/sandbox/public_markets/\(market)/complete", "").status == 200)
    let application = try editor.createApplication(of: market)
    #expect(try editor.post("/sandbox/clock", #"{"advance_seconds":7200}"#).status == 200)
    let late = try editor.post("/sandbox/market_applications/\(application)/submit", "")
    #expect(late.status == 422 && late.text == #"{"error":"Deadline has passed"}"#)
  }
}

extension Sandbox {
  /// The events of which the editor was told, of one market or application.
  fileprivate func told(_ identifier: String) -> [String] {
    receiver.requests.compactMap { request in
      let body = (try? JSONSerialization.jsonObject(with: Data(request.body))) as? [String: Any]
      let object = (body?["market"] ?? body?["market_application"]) as? [String: Any]
      return object?["identifier"] as? String == identifier ? body?["event"] as? String : nil
    }
  }
}
