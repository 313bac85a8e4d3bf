import Glibc
import Runtime
import TestSupport
import Testing

@testable import Store

@Suite final class BackupTests: StoreTest {
  @Test func aCopyTakenWhileOthersWriteIsWhole() async throws {
    let store = try open()
    let editor = try await store.createEditor(newEditor("a"))
    let done = Monitor(false)
    try await withThrowingTaskGroup(of: Int.self) { [directory] group in
      for writer in 0..<8 {
        group.addTask {
          var number = 0
          while !done.withLock({ $0 }) {
            _ = try await store.createMarket(newMarket("m-\(writer)-\(number)", of: editor))
            number += 1
          }
          return number
        }
      }
      for copy in 0..<5 {
        let before = try await store.counts().markets
        let target = directory + "/copy-\(copy)"
        try await store.backup(to: target)
        let opened = try Connection(path: target, role: .reader, busyTimeout: 0)
        let markets = try #require(try opened.first(Int64.self, "SELECT count(*) FROM markets"))
        let lots = try opened.first(Int64.self, "SELECT count(*) FROM market_lots")
        #expect(markets >= before)
        #expect(lots == markets * 2, "a market is copied with its lots or not at all")
        #expect(try opened.all(String.self, "PRAGMA integrity_check") == ["ok"])
        #expect(try opened.first(String.self, "PRAGMA journal_mode") == "delete")
        var status = stat()
        #expect(stat(target, &status) == 0 && status.st_mode & 0o777 == 0o600)
      }
      done.withLock { $0 = true }
      let written = try await group.reduce(0, +)
      #expect(try await store.counts().markets == written)
    }
    await store.close()
  }

  @Test func aCopyOpensAsAStore() async throws {
    let store = try open()
    try await store.setSetting("a", to: "v")
    let restored = directory + "/restored"
    #expect(mkdir(restored, 0o700) == 0)
    try await store.backup(to: restored + "/" + DatabaseFile.name)
    let copy = try SQLiteStore(dataDirectory: restored)
    #expect(try copy.setting("a") == "v")
    await copy.close()
    unlink(restored + "/" + DatabaseFile.name)
    #expect(rmdir(restored) == 0, "nothing else is left behind")
  }

  @Test func aCopyTakesThePlaceOfADatabase() async throws {
    let copy = directory + "/copy"
    let store = try open()
    try await store.setSetting("a", to: "then")
    try await store.backup(to: copy)
    try await store.setSetting("a", to: "now")
    await store.close()
    // The log of the database that was there, and a draft of a restoration that was killed.
    for path in [file + "-wal", file + "-shm", file + ".restored"] { try write([1, 2, 3], to: path) }
    try await restoreStore(dataDirectory: directory, from: copy)
    for path in [file + "-wal", file + "-shm", file + ".restored"] { #expect(access(path, F_OK) != 0) }
    var status = stat()
    #expect(stat(file, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(access(copy, F_OK) == 0)
    let restored = try open()
    #expect(try restored.setting("a") == "then")
    await restored.close()
    // Where there is none.
    let other = directory + "/other"
    try await restoreStore(dataDirectory: other, from: copy)
    let made = try SQLiteStore(dataDirectory: other)
    #expect(try made.setting("a") == "then")
    await made.close()
  }

  @Test func neitherAnothersCopyIsPutBackNorAnothersDatabaseReplaced() async throws {
    let (mine, other) = (
      StoreBelonging(setting: "environment", value: "mine"), StoreBelonging(setting: "environment", value: "other")
    )
    let copy = directory + "/copy"
    let store = try open()
    try await store.setSetting("environment", to: "mine")
    try await store.backup(to: copy)
    try await store.setSetting("environment", to: "other")
    await store.close()
    let data = directory
    for belonging in [mine, other] {
      let refused = await failure { () throws(StoreError) in
        try await restoreStore(dataDirectory: data, from: copy, of: belonging)
      }
      #expect(
        refused
          == .belongsElsewhere(
            path: belonging == mine ? file : copy, setting: "environment", found: belonging == mine ? "other" : "mine",
            expected: belonging.value))
    }
    let left = try open()
    #expect(try left.setting("environment") == "other")
    await left.close()
    // Of one that is damaged nobody knows whose it is.
    for ending in ["-wal", "-shm"] { unlink(file + ending) }
    try write([UInt8](repeating: 0x41, count: 8192), to: file)
    try await restoreStore(dataDirectory: directory, from: copy, of: mine)
    let restored = try open()
    #expect(try restored.setting("environment") == "mine")
    await restored.close()
  }

  /// Of a database that was killed while it was changed: SQLite would take the changes back in whatever has its name.
  @Test(arguments: [true, false]) func noJournalIsReadIntoTheCopy(isDamaged: Bool) async throws {
    let copy = directory + "/copy"
    let store = try open()
    try await store.setSetting("a", to: "then")
    try await store.backup(to: copy)
    await store.close()
    let other = directory + "/other"
    try write([], to: other)
    do {
      let changed = try Connection(path: other, role: .writer, busyTimeout: 0)
      try changed.execute(
        """
        PRAGMA cache_size = 1; CREATE TABLE numbers (text BLOB);
        WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 1000)
          INSERT INTO numbers SELECT randomblob(1000) FROM number;
        BEGIN; UPDATE numbers SET text = randomblob(1000);
        """)
      #expect(link(other + "-journal", file + "-journal") == 0)
      try changed.execute("ROLLBACK")
    }
    if isDamaged { try write([UInt8](repeating: 0x41, count: 8192), to: file) }
    try await restoreStore(dataDirectory: directory, from: copy)
    #expect(access(file + "-journal", F_OK) != 0)
    let restored = try open()
    #expect(try restored.setting("a") == "then")
    #expect(try await restored.integrityCheck() == [])
    await restored.close()
  }

  @Test(arguments: ["-wal", "-journal"]) func aCopyStandsAlone(ending: String) async throws {
    let copy = directory + "/copy"
    let store = try open()
    let beside = copy + ending
    try write([1, 2, 3], to: beside)
    #expect(
      await failure { () throws(StoreError) in try await store.backup(to: copy) }
        == .system(call: "backup", path: beside, errno: EEXIST))
    #expect(access(copy, F_OK) != 0)
    unlink(beside)
    try await store.backup(to: copy)
    await store.close()
    try write([1, 2, 3], to: beside)
    let data = directory
    #expect(
      await failure { () throws(StoreError) in try await restoreStore(dataDirectory: data, from: copy) }
        == .system(call: "restore", path: beside, errno: EEXIST))
    #expect(access(beside, F_OK) == 0)
  }

  @Test func noCopyHasTheNameOfAFileOfTheDatabase() async throws {
    let store = try open()
    for ending in ["-journal", ".restored", "-anything"] {
      let name = directory + "/./" + "passemarche.db" + ending
      #expect(
        await failure { () throws(StoreError) in try await store.backup(to: name) }
          == .system(call: "backup", path: name, errno: EINVAL))
      #expect(access(name, F_OK) != 0)
    }
    await store.close()
  }

  /// Else what it wrote would be in a file that has no name any more.
  @Test func aStoreThatIsOpenedDuringARestorationIsNotOneOfTheFormerFile() async throws {
    let store = try open()
    let copy = directory + "/copy"
    try await store.backup(to: copy)
    await store.close()
    let (data, path) = (directory, file)
    let held = try DatabaseFile.hold(path)
    let opening = Task.detached { () -> StoreError? in
      var options = StoreOptions()
      options.busyTimeoutMilliseconds = 60_000
      do throws(StoreError) {
        try await SQLiteStore(dataDirectory: data, options: options).close()
        return nil
      } catch {
        return error
      }
    }
    try await eventually("the open file") { Self.descriptors(of: path) >= 2 }
    #expect(rename(copy, path) == 0)
    close(held)
    #expect(await opening.value == .system(call: "open", path: path, errno: EBUSY))
    await (try open()).close()
  }

  /// How often this process has a file open.
  private static func descriptors(of path: String) -> Int {
    (0..<1024).count { number in
      var name = [UInt8](repeating: 0, count: 4096)
      let count = readlink("/proc/self/fd/\(number)", &name, name.count)
      return count > 0 && String(decoding: name[..<count], as: UTF8.self) == path
    }
  }

  @Test func whatIsNoCopyTakesNoPlace() async throws {
    let store = try open()
    try await store.setSetting("a", to: "kept")
    await store.close()
    let (text, foreign, empty) = (directory + "/text", directory + "/foreign", directory + "/empty")
    try write([UInt8](repeating: 0x41, count: 8192), to: text)
    for path in [foreign, empty] { try write([], to: path) }
    try Connection(path: foreign, role: .writer, busyTimeout: 0).execute("CREATE TABLE theirs (id INTEGER)")
    let data = directory
    func refusal(of path: String) async -> StoreError? {
      await failure { () throws(StoreError) in try await restoreStore(dataDirectory: data, from: path) }
    }
    guard case .corrupted = await refusal(of: text) else {
      Issue.record("a text was taken for a database")
      return
    }
    #expect(await refusal(of: foreign) == .foreignDatabase(path: foreign))
    #expect(await refusal(of: empty) == .foreignDatabase(path: empty))
    #expect(
      await refusal(of: data + "/no") == .system(call: "open", path: data + "/no", errno: ENOENT))
    #expect(access(file + ".restored", F_OK) != 0)
    let kept = try open()
    #expect(try kept.setting("a") == "kept")
    await kept.close()
  }

  @Test func nothingIsOverwritten() async throws {
    let store = try open()
    let target = directory + "/taken"
    try write([1, 2, 3], to: target)
    #expect(
      await failure { () throws(StoreError) in try await store.backup(to: target) }
        == .system(call: "backup", path: target, errno: EEXIST))
    let missing = directory + "/no/where"
    #expect(
      await failure { () throws(StoreError) in try await store.backup(to: missing) }
        == .system(call: "open", path: missing + ".partial", errno: ENOENT))
  }

  /// A backup that was killed, also where the copy had both names by then, as on file systems of a network.
  @Test func whatAKilledBackupHasLeftIsReplaced() async throws {
    let store = try open()
    let (target, old) = (directory + "/copy", directory + "/old")
    try write([1, 2, 3], to: old)
    #expect(link(old, target + ".partial") == 0)
    try await store.backup(to: target)
    let copy = try Connection(path: target, role: .reader, busyTimeout: 0)
    #expect(try copy.all(String.self, "PRAGMA integrity_check") == ["ok"])
    #expect(access(target + ".partial", F_OK) != 0)
    var status = stat()
    #expect(stat(old, &status) == 0 && status.st_size == 3, "the other name's bytes are not the copy's to change")
  }

  @Test func aBackupThatRunsKeepsItsFile() async throws {
    let store = try open()
    let target = directory + "/copy"
    let claim = try DatabaseFile.claim(target + ".partial")
    #expect(
      await failure { () throws(StoreError) in try await store.backup(to: target) }
        == .system(call: "lock", path: target + ".partial", errno: EBUSY))
    #expect(access(target + ".partial", F_OK) == 0 && access(target, F_OK) != 0)
    close(claim)
    try await store.backup(to: target)
    #expect(access(target, F_OK) == 0)
  }

  @Test func damageIsFound() async throws {
    let store = try open()
    let other = try otherConnection()
    try other.execute(
      """
      PRAGMA foreign_keys = OFF;
      INSERT INTO market_lots (market_id, position, name) VALUES (7, 1, 'lost');
      """)
    let findings = try await store.integrityCheck()
    #expect(findings == ["row ? of market_lots refers to a missing row of markets"])
  }
}
