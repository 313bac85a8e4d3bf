import TestSupport
import Testing

@testable import Runtime

@Suite("Quotas over a restart")
struct QuotaSnapshotTests {
  private static let quotas = [
    QuotaDescriptor(name: "api", limit: 3, windowSeconds: 60, burst: 3),
    QuotaDescriptor(name: "token", limit: 60, windowSeconds: 3600, burst: 2),
  ]
  private static let machine = MachineTime(run: "a", sinceStart: 5_000_000, wall: 1_800_000_000_000)
  private static let address = QuotaPartition.address(PeerAddress(high: 0x2001_0DB8_0000_0000, low: 7))

  private func used() -> QuotaLimiter {
    let limiter = QuotaLimiter(quotas: Self.quotas)
    for _ in 0..<3 { _ = limiter.charge(0, .editor(1), now: 10_000) }
    _ = limiter.charge(0, Self.address, now: 12_000)
    _ = limiter.charge(1, .editor(1), now: 12_000)
    return limiter
  }

  /// The limiter of the next process, and the time by its steady clock, which has another origin.
  private func restarted(
    _ limiter: QuotaLimiter, quotas: [QuotaDescriptor] = quotas, after: MachineTime
  ) throws -> (QuotaLimiter, Int64) {
    let snapshot = limiter.snapshot(at: 14_000, on: Self.machine)
    let read = try #require(QuotaSnapshot(snapshot.text))
    #expect(read == snapshot)
    let next = QuotaLimiter(quotas: quotas)
    next.restore(read, at: 900_000_000, on: after)
    return (next, 900_000_000)
  }

  private func machine(_ milliseconds: Int64, wallStep: Int64 = 0, run: String = "a") -> MachineTime {
    MachineTime(
      run: run, sinceStart: run == "a" ? Self.machine.sinceStart + milliseconds : 20_000,
      wall: Self.machine.wall + milliseconds + wallStep)
  }

  @Test("what is used stays used, and comes back when it would have", arguments: [0, -7_200_000, 7_200_000] as [Int64])
  func restart(wallStep: Int64) throws {
    // Four seconds of the window have passed before the end of the process, and six after it.
    let (next, now) = try restarted(used(), after: machine(6000, wallStep: wallStep))
    let refused = next.charge(0, .editor(1), now: Moment(wall: now, steady: now))
    #expect(!refused.isAllowed && refused.remaining == 0 && refused.secondsUntilReset == 50)
    #expect(!next.charge(0, .editor(1), now: Moment(wall: now, steady: now + 49_999)).isAllowed)
    #expect(next.look(0, Self.address, now: Moment(wall: now, steady: now)).remaining == 2)
    #expect(next.look(1, .editor(1), now: Moment(wall: now, steady: now)).remaining == 59)
    #expect(next.look(0, .editor(2), now: Moment(wall: now, steady: now)).remaining == 3)
    #expect(next.charge(0, .editor(1), now: Moment(wall: now, steady: now + 50_000)).isAllowed)
  }

  @Test("over a restart of the machine the wall clock tells what has passed")
  func reboot() throws {
    let (next, now) = try restarted(used(), after: machine(30_000, run: "b"))
    #expect(next.look(0, .editor(1), now: Moment(wall: now, steady: now)).secondsUntilReset == 26)
    // One that was set back says nothing; nobody waits for longer than a window.
    let (other, _) = try restarted(used(), after: machine(30_000, wallStep: -86_400_000, run: "b"))
    #expect(other.look(0, .editor(1), now: Moment(wall: now, steady: now)).secondsUntilReset == 56)
  }

  @Test("what is over, and what the contract has no more, is left out")
  func leftOut() throws {
    let limiter = used()
    #expect(limiter.snapshot(at: 80_000, on: Self.machine).entries.map(\.quota) == ["token"])
    let (next, _) = try restarted(
      used(),
      quotas: [
        QuotaDescriptor(name: "new", limit: 1, windowSeconds: 60, burst: 1),
        QuotaDescriptor(name: "token", limit: 60, windowSeconds: 60, burst: 2),
        QuotaDescriptor(name: "api", limit: 3, windowSeconds: 60, burst: 3),
      ], after: machine(0))
    #expect(next.count == 2)
    #expect(next.look(2, .editor(1), now: 900_000_000).remaining == 0)
  }

  @Test("an override holds for whoever had it")
  func overrides() throws {
    let limiter = QuotaLimiter(quotas: Self.quotas)
    let generous = QuotaOverride(limit: 50, burst: 40)
    for _ in 0..<40 { _ = limiter.charge(0, .editor(9), override: generous, now: 14_000) }
    let (next, now) = try restarted(limiter, after: machine(0))
    let refused = next.charge(0, .editor(9), override: generous, now: Moment(wall: now, steady: now))
    #expect(!refused.isAllowed && refused.remaining == 10)
  }

  @Test("the text of a server that is killed while it writes is not taken for a whole one")
  func damage() {
    let text = used().snapshot(at: 14_000, on: Self.machine).text
    for length in 0..<text.count { #expect(QuotaSnapshot(Array(text.prefix(length))) == nil) }
    #expect(QuotaSnapshot(text + Array("api editor:1 1 1 1 0 0 0\n".utf8)) == nil)
    let whole = String(decoding: text, as: UTF8.self)
    for (there, instead) in [
      ("editor:1 3 60 3 3", "editor:1 3 60 3 4"), ("editor:1 3 60", "editor:x 3 60"), ("quotas-1", "quotas-2"),
      ("editor:1 3 60 3 3 4000", "editor:1 3 60 3 3 60000"), ("editor:1 3 60", "editor:1:2 3 60"),
      ("address:", "adress:"), (" 3 60 3 3", " 3 60 3 -1"),
    ] {
      let changed = whole.replacing(there, with: instead)
      #expect(changed != whole && QuotaSnapshot(Array(changed.utf8)) == nil, "\(instead)")
    }
  }

  @Test("of what two processes have counted the larger use holds, and nothing is counted twice")
  func handOver() {
    let old = used()
    let next = QuotaLimiter(quotas: Self.quotas)
    next.restore(old.snapshot(at: 14_000, on: Self.machine), at: 14_000, on: Self.machine)
    _ = old.charge(0, Self.address, now: 15_000)
    _ = old.charge(1, .editor(2), now: 15_000)
    _ = old.charge(0, .editor(4), now: 15_000)
    _ = next.charge(0, .editor(3), now: 15_000)
    _ = next.charge(1, .editor(1), now: 15_000)
    for _ in 0..<2 { _ = next.charge(0, .editor(4), now: 15_500) }
    let later = machine(2000)
    // Each takes up what the other has counted, again and again.
    for _ in 0..<3 {
      next.restore(old.snapshot(at: 16_000, on: later), at: 16_000, on: later)
      old.restore(next.snapshot(at: 16_000, on: later), at: 16_000, on: later)
    }
    for limiter in [old, next] {
      let full = limiter.charge(0, .editor(1), now: 16_000)
      #expect(!full.isAllowed && full.remaining == 0 && full.secondsUntilReset == 54)
      #expect(limiter.look(0, Self.address, now: 16_000).remaining == 1)
      #expect(limiter.look(1, .editor(2), now: 16_000).remaining == 59)
      #expect(limiter.look(0, .editor(3), now: 16_000).remaining == 2)
      #expect(limiter.look(1, .editor(1), now: 16_000).remaining == 58)
      // Of two windows the later one.
      let both = limiter.look(0, .editor(4), now: 16_000)
      #expect(both.remaining == 1 && both.secondsUntilReset == 60)
    }
    let entries = [old, next].map { Set($0.snapshot(at: 16_000, on: later).entries) }
    #expect(entries[0] == entries[1])
    // What has run out meanwhile is not taken up.
    next.restore(old.snapshot(at: 16_000, on: later), at: 90_000, on: machine(76_000))
    #expect(next.look(0, .editor(1), now: 90_000).remaining == 3)
  }

  @Test("a time that no clock shows is damage", arguments: [.min, -1 << 53, 1 << 53, .max] as [Int64])
  func impossibleTimes(_ time: Int64) {
    let text = String(decoding: used().snapshot(at: 14_000, on: Self.machine).text, as: UTF8.self)
    for number in [Self.machine.sinceStart, Self.machine.wall] {
      let changed = text.replacing(" \(number)", with: " \(time)")
      #expect(changed != text && QuotaSnapshot(Array(changed.utf8)) == nil)
    }
  }

  @Test("a time that is only just possible is taken", arguments: [1 - 1 << 53, 1 << 53 - 1] as [Int64])
  func furthestTimes(_ time: Int64) throws {
    var snapshot = used().snapshot(at: 14_000, on: Self.machine)
    for run in ["a", "b"] {
      snapshot.machine = MachineTime(run: run, sinceStart: time, wall: time)
      let read = try #require(QuotaSnapshot(snapshot.text))
      let limiter = QuotaLimiter(quotas: Self.quotas)
      limiter.restore(read, at: 14_000, on: Self.machine)
      #expect(limiter.look(0, .editor(1), now: 14_000).remaining == (time < 0 ? 3 : 0))
    }
  }

  @Test("a server says nothing where nobody was counted")
  func unchanged() throws {
    let server = try TestServer()
    #expect(server.server.quotaSnapshot(always: false) == nil)
    let ask = "GET /reading HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer good\r\n\r\n"
    for _ in 0..<4 { #expect(try server.ask(ask).status == 200) }
    let text = try #require(server.server.quotaSnapshot(always: false))
    #expect(server.server.quotaSnapshot(always: false) == nil && server.server.quotaSnapshot(always: true) != nil)
    // The sandbox has moved its clock; the next process has not.
    server.clock.advance(milliseconds: 20_000)
    let moved = try #require(server.server.quotaSnapshot(always: true))
    for (text, wait) in [(text, 12), (moved, 0)] {
      let next = try TestServer(starts: false)
      #expect(next.server.restoreQuotas(text))
      try next.server.start()
      let answer = try next.ask(ask)
      #expect(answer.status == (wait > 0 ? 429 : 200))
      #expect(wait == 0 || answer["retry-after"].flatMap { Int($0) }.map { (wait - 2...wait).contains($0) } == true)
      #expect(answer["x-ratelimit-remaining"] == (wait > 0 ? "1" : "0"))
    }
    #expect(try TestServer(starts: false).server.restoreQuotas(Array("nonsense\n".utf8)) == false)
  }
}
