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
  private let counted = Mutex(Figures())

  /// What became of mails since the process began, for metrics.
  public struct Figures: Sendable {
    public fileprivate(set) var sent = 0
    /// Given up after the last try.
    public fileprivate(set) var failed = 0
    /// Not taken, since too many waited.
    public fileprivate(set) var dropped = 0
    /// Not taken, since no mail server is set up.
    public fileprivate(set) var unsent = 0
    /// Those that wait now.
    public fileprivate(set) var waiting = 0
  }

  public var figures: Figures {
    var figures = counted.withLock { $0 }
    figures.waiting = waiting.withLock { $0.count }
    return figures
  }

  public init(mailer: Mailer?, clock: Clock, log: Log) {
    self.mailer = mailer
    self.clock = clock
    self.log = log
  }

  /// Takes a mail. Returns at once.
  func post(_ message: MailMessage) {
    guard mailer != nil else {
      counted.withLock { $0.unsent += 1 }
      log.record(.warning, "a mail was not sent: no mail server is set up")
      return
    }
    let isTaken = waiting.withLock { waiting in
      guard waiting.count < Self.capacity else { return false }
      waiting.append(message)
      return true
    }
    if isTaken {
      signal.ring()
    } else {
      counted.withLock { $0.dropped += 1 }
      log.record(.error, "a mail was dropped: too many wait")
    }
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
        counted.withLock { $0.sent += 1 }
        return
      } catch {
        log.record(.warning, "a mail was not taken", [("error", "\(error)")])
        guard let pause else {
          counted.withLock { $0.failed += 1 }
          return
        }
        guard (try? await Task.sleep(for: pause)) != nil else { return }
      }
    }
  }
}
