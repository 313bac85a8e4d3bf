import Foundation
import Runtime
import Testing

@testable import Outgoing

@Suite struct MIMETests {
  @Test func headersHoldOneLineWhateverTheyAreGiven() {
    #expect(MIME.headerText("Votre lien de connexion") == "Votre lien de connexion")
    #expect(MIME.headerText("a\r\nBcc: b@example.org") == "a  Bcc: b@example.org")
    #expect(MIME.headerText("a\u{85}b\u{2028}c").hasPrefix("a b c"))
    let long = MIME.headerText("Votre accès à la candidature n° 1 « Fournitures » " + String(repeating: "é", count: 90))
    for line in long.components(separatedBy: "\r\n ") {
      #expect(line.utf8.count <= 75)
      #expect(line.wholeMatch(of: /=\?UTF-8\?B\?[A-Za-z0-9+\/]+=*\?=/) != nil, "\(line)")
      let base64 = line.dropFirst(10).dropLast(2)
      let part = Data(base64Encoded: String(base64)).flatMap { String(data: $0, encoding: .utf8) }
      #expect(part != nil, "a word holds whole characters: \(line)")
    }
    #expect(MIME.headerText("=?UTF-8?Q?trick?=").hasPrefix("=?UTF-8?B?"))
    #expect(MIME.phrase("Passe Marche 2") == "Passe Marche 2")
    #expect(MIME.phrase(#"A" <b@example.org>, "C"#).hasPrefix("=?UTF-8?B?"))
  }

  @Test func linesOfPartsAreShortAndSafe() {
    let text = "Été.\n.\n" + String(repeating: "long ", count: 40) + "\ntrailing \nFrom here = there\r\nend"
    let encoded = String(decoding: MIME.quotedPrintable(text), as: UTF8.self)
    #expect(encoded.utf8.allSatisfy { $0 < 0x80 })
    for line in encoded.components(separatedBy: "\r\n") {
      #expect(line.utf8.count <= 76)
      #expect(!line.contains("\n") && !line.contains("\r"))
      #expect(line.last != " ")
    }
    #expect(encoded.hasPrefix("=C3=89t=C3=A9.\r\n"))
    #expect(encoded.contains("=3D"))
  }

  @Test func datesAreThoseOfMail() {
    #expect(MIME.date(Timestamp(milliseconds: 0)) == "Thu, 01 Jan 1970 00:00:00 +0000")
    #expect(MIME.date(Timestamp(milliseconds: 1_800_000_000_000)) == "Fri, 15 Jan 2027 08:00:00 +0000")
  }

  @Test func addressesAreReadStrictly() {
    #expect(MailAddress("a@example.org")?.name == nil)
    let named = MailAddress("Passe Marché <ne-pas-repondre@example.org>")
    #expect(named?.name == "Passe Marché" && named?.address == "ne-pas-repondre@example.org")
    #expect(named?.domain == "example.org")
    for text in [
      "", "a", "a@", "@b.c", "a@b.c\r\nBcc: d@e.f", "a b@c.d", "x <a@b.c", "<a@b.c> x", "a@b.c, d@e.f", "a@[::1]",
    ] {
      #expect(MailAddress(text) == nil, "\(text)")
    }
  }

  @Test func serversAreReadStrictly() throws {
    func settings(_ server: String, password: String? = nil) throws -> MailSettings {
      try MailSettings(server: server, user: "u", password: password, from: "a@example.org")
    }
    let tls = try settings("smtps://mail.example.org", password: "p")
    #expect(tls.security == .implicitTLS && tls.port == 465 && tls.host == "mail.example.org" && !tls.isLocal)
    #expect(try settings("smtp://mail.example.org/").port == 587)
    #expect(try settings("smtp://mail.example.org:80").port == 80)
    #expect(try settings("smtp+plain://localhost:2525").isLocal)
    let v6 = try settings("smtp+plain://[::1]")
    #expect(v6.isLocal && v6.port == 25 && v6.host == "[::1]")
    for server in [
      "mail.example.org", "http://mail.example.org", "smtp://", "smtp://a/b", "smtp://u:p@a", "smtp://a:0",
    ] {
      #expect(throws: OutgoingError.self, "\(server)") { try settings(server) }
    }
    #expect(throws: OutgoingError.self) { try settings("smtp+plain://localhost", password: "p") }
  }
}
