import CSQLite
import Synchronization

/// Sees whether anybody has committed, without asking SQLite for a transaction.
///
/// In WAL mode each commit ends by writing the header of the log's index, which lies in memory that all connections of
/// all processes share (https://sqlite.org/walformat.html#the_wal_index_header): 48 bytes with a count of commits, the
/// end of the log and its checksum, twice. The first copy is written last, and only then does the commit return. So
/// while that copy has not changed, whatever was committed and answered is in every snapshot that was begun since it was
/// looked at; and where it is seen half written it has changed. Starting a read transaction to learn the same takes two
/// system calls for its lock.
extension Connection {
  /// The size of the log's index that SQLite maps at once.
  private static let regionSize: Int32 = 32 * 1024
  /// Where the header says whether it was ever written.
  private static let initializedOffset = 12

  /// Nil where SQLite keeps no such memory.
  func changeMark() throws(StoreError) -> ChangeMark? {
    if logIndex == nil { logIndex = try findLogIndex() }
    guard let logIndex, logIndex.load(fromByteOffset: Self.initializedOffset, as: UInt8.self) != 0 else { return nil }
    let words = logIndex.loadUnaligned(as: ChangeMark.InlineWords.self)
    // What is read after the mark is not read before it.
    atomicMemoryFence(ordering: .acquiring)
    return ChangeMark(words: words)
  }

  private func findLogIndex() throws(StoreError) -> UnsafeRawPointer? {
    // The first read is what makes SQLite map it; from then on it stays where it is until the connection is closed.
    _ = try first(Int64.self, "PRAGMA data_version")
    var file: UnsafeMutablePointer<sqlite3_file>?
    guard sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK, let file,
      let methods = file.pointee.pMethods, methods.pointee.iVersion >= 2, let map = methods.pointee.xShmMap
    else { return nil }
    var region: UnsafeMutableRawPointer?
    guard map(file, 0, Self.regionSize, 0, &region) == SQLITE_OK else { return nil }
    return region.map { UnsafeRawPointer($0) }
  }

  // MARK: Snapshots that outlive a call

  /// Reads within the snapshot of the calls before, as long as nobody has committed since it was begun; else within a
  /// new one. It stays open until ``releaseSnapshot()``.
  /// - Returns: also whether it was begun here.
  func keptSnapshot<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> (result: Result, isNew: Bool) {
    guard let mark = try changeMark() else { return (try snapshot(body), false) }
    let isNew = keptMark != mark
    if isNew {
      releaseSnapshot()
      // SQLite takes the snapshot at the first read, which is after the mark.
      try run("BEGIN")
      keptMark = mark
    }
    do throws(StoreError) {
      return (try body(), isNew)
    } catch {
      releaseSnapshot()
      throw error
    }
  }

  func releaseSnapshot() {
    guard keptMark != nil else { return }
    keptMark = nil
    rollBack()
  }
}
