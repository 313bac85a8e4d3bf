/// Opens the embedded store (SQLite) in a directory. Unless the options say otherwise, it is made where it is missing,
/// and brought to this program's schema.
///
/// Several processes of one machine may have the same store open; writes then wait for each other.
/// - Parameter dataDirectory: made with mode 0700 where it is missing; refused where others may write to it. The
///   database file in it has mode 0600.
/// - Throws: an operator's error of ``StoreError``.
public func openStore(
  dataDirectory: String, options: StoreOptions = StoreOptions()
) throws(StoreError) -> any Store {
  try SQLiteStore(dataDirectory: dataDirectory, options: options)
}

/// Whether there is a database in a directory; one that nothing was written to yet is none. Where the system does not
/// tell, there may be one.
public func databaseExists(dataDirectory: String) -> Bool { DatabaseFile.exists(in: dataDirectory) }

/// Puts a copy of a database, such as a backup, in the place of the one in a directory, or where there is none.
///
/// The copy is checked and durable before it appears under the database's name. A restoration that fails or is killed
/// leaves the database that was there, or the copy; of one that is damaged it may take away what lies beside it.
///
/// - Parameter belonging: whose the copy has to be, and the database that was there where that can be read; nil takes
///   anybody's.
/// - Throws: ``StoreError/system(call:path:errno:)`` with `EBUSY` while any process has the database open or restores
///   it, and with `EEXIST` for a copy that does not stand alone; ``StoreError/corrupted(_:)`` and
///   ``StoreError/foreignDatabase(path:)`` for a file that is damaged or none of ours,
///   ``StoreError/newerSchema(found:supported:)``, and
///   ``StoreError/belongsElsewhere(path:setting:found:expected:)``, before anything has changed.
public func restoreStore(
  dataDirectory: String, from file: String, of belonging: StoreBelonging? = nil
) async throws(StoreError) {
  try await onOwnThread("store-restore") { () throws(StoreError) in
    try Restoration.run(from: file, in: dataDirectory, of: belonging)
  }
}
