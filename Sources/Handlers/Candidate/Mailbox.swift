import Outgoing
import Runtime
import Synchronization

/// Mails on their way, sent beside the requests that ask for them: how long one takes must tell nobody whether it was
/// sent. They are kept in memory alone; a candidate whose mail is lost with a crash asks for another one.
///
/// A server that is not reached, or takes nothing from us, holds all mails up and is tried less and less often; a mail
/// that it refuses for now waits alone.
public final class Mailbox: Sendable {
  /// Mails that may wait; over it they are dropped, and counted in the log.
  private static let capacity = 1_000
  /// How many seconds a mail, or the server, rests after each failure, and after all further ones.
  private static let pauses: [Int64] = [2, 10, 60]

  private struct Waiting: Sendable {
    let message: MailMessage
    let postedAt = Clock.monotonicNanoseconds
    /// When it is to be tried, by the monotonic clock.
    var due = Clock.monotonicNanoseconds
    /// Its own; not the server's.
    var failures = 0
  }

  /// What the server has not done since it last heard a mail out.
  private struct Outage {
    var failures = 0
    /// Nothing is tried before.
    var until: Int64 = 0
  }

  /// Nil where no server is set up.
  private let mailer: Mailer?
  private let clock: Clock
  private let log: Log
  /// In nanoseconds: how long a mail may wait. What it tells of is over after that.
  private let patience: Int64
  /// A mail keeps its place while it is tried, so that its room is not given away. Only the worker takes mails out.
  private let waiting = Mutex<[Waiting]>([])
  private let signal = WakeSignal()
  private let counted = Mutex(Figures())

  /// What became of mails since the process began, for metrics.
  public struct Figures: Sendable {
    public fileprivate(set) var sent = 0
    /// Given up: refused for good, or not taken in time.
    public fileprivate(set) var failed = 0
    /// Not taken, since too many waited.
    public fileprivate(set) var dropped = 0
    /// Not taken, since no mail server is set up.
    public fileprivate(set) var unsent = 0
    /// Those that wait now, for their first try or another one, and the one that is being tried.
    public fileprivate(set) var waiting = 0
  }

  public var figures: Figures {
    var figures = counted.withLock { $0 }
    figures.waiting = waiting.withLock { $0.count }
    return figures
  }

  /// - Parameter patienceSeconds: how long a mail may wait, half an hour unless told otherwise: as long as a link works.
  public init(mailer: Mailer?, clock: Clock, log: Log, patienceSeconds: Int64 = 30 * 60) {
    self.mailer = mailer
    self.clock = clock
    self.log = log
    patience = patienceSeconds * 1_000_000_000
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
      waiting.append(Waiting(message: message))
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
    var outage = Outage()
    while !Task.isCancelled {
      giveUpOld()
      let next = earliest()
      let pause = next.map { max($0.mail.due, outage.until) - Clock.monotonicNanoseconds } ?? 60_000_000_000
      if let next, pause <= 0 {
        await send(next.mail, from: next.place, &outage)
      } else {
        await signal.wait(milliseconds: pause / 1_000_000 + 1)
      }
    }
  }

  /// The mail that is due first; of several, the one that was posted first.
  private func earliest() -> (place: Int, mail: Waiting)? {
    waiting.withLock { waiting in
      guard let place = waiting.indices.min(by: { waiting[$0].due < waiting[$1].due }) else { return nil }
      return (place: place, mail: waiting[place])
    }
  }

  /// Takes out what has waited for too long.
  private func giveUpOld() {
    let oldest = Clock.monotonicNanoseconds - patience
    let count = waiting.withLock { waiting in
      let before = waiting.count
      waiting.removeAll { $0.postedAt <= oldest }
      return before - waiting.count
    }
    guard count > 0 else { return }
    counted.withLock { $0.failed += count }
    log.record(.error, "mails were given up: they were not taken in time", [("mails", "\(count)")])
  }

  /// Tries once. A mail that is to be tried again waits for it with the others, and holds up none of them.
  private func send(_ mail: Waiting, from place: Int, _ outage: inout Outage) async {
    guard let mailer else { return }
    do throws(OutgoingError) {
      try await mailer.send(mail.message, at: clock.now)
      outage = Outage()
      waiting.withLock { _ = $0.remove(at: place) }
      counted.withLock { $0.sent += 1 }
    } catch {
      log.record(.warning, "a mail was not taken", [("error", "\(error)")])
      guard case .refusedMail(let code) = error else {
        // Not this mail's fault, as far as one can tell. Another one is tried first, in case it is.
        outage.until = Self.end(ofPause: outage.failures)
        outage.failures += 1
        let due = outage.until
        waiting.withLock { $0[place].due = due }
        return
      }
      outage = Outage()
      // Another try would be refused as well (RFC 5321 section 4.2.1).
      if code >= 500 {
        waiting.withLock { _ = $0.remove(at: place) }
        counted.withLock { $0.failed += 1 }
      } else {
        let due = Self.end(ofPause: mail.failures)
        waiting.withLock { waiting in
          waiting[place].due = due
          waiting[place].failures += 1
        }
      }
    }
  }

  private static func end(ofPause failures: Int) -> Int64 {
    Clock.monotonicNanoseconds + pauses[min(failures, pauses.count - 1)] * 1_000_000_000
  }
}
