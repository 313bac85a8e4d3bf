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

  /// A folder that is not the file's own, at one of the levels.
  private func wrongFolder(of file: StoredFile, level: Int) throws -> String {
    let other = file.storageName.hasPrefix("00") ? "/11" : "/00"
    let path = folder + "/files" + String(repeating: other, count: level)
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return path + "/" + file.storageName
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

  @Test("a file that was moved away is read, and removed, before a sweep puts it back")
  func readLost() async throws {
    let file = try await store([1])
    try age(place(file), by: 100_000)
    try await vault.sweep { _ in [] }
    #expect(!FileManager.default.fileExists(atPath: place(file)))
    #expect(try await vault.open(file).read(0..<1) == [1])
    try await vault.remove(file.storageName)
    #expect(!FileManager.default.fileExists(atPath: lostPlace(file)))
    #expect(await failure { () throws(VaultError) in try await vault.open(file) } == .missing)
  }

  @Test("what hands have put in a wrong folder goes to its own at once, or is an orphan", arguments: 0...2)
  func misplaced(level: Int) async throws {
    let known = try await store([1])
    let (old, young) = (try await store([2]), try await store([3]))
    for file in [known, old, young] {
      try FileManager.default.moveItem(atPath: place(file), toPath: wrongFolder(of: file, level: level))
    }
    let left = try wrongFolder(of: young, level: level)
    try age(wrongFolder(of: old, level: level), by: 100_000)
    let report = try await vault.sweep { _ in [known.storageName] }
    #expect(report == FileVault.SweepReport(seen: 3, lost: 1, returned: 1))
    #expect(try await vault.open(known).read(0..<1) == [1])
    #expect(FileManager.default.fileExists(atPath: lostPlace(old)))
    #expect(FileManager.default.fileExists(atPath: left))
  }

  @Test("nothing is replaced by what lay in a wrong folder")
  func doubles() async throws {
    let file = try await store([1])
    let wrong = try wrongFolder(of: file, level: 2)
    func double(_ byte: UInt8) throws {
      try Data([byte]).write(to: URL(fileURLWithPath: wrong))
      try age(wrong, by: 100_000)
    }
    let known: @Sendable ([String]) -> Set<String> = { _ in [file.storageName] }
    try double(7)
    #expect(try await vault.sweep(known: known) == FileVault.SweepReport(seen: 1, doubles: 1))
    #expect(try await vault.open(file).read(0..<1) == [1])
    #expect(try Data(contentsOf: URL(fileURLWithPath: lostPlace(file))) == Data([7]))
    // A third one has no place, and says so.
    try double(8)
    let report = try await vault.sweep(known: known)
    #expect(report.doubles == 0 && report.failures.named.map(\.storageName) == [file.storageName])
    #expect(try Data(contentsOf: URL(fileURLWithPath: lostPlace(file))) == Data([7]))
    try FileManager.default.removeItem(atPath: wrong)
    #expect(try await vault.sweep(known: known) == FileVault.SweepReport())
    try age(lostPlace(file), by: 31 * 86_400)
    #expect(try await vault.sweep(known: known) == FileVault.SweepReport(removed: 1))
    #expect(try await vault.open(file).read(0..<1) == [1])
  }

  @Test("a folder of more than one path holds no doubles")
  func linked() async throws {
    let file = try await store([1])
    try age(place(file), by: 100_000)
    let other = file.storageName.hasPrefix("00") ? "11" : "00"
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/files/" + other, withDestinationPath: String(file.storageName.prefix(2)))
    #expect(try await vault.sweep { _ in [file.storageName] } == FileVault.SweepReport(seen: 2))
    #expect(try await vault.open(file).read(0..<1) == [1])
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
    for level in 0...2 {
      let wrong = try wrongFolder(of: file, level: level)
      try Data([1]).write(to: URL(fileURLWithPath: wrong))
      #expect(FileVault.holdsFiles(folder + "/files"))
      try FileManager.default.removeItem(atPath: wrong)
    }
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
