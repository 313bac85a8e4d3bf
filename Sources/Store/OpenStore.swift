/// Opens the embedded store (SQLite) in a directory, makes it where it is missing, and brings it to this program's
/// schema.
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

/// Whether there is a database in a directory; one that nothing was written to yet is none.
public func databaseExists(dataDirectory: String) -> Bool { DatabaseFile.exists(in: dataDirectory) }
