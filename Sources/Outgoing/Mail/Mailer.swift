import Runtime

/// Hands mails to the server that the operator has named. It is trusted with its address: the rules for calling
/// servers that others name (``TargetPolicy``) are not applied to it.
public final class Mailer: Sendable {
  private let settings: MailSettings
  private let engine: TransferEngine

  /// Until the server has taken the mail.
  public static let timeoutMilliseconds: Int64 = 30_000

  /// - Throws: where no thread can be started.
  public init(_ settings: MailSettings) throws(SystemError) {
    self.settings = settings
    engine = try TransferEngine()
  }

  public func close() { engine.close() }

  /// Sends the mail once; it has been taken when this returns.
  /// - Throws: ``OutgoingError/refusedMail(code:)`` with the server's reply: from 500 on for good. All else says nothing
  ///   of this mail: the server was not reached, or has given ``OutgoingError/refusedSession(code:)``.
  public func send(_ message: MailMessage, at now: Timestamp) async throws(OutgoingError) {
    let token = (0..<2).map { _ in Self.hex(UInt64.random(in: .min ... .max)) }.joined()
    _ = try await engine.perform(
      plan(
        to: [message.to.address], message.bytes(from: settings.from, at: now, token: token),
        timeoutMilliseconds: Self.timeoutMilliseconds, connectTimeoutMilliseconds: 10_000))
  }

  /// Finds out whether the server would take a mail: connects, encrypts, logs in and sends none.
  public func probe() async throws(OutgoingError) {
    _ = try await engine.perform(plan(to: [], nil, timeoutMilliseconds: 3000, connectTimeoutMilliseconds: 2000))
  }

  private func plan(
    to recipients: [String], _ message: [UInt8]?, timeoutMilliseconds: Int64, connectTimeoutMilliseconds: Int64
  ) -> TransferPlan {
    let scheme = settings.security == .implicitTLS ? "smtps" : "smtp"
    return TransferPlan(
      // The path is what the server is greeted as.
      url: "\(scheme)://\(settings.host):\(settings.port)/\(settings.from.domain)",
      kind: .mail(
        .init(
          security: settings.security, user: settings.user, password: settings.password, from: settings.from.address,
          recipients: recipients, message: message)),
      timeoutMilliseconds: timeoutMilliseconds, connectTimeoutMilliseconds: connectTimeoutMilliseconds,
      certificateAuthorities: settings.certificateAuthorities)
  }

  private static func hex(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
