import Runtime
import Testing

@testable import Store

/// What metrics say of the store.
@Suite final class BacklogTests: StoreTest {
  private func markets(_ store: SQLiteStore, at moment: Timestamp = at(10)) async throws -> [String: Int] {
    let counts = try await store.backlog(at: moment).markets
    var named = ["none": counts.notConfigured]
    for (status, count) in counts.byStatus { named[status.rawValue] = count }
    return named.filter { $0.value != 0 }
  }

  /// The counts are those of the rows, whatever happens to an object.
  @Test func statusesAreCountedAsTheyChange() async throws {
    let store = try open()
    let told = try await store.receivingEditor("a")
    let untold = try await store.createEditor(newEditor("b"))
    _ = try await store.createMarket(newMarket("open", of: told))
    #expect(try await markets(store) == [:], "a market that is not completed has nothing to tell")
    try await store.completedMarket("m", of: told)
    try await store.completedMarket("n", of: told)
    try await store.completedMarket("o", of: untold)
    #expect(try await markets(store) == ["sync_pending": 2, "none": 1])
    let claimed = try await store.claim()
    #expect(try await markets(store) == ["sync_processing": 2, "none": 1])
    _ = try await store.recordAttempt(finished(claimed[0].delivery, .delivered, .well))
    _ = try await store.recordAttempt(finished(claimed[1].delivery, .retry(at(20)), .ill))
    #expect(try await markets(store) == ["sync_completed": 1, "sync_processing": 1, "none": 1])
    let again = try await store.claim(at: at(20))
    _ = try await store.recordAttempt(finished(again[0].delivery, .failed, .ill, at: at(21)))
    #expect(try await markets(store) == ["sync_completed": 1, "sync_failed": 1, "none": 1])
    _ = try await store.retryDelivery(
      of: again[0].delivery.object, at: at(22), limit: 3, windowMilliseconds: 1000)
    // Delivered again by an operator, which changes nothing of what is completed.
    _ = try await store.replayDelivery(webhookID: "w-m", at: at(22))
    #expect(try await markets(store) == ["sync_completed": 1, "sync_pending": 1, "none": 1])
    _ = try await store.purgeDeliveries(before: at(1000), limit: 10)
    #expect(try await markets(store) == ["sync_completed": 1, "sync_pending": 1, "none": 1])
  }

  @Test func aCompletionThatFailsIsNotCounted() async throws {
    let store = try open()
    let editor = try await store.receivingEditor("a")
    _ = try await store.createMarket(newMarket("m", of: editor))
    await #expect(throws: Unwanted.self) {
      _ = try await store.completeMarket(identifier: "m", at: at(5)) { _ in throw Unwanted() }
    }
    #expect(try await markets(store) == [:])
  }

  @Test func applicationsAreCountedApart() async throws {
    let store = try open()
    let market = try await store.completedMarket("m", of: try await store.receivingEditor("a"))
    _ = try await store.openApplication(newApplication("f", to: market))
    _ = try await store.submitApplication(identifier: "f", at: at(6)) { _ in newDelivery("w-f") }
    _ = try await store.openApplication(newApplication("g", to: market))
    _ = try await store.submitApplication(identifier: "g", at: at(6)) { _ in nil }
    let backlog = try await store.backlog(at: at(7))
    #expect(backlog.applications.byStatus[.pending] == 1 && backlog.applications.notConfigured == 1)
    #expect(backlog.markets.byStatus[.pending] == 1)
  }

  @Test func whatWaitsIsCountedWithTheAgeOfTheOldest() async throws {
    let store = try open()
    let editor = try await store.receivingEditor("a")
    _ = try await store.receivingEditor("b")
    _ = try await store.createEditor(newEditor("without a URL"))
    for (name, moment) in [("m", at(5)), ("n", at(6)), ("o", at(50)), ("p", at(5))] {
      try await store.completedMarket(name, of: editor, at: moment)
    }
    let claimed = try await store.claim(1, at: at(5))
    _ = try await store.recordAttempt(finished(claimed[0].delivery, .failed, .ill, at: at(5)))
    _ = try await store.claim(1, at: at(5))
    let backlog = try await store.backlog(at: at(10))
    #expect(backlog.dueDeliveries == 1 && backlog.oldestDueAt == at(6))
    #expect(backlog.laterDeliveries == 1 && backlog.processingDeliveries == 1 && backlog.failedDeliveries == 1)
    #expect(backlog.receivers.map(\.clientID) == ["client-a", "client-b"])
    #expect(backlog.receivers.map { $0.breaker?.failures } == [1, nil])
    #expect(backlog.databaseBytes > 4096)
  }

  @Test func filesAndSubmissionsThatWaitAreCounted() async throws {
    let store = try open()
    _ = try await store.openDraft("FT1")
    try await store.save(DraftAccess("FT1", as: .anyone)) { $0.addedFiles = [newFile(1), newFile(2)] }
    var backlog = try await store.backlog(at: at(100))
    #expect(backlog.filesToScan == 2 && backlog.oldestFileAt != nil && backlog.submissions == 0)
    for number in 1...2 { _ = try await store.recordScan(storageName: "blob-\(number)", .clean, at: at(14)) }
    try await store.save(DraftAccess("FT1", as: .anyone)) { $0.lots = .set([1]) }
    let policy = SubmissionPolicy(acceptsUnscannedFiles: false)
    let outcome = try await store.requestSubmission(DraftAccess("FT1", as: .anyone), policy: policy, at: at(30))
    #expect(outcome == .requested(at: at(30)))
    backlog = try await store.backlog(at: at(100))
    #expect(backlog.filesToScan == 0 && backlog.oldestFileAt == nil)
    #expect(backlog.submissions == 1 && backlog.oldestSubmissionAt == at(30))
  }
}
