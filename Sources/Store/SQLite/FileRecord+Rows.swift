import Runtime

extension FileRecord: SQLiteRow {
  init(row: inout Row) throws(StoreError) {
    self.init(
      id: try row.next(), fieldKey: try row.next(), item: try row.next(), isContestation: try row.next(),
      position: try row.next(), displayName: try row.next(), contentType: try row.next(), size: try row.next(),
      sha256: try row.next(), storageName: try row.next(), sealedKey: try row.next(), scan: try FileScan(row: &row),
      scannedAt: try row.next(), createdAt: try row.next())
  }

  init(_ new: NewFile, position: Int, at now: Timestamp) {
    self.init(
      id: new.id, fieldKey: new.fieldKey, item: new.item, isContestation: new.isContestation, position: position,
      displayName: new.displayName, contentType: new.contentType, size: new.size, sha256: new.sha256,
      storageName: new.storageName, sealedKey: new.sealedKey, scan: new.scan,
      scannedAt: new.scan == .pending ? nil : now, createdAt: now)
  }

  static func load(
    _ id: String, of application: Int64, _ connection: Connection
  ) throws(StoreError) -> FileRecord? {
    try connection.first(
      FileRecord.self,
      """
      SELECT public_id, field_key, item, is_contestation, position, display_name, content_type, size, sha256,
        storage_name, sealed_key, scan_state, scan_detail, scanned_at, created_at
      FROM application_files WHERE public_id = ? AND application_id = ?
      """, id, application)
  }

  static func all(of application: Int64, _ connection: Connection) throws(StoreError) -> [FileRecord] {
    try connection.all(
      FileRecord.self,
      """
      SELECT public_id, field_key, item, is_contestation, position, display_name, content_type, size, sha256,
        storage_name, sealed_key, scan_state, scan_detail, scanned_at, created_at
      FROM application_files WHERE application_id = ? ORDER BY position
      """, application)
  }

  func insert(application: Int64, _ connection: Connection) throws(StoreError) {
    let inserted = try connection.run(
      """
      INSERT INTO application_files (public_id, application_id, field_key, item, is_contestation, position,
        display_name, content_type, size, sha256, storage_name, sealed_key, scan_state, scan_detail, scanned_at,
        created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """,
      id, application, fieldKey, item, isContestation, position, displayName, contentType, size, sha256, storageName,
      sealedKey, scan.state, scan.detail, scannedAt, createdAt)
    guard inserted == 1 else { throw .identifierTaken }
  }
}

extension FileScan: SQLiteRow {
  var state: String {
    switch self {
    case .pending: "pending"
    case .clean: "clean"
    case .infected: "infected"
    case .unscanned: "unscanned"
    case .error: "error"
    }
  }

  var detail: String? {
    switch self {
    case .infected(let name): name
    case .error(let reason): reason
    case .pending, .clean, .unscanned: nil
    }
  }

  init(row: inout Row) throws(StoreError) {
    let state: String = try row.next()
    let detail: String? = try row.next()
    switch state {
    case "pending": self = .pending
    case "clean": self = .clean
    case "infected": self = .infected(detail ?? "")
    case "unscanned": self = .unscanned
    case "error": self = .error(detail ?? "")
    default: throw .corrupted("column scan_state holds no FileScan")
    }
  }
}
