import Foundation
import Runtime
import TestSupport
import Testing

@testable import Outgoing

/// Mails through a real SMTP conversation, read back by Python's mail parser.
@Suite struct MailerTests {
  private let now = Timestamp(milliseconds: 1_800_000_000_000)

  private func message(to: String = "candidat@example.org") throws -> MailMessage {
    MailMessage(
      to: try #require(MailAddress(to)), subject: "Votre accès à « Fourniture »\r\nBcc: intrus@example.org",
      text: "Bonjour,\n\n.\nVoici votre lien : https://example.org/?a=b\n",
      html: "<p>Voici votre <a href=\"https://example.org/?a=b\">lien</a> : été</p>\n")
  }

  private func failure(_ mailer: Mailer, _ message: MailMessage) async -> OutgoingError? {
    do throws(OutgoingError) {
      try await mailer.send(message, at: now)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: ["", "--starttls", "--tls"])
  func aMailArrivesAsItWasMeant(mode: String) async throws {
    let server = try SMTPServer(mode)
    let scheme = ["": "smtp+plain", "--starttls": "smtp", "--tls": "smtps"][mode] ?? ""
    var settings = try MailSettings(
      server: "\(scheme)://localhost:\(server.port)", user: mode.isEmpty ? nil : "user",
      password: mode.isEmpty ? nil : "secret", from: "Passe Marché <ne-pas-repondre@example.org>")
    settings.certificateAuthorities = server.certificate
    let mailer = try Mailer(settings)
    try await mailer.send(message(), at: now)
    let mail = try server.nextMail()
    #expect(mail["from"] as? String == "<ne-pas-repondre@example.org>")
    #expect(mail["to"] as? [String] == ["<candidat@example.org>"])
    #expect(mail["encrypted"] as? Bool == !mode.isEmpty)
    #expect(mail["user"] as? String == (mode.isEmpty ? nil : "user"))
    let parsed = try ParsedMail(try #require(mail["message"] as? String))
    #expect(parsed["subject"] as? String == "Votre accès à « Fourniture »  Bcc: intrus@example.org")
    #expect(parsed["from"] as? String == "Passe Marché <ne-pas-repondre@example.org>")
    #expect(parsed["to"] as? String == "candidat@example.org")
    #expect(parsed["date"] as? String == "Fri, 15 Jan 2027 08:00:00 +0000")
    #expect((parsed["message-id"] as? String)?.wholeMatch(of: /<[0-9a-f]{32}@example\.org>/) != nil)
    #expect(parsed["bcc"] is NSNull)
    #expect(parsed["type"] as? String == "multipart/alternative")
    #expect(parsed["text/plain"] as? String == (try message().text))
    #expect(parsed["text/html"] as? String == (try message().html))
    #expect(parsed["defects"] as? Int == 0)
  }

  /// Connects, encrypts and logs in, as for a mail.
  @Test(arguments: ["", "--starttls", "--tls"])
  func aServerIsAskedWhetherItTakesMail(mode: String) async throws {
    let server = try SMTPServer(mode)
    let scheme = ["": "smtp+plain", "--starttls": "smtp", "--tls": "smtps"][mode] ?? ""
    func settings(_ password: String) throws -> MailSettings {
      var settings = try MailSettings(
        server: "\(scheme)://localhost:\(server.port)", user: mode.isEmpty ? nil : "user",
        password: mode.isEmpty ? nil : password, from: "ne-pas-repondre@example.org")
      settings.certificateAuthorities = server.certificate
      return settings
    }
    try await Mailer(settings("secret")).probe()
    if !mode.isEmpty {
      let mailer = try Mailer(settings("wrong"))
      await #expect(throws: OutgoingError.self) { try await mailer.probe() }
    }
    // No mail has come of it.
    try await Mailer(settings("secret")).send(message(), at: now)
    #expect(try server.nextMail()["to"] as? [String] == ["<candidat@example.org>"])
  }

  @Test func aMailWithoutHTMLIsPlainText() throws {
    let sender = try #require(MailAddress("a@example.org"))
    var plain = try message()
    plain.html = nil
    let parsed = try ParsedMail(String(decoding: plain.bytes(from: sender, at: now, token: "t0"), as: UTF8.self))
    #expect(parsed["type"] as? String == "text/plain")
    #expect(parsed["defects"] as? Int == 0)
  }

  @Test func refusalsAreTold() async throws {
    let server = try SMTPServer("")
    let mailer = try Mailer(MailSettings(server: "smtp+plain://127.0.0.1:\(server.port)", from: "a@example.org"))
    #expect(await failure(mailer, try message(to: "refused@example.org")) == .refusedMail(code: 550))
    #expect(await failure(mailer, try message()) == nil)
    // Without STARTTLS on offer, nothing is sent in clear.
    let careful = try Mailer(MailSettings(server: "smtp://127.0.0.1:\(server.port)", from: "a@example.org"))
    #expect(await failure(careful, try message()) == .tls)
    let encrypted = try SMTPServer("--starttls")
    var settings = try MailSettings(
      server: "smtp://localhost:\(encrypted.port)", user: "user", password: "wrong", from: "a@example.org")
    #expect(await failure(try Mailer(settings), try message()) == .tls, "nobody vouches for it")
    settings.certificateAuthorities = encrypted.certificate
    #expect(await failure(try Mailer(settings), try message()) == .refusedSession(code: 535))
  }
}
