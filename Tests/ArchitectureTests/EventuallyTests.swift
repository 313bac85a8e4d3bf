import TestSupport
import Testing

/// What tests wait with, since they fail or pass by it.
@Suite struct EventuallyTests {
  /// Time alone says nothing on a machine that is busy with other tests.
  @Test func nobodyGivesUpAfterAFewLooks() async throws {
    var looks = 0
    try await eventually(pause: .milliseconds(1), patience: .zero) {
      looks += 1
      return looks == 30
    }
    #expect(looks == 30)
  }

  @Test func whatNeverComesIsOverdue() async {
    await #expect(throws: Overdue.self) {
      try await eventually(pause: .milliseconds(1), patience: .milliseconds(10)) { false }
    }
  }
}
