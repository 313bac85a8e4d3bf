import TestSupport
import Testing

@testable import Runtime

@Suite("Timer wheel")
struct TimerWheelTests {
  @Test("fires each timer once, never early and at most two ticks late")
  func model() {
    var generator = SeededGenerator(seed: 3)
    var now: Int64 = 12_345
    var wheel = TimerWheel(now: now)
    var due: [Int: Int64] = [:]
    for _ in 0..<20_000 {
      let key = Int.random(in: 0..<200, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0:
        wheel.clear(key)
        due[key] = nil
      case 1:
        now += Int64.random(in: 0...400, using: &generator)
        for key in wheel.advance(to: now) {
          let expected = due.removeValue(forKey: key)
          #expect(expected != nil && expected ?? .max <= now)
        }
        #expect(due.values.allSatisfy { $0 > now - 2 * TimerWheel.tickMilliseconds })
      default:
        let time = now + Int64.random(in: -100...60_000, using: &generator)
        wheel.set(key, due: time)
        due[key] = time
      }
      #expect(wheel.count == due.count)
    }
    #expect(Set(wheel.advance(to: now + 100_000)) == Set(due.keys))
    #expect(wheel.count == 0)
  }
}
