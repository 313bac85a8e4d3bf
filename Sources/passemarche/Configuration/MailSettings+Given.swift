import Commands
import Glibc
import Outgoing

extension MailSettings {
  /// The one secret of mail, which may stand in the environment and never on the command line.
  private static let passwordVariable = "PASSEMARCHE_SMTP_PASSWORD"

  /// What mail is sent by; nil where no server is named.
  init?(_ settings: GivenSettings, in environment: Environment) throws {
    guard let server = settings["smtp-url"] else { return nil }
    let password = try Self.password(settings)
    guard password == nil || settings["smtp-user"] != nil else { throw UsageError("a password needs --smtp-user") }
    do throws(OutgoingError) {
      try self.init(
        server: server, user: settings["smtp-user"], password: password, from: settings.string("mail-from"))
    } catch .refusedURL(let reason) {
      throw UsageError("--smtp-url: \(reason)")
    } catch {
      throw UsageError("--mail-from takes `address` or `Name <address>`")
    }
    if security == .none, !isLocal, !environment.allowsPlainMail {
      throw UsageError("--smtp-url: mail leaves this machine encrypted only; use smtps or smtp")
    }
  }

  private static func password(_ settings: GivenSettings) throws -> String? {
    if let text = EnvironmentVariables.value(passwordVariable) { return text }
    guard let file = settings["smtp-password-file"] else { return nil }
    guard let text = GivenFile.text(file) else {
      throw CommandError("the password file \(file) cannot be read")
    }
    try PrivateFile.demand(file, "password file")
    return String(text.reversed().drop(while: \.isNewline).reversed().drop(while: \.isNewline))
  }
}

/// What is demanded of the mail server.
enum MailPolicy: String, CaseIterable { case required, tolerated }
