import Foundation
import Outgoing
import Runtime
import TestSupport
import Testing

@testable import Handlers

/// Mails that wait beside the requests that ask for them.
@Suite final class MailboxTests {
  private let folder: TemporaryFolder
  private let file: FileHandle
  private let log: Log

  init() throws {
    folder = try TemporaryFolder()
    try Data().write(to: folder.place("log"))
    file = try FileHandle(forWritingTo: folder.place("log"))
    log = try Log(descriptor: file.fileDescriptor)
  }

  /// Mails that wait go on being told of, and the descriptor of a file that is closed is another's soon.
  deinit { log.close() }

  private func logged() throws -> [Substring] {
    String(decoding: try Data(contentsOf: folder.place("log")), as: UTF8.self).split(separator: "\n")
  }

  private func message(to address: String = "anna@example.org") throws -> MailMessage {
    MailMessage(to: try #require(MailAddress(address)), subject: "Votre lien", text: "secret-token")
  }

  private func newMailer(port: UInt16) throws -> Mailer {
    try Mailer(MailSettings(server: "smtp+plain://127.0.0.1:\(port)", from: "noreply@example.org"))
  }

  /// Of a server that is not there.
  private func deadMailer() throws -> Mailer { try newMailer(port: 1) }

  @Test func withoutAServerItIsSaid() throws {
    let mailbox = Mailbox(mailer: nil, clock: Clock(), log: log)
    mailbox.post(try message())
    log.close()
    let lines = try logged()
    #expect(lines.count == 1 && lines[0].contains("no mail server is set up"))
    #expect(!lines[0].contains("anna") && !lines[0].contains("secret"), "a log names nobody")
  }

  @Test func aThousandMayWait() throws {
    let mailer = try deadMailer()
    let mailbox = Mailbox(mailer: mailer, clock: Clock(), log: log)
    for _ in 0..<1_000 { mailbox.post(try message()) }
    for _ in 0..<3 { mailbox.post(try message()) }
    log.close()
    let lines = try logged()
    #expect(lines.count == 3 && lines.allSatisfy { $0.contains("too many wait") })
    mailer.close()
  }

  @Test(.timeLimit(.minutes(5)))
  func aMailThatIsNotTakenIsSaidAndTheWorkerEndsWhenItIsTold() async throws {
    let mailer = try deadMailer()
    let mailbox = Mailbox(mailer: mailer, clock: Clock(), log: log)
    mailbox.post(try message())
    let worker = Task { await mailbox.run() }
    try await eventually("a word of the mail", patience: .seconds(60)) {
      try logged().contains { $0.contains("a mail was not taken") }
    }
    worker.cancel()
    // The pauses between tries are not waited for.
    await worker.value
    let lines = try logged()
    #expect(lines.count == 1 && !lines[0].contains("secret"))
    mailer.close()
  }

  @Test func aMailThatIsRefusedForGoodIsGivenUpAtOnce() async throws {
    let server = try SMTPServer()
    let mailer = try newMailer(port: server.port)
    let mailbox = Mailbox(mailer: mailer, clock: Clock(), log: log)
    mailbox.post(try message(to: "refused@example.org"))
    mailbox.post(try message())
    let worker = Task { await mailbox.run() }
    try await eventually("the second mail") { mailbox.figures.sent == 1 }
    let figures = mailbox.figures
    #expect(figures.failed == 1 && figures.waiting == 0)
    #expect(try server.nextMail()["to"] as? [String] == ["<anna@example.org>"])
    worker.cancel()
    await worker.value
    mailer.close()
  }

  /// That it does not take our login is no fault of a mail's.
  @Test func aServerThatTakesNothingFromUsLosesNoMail() async throws {
    let server = try SMTPServer("--starttls")
    var settings = try MailSettings(
      server: "smtp://localhost:\(server.port)", user: "later", password: "secret", from: "noreply@example.org")
    settings.certificateAuthorities = server.certificate
    let mailer = try Mailer(settings)
    let mailbox = Mailbox(mailer: mailer, clock: Clock(), log: log)
    mailbox.post(try message())
    mailbox.post(try message(to: "bertha@example.org"))
    let worker = Task { await mailbox.run() }
    try await eventually("both mails") { mailbox.figures.sent == 2 }
    #expect(mailbox.figures.failed == 0)
    worker.cancel()
    await worker.value
    log.close()
    let lines = try logged()
    #expect(lines.count == 1 && lines[0].contains("refusedSession(code: 535)"), "the second was not tried meanwhile")
    mailer.close()
  }

  @Test func aMailIsGivenUpOnceWhatItTellsIsOver() async throws {
    let mailer = try deadMailer()
    let mailbox = Mailbox(mailer: mailer, clock: Clock(), log: log, patienceSeconds: 1)
    for _ in 0..<3 { mailbox.post(try message()) }
    let worker = Task { await mailbox.run() }
    try await eventually("the end of all") { mailbox.figures.failed == 3 }
    #expect(mailbox.figures.waiting == 0)
    worker.cancel()
    await worker.value
    mailer.close()
  }

  @Test func aMailThatIsTriedAgainHoldsUpNoOther() async throws {
    let server = try SMTPServer()
    let mailer = try newMailer(port: server.port)
    let mailbox = Mailbox(mailer: mailer, clock: Clock(), log: log)
    mailbox.post(try message(to: "later@example.org"))
    mailbox.post(try message())
    let worker = Task { await mailbox.run() }
    try await eventually("both mails") { mailbox.figures.sent == 2 }
    let figures = mailbox.figures
    #expect(figures.failed == 0 && figures.waiting == 0)
    #expect(try server.nextMail()["to"] as? [String] == ["<anna@example.org>"])
    #expect(try server.nextMail()["to"] as? [String] == ["<later@example.org>"])
    worker.cancel()
    await worker.value
    mailer.close()
  }
}
