import TestSupport
import Testing

@testable import Runtime

/// The two conditions of a quota, as plainly as they can be said: every request that passed is remembered, and the
/// bucket is filled millisecond by millisecond.
private struct NaiveQuota {
  let rule: QuotaRule
  var opened: Int64?
  var used: Int64 = 0
  /// In parts of which `windowMilliseconds` are a token.
  var bucket: Int64
  var now: Int64

  init(_ rule: QuotaRule, now: Int64) {
    self.rule = rule
    bucket = rule.burst * rule.windowMilliseconds
    self.now = now
  }

  mutating func advance(to time: Int64) {
    while now < time {
      now += 1
      bucket = min(bucket + rule.limit, rule.burst * rule.windowMilliseconds)
      if let start = opened, now >= start + rule.windowMilliseconds { (opened, used) = (nil, 0) }
    }
  }

  mutating func charge() -> Bool {
    guard used < rule.limit, bucket >= rule.windowMilliseconds else { return false }
    if opened == nil { opened = now }
    used += 1
    bucket -= rule.windowMilliseconds
    return true
  }
}

/// A moment at which both clocks say the same.
extension Moment: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int64) { self.init(wall: value, steady: value) }
}

@Suite("Quotas")
struct QuotaTests {
  @Test("agree with the naive model at every step")
  func model() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<60 {
      let rule = QuotaRule(
        limit: .random(in: 1...20, using: &generator), windowSeconds: .random(in: 1...4, using: &generator),
        burst: .random(in: 1...8, using: &generator))
      var now: Int64 = 1_000_000
      var state = QuotaState(rule, now: now)
      var naive = NaiveQuota(rule, now: now)
      for _ in 0..<300 {
        now += [0, 0, 1, 7, 100, 333, 1500, 5000].randomElement(using: &generator) ?? 0
        naive.advance(to: now)
        let before = state
        let verdict = state.charge(rule, now: now)
        let expected = naive.charge()
        #expect(verdict.isAllowed == expected)
        #expect(verdict.remaining == rule.limit - naive.used)
        if let opened = naive.opened { #expect(verdict.untilReset == opened + rule.windowMilliseconds - now) }
        if !verdict.isAllowed {
          // The wait is true to the millisecond, and the seconds told to the client to the second.
          let seconds = (verdict.wait + 999) / 1000
          for (wait, passes) in [
            (verdict.wait, true), (verdict.wait - 1, false), (seconds * 1000, true), ((seconds - 1) * 1000, false),
          ] {
            var later = state
            let verdict = later.charge(rule, now: now + wait)
            #expect(verdict.isAllowed == passes)
          }
          // A refused request costs nothing.
          var other = before
          var same = state
          let (one, two) = (other.look(rule, now: now + 500), same.look(rule, now: now + 500))
          #expect(one == two)
        }
      }
    }
  }

  @Test("a clock that was set back does not lock out for longer than a window")
  func backwards() {
    let rule = QuotaRule(limit: 2, windowSeconds: 10, burst: 2)
    var state = QuotaState(rule, now: 1_000_000)
    _ = state.charge(rule, now: 1_000_000)
    _ = state.charge(rule, now: 1_000_000)
    let refused = state.charge(rule, now: 500_000)
    #expect(!refused.isAllowed && refused.wait <= 10_000)
    let later = state.charge(rule, now: 510_000)
    #expect(later.isAllowed)
  }

  /// The wall clock of the machine is set while requests are counted.
  @Test(
    "a clock step neither grants nor withholds anything", arguments: [-7_200_000, -1000, 1000, 7_200_000] as [Int64])
  func clockSteps(_ step: Int64) {
    let limiter = QuotaLimiter(quotas: [QuotaDescriptor(name: "api", limit: 4, windowSeconds: 3600, burst: 4)])
    let began = Moment(wall: 1_800_000_000_000, steady: 50_000)
    for _ in 0..<4 { #expect(limiter.charge(0, .editor(1), now: began).isAllowed) }
    func after(_ milliseconds: Int64) -> QuotaReading {
      limiter.charge(
        0, .editor(1), now: Moment(wall: began.wall + milliseconds + step, steady: began.steady + milliseconds))
    }
    // Without the step it would be the same: three quarters of an hour are left, then nothing.
    let refused = after(900_000)
    #expect(!refused.isAllowed && refused.retryAfter == 2700 && refused.secondsUntilReset == 2700)
    // The end of the window is told in the time that clients now compare it with.
    #expect(refused.resetAt == (began.wall + step) / 1000 + 3600)
    #expect(!after(3_599_999).isAllowed)
    #expect(after(3_600_000).isAllowed)
  }

  @Test("extremes do not overflow")
  func extremes() {
    let rule = QuotaRule(limit: .max, windowSeconds: .max, burst: .max, scale: .max)
    var state = QuotaState(rule, now: 0)
    for now in [1, Int64.max / 2] {
      let verdict = state.charge(rule, now: now)
      #expect(verdict.isAllowed)
    }
  }

  private static let quotas = [QuotaDescriptor(name: "api", limit: 3, windowSeconds: 60, burst: 2)]

  @Test("partitions are told apart, overrides and scale count")
  func partitions() {
    let limiter = QuotaLimiter(quotas: Self.quotas)
    let address = PeerAddress(high: 1, low: 2)
    for partition in [QuotaPartition.editor(1), .editor(2), .address(address)] {
      #expect(limiter.charge(0, partition, now: 0).isAllowed)
      #expect(limiter.charge(0, partition, now: 0).isAllowed)
      let refused = limiter.charge(0, partition, now: 0)
      #expect(!refused.isAllowed && refused.retryAfter == 20 && refused.remaining == 1)
      #expect(refused.resetAt == 60)
    }
    let generous = QuotaOverride(limit: 30, burst: 30)
    #expect((0..<30).allSatisfy { _ in limiter.charge(0, .editor(3), override: generous, now: 0).isAllowed })
    #expect(!limiter.charge(0, .editor(3), override: generous, now: 0).isAllowed)
    let scaled = QuotaLimiter(quotas: Self.quotas, scale: 10)
    #expect((0..<20).allSatisfy { _ in scaled.charge(0, .editor(1), now: 0).isAllowed })
    #expect(!scaled.charge(0, .editor(1), now: 0).isAllowed)
  }

  @Test("memory is bounded, and what is idle is forgotten")
  func bounded() {
    let limiter = QuotaLimiter(quotas: Self.quotas, capacity: 1600)
    func peer(_ number: Int) -> QuotaPartition { .address(PeerAddress(high: UInt64(number), low: 0)) }
    for number in 0..<10_000 { _ = limiter.charge(0, peer(number), now: 0) }
    #expect(limiter.count <= 1616)
    for number in 20_000..<20_400 { _ = limiter.charge(0, peer(number), now: 200_000) }
    #expect(limiter.count <= 400)
  }

  @Test("who has many addresses uses up nothing of an editor's")
  func editorsHaveTheirOwn() {
    let limiter = QuotaLimiter(quotas: Self.quotas, capacity: 1600)
    for number in 0..<10_000 {
      _ = limiter.charge(0, .address(PeerAddress(high: UInt64(number), low: 0)), now: 0)
    }
    let fresh = QuotaLimiter(quotas: Self.quotas).charge(0, .editor(1), now: 0)
    #expect(limiter.charge(0, .editor(1), now: 0) == fresh && fresh.isAllowed)
  }

  @Test("IPv6 peers are counted by their /64")
  func networks() {
    #expect(PeerAddress(high: 7, low: 1).network == PeerAddress(high: 7, low: 2).network)
    let four = PeerAddress(high: 0, low: 0xFFFF_7F00_0001)
    #expect(four.network == four && four.text == "127.0.0.1")
    #expect(PeerAddress(high: 0x2001_0DB8_0000_0000, low: 1).text == "2001:db8::1")
  }
}
