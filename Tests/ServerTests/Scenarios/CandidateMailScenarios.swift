import Foundation
import TestSupport
import Testing

/// Links that come by mail, as in production: no page shows one, and the mail is all that there is (product.md §11.6).
@Suite struct CandidateMailScenarios {
  @Test("Scenario 59: a valid SIRET and email → « Vérifiez vos emails » and a mail to that address")
  func theLinkComesByMail() async throws {
    let (server, mails, editor) = try productionServer()
    let market = try editor.createMarket(["name": "Toiture & « zinguerie »"])
    try Visitor(server).configure(market)
    let siret = Siret.next()
    let application = try editor.createApplication(of: market, siret: siret)
    let browser = Visitor(server)
    let login = try browser.open("/candidate/market_applications/\(application)/company_identification")
    let sent = try browser.submit(login.form(), ["email": [" Jeanne.Martin@Exemple.FR "]])
    #expect(sent.headings.first == "Vérifiez vos emails")
    #expect(sent.answer.text.contains("token") == false, "the link is told by mail alone")

    let mail = try mails.nextMail()
    #expect(mail["to"] as? [String] == ["<jeanne.martin@exemple.fr>"])
    let parsed = try ParsedMail(try #require(mail["message"] as? String))
    #expect(parsed["subject"] as? String == "Votre lien de connexion à Passe Marché")
    #expect(parsed["type"] as? String == "multipart/alternative")
    #expect(parsed["defects"] as? Int == 0)
    let text = try #require(parsed["text/plain"] as? String)
    let html = try #require(parsed["text/html"] as? String)
    let link = try #require(text.split(separator: "\n").first { $0.contains("/candidate/sessions/verify?") })
    #expect(link.hasPrefix("https://marches.exemple.fr/candidate/sessions/verify?token="))
    let document = try PageTree(bytes: Array(html.utf8))
    #expect(document.elements("a").compactMap { $0["href"] } == [String(link)])
    for words in [text, document.root.allText] {
      #expect(words.contains("Toiture & « zinguerie »"))
      #expect(words.contains("30 minutes"))
    }

    // It works in the browser in which the mail is read, which is another one.
    let reader = Visitor(server)
    let path = String(link.dropFirst("https://marches.exemple.fr".count))
    let first = try reader.submit(try reader.open(path).form())
    #expect(first.step == "company_identification" && first.status == 200)
    #expect(first.tree.root.plainText.contains("jeanne.martin@exemple.fr"))

    // Neither who it is nor what opens the door is in the log, which does tell of these requests.
    let token = try #require(path.firstMatch(of: /token=([\w-]+)/)?.1)
    let log = server.logLines.joined(separator: "\n")
    #expect(log.contains("/candidate/sessions"))
    for secret in ["jeanne", "martin@", siret, String(token)] + reader.cookies.values {
      #expect(!log.localizedCaseInsensitiveContains(secret), "\(secret) is in the log")
    }
  }

  @Test(
    """
    Scenario 62: an application that has an owner is opened again by a mail to them; another address is told the same \
    and gets no mail (the original told it: who knows a SIRET could learn who applies)
    """)
  func onlyTheOwnerComesBack() throws {
    let (server, mails, editor) = try productionServer()
    let market = try editor.createMarket()
    try Visitor(server).configure(market)
    let siret = Siret.next()
    let application = try editor.createApplication(of: market, siret: siret)
    func ask(_ email: String) throws -> VisitedPage {
      let browser = Visitor(server)
      let login = try browser.open("/candidate/market_applications/\(application)/company_identification")
      return try browser.submit(login.form(), ["email": [email]])
    }
    func link(in mail: [String: Any]) throws -> String {
      let parsed = try ParsedMail(try #require(mail["message"] as? String))
      let text = try #require(parsed["text/plain"] as? String)
      return String(try #require(text.firstMatch(of: /\/candidate\/sessions\/verify\?\S+/)).0)
    }
    _ = try ask("premiere@exemple.fr")
    let owner = Visitor(server)
    try owner.submit(try owner.open(link(in: try mails.nextMail())).form())

    let stranger = try ask("intruse@exemple.fr")
    let known = try ask("PREMIERE@exemple.fr")
    #expect(stranger.status == known.status && stranger.path == known.path && stranger.text == known.text)
    // Mails go out in their order: had the stranger got one, it would be this.
    let mail = try mails.nextMail()
    #expect(mail["to"] as? [String] == ["<premiere@exemple.fr>"])
    let parsed = try ParsedMail(try #require(mail["message"] as? String))
    #expect(parsed["subject"] as? String == "Reprenez votre candidature sur Passe Marché")
    let again = Visitor(server)
    let page = try again.submit(try again.open(link(in: mail)).form())
    #expect(page.step == "company_identification" && page.status == 200)
  }

  /// Who applies is told by the mail to them, and to nobody who knows a SIRET and an address.
  @Test func theAnswerNamesNoOtherApplication() throws {
    let (server, mails, editor) = try productionServer()
    let market = try editor.createMarket()
    try Visitor(server).configure(market)
    let siret = Siret.next()
    let own = try editor.createApplication(of: market, siret: siret)
    let other = try editor.createApplication(of: market, siret: nil)
    func ask(_ application: String, _ changes: [String: [String]]) throws -> VisitedPage {
      let browser = Visitor(server)
      let login = try browser.open("/candidate/market_applications/\(application)/company_identification")
      return try browser.submit(login.form(), changes)
    }
    func link() throws -> String {
      let parsed = try ParsedMail(try #require(try mails.nextMail()["message"] as? String))
      let text = try #require(parsed["text/plain"] as? String)
      return String(try #require(text.firstMatch(of: /\/candidate\/sessions\/verify\?\S+/)).0)
    }
    _ = try ask(own, ["email": ["premiere@exemple.fr"]])
    let owner = Visitor(server)
    try owner.submit(try owner.open(link()).form())

    let sent = try ask(other, ["email": ["premiere@exemple.fr"], "siret": [siret]])
    #expect(sent.path == "/candidate/sessions/sent?market_application_id=\(other)")
    #expect(!sent.answer.text.contains(own))
    #expect(try link().contains(own), "whom it is sent to comes back to what is theirs")
  }

  /// Behind a proxy that speaks https, with a mail server beside it.
  private func productionServer() throws -> (RunningServer, SMTPServer, APIClient) {
    let mails = try SMTPServer()
    let server = try RunningServer(
      environment: "production",
      flags: [
        "--antivirus", "off", "--smtp-url", "smtp+plain://127.0.0.1:\(mails.port)", "--mail-from",
        "noreply@exemple.fr", "--public-url", "https://marches.exemple.fr",
      ])
    return (server, mails, try APIClient(server, try server.addEditor("Plateforme")))
  }
}
