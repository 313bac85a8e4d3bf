import Runtime

extension OpenDraft {
  /// - Parameter official: the fields whose files stay.
  /// - Returns: the storage name of what was removed, if anything was.
  func remove(
    _ file: String, sparing official: Set<String>, _ connection: Connection
  ) throws(StoreError) -> String? {
    guard let file = try FileRecord.load(file, of: id, connection),
      file.isContestation || !official.contains(file.fieldKey)
    else { return nil }
    try connection.run("DELETE FROM application_files WHERE public_id = ?", file.id)
    return file.storageName
  }

  /// The files of an answer, not those of its contestation.
  func removeFiles(of key: String, _ connection: Connection) throws(StoreError) -> [String] {
    try connection.all(
      String.self,
      """
      DELETE FROM application_files WHERE application_id = ? AND field_key = ? AND is_contestation = 0
      RETURNING storage_name
      """, id, key)
  }

  /// - Throws: ``StoreError/limitExceeded(_:)``, ``StoreError/identifierTaken``.
  func add(
    _ files: [NewFile], limits: FileLimits, at now: Timestamp, _ connection: Connection
  ) throws(StoreError) -> [FileRecord] {
    guard !files.isEmpty else { return [] }
    let totals = try FileTotals.load(application: id, connection)
    guard totals.count + files.count <= limits.count else { throw .limitExceeded(.files) }
    var left = limits.bytes - totals.bytes
    for file in files {
      guard file.size <= left else { throw .limitExceeded(.fileBytes) }
      left -= file.size
    }
    let last = try connection.first(
      Int64.self, "SELECT position FROM application_files WHERE application_id = ? ORDER BY position DESC LIMIT 1", id)
    var records: [FileRecord] = []
    for file in files {
      let record = FileRecord(file, position: Int(last ?? 0) + records.count + 1, at: now)
      try record.insert(application: id, connection)
      records.append(record)
    }
    return records
  }
}

extension NewFile {
  /// Of what the caller counts and measures.
  func check() throws(StoreError) {
    try StoreError.checkDigest(sha256, column: "sha256")
    guard size >= 0 else { throw .invalidValue("size") }
    guard (1...255).contains(displayName.unicodeScalars.count) else { throw .invalidValue("display_name") }
  }
}

extension FileTotals: SQLiteRow {
  init(row: inout Row) throws(StoreError) { self.init(count: try row.next(), bytes: try row.next()) }

  static func load(application: Int64, _ connection: Connection) throws(StoreError) -> FileTotals {
    try connection.first(
      FileTotals.self, "SELECT count(*), coalesce(sum(size), 0) FROM application_files WHERE application_id = ?",
      application) ?? FileTotals(count: 0, bytes: 0)
  }
}
