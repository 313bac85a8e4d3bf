/// A hashed timing wheel: one timer for each small integer key, set, moved and cleared in constant time. Timers fire up
/// to two ticks late and never early; one that is more than a turn away stays in its slot and is passed over until it
/// is due.
struct TimerWheel {
  /// Fine enough for time-outs that count in seconds.
  static let tickMilliseconds: Int64 = 50
  private static let slotCount: Int64 = 512
  private static let none: Int32 = -1

  /// The first key of each slot's list; the lists are linked through `next` and `previous`.
  private var slots: [Int32]
  private var next: [Int32] = []
  private var previous: [Int32] = []
  /// The tick at which each key fires; `Int64.max` for a key without a timer.
  private var due: [Int64] = []
  private var tick: Int64
  /// How many timers are set.
  private(set) var count = 0

  /// Times are milliseconds of one clock that never goes back.
  init(now: Int64) {
    slots = Array(repeating: Self.none, count: Int(Self.slotCount))
    tick = now / Self.tickMilliseconds
  }

  /// Sets the key's only timer. A time that has passed fires with the next tick.
  mutating func set(_ key: Int, due time: Int64) {
    while due.count <= key {
      next.append(Self.none)
      previous.append(Self.none)
      due.append(.max)
    }
    let new = max((time + Self.tickMilliseconds - 1) / Self.tickMilliseconds, tick + 1)
    if due[key] == new { return }
    clear(key)
    due[key] = new
    count += 1
    let slot = Int(new % Self.slotCount)
    let head = slots[slot]
    next[key] = head
    previous[key] = Self.none
    if head != Self.none { previous[Int(head)] = Int32(key) }
    slots[slot] = Int32(key)
  }

  mutating func clear(_ key: Int) {
    guard key < due.count, due[key] != .max else { return }
    let before = previous[key], after = next[key]
    if before == Self.none {
      slots[Int(due[key] % Self.slotCount)] = after
    } else {
      next[Int(before)] = after
    }
    if after != Self.none { previous[Int(after)] = before }
    due[key] = .max
    count -= 1
  }

  /// Moves the wheel to `now` and takes out the keys that are due.
  mutating func advance(to now: Int64) -> [Int] {
    let target = now / Self.tickMilliseconds
    guard target > tick else { return [] }
    var fired: [Int] = []
    // After a long pause one turn visits every slot.
    let first = max(tick + 1, target - Self.slotCount + 1)
    for step in first...target {
      var key = slots[Int(step % Self.slotCount)]
      while key != Self.none {
        let current = Int(key)
        key = next[current]
        if due[current] <= target {
          clear(current)
          fired.append(current)
        }
      }
    }
    tick = target
    return fired
  }
}
