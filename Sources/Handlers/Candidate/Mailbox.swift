import Outgoing
import Runtime
import Synchronization

/// Mails on their way, sent beside the requests that ask for them: how long one takes must tell nobody whether it was
/// sent. They are kept in memory alone; a candidate whose mail is lost with a crash asks for another one.
public final class Mailbox: Sendable {
  /// Mails that may wait; over it they are dropped, and counted in the log.
  private static let capacity = 1_000
  /// How often a mail is tried, and how long after each failure.
  private static let pauses: [Duration] = [.seconds(2), .seconds(10), .seconds(60)]

  /// Nil where no server is set up.
  private let mailer: Mailer?
  private let clock: Clock
  private let log: Log
  private let waiting = Mutex<[MailMessage]>([])
  private let signal = WakeSignal()

  public init(mailer: Mailer?, clock: Clock, log: Log) {
    self.mailer = mailer
    self.clock = clock
    self.log = log
  }

  /// Takes a mail. Returns at once.
  func post(_ message: MailMessage) {
    guard mailer != nil else {
      log.record(.warning, "a mail was not sent: no mail server is set up")
      return
    }
    let isTaken = waiting.withLock { waiting in
      guard waiting.count < Self.capacity else { return false }
      waiting.append(message)
      return true
    }
    if isTaken { signal.ring() } else { log.record(.error, "a mail was dropped: too many wait") }
  }

  /// Sends what is posted, until its task is cancelled.
  public func run() async {
    while !Task.isCancelled {
      guard let message = waiting.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else {
        await signal.wait(milliseconds: 60_000)
        continue
      }
      await send(message)
    }
  }

  private func send(_ message: MailMessage) async {
    guard let mailer else { return }
    for pause in Self.pauses.map(Optional.some) + [nil] {
      do {
        try await mailer.send(message, at: clock.now)
        return
      } catch {
        log.record(.warning, "a mail was not taken", [("error", "\(error)")])
        guard let pause, (try? await Task.sleep(for: pause)) != nil else { return }
      }
    }
  }
}
