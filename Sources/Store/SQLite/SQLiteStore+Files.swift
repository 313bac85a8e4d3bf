import Runtime

extension SQLiteStore {
  public func file(id: String, applicationIdentifier: String) throws(StoreError) -> FileRecord? {
    try readSnapshot { (connection) throws(StoreError) in
      guard let application = try ApplicationRecord.id(applicationIdentifier, connection) else { return nil }
      return try FileRecord.load(id, of: application, connection)
    }
  }

  public func files(applicationIdentifier: String) throws(StoreError) -> [FileRecord] {
    try readSnapshot { (connection) throws(StoreError) in
      guard let application = try ApplicationRecord.id(applicationIdentifier, connection) else { return [] }
      return try FileRecord.all(of: application, connection)
    }
  }

  public func fileTotals(applicationIdentifier: String) throws(StoreError) -> FileTotals {
    try readSnapshot { (connection) throws(StoreError) in
      guard let application = try ApplicationRecord.id(applicationIdentifier, connection) else {
        return FileTotals(count: 0, bytes: 0)
      }
      return try FileTotals.load(application: application, connection)
    }
  }

  public func filesToScan(
    failedBefore moment: Timestamp, at now: Timestamp, limit: Int
  ) throws(StoreError) -> [FileToScan] {
    try readSnapshot { (connection) throws(StoreError) in
      let limit = max(0, limit)
      let new = try connection.all(
        FileToScan.self,
        """
        SELECT public_id, display_name, size, storage_name, sealed_key FROM application_files
        WHERE scan_state = 'pending' AND created_at <= ? ORDER BY created_at, id LIMIT ?
        """, now, limit)
      guard new.count < limit else { return new }
      return new
        + (try connection.all(
          FileToScan.self,
          """
          SELECT public_id, display_name, size, storage_name, sealed_key FROM application_files
          WHERE scan_state = 'error' AND scanned_at < ? ORDER BY scanned_at, id LIMIT ?
          """, moment, limit - new.count))
    }
  }

  public func recordScan(
    storageName: String, _ verdict: FileScan, at now: Timestamp
  ) async throws(StoreError) -> Bool {
    let scannedAt = verdict == .pending ? nil : now
    return try await write { (connection) throws(StoreError) in
      try connection.run(
        "UPDATE application_files SET scan_state = ?, scan_detail = ?, scanned_at = ? WHERE storage_name = ?",
        verdict.state, verdict.detail, scannedAt, storageName) == 1
    }
  }

  public func storageNames(in names: [String]) throws(StoreError) -> Set<String> {
    guard names.count <= 1000 else { throw .limitExceeded(.storageNames) }
    return try readSnapshot { (connection) throws(StoreError) in
      var used: Set<String> = []
      for name in names {
        let file = try connection.first(
          Int64.self, "SELECT id FROM application_files WHERE storage_name = ? AND scan_state <> 'infected'", name)
        let document = try connection.first(Int64.self, "SELECT id FROM documents WHERE storage_name = ?", name)
        if file != nil || document != nil { used.insert(name) }
      }
      return used
    }
  }
}

extension FileToScan: SQLiteRow {
  init(row: inout Row) throws(StoreError) {
    self.init(
      id: try row.next(), displayName: try row.next(), size: try row.next(), storageName: try row.next(),
      sealedKey: try row.next())
  }
}
