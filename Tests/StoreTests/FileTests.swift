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
