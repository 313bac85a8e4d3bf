import Foundation
import TestSupport
import Testing

/// The submission and its limits: the rest of product.md §11.7.
@Suite(.serialized, .sandbox) struct CandidateSubmissionScenarios {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox.current() }

  @Test("Scenario 77: a submission completes the application, with attestation, package, success page and webhook")
  func aSubmissionIsComplete() async throws {
    let candidate = try sandbox.candidate()
    let proof = "motifs_exclusion_fiscales_et_sociales_declarations_fiscales"
    try candidate.answer("motifs_exclusion_fiscales_et_sociales", files: [.pdf("files[\(proof)]", name: "impôts.pdf")])
    let page = try await candidate.send()
    #expect(page.status == 200 && page.headings.contains("Votre candidature a été transmise !"))
    #expect(page.text.contains(candidate.application))
    let own = try #require(page.link("Télécharger mon attestation"))
    let attestation = try candidate.browser.request("GET", own)
    #expect(attestation.status == 200 && attestation.body.starts(with: "%PDF-".utf8))

    let told = try sandbox.editor.get("/api/v1/market_applications/\(candidate.application)").json
    #expect(told["status"] as? String == "completed")
    #expect(told["completed_at"] is String)
    for (name, start) in [("attestation", "%PDF-"), ("documents_package", "PK\u{3}\u{4}")] {
      let url = "\(sandbox.server.url)/api/v1/market_applications/\(candidate.application)/\(name)"
      #expect(told["\(name)_url"] as? String == url)
      let document = try sandbox.editor.get(String(url.dropFirst(sandbox.server.url.count)))
      #expect(document.status == 200 && document.body.starts(with: start.utf8), "\(name)")
    }
    let editors = try sandbox.editor.get("/api/v1/market_applications/\(candidate.application)/attestation")
    #expect(editors.body == attestation.body, "the same for both")

    let webhook = try await sandbox.webhook(about: candidate.application)
    #expect(webhook["event"] as? String == "market_application.completed")
    let application = try #require(webhook["market_application"] as? [String: Any])
    #expect(application["siret"] as? String == candidate.siret)
    for name in ["attestation_url", "documents_package_url"] {
      #expect((application[name] as? String)?.hasPrefix(sandbox.server.url + "/api/v1/") == true, "\(name)")
      #expect(application[name] as? String == told[name] as? String)
    }
  }

  @Test("Scenario 77: sent twice, it is one submission")
  func aSecondClickChangesNothing() async throws {
    let candidate = try sandbox.candidate()
    let form = try candidate.open("summary").form()
    let fields = form.fields() + [("intent", "next")]
    let answers = try (1...3).map { _ in try candidate.browser.send(form, fields) }
    #expect(answers.allSatisfy { $0.status == 303 }, "\(answers.map(\.status))")
    try await eventually("the end of the submission") { try candidate.open("sync_status").step == "sync_status" }
    _ = try await sandbox.webhook(about: candidate.application)
    #expect(sandbox.webhooks(about: candidate.application).count == 1)
  }

  @Test("Scenario 78: every step of a submitted application, opened or sent, leads to its sync status")
  func aSubmittedApplicationIsClosed() async throws {
    let candidate = try sandbox.candidate(.init(lots: ["Un", "Deux"]))
    try candidate.answer("lots", ["lot_ids": ["1"]])
    let steps = [
      "company_identification", "lots", "market_information", "attestation_motifs_exclusion",
      "identite_entreprise_contact", "motifs_exclusion_fiscales_et_sociales", "summary", "delete",
    ]
    // The forms as they stood before, sent once more afterwards.
    let forms = try steps.map { step in
      let page = try candidate.open(step)
      return step == "delete" || step == "summary" ? try page.form() : try page.form(button: "intent")
    }
    _ = try await candidate.send()
    let before = try await sandbox.dossier(candidate)
    for (step, form) in zip(steps, forms) {
      let button: (name: String, value: String)? = step == "delete" ? nil : ("intent", "next")
      for page in [try candidate.open(step), try candidate.browser.submit(form, button: button)] {
        #expect(page.step == "sync_status" && page.status == 200, "\(step): \(page.path)")
        let told = page.alerts("info")
        #expect(told.contains("Votre candidature a déjà été complétée et ne peut plus être modifiée."), "\(step)")
      }
    }
    let token = forms[0].fields().filter { $0.name == "csrf_token" }
    let key = "motifs_exclusion_fiscales_et_sociales_declarations_fiscales"
    let upload = FormBody(multipart: token, [.pdf("files[\(key)]")])
    let uploaded = try candidate.browser.request(
      "POST", candidate.address("files"), type: upload.type, body: upload.bytes)
    #expect(uploaded.status == 409)
    #expect(try await sandbox.dossier(candidate).answers == before.answers)
    let again = try sandbox.editor.post(
      "/api/v1/public_markets/\(before.market.identifier)/market_applications",
      "{\"market_application\":{\"siret\":\"\(candidate.siret)\"}}")
    #expect(again.status == 422 && again.text.contains("Application already exists for this SIRET"))
  }

  /// The second that the deadline names still counts, as it does for creations (decision 4). The clock goes on while
  /// the test works: a try that took longer than its second says nothing, and is made again.
  @Test("Scenario 80: up to the second of the deadline a submission is accepted, and refused from the next on")
  func theDeadlineHoldsToTheSecond() async throws {
    let accepted = try await submitted(inSecond: 0)
    #expect(accepted.page.status == 200, "\(accepted.page.text)")
    let sent = accepted.candidate
    try await eventually("the end of the submission") { try sent.open("sync_status").step == "sync_status" }

    let refused = try await submitted(inSecond: 1)
    #expect(refused.page.status == 422)
    #expect(refused.page.headings.contains("La date limite est passée"))
    #expect(refused.page.alerts("error").first?.hasPrefix("Votre candidature n’a pas été transmise") == true)
    #expect(refused.page.text.contains("à l’heure de nos serveurs"))
    let told = try sandbox.editor.get("/api/v1/market_applications/\(refused.candidate.application)").json
    #expect(told["status"] as? String == "pending" && told["completed_at"] is NSNull)
    // It is kept to be read, and says why it cannot be sent.
    let summary = try refused.candidate.open("summary")
    #expect(summary.alerts("error").contains { $0.contains("il n’est plus possible de transmettre") })
    #expect(!summary.text.contains("Transmettre ma candidature"))
    // Sent all the same, it is refused again; and nobody begins one now.
    let forged = try refused.candidate.browser.submit(refused.form, button: ("intent", "next"))
    #expect(forged.status == 422 && forged.headings.contains("La date limite est passée"))
    let late = try sandbox.editor.post(
      "/api/v1/public_markets/\(refused.market)/market_applications",
      "{\"market_application\":{\"siret\":\"\(Siret.next())\"}}")
    #expect(late.status == 422 && late.text.contains("Deadline has passed"))
  }

  /// Whose head comes in time and whose body does not, has not come in time.
  @Test func aBodyThatComesAfterTheDeadlineIsLate() throws {
    let deadline = Int(try sandbox.advanceClock(0).timeIntervalSince1970) + 3600
    let market = try sandbox.newMarket(
      .init(), ["deadline": Date(timeIntervalSince1970: Double(deadline)).formatted(.iso8601)])
    let candidate = try sandbox.candidate(of: market)
    let form = try candidate.open("summary").form()
    let submission = FormBody(urlEncoded: form.fields() + [("intent", "next")])
    let cookies = candidate.browser.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    let creation = Array("{\"market_application\":{\"siret\":\"\(Siret.next())\"}}".utf8)
    let token = try #require(sandbox.editor.token)
    let requests = try [
      (form.action, "Cookie: \(cookies)", submission.type, submission.bytes),
      (
        "/api/v1/public_markets/\(market)/market_applications", "Authorization: Bearer \(token)", "application/json",
        creation
      ),
    ].map { path, right, type, body in
      let client = try RawClient(port: sandbox.server.port)
      try client.send(
        "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(sandbox.server.port)\r\nConnection: close\r\n\(right)\r\n"
          + "Content-Type: \(type)\r\nContent-Length: \(body.count)\r\n\r\n")
      return (client: client, body: body)
    }
    let now = Int(try sandbox.advanceClock(0).timeIntervalSince1970)
    try sandbox.advanceClock(deadline + 1 - now)
    let answers = try requests.map { request in
      try request.client.send(request.body)
      return try request.client.answer()
    }
    #expect(answers.map(\.status) == [422, 422])
    #expect(answers[0].text.contains("La date limite est passée"))
    #expect(answers[1].text.contains("Deadline has passed"))
    let told = try sandbox.editor.get("/api/v1/market_applications/\(candidate.application)").json
    #expect(told["status"] as? String == "pending" && told["completed_at"] is NSNull)
  }

  /// Sends an application within the second that many seconds after the one of its market's deadline.
  private func submitted(
    inSecond second: Int
  ) async throws -> (candidate: Candidate, page: VisitedPage, form: VisitedForm, market: String) {
    for _ in 1...5 {
      let start = Int(try sandbox.advanceClock(0).timeIntervalSince1970)
      let deadline = start + 3600
      let market = try sandbox.newMarket(
        .init(), ["deadline": Date(timeIntervalSince1970: Double(deadline)).formatted(.iso8601)])
      let candidate = try sandbox.candidate(of: market)
      let form = try candidate.open("summary").form()
      let now = Int(try sandbox.advanceClock(0).timeIntervalSince1970)
      try sandbox.advanceClock(deadline + second - now)
      let page = try candidate.browser.submit(form, button: ("intent", "next"))
      let after = Int(try sandbox.advanceClock(0).timeIntervalSince1970)
      if after == deadline + second { return (candidate, page, form, market) }
    }
    throw HarnessError("no submission was made within its second")
  }
}

extension Sandbox {
  /// What the editor was told about an application or a market.
  func webhooks(about identifier: String) -> [[String: Any]] {
    receiver.requests.compactMap { request in
      let body = (try? JSONSerialization.jsonObject(with: Data(request.body))) as? [String: Any]
      let object = (body?["market_application"] ?? body?["market"]) as? [String: Any]
      return object?["identifier"] as? String == identifier ? body : nil
    }
  }

  /// The first of them, once it is there.
  func webhook(about identifier: String) async throws -> [String: Any] {
    try await eventually("a webhook about \(identifier)") { !webhooks(about: identifier).isEmpty }
    return webhooks(about: identifier).first ?? [:]
  }
}
