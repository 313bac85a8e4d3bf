import Glibc
import Testing

@testable import Runtime
@testable import Store

@Suite final class ChangeTests: StoreTest {
  @Test func theMarkChangesWithEachCommitOfWhoeverMakesIt() async throws {
    let store = try open()
    let first = try #require(try store.changeMark())
    #expect(try store.setting("a") == nil)
    #expect(try store.changeMark() == first, "reads change nothing")

    try await store.setSetting("a", to: "1")
    let second = try #require(try store.changeMark())
    #expect(second != first)

    try otherConnection().run("UPDATE settings SET value = '2' WHERE key = 'a'")
    let third = try #require(try store.changeMark())
    #expect(third != second, "another process's count too")
    #expect(try store.setting("a") == "2")
    #expect(try store.changeMark() == third)
  }

  /// A thread that is an event loop's, as far as the store is concerned.
  private func onLoop(_ body: @escaping @Sendable (LoopTurn) throws -> Void) async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      do {
        try startThread("loop") {
          LoopTurn.adoptCurrentThread()
          continuation.resume(
            with: Result {
              let turn = try #require(LoopTurn.current)
              try body(turn)
            })
        }
      } catch {
        continuation.resume(throwing: error)
      }
    }
  }

  @Test func aTurnOfALoopSeesOneMomentUntilSomebodyCommits() async throws {
    let store = try open()
    try await store.setSetting("a", to: "1")
    let file = file
    try await onLoop { turn in
      let first = try store.setting("a")
      let again = try store.setting("a")
      #expect(first == "1" && again == "1")
      // In the middle of the turn: what was answered elsewhere is seen at the next read.
      let other = try Connection(path: file, role: .writer, busyTimeout: 0)
      try other.run("UPDATE settings SET value = '2' WHERE key = 'a'")
      let seen = try store.setting("a")
      #expect(seen == "2")
      let during = try other.checkpoint(.truncate)
      #expect(during == nil, "the turn's snapshot is in the way")
      turn.end()
      let after = try other.checkpoint(.truncate)
      #expect(after != nil, "and goes with it")
      let last = try store.setting("a")
      #expect(last == "2")
      turn.end()
    }
  }

  @Test func aStoreClosesDuringATurn() async throws {
    let store = try open()
    try await onLoop { turn in
      let before = try store.setting("a")
      #expect(before == nil)
      store.readers.close()
      do throws(StoreError) {
        let after = try store.setting("a")
        Issue.record("a closed store says \(after ?? "nothing")")
      } catch {
        #expect(error == .closed)
      }
      turn.end()
    }
  }
}
