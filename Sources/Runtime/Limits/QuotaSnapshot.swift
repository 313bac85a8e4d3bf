import Glibc

/// The clocks of a machine that outlive a process on it.
struct MachineTime: Sendable, Hashable {
  /// Names this run of the machine; another one after it was started anew.
  var run: String
  /// Milliseconds since then, sleep included.
  var sinceStart: Int64
  /// Milliseconds since 1970 by its wall clock.
  var wall: Int64

  /// In milliseconds, beyond what any clock shows. Numbers that are nearer can be added and subtracted without a care.
  private static let furthest: UInt64 = 1 << 53

  /// Whether clocks can have shown it.
  var isPlausible: Bool { sinceStart.magnitude < Self.furthest && wall.magnitude < Self.furthest }

  static func now() -> MachineTime {
    MachineTime(run: name(), sinceStart: Clock.bootMilliseconds, wall: Clock().milliseconds)
  }

  /// How many milliseconds have passed. Over a restart of the machine only its wall clock can tell; where that one was
  /// set back meanwhile, none have.
  func passed(since earlier: MachineTime) -> Int64 {
    max(0, run == earlier.run ? sinceStart - earlier.sinceStart : wall - earlier.wall)
  }

  /// Of random(4); a word without meaning where the system has none, so that the wall clock counts.
  private static func name() -> String {
    let descriptor = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "unknown-\(UInt64.random(in: .min ... .max))" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)).prefix { $0 > 0x20 }, as: UTF8.self)
  }
}

/// What partitions have used of their quotas, as it outlives the process: a line for the clocks of the machine, one for
/// each partition that has used something, and one that tells how many there are, so that half a text is not taken for
/// a whole one.
struct QuotaSnapshot: Sendable, Equatable {
  struct Entry: Sendable, Hashable {
    /// The quota's name in the contract.
    var quota: String
    var partition: QuotaPartition
    var rule: QuotaRule
    var usage: QuotaUsage
  }

  var machine: MachineTime
  var entries: [Entry]

  private static let mark = "passemarche-quotas-1"
  private static let end = "end"

  var text: [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(96 * (entries.count + 2))
    text.append(text: "\(Self.mark) \(machine.run) \(machine.sinceStart) \(machine.wall)\n")
    for entry in entries {
      text.append(text: "\(entry.quota) \(Self.text(of: entry.partition))")
      let (rule, usage) = (entry.rule, entry.usage)
      for number in [
        rule.limit, rule.windowMilliseconds / 1000, rule.burst, usage.used, usage.openMilliseconds, usage.tokens,
      ] {
        text.append(text: " ")
        text.append(decimal: Int(number))
      }
      text.append(text: "\n")
    }
    text.append(text: "\(Self.end) \(entries.count)\n")
    return text
  }

  init(machine: MachineTime, entries: [Entry]) {
    self.machine = machine
    self.entries = entries
  }

  /// Nil for what is no whole text of ours.
  init?(_ text: [UInt8]) {
    var lines = text.split(separator: 0x0A).map { line in
      line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    }
    guard text.last == 0x0A, let first = lines.first, first.count == 4, first[0] == Self.mark,
      let sinceStart = Int64(first[2]), let wall = Int64(first[3]), let last = lines.popLast(),
      last == [Self.end, "\(lines.count - 1)"]
    else { return nil }
    machine = MachineTime(run: first[1], sinceStart: sinceStart, wall: wall)
    entries = []
    guard machine.isPlausible else { return nil }
    for line in lines.dropFirst() {
      guard let entry = Self.entry(line) else { return nil }
      entries.append(entry)
    }
  }

  private static func entry(_ line: [String]) -> Entry? {
    let numbers = line.dropFirst(2).compactMap { Int64($0) }
    guard line.count == 8, numbers.count == 6, let partition = partition(line[1]) else { return nil }
    let rule = QuotaRule(limit: Int(numbers[0]), windowSeconds: Int(numbers[1]), burst: Int(numbers[2]))
    let usage = QuotaUsage(used: numbers[3], openMilliseconds: numbers[4], tokens: numbers[5])
    guard usage.fits(rule) else { return nil }
    return Entry(quota: line[0], partition: partition, rule: rule, usage: usage)
  }

  private static func text(of partition: QuotaPartition) -> String {
    switch partition {
    case .editor(let id): "editor:\(id)"
    case .address(let address): "address:\(String(address.high, radix: 16)):\(String(address.low, radix: 16))"
    case .overflow: "others"
    }
  }

  private static func partition(_ text: String) -> QuotaPartition? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    switch (parts[0], parts.count) {
    case ("editor", 2): return Int64(parts[1]).map(QuotaPartition.editor)
    case ("address", 3):
      guard let high = UInt64(parts[1], radix: 16), let low = UInt64(parts[2], radix: 16) else { return nil }
      return .address(PeerAddress(high: high, low: low))
    case ("others", 1): return .overflow
    default: return nil
    }
  }
}

extension QuotaLimiter {
  /// - Parameters:
  ///   - now: as for ``charge(_:_:override:now:)``, of its steady clock.
  ///   - machine: of the same moment.
  func snapshot(at now: Int64, on machine: MachineTime) -> QuotaSnapshot {
    var entries: [QuotaSnapshot.Entry] = []
    forEachUsage(at: now) { quota, partition, rule, usage in
      entries.append(QuotaSnapshot.Entry(quota: quota, partition: partition, rule: rule, usage: usage))
    }
    return QuotaSnapshot(machine: machine, entries: entries)
  }

  /// Takes up what another process has counted, beside what is counted here: of each partition the larger use. What was
  /// counted for a quota that the contract has no more, or with another window, is left out.
  func restore(_ snapshot: QuotaSnapshot, at now: Int64, on machine: MachineTime) {
    let then = now - machine.passed(since: snapshot.machine)
    for entry in snapshot.entries { restore(entry.usage, entry.quota, entry.partition, entry.rule, at: then, now: now) }
  }
}
