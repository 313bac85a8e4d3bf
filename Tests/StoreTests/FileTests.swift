import Glibc
import Runtime
import Testing

@testable import Store

@Suite final class FileTests: StoreTest {
  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  @Test func onlyTheOwnerReadsTheData() async throws {
    let nested = directory + "/nested"
    let store = try SQLiteStore(dataDirectory: nested)
    try await store.setSetting("a", to: "v")
    #expect(mode(nested) == 0o700)
    for name in [DatabaseFile.name, DatabaseFile.name + "-wal", DatabaseFile.name + "-shm"] {
      #expect(mode(nested + "/" + name) == 0o600, "\(name)")
    }
    await store.close()
    #expect(access(nested + "/" + DatabaseFile.name + "-wal", F_OK) != 0, "closing leaves one file")
    unlink(nested + "/" + DatabaseFile.name)
    rmdir(nested)
  }

  @Test func anOpenFileIsClosedToOthers() throws {
    _ = try DatabaseFile.prepare(in: directory)
    chmod(file, 0o644)
    _ = try open()
    #expect(mode(file) == 0o600)
  }

  @Test func aDirectoryThatOthersMayWriteToIsRefused() throws {
    chmod(directory, 0o770)
    #expect(throws: StoreError.unsafeDirectory(path: directory)) { try self.open() }
    chmod(directory, 0o755)
    _ = try open()
    #expect(mode(directory) == 0o755)
  }

  @Test func aPathThroughAFileIsRefused() throws {
    try write([], to: directory + "/file")
    #expect(throws: StoreError.system(call: "mkdir", path: directory + "/file", errno: ENOTDIR)) {
      try SQLiteStore(dataDirectory: self.directory + "/file")
    }
  }

  /// As the server and a command beside it.
  @Test func severalStoresShareADirectory() async throws {
    let directory = directory
    let stores = try await withThrowingTaskGroup(of: SQLiteStore.self) { group in
      for _ in 0..<6 { group.addTask { try SQLiteStore(dataDirectory: directory) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(stores.filter { $0.migrated.from == 0 }.count >= 1)
    let editor = try await stores[0].createEditor(newEditor("a"))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (index, store) in stores.enumerated() {
        group.addTask {
          for number in 0..<20 {
            let market = try await store.createMarket(newMarket("m-\(index)-\(number)", of: editor))
            #expect(try stores[(index + 1) % stores.count].market(identifier: market.identifier) == market)
          }
        }
      }
      try await group.waitForAll()
    }
    for store in stores.dropLast() { await store.close() }
    let last = try #require(stores.last)
    #expect(try await last.counts().markets == 120)
    await last.close()
  }

  @Test func aRelativePathStaysWhereItWas() throws {
    #expect(try DatabaseFile.prepare(in: directory + "/./") == directory + "/" + DatabaseFile.name)
  }

  @Test func connectionsAreSetUpSafely() throws {
    let store = try open()
    let pragmas: (Connection) throws(StoreError) -> [Int64?] = { (connection) throws(StoreError) in
      [
        try connection.first(Int64.self, "PRAGMA synchronous"),
        try connection.first(Int64.self, "PRAGMA foreign_keys"),
        try connection.first(Int64.self, "PRAGMA trusted_schema"),
        try connection.first(Int64.self, "PRAGMA wal_autocheckpoint"),
        try connection.first(Int64.self, "PRAGMA query_only"),
      ]
    }
    #expect(try store.read(pragmas) == [2, 1, 0, 0, 1])
    #expect(try pragmas(otherConnection()) == [2, 1, 0, 0, 0])
    #expect(try store.read { (connection) throws(StoreError) in
      try connection.first(String.self, "PRAGMA journal_mode")
    } == "wal")
    #expect(throws: StoreError.self) {
      try store.read { (connection) throws(StoreError) in try connection.run("DELETE FROM settings") }
    }
  }
}
