import Foundation
import Store
import TestSupport
import Testing

/// How candidates come in: product.md §11.6.
@Suite(.serialized, .sandbox) struct CandidateAccessScenarios {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox.current() }

  /// Every page about an application.
  private static let pages = [
    "company_identification", "lots", "market_information", "attestation_motifs_exclusion",
    "identite_entreprise_contact", "summary", "submission", "sync_status", "consultation", "attestation", "delete",
    "files/AAAAAAAAAAAAAAAAAAAAAA",
  ]

  private func isLogin(_ page: VisitedPage) -> Bool {
    page.status == 200 && page.headings.first == "Bienvenue," && page.path.hasPrefix("/candidate/sessions/new")
  }

  @Test("Scenario 58: who is not logged in sees the login form (by a redirect, where the original drew it in place)")
  func theLoginFormStandsBeforeEveryPage() throws {
    let stranger = try sandbox.stranger(to: try sandbox.market())
    for name in Self.pages {
      let page = try stranger.open(name)
      #expect(isLogin(page), "\(name): \(page.status) \(page.path)")
      #expect(try page.form().names == ["csrf_token", "market_application_id", "siret", "email"], "\(name)")
      let siret = try #require(page.tree.elements.first { $0["name"] == "siret" })
      #expect(siret["value"]?.filter(\.isNumber) == stranger.siret)
      #expect(siret["readonly"] != nil)
    }
    #expect(isLogin(try stranger.browser.open("/candidate/dashboard")))
  }

  @Test("Scenario 60: a bad email → 422, and the form with an error")
  func aBadEmailIsTold() throws {
    let stranger = try sandbox.stranger(to: try sandbox.market())
    let login = try stranger.open("company_identification")
    for (email, message) in [
      ("pas une adresse", "L’adresse email doit avoir un format valide (exemple@domaine.com)"),
      ("a@", "L’adresse email doit avoir un format valide (exemple@domaine.com)"),
      ("  ", "Veuillez renseigner votre adresse email"),
    ] {
      let page = try stranger.browser.submit(try login.form(), ["email": [email]])
      #expect(page.status == 422)
      #expect(page.tells([message]))
      let field = try #require(page.tree.elements.first { $0["name"] == "email" })
      #expect(field["aria-invalid"] == "true")
      #expect(field["value"] ?? "" == email)
      let kept = try page.form().fields().first { $0.name == "market_application_id" }
      #expect(kept?.value == stranger.application)
    }
  }

  @Test("Scenario 60: a bad SIRET is told on the form too, where the application has none")
  func aBadSiretIsTold() throws {
    let application = try sandbox.editor.createApplication(of: try sandbox.market(), siret: nil)
    let browser = Visitor(sandbox.server)
    let login = try browser.open("/candidate/market_applications/\(application)/company_identification")
    for (siret, message) in [
      ("12345678901234", "Le numéro de SIRET saisi est invalide"), ("123", "Le numéro de SIRET saisi est invalide"),
      ("", "Veuillez renseigner votre numéro de SIRET"),
    ] {
      let page = try browser.submit(try login.form(), ["email": ["a@exemple.fr"], "siret": [siret]])
      #expect(page.status == 422)
      #expect(page.tells([message]), "\(siret)")
    }
  }

  @Test("Scenario 61: a valid link → the first step, and the application belongs to whoever followed it")
  func theFirstToComeOwnsTheApplication() async throws {
    let candidate = try sandbox.stranger(to: try sandbox.market())
    let early = try Visitor(sandbox.server).requestLink(candidate.application, email: "autre@exemple.fr")
    let page = try candidate.browser.logIn(candidate.application, email: candidate.email)
    #expect(page.step == "company_identification" && page.status == 200)
    #expect(page.tree.root.plainText.contains("Connecté avec l’adresse \(candidate.email)"))
    #expect(try await sandbox.dossier(candidate).owner?.email == candidate.email)

    // A link that somebody else had before is worth nothing now.
    let other = Visitor(sandbox.server)
    let refused = try other.submit(try other.open(early).form())
    #expect(isLogin(refused))
    #expect(refused.alerts("error") == ["Ce lien de connexion est invalide ou a expiré."])
    #expect(try await sandbox.dossier(candidate).owner?.email == candidate.email)
  }

  @Test("Scenario 63: a link of a submitted application → its sync status")
  func aLinkOfASubmittedApplicationLeadsToItsStatus() async throws {
    let candidate = try sandbox.candidate()
    _ = try await candidate.send()
    let page = try Visitor(sandbox.server).logIn(candidate.application, email: candidate.email)
    #expect(page.step == "sync_status" && page.status == 200)
    #expect(page.headings.contains("Votre candidature a été transmise !"))
  }

  @Test("Scenario 63: an invalid token, or an unknown application → the login form with an alert")
  func aLinkThatIsNoneLeadsToTheLogin() throws {
    let candidate = try sandbox.stranger(to: try sandbox.market())
    let token = String(repeating: "A", count: 43)
    for application in [candidate.application, "FT20260511AAAAAAAA"] {
      let browser = Visitor(sandbox.server)
      let confirmation = try browser.open(
        "/candidate/sessions/verify?token=\(token)&market_application_id=\(application)")
      let page = try browser.submit(try confirmation.form())
      #expect(isLogin(page), "\(page.path)")
      #expect(page.alerts("error") == ["Ce lien de connexion est invalide ou a expiré."])
    }
    // What a token opens is its own application, whatever the address says beside it.
    let other = try sandbox.stranger(to: try sandbox.market())
    let link = try other.browser.requestLink(other.application, email: other.email)
    let swapped = link.replacingOccurrences(of: other.application, with: candidate.application)
    let landed = try other.browser.submit(try other.browser.open(swapped).form())
    #expect(landed.path.contains(other.application), "\(landed.path)")
    #expect(isLogin(try candidate.open("company_identification")))
  }

  /// Without scripts the button can be pressed, and the server says what is missing; that the script disables it is
  /// seen in the browser test.
  @Test("Scenario 64: the button waits for the email (by script; without one the server asks for it)")
  func theButtonWaitsForTheEmail() throws {
    let stranger = try sandbox.stranger(to: try sandbox.market())
    let login = try stranger.open("company_identification")
    let waiting = try #require(login.main?.elements.first { $0["data-pm-needs"] == "email" })
    let buttons = waiting.elements.filter { $0.name == "button" }
    #expect(buttons.map(\.plainText) == ["Recevoir un lien de connexion"])
    #expect(buttons.allSatisfy { $0["disabled"] == nil }, "it would never work without a script")
    let scripts = login.tree.elements("script").compactMap { $0["src"] }
    let handles = try scripts.contains { script in
      try stranger.browser.request("GET", script).text.contains("[data-pm-needs]")
    }
    #expect(handles, "none of \(scripts) minds the button")
    let refused = try stranger.browser.submit(try login.form())
    #expect(refused.status == 422 && refused.tells(["Veuillez renseigner votre adresse email"]))
  }

  @Test("Scenario 65: blank email fields propose the address of the login; filled ones are left alone")
  func emailFieldsProposeTheLogin() async throws {
    let candidate = try sandbox.candidate()
    let name = "email_input[identite_entreprise_contact_email]"
    let step = "identite_entreprise_contact"
    #expect(try candidate.open(step).values()[name] == [candidate.email])
    #expect(try await sandbox.dossier(candidate).answers[step + "_email"] == nil, "proposed, and not answered")
    try candidate.answer(step, [name: ["contact@exemple.fr"]])
    #expect(try candidate.open(step).values()[name] == ["contact@exemple.fr"])
    try candidate.answer(step, [name: [""]])
    #expect(try candidate.open(step).values()[name] == [candidate.email])
  }

  @Test(
    "Scenario 66: logged in for another application, user or SIRET → the login form, and the session is over",
    arguments: pages)
  func othersApplicationsEndTheSession(page: String) throws {
    let market = try sandbox.market()
    let owned = try sandbox.candidate(of: market)
    let candidate = try sandbox.candidate(of: market)
    #expect(isLogin(try candidate.browser.open(owned.address(page))), "\(page)")
    #expect(isLogin(try candidate.open("company_identification")), "\(page): still logged in")
    #expect(try owned.open("company_identification").step == "company_identification", "the owner is left alone")
  }

  @Test("Scenario 66: the same user with another SIRET logs in again")
  func anotherSiretNeedsAnotherLogin() throws {
    let market = try sandbox.market()
    let (first, second) = (try sandbox.candidate(of: market), try sandbox.stranger(to: market))
    let elsewhere = Visitor(sandbox.server)
    try elsewhere.logIn(second.application, email: first.email)
    #expect(isLogin(try first.browser.open(second.address("summary"))))
    #expect(isLogin(try first.open("summary")))
    // The same company's application to another market needs none.
    let other = try sandbox.editor.createApplication(
      of: try sandbox.market(.init(types: ["services"])), siret: second.siret)
    try Visitor(sandbox.server).logIn(other, email: first.email)
    let page = try elsewhere.open("/candidate/market_applications/\(other)/summary")
    #expect(page.step == "summary" && page.path.contains(other))
  }

  @Test("Scenario 66: forms about others’ applications change nothing, deletion included")
  func othersApplicationsCannotBeChanged() async throws {
    let market = try sandbox.market()
    let owned = try sandbox.candidate(of: market)
    let step = "identite_entreprise_contact"
    try owned.answer(step, ["phone_input[\(step)_telephone]": ["01 23 45 67 89"]])
    let before = try await sandbox.dossier(owned)
    let forms: [(page: String, fields: [(name: String, value: String)])] = [
      ("company_identification", [("intent", "next")]), ("market_information", [("intent", "next")]),
      (step, [("phone_input[\(step)_telephone]", "09 99 99 99 99"), ("intent", "next")]),
      ("attestation_motifs_exclusion", [("attests_no_exclusion_motifs", "true"), ("intent", "next")]),
      ("summary", [("intent", "next")]), ("retry_sync", []), ("delete", []),
    ]
    for (page, fields) in forms {
      let intruder = try sandbox.candidate(of: market)
      let token = try #require(
        try intruder.open("company_identification").form(button: "intent").fields().first { $0.name == "csrf_token" })
      let body = FormBody(urlEncoded: [token] + fields)
      let isMultipart = page == step || page == "attestation_motifs_exclusion"
      let sent = isMultipart ? FormBody(multipart: [token] + fields, []) : body
      let answer = try intruder.browser.request("POST", owned.address(page), type: sent.type, body: sent.bytes)
      #expect(answer.status == 303, "\(page): \(answer.status)")
      #expect(answer["location"]?.contains("/candidate/sessions/new") == true, "\(page)")
      // Forms with files are turned away before they come, and whether they are of a page of ours is not known then.
      #expect(isLogin(try intruder.open("company_identification")) != isMultipart, "\(page): whether still logged in")
    }
    let intruder = try sandbox.candidate(of: market)
    let token = try #require(
      try intruder.open("company_identification").form(button: "intent").fields().first { $0.name == "csrf_token" })
    let upload = FormBody(
      multipart: [token], [.pdf("files[motifs_exclusion_fiscales_et_sociales_declarations_fiscales]")])
    #expect(
      try intruder.browser.request("POST", owned.address("files"), type: upload.type, body: upload.bytes).status == 403)
    #expect(try intruder.browser.request("GET", owned.address("scan_status.json")).status == 403)
    #expect(try await sandbox.dossier(owned) == before)
  }

  /// What anybody's page can have a browser send, and what a script in another window asks, takes no login away.
  @Test func aFormThatMayBeForgedLeavesTheSession() throws {
    let market = try sandbox.market()
    let owned = try sandbox.candidate(of: market)
    let candidate = try sandbox.candidate(of: market)
    let forged = FormBody(
      multipart: [(name: "csrf_token", value: String(repeating: "A", count: 43))],
      [.pdf("files[motifs_exclusion_fiscales_et_sociales_declarations_fiscales]")])
    func isLoggedIn() throws -> Bool {
      try candidate.open("company_identification").step == "company_identification"
    }
    for application in [owned.application, "FT20260511AAAAAAAA"] {
      let root = "/candidate/market_applications/\(application)/"
      for page in ["identite_entreprise_contact", "attestation_motifs_exclusion", "files"] {
        let answer = try candidate.browser.request("POST", root + page, type: forged.type, body: forged.bytes)
        #expect(answer.status == (page == "files" ? 403 : 303), "\(page): \(answer.status)")
        #expect(try isLoggedIn(), "\(page) of \(application)")
      }
      for page in ["scan_status.json", "sync_status.json"] {
        #expect(try candidate.browser.request("GET", root + page).status == 403, "\(page)")
        #expect(try isLoggedIn(), "\(page) of \(application)")
      }
    }
    let confirmation = try candidate.browser.open(
      "/candidate/sessions/verify?token=\(String(repeating: "A", count: 43))"
        + "&market_application_id=\(owned.application)")
    #expect(isLogin(try candidate.browser.submit(try confirmation.form())))
    #expect(try isLoggedIn(), "a link that does not work")
  }

  /// What the scripts of the pages go by: only the way back to the form's own page says that it is saved.
  @Test func whereAFormLeadsTellsWhetherItIsSaved() async throws {
    let candidate = try sandbox.candidate()
    let step = "identite_entreprise_contact"
    let form = try candidate.open(step).form(button: "intent")
    let phone = "phone_input[\(step)_telephone]"
    func lead(_ number: String) throws -> String? {
      let answer = try candidate.browser.send(form, form.fields([phone: [number]]) + [("intent", "save")])
      #expect(answer.status == 303)
      return answer["location"]
    }
    #expect(try lead("01 23 45 67 89") == candidate.address(step) + "?notice=saved")
    _ = try candidate.browser.requestLinkAnew(candidate)
    #expect(try lead("09 99 99 99 99")?.hasPrefix("/candidate/sessions/new?") == true)
    #expect(try await sandbox.dossier(candidate).answers[step + "_telephone"]?.value == .text("01 23 45 67 89"))

    let other = try sandbox.candidate()
    let late = try other.open(step).form(button: "intent")
    _ = try await other.send()
    let answer = try other.browser.send(late, late.fields() + [("intent", "save")])
    #expect(answer.status == 303)
    let path = try #require(answer["location"]).prefix { $0 != "?" }
    #expect([other.address("submission"), other.address("sync_status")].contains(String(path)), "\(path)")
  }

  @Test func aLoginEndsTheSessionBeforeIt() throws {
    let candidate = try sandbox.candidate()
    let before = candidate.browser.cookies
    // The link is from another browser, so that asking for it ends nothing.
    let link = try Visitor(sandbox.server).requestLink(candidate.application, email: candidate.email)
    #expect(try candidate.browser.submit(try candidate.browser.open(link).form()).step == "company_identification")
    #expect(try candidate.open("summary").step == "summary")
    candidate.browser.cookies = before
    #expect(isLogin(try candidate.open("summary")), "a copy of the cookie of before")
  }

  @Test("Scenario 67: a new request for a link drops the current session")
  func aNewRequestEndsTheSession() throws {
    let candidate = try sandbox.candidate()
    #expect(try candidate.open("summary").step == "summary")
    _ = try candidate.browser.requestLinkAnew(candidate)
    #expect(isLogin(try candidate.open("summary")))
    #expect(isLogin(try candidate.browser.open("/candidate/dashboard")))
  }

  @Test("Scenario 67: logging out ends the session and leads home")
  func loggingOutLeadsHome() throws {
    let candidate = try sandbox.candidate()
    let page = try candidate.open("summary")
    let form = try #require(page.tree.elements.first { $0["action"] == "/candidate/sessions/logout" })
    let before = candidate.browser.cookies
    let home = try candidate.browser.submit(VisitedForm(node: form, path: page.path))
    #expect(home.path == "/candidat" && home.status == 200)
    #expect(isLogin(try candidate.open("summary")))
    // A copy of the cookie of before is worth nothing either.
    candidate.browser.cookies = before
    #expect(isLogin(try candidate.open("summary")))
  }

  @Test("Scenario 68: a link works once, however often it is looked at before")
  func aLinkWorksOnce() throws {
    let candidate = try sandbox.stranger(to: try sandbox.market())
    let link = try candidate.browser.requestLink(candidate.application, email: candidate.email)
    for _ in 1...3 { #expect(try Visitor(sandbox.server).open(link).status == 200) }
    let page = try candidate.browser.submit(try candidate.browser.open(link).form())
    #expect(page.step == "company_identification")
    let second = Visitor(sandbox.server)
    let refused = try second.submit(try second.open(link).form())
    #expect(isLogin(refused))
    #expect(refused.alerts("error") == ["Ce lien de connexion est invalide ou a expiré."])
  }

  @Test("Scenario 68: a link works for half an hour, and is refused afterwards")
  func aLinkWorksForHalfAnHour() throws {
    let candidate = try sandbox.stranger(to: try sandbox.market())
    let browser = candidate.browser
    let first = try browser.requestLink(candidate.application, email: candidate.email)
    try sandbox.advanceClock(29 * 60)
    #expect(try browser.submit(try browser.open(first).form()).step == "company_identification")
    let second = try Visitor(sandbox.server).requestLink(candidate.application, email: candidate.email)
    try sandbox.advanceClock(30 * 60)
    let late = Visitor(sandbox.server)
    let refused = try late.submit(try late.open(second).form())
    #expect(isLogin(refused))
    #expect(refused.alerts("error") == ["Ce lien de connexion est invalide ou a expiré."])
  }
}

extension Visitor {
  /// Asks for a link once more, in a browser that is logged in.
  fileprivate func requestLinkAnew(_ candidate: Candidate) throws -> VisitedPage {
    let login = try open("/candidate/sessions/new?market_application_id=\(candidate.application)")
    return try submit(login.form(), ["email": [candidate.email]])
  }
}
