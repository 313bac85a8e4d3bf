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
