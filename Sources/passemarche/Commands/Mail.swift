import Commands
import Glibc
import Outgoing
import Runtime

extension Command {
  static let mail = Command(
    name: "mail", summary: "Try the settings of mail.",
    commands: [
      Command(
        name: "test", summary: "Send a mail to an address, with the settings of `serve`.", operands: ["ADDRESS"],
        options: Setting.all.filter {
          $0.name.hasPrefix("smtp-") || ["mail-from", "environment"].contains($0.name)
        }.map(\.option) + [Option("config", "FILE", "Read settings from a file of `name = value` lines")],
        run: { try await Mails.test($0) })
    ])
}

enum Mails {
  static func test(_ arguments: Arguments) async throws {
    guard let recipient = MailAddress(arguments.operands[0]) else { throw UsageError("ADDRESS is no mail address") }
    let given = try GivenSettings(arguments, environment: EnvironmentVariables.all)
    let environment = try given.choice("environment", Environment.self)
    guard let settings = try MailSettings(given, in: environment) else {
      throw UsageError("--smtp-url names no server")
    }
    let mailer = try Mailer(settings)
    defer { mailer.close() }
    do throws(OutgoingError) {
      try await mailer.send(
        MailMessage(
          to: recipient, subject: "Passe Marché : essai d’envoi",
          text: "Ce message montre que Passe Marché peut vous écrire.\n"), at: Clock().now)
    } catch .refusedMail(let code) {
      throw CommandError("the server has refused the mail with \(code)")
    } catch .refusedSession(let code) {
      throw CommandError("the server takes no mail from us: it has refused the greeting or the login with \(code)")
    } catch {
      throw CommandError("the mail was not sent: \(error.code)")
    }
    print("The server has taken the mail to \(recipient.address).")
  }
}
