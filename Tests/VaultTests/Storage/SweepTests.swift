import Foundation
import Runtime
import Testing

@testable import Vault

@Suite("Files that no row knows")
final class SweepTests: VaultTest {
  private func age(_ path: String, by seconds: TimeInterval) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -seconds)], ofItemAtPath: path)
  }

  private func lostPlace(_ file: StoredFile) -> String { folder + "/files/lost/" + file.storageName }

  @Test("old orphans are moved away, and nothing else")
  func orphans() async throws {
    let known = try await store([1])
    let orphan = try await store([2])
    let young = try await store([3])
    for file in [known, orphan] { try age(place(file), by: 100_000) }
    try age(place(young), by: 80_000)
    // What is not the vault's is left alone.
    for name in ["README", "\(orphan.storageName.prefix(2))/notes"] {
      _ = try write([1], as: "files/" + name)
      try age(folder + "/files/" + name, by: 100_000)
    }
    let report = try await vault.sweep { names in
      #expect(Set(names).isSubset(of: [known.storageName, orphan.storageName]))
      return [known.storageName]
    }
    #expect(report == FileVault.SweepReport(seen: 2, lost: 1))
    #expect(!FileManager.default.fileExists(atPath: place(orphan)))
    #expect(FileManager.default.fileExists(atPath: lostPlace(orphan)))
    #expect(try await vault.open(known).read(0..<1) == [1])
    #expect(try await vault.open(young).read(0..<1) == [3])
    #expect(FileManager.default.fileExists(atPath: folder + "/files/README"))
    #expect(FileManager.default.fileExists(atPath: folder + "/files/\(orphan.storageName.prefix(2))/notes"))
  }

  @Test("what was moved away ends a month later, unless somebody knows it by then")
  func lost() async throws {
    let files = [try await store([1]), try await store([2]), try await store([3])]
    for file in files { try age(place(file), by: 100_000) }
    // As with a database that is empty.
    #expect(try await vault.sweep { _ in [] } == FileVault.SweepReport(seen: 3, lost: 3))
    #expect(try await vault.sweep { _ in [] } == FileVault.SweepReport(), "they have just come")
    for file in files.prefix(2) { try age(lostPlace(file), by: 31 * 86_400) }
    // With the right one again.
    let known = files[0].storageName
    #expect(try await vault.sweep { _ in [known] } == FileVault.SweepReport(found: 1, removed: 1))
    #expect(try await vault.open(files[0]).read(0..<1) == [1])
    #expect(!FileManager.default.fileExists(atPath: place(files[1])))
    #expect(!FileManager.default.fileExists(atPath: lostPlace(files[1])))
    #expect(FileManager.default.fileExists(atPath: lostPlace(files[2])))
  }

  @Test("files are told from an empty vault, wherever they lie")
  func holding() async throws {
    #expect(!FileVault.holdsFiles(folder + "/nowhere"))
    #expect(!FileVault.holdsFiles(folder + "/files"))
    _ = try write([1], as: "files/README")
    #expect(!FileVault.holdsFiles(folder + "/files"))
    let file = try await store([1])
    #expect(FileVault.holdsFiles(folder + "/files"))
    try age(place(file), by: 100_000)
    try await vault.sweep { _ in [] }
    #expect(FileVault.holdsFiles(folder + "/files"))
    try await vault.sweep(erasingLostAfter: -2) { _ in [] }
    #expect(!FileVault.holdsFiles(folder + "/files"))
  }

  @Test("where the rows cannot be asked nothing is moved")
  func unknown() async throws {
    struct Down: Error {}
    let file = try await store([1])
    try age(place(file), by: 100_000)
    await #expect(throws: Down.self) { try await self.vault.sweep { _ in throw Down() } }
    #expect(try await vault.open(file).read(0..<1) == [1])
  }

  @Test("a file that cannot be moved keeps no other from being")
  func stuck() async throws {
    var files: [StoredFile] = []
    for number in 0..<8 { files.append(try await store([UInt8(number)])) }
    // Of the first in the order of the sweep; what is a folder is no file of the vault.
    let stuck = try #require(files.min { $0.storageName < $1.storageName })
    try FileManager.default.removeItem(atPath: place(stuck))
    try FileManager.default.createDirectory(atPath: place(stuck), withIntermediateDirectories: false)
    for file in files { try age(place(file), by: 100_000) }
    let report = try await vault.sweep { _ in [] }
    #expect(report.failures.count == 1 && report.seen == 8 && report.lost == 7)
    #expect(report.failures.named.map(\.storageName) == [stuck.storageName])
    #expect(files.filter { FileManager.default.fileExists(atPath: place($0)) } == [stuck])
  }

  @Test("of the files that fail all are counted, and the first are kept by name")
  func failures() {
    var failures = FileFailures()
    for number in 0..<250 { failures.add("\(number)", .damaged) }
    #expect(failures.count == 250 && failures.named.map(\.storageName) == (0..<100).map { "\($0)" })
  }

  @Test("a sweep ends with its task")
  func cancelled() async throws {
    let file = try await store([1])
    try age(place(file), by: 100_000)
    let task = Task { [vault] in
      while !Task.isCancelled { await Task.yield() }
      return try await vault.sweep { _ in [] }
    }
    task.cancel()
    #expect(try await task.value == FileVault.SweepReport())
    #expect(try await vault.open(file).read(0..<1) == [1])
  }

  @Test("a file that is being written is young, however long that takes")
  func writing() async throws {
    let file = try await vault.store { [vault] writer in
      try await writer.write([UInt8](repeating: 1, count: 300_000))
      let report = try await vault.sweep(olderThan: 3_600) { _ in [] }
      #expect(report.lost == 0)
    }
    #expect(try await vault.open(file).read(0..<1) == [1])
  }
}
