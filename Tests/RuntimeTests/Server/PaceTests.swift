import Testing

@testable import Runtime

@Suite("The pace of clients")
struct PaceTests {
  @Test("each time is measured by itself")
  func windows() {
    var pace = Pace(from: 100, now: 5000)
    // 30 seconds at 1024 bytes a second.
    let isAhead = pace.isKept(at: 10_000_000, now: 35_000, rate: 1024)
    #expect(isAhead && pace.since == 35_000)
    let isExact = pace.isKept(at: 10_000_000 + 30_720, now: 65_000, rate: 1024)
    #expect(isExact && pace.since == 65_000)
    let isBehind = pace.isKept(at: 10_000_000 + 30_720 + 30_719, now: 95_000, rate: 1024)
    #expect(!isBehind && pace.since == 65_000)
  }

  @Test("who comes late to judge asks for as much more")
  func lateness() {
    var pace = Pace(from: 0, now: 0)
    let isBehind = pace.isKept(at: 30_720, now: 31_000, rate: 1024)
    let isKept = pace.isKept(at: 31_744, now: 31_000, rate: 1024)
    #expect(!isBehind && isKept)
  }

  @Test("nothing at all is too little, however low the rate")
  func standstill() {
    var pace = Pace(from: 7, now: 0)
    let still = pace.isKept(at: 7, now: 100, rate: 1)
    let moved = pace.isKept(at: 8, now: 100, rate: 1)
    #expect(!still && moved)
  }

  @Test("a pause that is not the client's does not count")
  func pauses() {
    var pace = Pace(from: 0, now: 1000)
    pace.excuse(60_000)
    #expect(pace.since == 61_000)
  }
}
