import Synchronization

/// Whose requests are counted together.
enum QuotaPartition: Sendable, Hashable {
  case editor(Int64)
  /// ``PeerAddress/network`` of a caller whose editor is not known.
  case address(PeerAddress)
  /// Every new address while the limiter is full.
  case overflow
}

/// What a response says of its quota.
struct QuotaReading: Sendable, Equatable {
  let isAllowed: Bool
  let limit: Int
  let remaining: Int
  let windowSeconds: Int
  /// Seconds until the window ends, rounded up.
  let secondsUntilReset: Int
  /// Unix time, in seconds, at which the window has ended.
  let resetAt: Int64
  /// After this many seconds a refused request passes, and a second earlier it does not; 0 where it was not refused.
  let retryAfter: Int
}

/// Counts the requests of every partition of every quota, for all event loops of the process.
final class QuotaLimiter: Sendable {
  private struct Key: Hashable {
    let quota: Int
    let partition: QuotaPartition
  }

  private struct Entry {
    /// By which it was last asked.
    var rule: QuotaRule
    var state: QuotaState

    mutating func decide(
      _ rule: QuotaRule, _ body: (inout QuotaState, QuotaRule) -> QuotaState.Verdict
    ) -> QuotaState.Verdict {
      self.rule = rule
      return body(&state, rule)
    }

    mutating func merge(_ other: QuotaState, now: Int64) { state.merge(other, rule, now: now) }
  }

  private struct Table {
    var entries: [Key: Entry] = [:]
    var nextSweep = Int64.min
    /// Since ``QuotaLimiter/takeChange()``.
    var isChanged = false
  }

  /// A part of the keys under a lock of their own, so that loops seldom wait for each other.
  private final class Shard: Sendable {
    let table = Mutex(Table())
  }

  private static let shardCount = 16
  /// How often partitions that have used nothing for long are forgotten.
  private static let sweepMilliseconds: Int64 = 60_000

  private let descriptors: [QuotaDescriptor]
  private let rules: [QuotaRule]
  private let scale: Int
  private let shards: [Shard]
  private let shardCapacity: Int

  /// - Parameters:
  ///   - scale: multiplies every limit and burst, overrides included.
  ///   - capacity: partitions that are told apart; past it new addresses share one, so that memory stays bounded.
  ///     Editors never do: there are only so many, and who has many addresses must not use up what is theirs.
  init(quotas: [QuotaDescriptor], scale: Int = 1, capacity: Int = 1_000_000) {
    descriptors = quotas
    rules = quotas.map {
      QuotaRule(limit: $0.limit, windowSeconds: $0.windowSeconds, burst: $0.burst, scale: scale)
    }
    self.scale = scale
    shards = (0..<Self.shardCount).map { _ in Shard() }
    shardCapacity = max(1, capacity / Self.shardCount)
  }

  /// Takes one request from the quota, where it has one left.
  /// - Parameter now: what passes is counted by the steady clock, so that a wall clock that is set neither grants nor
  ///   withholds anything; the end of the window is told by the wall clock.
  func charge(_ quota: Int, _ partition: QuotaPartition, override: QuotaOverride? = nil, now: Moment) -> QuotaReading {
    read(quota, partition, override, now) { state, rule in state.charge(rule, now: now.steady) }
  }

  /// What a charge would say, without one.
  func look(_ quota: Int, _ partition: QuotaPartition, override: QuotaOverride? = nil, now: Moment) -> QuotaReading {
    read(quota, partition, override, now) { state, rule in state.look(rule, now: now.steady) }
  }

  /// Gives back what an allowed ``charge(_:_:override:now:)`` by the contract's own rule took.
  func refund(_ quota: Int, _ partition: QuotaPartition) {
    let key = Key(quota: quota, partition: partition)
    shard(of: key).table.withLock { table in
      let slot = table.entries[key] != nil ? key : Key(quota: quota, partition: .overflow)
      table.entries[slot]?.state.refund(rules[quota])
      table.isChanged = true
    }
  }

  /// Whether anybody was counted since it was last asked.
  func takeChange() -> Bool {
    shards.reduce(false) { isChanged, shard in
      shard.table.withLock { table in
        defer { table.isChanged = false }
        return table.isChanged
      } || isChanged
    }
  }

  /// Tells of each partition that is not idle, except those that share a count for want of room, and what is left of it
  /// at that moment of the steady clock. Each part of them is locked only while it is copied.
  func forEachUsage(at now: Int64, _ body: (String, QuotaPartition, QuotaRule, QuotaUsage) -> Void) {
    let names = descriptors.map { "\($0.name)" }
    for shard in shards {
      // A copy made here, since a table that is shared would be copied by the next request.
      for (key, entry) in shard.table.withLock({ table in table.entries.map { ($0.key, $0.value) } })
      where key.partition != .overflow {
        var state = entry.state
        guard let usage = state.usage(entry.rule, now: now) else { continue }
        body(names[key.quota], key.partition, entry.rule, usage)
      }
    }
  }

  /// Puts a partition into the state that it was left in, where there is room for it; what is counted here of it stays
  /// counted.
  func restore(
    _ usage: QuotaUsage, _ quota: String, _ partition: QuotaPartition, _ rule: QuotaRule, at then: Int64, now: Int64
  ) {
    guard let index = descriptors.firstIndex(where: { "\($0.name)" == quota }),
      rules[index].windowMilliseconds == rule.windowMilliseconds
    else { return }
    let key = Key(quota: index, partition: partition)
    let state = QuotaState(usage, at: then)
    shard(of: key).table.withLock { table in
      if let place = table.entries.index(forKey: key) {
        table.entries.values[place].merge(state, now: now)
      } else if hasRoom(table, for: partition) {
        table.entries[key] = Entry(rule: rule, state: state)
      }
    }
  }

  /// Spread evenly but not secretly: who knows a shard can at most wait for himself.
  private func shard(of key: Key) -> Shard {
    let bits: UInt64 =
      switch key.partition {
      case .editor(let id): UInt64(bitPattern: id)
      case .address(let address): address.bits
      case .overflow: 0
      }
    let mixed = (bits &+ UInt64(bitPattern: Int64(key.quota))) &* 0x9E37_79B9_7F4A_7C15
    return shards[Int(mixed >> 32) % Self.shardCount]
  }

  /// How many partitions are remembered.
  var count: Int { shards.reduce(0) { $0 + $1.table.withLock { $0.entries.count } } }

  private func read(
    _ quota: Int, _ partition: QuotaPartition, _ override: QuotaOverride?, _ now: Moment,
    _ decide: (inout QuotaState, QuotaRule) -> QuotaState.Verdict
  ) -> QuotaReading {
    let rule = self.rule(quota, override)
    let key = Key(quota: quota, partition: partition)
    let verdict = shard(of: key).table.withLock { table in
      if now.steady >= table.nextSweep { Self.sweep(&table, now.steady) }
      table.isChanged = true
      if let place = table.entries.index(forKey: key) { return table.entries.values[place].decide(rule, decide) }
      let slot = hasRoom(table, for: partition) ? key : Key(quota: quota, partition: .overflow)
      let unused = Entry(rule: rule, state: QuotaState(rule, now: now.steady))
      return table.entries[slot, default: unused].decide(rule, decide)
    }
    return QuotaReading(
      isAllowed: verdict.isAllowed, limit: Int(rule.limit), remaining: Int(verdict.remaining),
      windowSeconds: Int(rule.windowMilliseconds / 1000), secondsUntilReset: Int((verdict.untilReset + 999) / 1000),
      resetAt: (now.wall + verdict.untilReset + 999) / 1000, retryAfter: Int((verdict.wait + 999) / 1000))
  }

  private func hasRoom(_ table: Table, for partition: QuotaPartition) -> Bool {
    if case .editor = partition { true } else { table.entries.count < shardCapacity }
  }

  private func rule(_ quota: Int, _ override: QuotaOverride?) -> QuotaRule {
    guard let override else { return rules[quota] }
    return QuotaRule(
      limit: override.limit, windowSeconds: descriptors[quota].windowSeconds, burst: override.burst, scale: scale)
  }

  private static func sweep(_ table: inout Table, _ now: Int64) {
    for (key, entry) in table.entries {
      var state = entry.state
      if state.isIdle(entry.rule, now: now) { table.entries[key] = nil }
    }
    table.nextSweep = now + sweepMilliseconds
  }
}
