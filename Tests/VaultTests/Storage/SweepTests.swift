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

  @Test("old orphans go, and nothing else")
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
    #expect(report == FileVault.SweepReport(seen: 2, removed: 1))
    #expect(!FileManager.default.fileExists(atPath: place(orphan)))
    #expect(try await vault.open(known).read(0..<1) == [1])
    #expect(try await vault.open(young).read(0..<1) == [3])
    #expect(FileManager.default.fileExists(atPath: folder + "/files/README"))
    #expect(FileManager.default.fileExists(atPath: folder + "/files/\(orphan.storageName.prefix(2))/notes"))
  }

  @Test("where the rows cannot be asked nothing is removed")
  func unknown() async throws {
    struct Down: Error {}
    let file = try await store([1])
    try age(place(file), by: 100_000)
    await #expect(throws: Down.self) { try await self.vault.sweep { _ in throw Down() } }
    #expect(try await vault.open(file).read(0..<1) == [1])
  }

  @Test("a file that cannot be removed keeps no other from being")
  func stuck() async throws {
    var files: [StoredFile] = []
    for number in 0..<8 { files.append(try await store([UInt8(number)])) }
    // Of the first in the order of the sweep; what is a folder is not unlinked, whoever asks.
    let stuck = try #require(files.min { $0.storageName < $1.storageName })
    try FileManager.default.removeItem(atPath: place(stuck))
    try FileManager.default.createDirectory(atPath: place(stuck), withIntermediateDirectories: false)
    for file in files { try age(place(file), by: 100_000) }
    await #expect(throws: VaultError.self) { try await self.vault.sweep { _ in [] } }
    #expect(files.filter { FileManager.default.fileExists(atPath: place($0)) } == [stuck])
  }

  @Test("a file that is being written is young, however long that takes")
  func writing() async throws {
    let file = try await vault.store { [vault] writer in
      try await writer.write([UInt8](repeating: 1, count: 300_000))
      let report = try await vault.sweep(olderThan: 3_600) { _ in [] }
      #expect(report.removed == 0)
    }
    #expect(try await vault.open(file).read(0..<1) == [1])
  }
}
