import Runtime

extension DeliveryState: SQLiteValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { rawValue.bind(to: statement, at: index) }

  static func read(_ cell: OpaquePointer) -> DeliveryState? {
    String.read(cell).flatMap { DeliveryState(rawValue: $0) }
  }
}

extension DeliveryRequeue.Origin: SQLiteValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { rawValue.bind(to: statement, at: index) }

  static func read(_ cell: OpaquePointer) -> DeliveryRequeue.Origin? {
    String.read(cell).flatMap { DeliveryRequeue.Origin(rawValue: $0) }
  }
}

extension DeliveryObject {
  enum Kind: String {
    case market, application
  }

  var kind: Kind {
    switch self {
    case .market: .market
    case .application: .application
    }
  }

  var key: Int64 {
    switch self {
    case .market(let key), .application(let key): key
    }
  }

  init(row: inout Row) throws(StoreError) {
    let kind = try row.next(String.self)
    let key = try row.next(Int64.self)
    switch Kind(rawValue: kind) {
    case .market: self = .market(key)
    case .application: self = .application(key)
    case nil: throw .corrupted("no kind of object: \(kind)")
    }
  }

  /// What people are shown of the object. Completed is for ever: a delivery that is made again changes nothing.
  func setStatus(_ status: DeliveryStatus, _ connection: Connection) throws(StoreError) {
    switch self {
    case .market(let key):
      try connection.run(
        "UPDATE markets SET sync_status = ? WHERE id = ? AND sync_status <> 'sync_completed'", status, key)
    case .application(let key):
      try connection.run(
        "UPDATE applications SET sync_status = ? WHERE id = ? AND sync_status <> 'sync_completed'", status, key)
    }
  }

  func status(_ connection: Connection) throws(StoreError) -> DeliveryStatus? {
    switch self {
    case .market(let key):
      try connection.first(StatusRow.self, "SELECT sync_status FROM markets WHERE id = ?", key)?.status
    case .application(let key):
      try connection.first(StatusRow.self, "SELECT sync_status FROM applications WHERE id = ?", key)?.status
    }
  }
}

private struct StatusRow: SQLiteRow {
  let status: DeliveryStatus
  init(row: inout Row) throws(StoreError) { status = try row.next() }
}

extension DeliveryRecord: SQLiteRow {
  init(row: inout Row) throws(StoreError) {
    self.init(
      id: try row.next(), webhookID: try row.next(), editorID: try row.next(), event: try row.next(),
      object: try DeliveryObject(row: &row), objectIdentifier: try row.next(), state: try row.next(),
      attempts: try row.next(), tries: try row.next(), nextAttemptAt: try row.next(), createdAt: try row.next(),
      deliveredAt: try row.next())
  }

  static func id(webhookID: String, _ connection: Connection) throws(StoreError) -> Int64? {
    try connection.first(Int64.self, "SELECT id FROM deliveries WHERE webhook_id = ?", webhookID)
  }

  /// The newest delivery of an object.
  static func id(of object: DeliveryObject, _ connection: Connection) throws(StoreError) -> Int64? {
    try connection.first(
      Int64.self,
      "SELECT id FROM deliveries WHERE object_kind = ? AND object_id = ? ORDER BY id DESC LIMIT 1",
      object.kind.rawValue, object.key)
  }

  /// A delivery whose key was just read or written: every way to a delivery ends here.
  static func existing(_ id: Int64, _ connection: Connection) throws(StoreError) -> DeliveryRecord {
    let delivery = try connection.first(
      DeliveryRecord.self,
      """
      SELECT id, webhook_id, editor_id, event, object_kind, object_id,
        CASE object_kind
          WHEN 'market' THEN (SELECT identifier FROM markets WHERE id = object_id)
          ELSE (SELECT identifier FROM applications WHERE id = object_id)
        END,
        state, attempts, tries, next_attempt_at, created_at, delivered_at
      FROM deliveries WHERE id = ?
      """, id)
    guard let delivery else { throw .corrupted("delivery \(id) is gone") }
    return delivery
  }

  static func payload(_ id: Int64, _ connection: Connection) throws(StoreError) -> [UInt8] {
    let row = try connection.first(PayloadRow.self, "SELECT payload FROM deliveries WHERE id = ?", id)
    guard let row else { throw .corrupted("delivery \(id) is gone") }
    return row.payload
  }
}

private struct PayloadRow: SQLiteRow {
  let payload: [UInt8]
  init(row: inout Row) throws(StoreError) { payload = try row.next() }
}

extension DeliveryAttempt: SQLiteRow {
  init(row: inout Row) throws(StoreError) {
    self.init(
      number: try row.next(), at: try row.next(), durationMilliseconds: try row.next(), status: try row.next(),
      error: try row.next(), excerpt: try row.next())
  }

  /// How many attempts of a delivery the log keeps.
  private static let kept = 100

  func insert(for delivery: Int64, _ connection: Connection) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO delivery_attempts (delivery_id, number, at, duration_ms, status, error, excerpt)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      delivery, number, at, max(0, durationMilliseconds), status, error, excerpt)
    try connection.run(
      "DELETE FROM delivery_attempts WHERE delivery_id = ? AND number <= ?", delivery, number - Self.kept)
  }
}

extension DeliveryRequeue: SQLiteRow {
  init(row: inout Row) throws(StoreError) { self.init(at: try row.next(), origin: try row.next()) }
}

extension BreakerRecord: SQLiteRow {
  init(row: inout Row) throws(StoreError) {
    self.init(
      editorID: try row.next(), failures: try row.next(), openUntil: try row.next(), pausedUntil: try row.next())
  }

  static func load(_ editorID: Int64, _ connection: Connection) throws(StoreError) -> BreakerRecord? {
    try connection.first(
      BreakerRecord.self,
      "SELECT editor_id, failures, open_until, paused_until FROM delivery_breakers WHERE editor_id = ?", editorID)
  }

  static func forget(_ editorID: Int64, _ connection: Connection) throws(StoreError) {
    try connection.run("DELETE FROM delivery_breakers WHERE editor_id = ?", editorID)
  }

  func save(_ connection: Connection) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO delivery_breakers (editor_id, failures, open_until, paused_until) VALUES (?, ?, ?, ?)
      ON CONFLICT (editor_id) DO UPDATE SET
        failures = excluded.failures, open_until = excluded.open_until, paused_until = excluded.paused_until
      """,
      editorID, failures, openUntil, pausedUntil)
  }
}
