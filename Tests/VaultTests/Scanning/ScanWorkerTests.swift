import Foundation
import Runtime
import Synchronization
import TestSupport
import Testing

@testable import Vault

@Suite("The worker that scans")
final class ScanWorkerTests: VaultTest {
  private static let infected = Array(RealClamd.infection.utf8)

  /// Tries again within milliseconds, and never looks by itself.
  private static var quick: ScanTiming {
    var timing = ScanTiming()
    timing.poll = .seconds(3600)
    timing.firstRetry = .milliseconds(5)
    timing.longestRetry = .milliseconds(20)
    timing.attempts = 3
    return timing
  }

  private func scanner(
    _ address: ClamdAddress, _ queue: MemoryQueue, _ policy: ScanPolicy = .required,
    timing: ScanTiming = ScanWorkerTests.quick, concurrency: Int = 2
  ) throws -> ScanWorker {
    ScanWorker(
      vault: vault, clamd: try Clamd(address, threads: concurrency), queue: queue, policy: policy,
      concurrency: concurrency, timing: timing)
  }

  /// Runs the scanner around a body.
  private func running(_ scanner: ScanWorker, _ body: () async throws -> Void) async throws {
    let task = Task { await scanner.run() }
    do {
      try await body()
    } catch {
      task.cancel()
      throw error
    }
    task.cancel()
    await task.value
  }

  /// A scanner that takes a file for infected, breaks or answers clean, as the file says.
  private func fake(_ folder: String) throws -> FakeClamd {
    try FakeClamd(in: folder) { connection in
      _ = connection.command()
      guard let file = connection.file() else { return }
      let text = String(decoding: file, as: UTF8.self)
      if text.contains("BREAK") { return }
      if text.contains("CONFUSE") { return connection.say("stream: no idea ERROR\0") }
      connection.say(text.contains("SLOW") ? "" : "stream: OK\0")
      if text.contains("SLOW") { connection.waitForEnd() }
    }
  }

  @Test("Scenario 121: files become clean or infected, and the infected ones are gone at once")
  func outcomes() async throws {
    let real = try RealClamd(in: folder)
    try await real.start()
    let queue = MemoryQueue()
    let clean = try await store(SmallFile.pdf)
    let infected = try await store(Self.infected)
    let archive = try await store(ZipBuilder([.init("a.txt"), contents(Self.infected)]).bytes)
    for file in [clean, infected, archive] { await queue.add(file) }
    let scanner = try scanner(real.address, queue)
    try await running(scanner) { () async throws in
      try await eventually { await queue.outcomes.count == 3 }
      #expect(await queue.outcomes[clean.storageName] == .clean)
      for file in [infected, archive] {
        #expect(await queue.outcomes[file.storageName] == .infected(signature: RealClamd.signature))
        try await eventually { !FileManager.default.fileExists(atPath: place(file)) }
      }
      #expect(try await vault.open(clean).read(0..<5) == Array(SmallFile.pdf.prefix(5)))
    }
    let metrics = scanner.metrics
    #expect(metrics.clean == 1 && metrics.infected == 2 && metrics.failed == 0 && metrics.inFlight == 0)
    #expect(metrics.bytes == clean.size + infected.size + archive.size && metrics.isReachable)
  }

  private func contents(_ data: [UInt8]) -> ZipBuilder.Entry {
    var entry = ZipBuilder.Entry("b.txt")
    entry.data = data
    return entry
  }

  @Test("an upload wakes the worker, which looks by itself only now and then")
  func waking() async throws {
    let fake = try fake(folder)
    let queue = MemoryQueue()
    let scanner = try scanner(fake.address, queue)
    try await running(scanner) { () async throws in
      for number in 1...20 {
        await queue.add(try await store([UInt8(number)]))
        scanner.wake()
        try await eventually { await queue.outcomes.count == number }
      }
    }
    var timing = Self.quick
    timing.poll = .milliseconds(10)
    let polling = try self.scanner(fake.address, queue, timing: timing)
    try await running(polling) { () async throws in
      await queue.add(try await store([0]))
      try await eventually { await queue.outcomes.count == 21 }
    }
  }

  @Test("where a scan is required, files wait until the scanner is back")
  func outage() async throws {
    let real = try RealClamd(in: folder)
    let queue = MemoryQueue()
    let file = try await store([1])
    await queue.add(file)
    let scanner = try scanner(real.address, queue)
    try await running(scanner) { () async throws in
      try await eventually { !scanner.metrics.isReachable && scanner.metrics.retries >= 3 }
      #expect(await queue.outcomes.isEmpty)
      try await real.start()
      try await eventually { await queue.outcomes[file.storageName] == .clean }
      real.kill()
      let other = try await store([2])
      await queue.add(other)
      scanner.wake()
      try await eventually { !scanner.metrics.isReachable }
      #expect(await queue.outcomes[other.storageName] == nil)
      try await real.start()
      try await eventually { await queue.outcomes[other.storageName] == .clean }
    }
    #expect(scanner.metrics.isReachable)
  }

  @Test("where it is tolerated, files are marked and taken")
  func tolerated() async throws {
    let queue = MemoryQueue()
    for number in 0..<5 { await queue.add(try await store([UInt8(number)])) }
    let scanner = try scanner(.unix(path: folder + "/nobody"), queue, .tolerated)
    try await running(scanner) { () async throws in
      try await eventually { await queue.outcomes.count == 5 }
    }
    #expect(await queue.outcomes.values.allSatisfy { $0 == .unscanned(reason: "scanner unreachable") })
    #expect(scanner.metrics.unscanned == 5)
  }

  @Test("Scenario 121: where nothing is scanned, what another policy left waiting is let go")
  func off() async throws {
    let queue = MemoryQueue()
    let file = try await store([1])
    await queue.add(file)
    await (try scanner(.unix(path: folder + "/nobody"), queue, .off)).run()
    #expect(await queue.outcomes == [file.storageName: .unscanned(reason: "no antivirus")])
  }

  @Test(
    "Scenario 121: a file that breaks the scanner is given up with its reason, and holds up no other",
    arguments: ["BREAK", "CONFUSE"])
  func poison(text: String) async throws {
    let fake = try fake(folder)
    let queue = MemoryQueue()
    var poison: [StoredFile] = []
    for _ in 0..<3 { poison.append(try await store(Array(text.utf8))) }
    for file in poison { await queue.add(file) }
    for number in 0..<10 { await queue.add(try await store([UInt8(number)])) }
    // At first the poison waits for its second try, and everything else passes it.
    var patient = Self.quick
    patient.firstRetry = .seconds(3600)
    patient.longestRetry = .seconds(3600)
    let first = try scanner(fake.address, queue, timing: patient, concurrency: 1)
    try await running(first) { () async throws in
      try await eventually { await queue.outcomes.count == 10 && first.metrics.retries == 3 }
    }
    #expect(await queue.outcomes.values.allSatisfy { $0 == .clean })
    let second = try scanner(fake.address, queue, concurrency: 1)
    try await running(second) { () async throws in
      try await eventually { await queue.outcomes.count == 13 }
    }
    for file in poison {
      guard case .failed(let reason)? = await queue.outcomes[file.storageName] else {
        Issue.record("not given up")
        continue
      }
      #expect(!reason.isEmpty)
      // It may still be wanted: only infected files are removed.
      #expect(FileManager.default.fileExists(atPath: place(file)))
    }
    #expect(second.metrics.failed == 3 && second.metrics.retries == 6)
  }

  @Test("what is too large for the scanner is failed at once, or marked where that is tolerated")
  func tooLarge() async throws {
    let real = try RealClamd(in: folder, "StreamMaxLength 1M")
    try await real.start()
    for policy in [ScanPolicy.required, .tolerated] {
      let queue = MemoryQueue()
      let file = try await store([UInt8](repeating: 1, count: 3_000_000))
      await queue.add(file)
      let scanner = try scanner(real.address, queue, policy)
      try await running(scanner) { () async throws in
        try await eventually { await queue.outcomes[file.storageName] != nil }
      }
      switch (policy, await queue.outcomes[file.storageName]) {
      case (.required, .failed), (.tolerated, .unscanned): break
      case (_, let outcome): Issue.record("\(policy): \(outcome.map { "\($0)" } ?? "nothing")")
      }
      #expect(scanner.metrics.retries == 0)
    }
  }

  @Test("so many at once, and no more")
  func concurrency() async throws {
    let scans = Tally()
    let together = Latch()
    let fake = try FakeClamd(in: folder) { connection in
      _ = connection.command()
      scans.most.max(scans.now.add(1, ordering: .relaxed).newValue, ordering: .relaxed)
      _ = connection.file()
      together.wait()
      // Before the answer: the next scan may begin with it.
      scans.now.subtract(1, ordering: .relaxed)
      connection.say("stream: OK\0")
    }
    let queue = MemoryQueue()
    for number in 0..<30 { await queue.add(try await store([UInt8(number)])) }
    let scanner = try scanner(fake.address, queue, concurrency: 3)
    try await running(scanner) { () async throws in
      try await eventually("three at once") { scans.now.load(ordering: .relaxed) == 3 }
      #expect(scanner.metrics.inFlight == 3)
      together.open()
      try await eventually { await queue.outcomes.count == 30 }
    }
    #expect(scans.most.load(ordering: .relaxed) == 3)
    #expect(await queue.records == 30, "each file is judged once")
    #expect(await queue.mostAsked <= 30, "the queue is not read as a whole for every file")
  }

  @Test("a scanner that is killed in the middle and comes back finishes the work")
  func killedInTheMiddle() async throws {
    let real = try RealClamd(in: folder)
    try await real.start()
    let queue = MemoryQueue()
    var random = SeededGenerator(seed: 4)
    for _ in 0..<8 { await queue.add(try await store(random.bytes(3_000_000))) }
    var timing = Self.quick
    timing.attempts = 50
    let scanner = try scanner(real.address, queue, timing: timing)
    try await running(scanner) { () async throws in
      for _ in 0..<3 {
        try await eventually { scanner.metrics.inFlight > 0 }
        real.kill()
        try await real.start()
      }
      try await eventually { await queue.outcomes.count == 8 }
    }
    #expect(await queue.outcomes.values.allSatisfy { $0 == .clean })
  }

  @Test("a store that fails for a while loses nothing")
  func failingQueue() async throws {
    let real = try RealClamd(in: folder)
    try await real.start()
    let queue = MemoryQueue()
    let clean = try await store([1])
    let infected = try await store(Self.infected)
    for file in [clean, infected] { await queue.add(file) }
    await queue.fail(reads: 3, writes: 4)
    let scanner = try scanner(real.address, queue)
    try await running(scanner) { () async throws in
      try await eventually { await queue.outcomes.count == 2 }
      try await eventually { !FileManager.default.fileExists(atPath: place(infected)) }
    }
    #expect(await queue.outcomes[clean.storageName] == .clean)
  }

  @Test("files that are lost or damaged are failed, under every policy", arguments: [ScanPolicy.required, .tolerated])
  func unreadable(policy: ScanPolicy) async throws {
    let fake = try fake(folder)
    let queue = MemoryQueue()
    let lost = try await store([1])
    try await vault.remove(lost.storageName)
    let damaged = try await store([2])
    try replace(damaged, by: try onDisk(damaged).map { $0 ^ 1 })
    for file in [lost, damaged] { await queue.add(file) }
    let scanner = try scanner(fake.address, queue, policy)
    try await running(scanner) { () async throws in
      try await eventually { await queue.outcomes.count == 2 }
    }
    #expect(await queue.outcomes.values.allSatisfy { $0 == .failed(reason: "file unreadable") })
  }

  @Test("a stop in the middle leaves the file pending")
  func stopping() async throws {
    let fake = try fake(folder)
    let queue = MemoryQueue()
    await queue.add(try await store(Array("SLOW".utf8)))
    let scanner = try scanner(fake.address, queue)
    let start = ContinuousClock.now
    try await running(scanner) { () async throws in
      try await eventually { scanner.metrics.inFlight == 1 }
    }
    #expect(start.duration(to: .now) < .seconds(10))
    #expect(await queue.outcomes.isEmpty)
    #expect(await queue.records == 0)
  }

  @Test("pauses double, up to the longest")
  func pauses() {
    let timing = ScanTiming()
    #expect((1...8).map { timing.pause(after: $0) } == [1, 2, 4, 8, 16, 32, 60, 60].map { .seconds($0) })
    #expect(timing.pause(after: .max) == .seconds(60))
  }
}

/// The queue in memory, with the promises of the one in the store.
actor MemoryQueue: ScanQueue {
  struct Down: Error {}

  private var waiting: [PendingScan] = []
  private(set) var outcomes: [String: ScanOutcome] = [:]
  private(set) var records = 0
  private(set) var mostAsked = 0
  private var failingReads = 0
  private var failingWrites = 0

  func add(_ file: StoredFile) {
    waiting.append(PendingScan(storageName: file.storageName, sealedKey: file.sealedKey, size: file.size))
  }

  func fail(reads: Int, writes: Int) {
    failingReads = reads
    failingWrites = writes
  }

  func pending(limit: Int) throws -> [PendingScan] {
    if failingReads > 0 {
      failingReads -= 1
      throw Down()
    }
    mostAsked = max(mostAsked, limit)
    return Array(waiting.prefix(limit))
  }

  func record(_ storageName: String, _ outcome: ScanOutcome) throws {
    if failingWrites > 0 {
      failingWrites -= 1
      throw Down()
    }
    records += 1
    guard let place = waiting.firstIndex(where: { $0.storageName == storageName }) else { return }
    waiting.remove(at: place)
    outcomes[storageName] = outcome
  }
}

/// Scans under way, and how many there were at once at the most.
private final class Tally: Sendable {
  let now = Atomic<Int>(0)
  let most = Atomic<Int>(0)
}
