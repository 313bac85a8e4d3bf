import Deliveries
import Outgoing
import Runtime
import Store
import Vault

/// Whether the service can take requests, found out by trying. Probes may come as often as they like: it is looked at
/// once a second at most, and by one of them for all.
public actor ReadinessCheck {
  /// What must work.
  enum Part: String, Sendable, CaseIterable { case store, files, deliveries, submissions, antivirus, mail }

  private static let validity = Duration.seconds(1)
  /// The mail server is somebody else's, and not to be called each second.
  private static let mailValidity = Duration.seconds(15)
  /// Workers look for work every second, and wait a second after each failure of the store.
  private static let longestPause = 30

  private let store: any Store
  private let vault: FileVault
  private let deliveries: DeliveryWorkers
  private let submissions: SubmissionWorker
  /// Nil where nothing hangs on the antivirus. Its connections are its own, so that long scans do not hold it up.
  private let antivirus: Clamd?
  /// Nil where nothing hangs on mail.
  private let mailer: Mailer?
  private let clock: Clock
  private let log: Log

  private var known: (failing: [Part], until: ContinuousClock.Instant)?
  private var look: Task<[Part], Never>?
  private var mailKnown: (works: Bool, until: ContinuousClock.Instant)?

  /// - Parameters:
  ///   - antivirus: where the policy demands that files are scanned.
  ///   - mailer: where it demands that mail can be sent.
  public init(
    store: any Store, vault: FileVault, deliveries: DeliveryWorkers, submissions: SubmissionWorker, antivirus: Clamd?,
    mailer: Mailer?, clock: Clock, log: Log
  ) {
    self.store = store
    self.vault = vault
    self.deliveries = deliveries
    self.submissions = submissions
    self.antivirus = antivirus
    self.mailer = mailer
    self.clock = clock
    self.log = log
  }

  /// What does not work; nothing where all is well.
  func failing() async -> [Part] {
    if let known, known.until > .now { return known.failing }
    if let look { return await look.value }
    let task = Task { await self.tried() }
    look = task
    let failing = await task.value
    look = nil
    if failing != known?.failing ?? [] {
      log.record(
        failing.isEmpty ? .info : .error, failing.isEmpty ? "ready again" : "not ready",
        [("failing", failing.map(\.rawValue).joined(separator: " "))])
    }
    known = (failing, .now + Self.validity)
    return failing
  }

  private func mailWorks() async -> Bool {
    guard let mailer else { return true }
    if let mailKnown, mailKnown.until > .now { return mailKnown.works }
    let answers = await works("mail") { try await mailer.probe() }
    mailKnown = (answers, .now + Self.mailValidity)
    return answers
  }

  private nonisolated func tried() async -> [Part] {
    async let storeWorks = works("store") {
      try await self.store.setSetting("ready_at", to: String(self.clock.milliseconds))
      _ = try await self.store.setting("ready_at")
    }
    async let filesWork = works("files") { try await self.vault.probe() }
    async let antivirusAnswers = antivirus?.ping() ?? true
    async let mailIsTaken = mailWorks()
    var failing: [Part] = []
    if await !storeWorks { failing.append(.store) }
    if await !filesWork { failing.append(.files) }
    if deliveries.figures.secondsSinceLook > Self.longestPause { failing.append(.deliveries) }
    if submissions.figures.isStuck { failing.append(.submissions) }
    if await !antivirusAnswers { failing.append(.antivirus) }
    if await !mailIsTaken { failing.append(.mail) }
    return failing
  }

  private nonisolated func works(_ part: String, _ body: @Sendable () async throws -> Void) async -> Bool {
    do {
      try await body()
      return true
    } catch {
      log.record(.error, "a part of the service does not work", [("part", part), ("error", "\(error)")])
      return false
    }
  }
}
