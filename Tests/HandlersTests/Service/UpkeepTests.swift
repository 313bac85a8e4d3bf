import Crypto
import Foundation
import Runtime
import Store
import TestSupport
import Testing
import Vault

@testable import Handlers

/// What is done each hour beside the requests, over a real store and a clock of the test's.
@Suite struct UpkeepTests {
  private let journey: Journey
  private let folder: TemporaryFolder
  private let vault: FileVault
  private let clock = Clock()

  init() async throws {
    journey = try await Journey()
    folder = try TemporaryFolder()
    vault = try FileVault(directory: folder.place("files").path, sealer: try Self.sealer())
    clock.advance(milliseconds: at(0).milliseconds - clock.milliseconds)
  }

  /// Opens nothing that another one has sealed.
  private static func sealer() throws -> Sealer { Sealer(current: try SealingKey(id: "test", key: .random())) }

  private func keys() throws -> SigningKeys {
    SigningKeys(store: journey.store, seal: SecretSeal(sealer: try Self.sealer()))
  }

  private func place(_ name: String) -> String {
    folder.place("files/\(name.prefix(2))/\(name.dropFirst(2).prefix(2))/\(name)").path
  }

  @Test func aStepThatFailsKeepsNoOtherFromBeingDone() async throws {
    // A key that cannot be opened, a draft with a file that cannot be erased and one that can, a file without a row.
    try await keys().maintain(at: clock.now)
    let application = try await journey.application()
    let intake = FileIntake(vault: vault, policy: .off)
    let file = try await intake.take([1], named: "Pièce.pdf", for: Key.tax)
    try await journey.save(application) { $0.addedFiles = [Journey.file("a", of: Key.tax), file] }
    let orphan = try await vault.store { try await $0.write([2]) }
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -100_000)], ofItemAtPath: place(orphan.storageName))

    let output = folder.place("log")
    try Data().write(to: output)
    let writing = try FileHandle(forWritingTo: output)
    let log = try Log(descriptor: writing.fileDescriptor)
    let upkeep = Upkeep(store: journey.store, keys: try keys(), vault: vault, clock: clock, log: log)
    clock.advance(milliseconds: Retention.draft + 60_000)
    await upkeep.round()

    #expect(try await journey.dossier(application).files.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: place(file.storageName)))
    #expect(!FileManager.default.fileExists(atPath: place(orphan.storageName)))
    #expect(FileManager.default.fileExists(atPath: folder.place("files/lost/" + orphan.storageName).path))
    let late = clock.now.adding(milliseconds: -Retention.draft)
    #expect(Upkeep.Step.allCases.filter { upkeep.lastDone($0) < late } == [.signingKeys, .drafts])

    // What failed is done as soon as nothing is in its way.
    await upkeep.round()
    #expect(Upkeep.Step.allCases.filter { upkeep.lastDone($0) < late } == [.signingKeys])
    log.close()
    let lines = String(decoding: try Data(contentsOf: output), as: UTF8.self).split(separator: "\n")
    let failures = lines.filter { $0.contains("upkeep failed") }
    #expect(lines.count == 5 && failures.count == 3)
    #expect(zip(failures, ["signing_keys", "drafts", "signing_keys"]).allSatisfy { $0.contains("\"step\":\"\($1)\"") })
    let moved = lines.filter { $0.contains("moved to `lost`") && $0.contains("\"files\":\"1\"") }
    #expect(moved.count == 1 && !moved.contains { $0.contains(orphan.storageName) })
    await journey.store.close()
  }

  @Test func aFileThatCannotBeMovedIsNamedAndCounted() async throws {
    var orphans: [String] = []
    for number in 0..<3 { orphans.append(try await vault.store { try await $0.write([UInt8(number)]) }.storageName) }
    // What is a folder is no file of the vault.
    for name in orphans.dropLast() {
      try FileManager.default.removeItem(atPath: place(name))
      try FileManager.default.createDirectory(atPath: place(name), withIntermediateDirectories: false)
    }
    for name in orphans {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -100_000)], ofItemAtPath: place(name))
    }
    let output = folder.place("log")
    try Data().write(to: output)
    let writing = try FileHandle(forWritingTo: output)
    let log = try Log(descriptor: writing.fileDescriptor)
    let upkeep = Upkeep(store: journey.store, keys: try keys(), vault: vault, clock: clock, log: log)
    #expect(upkeep.failedFiles == 0)
    await upkeep.round()
    #expect(upkeep.failedFiles == 2)
    await upkeep.round()
    #expect(upkeep.failedFiles == 4)
    log.close()
    let lines = String(decoding: try Data(contentsOf: output), as: UTF8.self).split(separator: "\n")
    for (name, count) in zip(orphans, [2, 2, 0]) {
      let named = lines.filter { $0.contains("\"file\":\"\(name)\"") }
      #expect(named.count == count)
      #expect(named.allSatisfy { $0.contains("\"step\":\"files\"") && $0.contains("Invalid argument") })
    }
    await journey.store.close()
  }

  @Test func aClockThatIsSetBackPutsNoRoundOff() async throws {
    let log = try Log(descriptor: STDERR_FILENO)
    let upkeep = Upkeep(store: journey.store, keys: try keys(), vault: vault, clock: clock, log: log)
    let began = clock.now
    let task = Task { await upkeep.run() }
    try await eventually("the first round") { upkeep.lastDone(.files) > began }
    clock.advance(milliseconds: -30 * 86_400_000)
    try await eventually("another round") { upkeep.lastDone(.files) < began }
    task.cancel()
    await task.value
    log.close()
    await journey.store.close()
  }

  @Test func aRoundEndsWithItsTask() async throws {
    let log = try Log(descriptor: STDERR_FILENO)
    let upkeep = Upkeep(store: journey.store, keys: try keys(), vault: vault, clock: clock, log: log)
    clock.advance(milliseconds: 60_000)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      await upkeep.round()
    }
    task.cancel()
    await task.value
    let now = clock.now
    #expect(Upkeep.Step.allCases.allSatisfy { upkeep.lastDone($0) < now })
    log.close()
    await journey.store.close()
  }
}
