import HTML
import TestSupport
import Testing

@testable import Pages

@Suite struct WordingTests {
  @Test func constantsAreSetAsFrenchWantsThem() {
    #expect(fr("L'aide, c'est ici : « oui » ?") == "L’aide, c’est ici\u{A0}: «\u{A0}oui\u{A0}»\u{202F}?")
    #expect(fr("Bravo ! Encore ; 5 %, 3 €") == "Bravo\u{202F}! Encore\u{202F}; 5\u{A0}%, 3\u{A0}€")
    #expect(fr("Exemple : 01 23 45, 3 ans") == "Exemple\u{A0}: 01\u{A0}23\u{A0}45, 3 ans")
    #expect(fr(label: "Entreprise de l'ESS ?") == "Entreprise de l’ESS\u{202F}?")
  }

  /// Whoever makes them: there is no other way for them onto a page.
  @Test func messagesGetTheSpacesOfFrench() {
    let (plain, set) = ("l'un : « 1 2 » ; non ?", "l'un\u{A0}: «\u{A0}1 2\u{A0}»\u{202F}; non\u{202F}?")
    #expect(FieldMessage(field: "a", text: plain).text == set)
    #expect(ErrorPageModel(status: 404, title: "Erreur", text: plain).text == set)
    #expect(fr(message: set) == set)
  }

  @Test func theWordsOfOthersAreLeftAsTheyAre() {
    let name = "L'Atelier : « x » ?"
    #expect(fr("Marché « \(name) » !") == "Marché «\u{A0}L'Atelier : « x » ?\u{A0}»\u{202F}!")
    #expect(fr("\(3) lots") == "3 lots")
  }

  @Test(arguments: [
    ("2023-12-31", "31/12/2023"), ("2023-1-31", "2023-1-31"), ("hier", "hier"), ("", ""), ("20a3-12-31", "20a3-12-31"),
  ])
  func dates(iso: String, shown: String) { #expect(FrenchText.date(iso) == shown) }

  @Test func itemsAreReadFromNames() {
    let field = FieldModel(key: "cle", kind: .people, label: "", isMandatory: false)
    let names: [(String, Int?)] = [
      ("presentation_intervenants[cle][7][nom]", 7), ("files[cle.12]", 12), ("files[cle]", nil), ("files[cle.]", nil),
      ("presentation_intervenants[autre][7][nom]", nil), ("presentation_intervenants[cle][0][nom]", nil),
      ("presentation_intervenants[cle][07][nom]", nil), ("presentation_intervenants[cle][10000][nom]", nil),
      ("presentation_intervenants[cle][-1][nom]", nil), ("presentation_intervenants[cle][+1][nom]", nil),
    ]
    for (name, item) in names { #expect(AnswerNames.item(in: name, of: field) == item, "\(name)") }
  }

  // MARK: Mail

  let link = CandidateSignInLink(token: "a+b/c=&d", application: "FT20260615A1B2C3D4")
  let base = "https://passemarche.data.gouv.fr"

  func mail(_ market: String = "Rénovation", isReturn: Bool = false) throws -> CandidateMail {
    try #require(CandidateMail.signIn(link, base: base, market: market, isReturn: isReturn))
  }

  @Test func theMessageCarriesTheLinkTwice() throws {
    let mail = try mail()
    let url = base + "/candidate/sessions/verify?token=a%2Bb%2Fc%3D%26d&market_application_id=FT20260615A1B2C3D4"
    #expect(mail.subject == "Votre lien de connexion à Passe Marché")
    #expect(mail.text.contains("\n\(url)\n"))
    let tree = try tree(mail)
    #expect(tree.elements("a").map { $0["href"] } == [url])
    #expect(tree.root.allText.contains(url))
    for text in [mail.text, tree.root.allText] {
      #expect(text.contains("30 minutes") && text.contains("qu’une fois") && text.contains("Rénovation"))
    }
  }

  /// Nothing else lets it wrap on a narrow screen: messages have no style sheet.
  @Test func theAddressCanBreak() throws {
    let html = String(decoding: try mail().html.bytes, as: UTF8.self)
    let start = try #require(html.firstRange(of: "<span translate=\"no\">")?.upperBound)
    let end = try #require(html[start...].firstRange(of: "</span>")?.lowerBound)
    let address = html[start..<end]
    let pieces = address.replacing("&amp;", with: "&").split(separator: "<wbr>")
    #expect(pieces.count > 5 && pieces.allSatisfy { $0.count <= CandidateMail.longestPiece })
    #expect(pieces.joined().hasPrefix(base + "/candidate/sessions/verify?token="))
  }

  @Test func whoComesBackIsToldSo() throws {
    #expect(try mail(isReturn: true).subject == "Reprenez votre candidature sur Passe Marché")
    #expect(try mail(isReturn: true).text.contains("Reprendre ma candidature"))
  }

  @Test func theNameOfAMarketCannotForgeAMessage() throws {
    let mail = try mail("X\r\n\r\nBcc: tous@example.fr\u{2028}\u{202E}<b>https://faux.example</b>")
    #expect(!mail.subject.contains("X"))
    #expect(mail.text.split(separator: "\n").allSatisfy { !$0.hasPrefix("Bcc") })
    #expect(!mail.text.unicodeScalars.contains { $0 == "\r" || $0.value == 0x2028 || $0.value == 0x202E })
    let tree = try tree(mail)
    #expect(tree.elements("b").isEmpty && tree.elements("a").count == 1)
  }

  @Test func noMessageLeadsAnywhereButToAWebAddress() {
    for base in ["", "javascript:alert(1)//", "ftp://a.example", "passemarche.data.gouv.fr"] {
      let mail = CandidateMail.signIn(link, base: base, market: "X", isReturn: false)
      #expect(mail?.text.contains("javascript") != true)
      if base != "" { #expect(mail == nil, "\(base)") }
    }
  }

  private func tree(_ mail: CandidateMail) throws -> PageTree {
    try PageTree(mail.html)
  }
}
