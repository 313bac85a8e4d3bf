import Foundation
import Runtime
import Synchronization
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

  /// As often as it takes for a move to fall between any two steps of a removal.
  @Test("a file that is removed while it is moved away is in neither place")
  func removedMeanwhile() async throws {
    let (vault, directory) = (vault, vault.directory)
    for _ in 0..<200 {
      let name = try VaultDirectory.newName()
      let place = try directory.place(of: name)
      try directory.makeFolders(of: name)
      try Data([1]).write(to: URL(fileURLWithPath: place))
      let file = VaultDirectory.FoundFile(
        name: name, folder: directory.folders(of: name).inner, isOld: true, isMisplaced: false)
      let hasBegun = Mutex(false)
      async let moved = vault.pool.run { () -> Result<Bool, VaultError> in
        hasBegun.withLock { $0 = true }
        return Result { () throws(VaultError) in try directory.setAside(file) }
      }
      try await vault.pool.run { () throws(VaultError) in
        while !hasBegun.withLock({ $0 }) {}
        let start = Clock.monotonicNanoseconds + Int64.random(in: 0..<20_000)
        while Clock.monotonicNanoseconds < start {}
        try directory.remove(name)
      }
      if case .failure(let error) = await moved { #expect(error == .missing) }
      for path in [place, try directory.lostPlace(of: name)] {
        try #require(!FileManager.default.fileExists(atPath: path), "\(path)")
      }
    }
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

  private func put(_ bytes: [UInt8], at path: String, age seconds: TimeInterval = 100_000) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    try age(path, by: seconds)
  }

  private func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) }

  /// Where files lie for a sweep to move them from.
  enum Elsewhere: CaseIterable { case wrongFolder, lost }

  private func path(_ file: StoredFile, _ elsewhere: Elsewhere) throws -> String {
    guard elsewhere == .lost else { return try wrongFolder(of: file, level: 2) }
    try? FileManager.default.createDirectory(
      atPath: folder + "/files/lost", withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    return lostPlace(file)
  }

  @Test("a file whose place has another one of its name stays where it is, and is named", arguments: Elsewhere.allCases)
  func doubles(elsewhere: Elsewhere) async throws {
    let file = try await store([1])
    let double = try path(file, elsewhere)
    // As long as the one in its place, for all the time that there is.
    let other = try onDisk(file).map { $0 ^ 1 }
    try put(other, at: double, age: 365 * 86_400)
    for _ in 0..<2 {
      let report = try await vault.sweep { _ in [file.storageName] }
      #expect(report.failures.count == 1 && report.failures.named.map(\.storageName) == [file.storageName])
      #expect(report.failures.named.allSatisfy { "\($0.error)".contains("File exists") })
      #expect([report.lost, report.found, report.removed, report.returned, report.copies].allSatisfy { $0 == 0 })
      #expect(try await vault.open(file).read(0..<1) == [1])
      #expect(try bytes(double) == other)
    }
    // Whichever hands take away, the other one is the file.
    try FileManager.default.removeItem(atPath: place(file))
    let report = try await vault.sweep { _ in [file.storageName] }
    #expect(report.found + report.returned == 1 && report.failures.count == 0)
    #expect(try onDisk(file) == other)
  }

  @Test("a copy of the file in its place is erased elsewhere", arguments: Elsewhere.allCases)
  func copies(elsewhere: Elsewhere) async throws {
    let file = try await store([UInt8](repeating: 1, count: 3_000_000))
    let copy = try path(file, elsewhere)
    try put(try onDisk(file), at: copy)
    let report = try await vault.sweep { _ in [file.storageName] }
    #expect(report == FileVault.SweepReport(seen: elsewhere == .lost ? 0 : 1, copies: 1))
    #expect(!FileManager.default.fileExists(atPath: copy))
    #expect(try await vault.open(file).read(2_999_999..<3_000_000) == [1])
  }

  @Test("two names of one file are no copies", arguments: Elsewhere.allCases)
  func names(elsewhere: Elsewhere) async throws {
    let file = try await store([1])
    let name = try path(file, elsewhere)
    try FileManager.default.linkItem(atPath: place(file), toPath: name)
    try age(name, by: 100_000)
    #expect(try await vault.sweep { _ in [file.storageName] }.failures.count == 0)
    for path in [place(file), name] { #expect(FileManager.default.fileExists(atPath: path)) }
  }

  @Test("of two in wrong folders one goes home, and the other stays")
  func homeless() async throws {
    let file = try await store([1])
    let whole = try onDisk(file)
    let (first, second) = (try wrongFolder(of: file, level: 0), try wrongFolder(of: file, level: 1))
    try FileManager.default.removeItem(atPath: place(file))
    try put(whole, at: first)
    try put([7], at: second)
    let report = try await vault.sweep { _ in [file.storageName] }
    #expect(report.returned == 1 && report.failures.named.map(\.storageName) == [file.storageName])
    #expect(try Set([onDisk(file), bytes(second)]) == [whole, [7]])
  }

  @Test("what hands may still be at in a wrong folder is not judged by the file in its place")
  func young() async throws {
    let file = try await store([1])
    let wrong = try wrongFolder(of: file, level: 2)
    try put([7], at: wrong, age: 80_000)
    #expect(try await vault.sweep { _ in [file.storageName] } == FileVault.SweepReport(seen: 1))
    #expect(try bytes(wrong) == [7])
  }

  @Test("a file that nobody knows does not take the place of another lost one")
  func orphanedDoubles() async throws {
    let file = try await store([1])
    try age(place(file), by: 100_000)
    try put([7], at: path(file, .lost), age: 86_400)
    let report = try await vault.sweep { _ in [] }
    #expect(report.lost == 0 && report.failures.named.map(\.storageName) == [file.storageName])
    #expect(try bytes(lostPlace(file)) == [7])
    #expect(try await vault.open(file).read(0..<1) == [1])
    // A copy waits for the end of the lost one, and nobody has to do anything.
    try put(try onDisk(file), at: lostPlace(file), age: 86_400)
    #expect(try await vault.sweep { _ in [] } == FileVault.SweepReport(seen: 1))
    try age(lostPlace(file), by: 31 * 86_400)
    #expect(try await vault.sweep { _ in [] } == FileVault.SweepReport(seen: 1, removed: 1))
    #expect(try await vault.sweep { _ in [] } == FileVault.SweepReport(seen: 1, lost: 1))
    #expect(try await vault.open(file).read(0..<1) == [1])
  }

  @Test("a lost file whose row comes at the last moment is put back, not erased")
  func lateRow() async throws {
    let file = try await store([1])
    try age(place(file), by: 100_000)
    try await vault.sweep { _ in [] }
    try age(lostPlace(file), by: 31 * 86_400)
    let times = Mutex(0)
    let report = try await vault.sweep { names in
      let isFirst = times.withLock { times in
        times += 1
        return times == 1
      }
      return isFirst ? [] : Set(names)
    }
    #expect(report == FileVault.SweepReport(found: 1))
    #expect(try await vault.open(file).read(0..<1) == [1])
    #expect(FileManager.default.fileExists(atPath: place(file)))
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
