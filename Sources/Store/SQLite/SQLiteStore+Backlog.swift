import Glibc
import Runtime

/// What metrics ask for: each figure is kept, or counted along an index that holds only what is not done.
extension SQLiteStore {
  public func backlog(at now: Timestamp) async throws(StoreError) -> StoreBacklog {
    var backlog = try await withOwnConnection("store-backlog") { (connection) throws(StoreError) in
      try connection.snapshot { () throws(StoreError) in try StoreBacklog.load(at: now, connection) }
    }
    backlog.databaseBytes = Self.size(of: path)
    backlog.logBytes = Self.size(of: path + "-wal")
    return backlog
  }

  /// 0 where there is no such file.
  private static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}

extension StoreBacklog {
  static func load(at now: Timestamp, _ connection: Connection) throws(StoreError) -> StoreBacklog {
    var backlog = StoreBacklog()
    for row in try connection.all(SyncRow.self, "SELECT object_kind, status, objects FROM sync_counts") {
      switch row.kind {
      case .market: backlog.markets.set(row)
      case .application: backlog.applications.set(row)
      }
    }
    try backlog.loadDeliveries(at: now, connection)
    backlog.receivers = try connection.all(
      ReceiverRecord.self,
      """
      SELECT client_id, editor_id, failures, open_until, paused_until
      FROM editors LEFT JOIN delivery_breakers ON editor_id = editors.id
      WHERE completion_webhook_url IS NOT NULL ORDER BY editors.id
      """)
    let files = try connection.first(
      Waiting.self,
      "SELECT count(*), min(created_at) FROM application_files WHERE scan_state = 'pending' AND created_at <= ?",
      Int64.max)
    backlog.filesToScan = files?.count ?? 0
    backlog.oldestFileAt = files?.since
    let submissions = try connection.first(
      Waiting.self,
      """
      SELECT count(*), min(submission_requested_at) FROM applications
      WHERE submission_requested_at <= ? AND completed_at IS NULL
      """, Int64.max)
    backlog.submissions = submissions?.count ?? 0
    backlog.oldestSubmissionAt = submissions?.since
    return backlog
  }

  private mutating func loadDeliveries(at now: Timestamp, _ connection: Connection) throws(StoreError) {
    let due = try connection.first(
      Waiting.self,
      """
      SELECT count(*), min(next_attempt_at) FROM deliveries INDEXED BY deliveries_next
      WHERE state = 'pending' AND next_attempt_at <= ?
      """, now)
    dueDeliveries = due?.count ?? 0
    oldestDueAt = due?.since
    let later = try connection.first(
      Int64.self,
      """
      SELECT count(*) FROM deliveries INDEXED BY deliveries_next WHERE state = 'pending' AND next_attempt_at > ?
      """, now)
    laterDeliveries = Int(later ?? 0)
    let processing = try connection.first(
      Int64.self, "SELECT count(*) FROM deliveries WHERE state = 'processing'")
    processingDeliveries = Int(processing ?? 0)
    let failed = try connection.first(Int64.self, "SELECT count(*) FROM deliveries WHERE state = 'failed'")
    failedDeliveries = Int(failed ?? 0)
  }
}

extension SyncCounts {
  fileprivate mutating func set(_ row: SyncRow) {
    if let status = row.status { byStatus[status] = row.objects } else { notConfigured = row.objects }
  }
}

private struct SyncRow: SQLiteRow {
  let kind: DeliveryObject.Kind
  /// Nil without a delivery.
  let status: DeliveryStatus?
  let objects: Int

  init(row: inout Row) throws(StoreError) {
    let kind = try row.next(String.self)
    let status = try row.next(String.self)
    guard let known = DeliveryObject.Kind(rawValue: kind) else { throw .corrupted("no kind of object: \(kind)") }
    self.kind = known
    self.status = DeliveryStatus(rawValue: status)
    objects = try row.next()
  }
}

private struct Waiting: SQLiteRow {
  let count: Int
  let since: Timestamp?

  init(row: inout Row) throws(StoreError) {
    count = try row.next()
    since = try row.next()
  }
}

extension ReceiverRecord: SQLiteRow {
  init(row: inout Row) throws(StoreError) {
    clientID = try row.next()
    let editor: Int64? = try row.next()
    let failures: Int? = try row.next()
    let openUntil: Timestamp? = try row.next()
    let pausedUntil: Timestamp? = try row.next()
    if let editor, let failures {
      breaker = BreakerRecord(editorID: editor, failures: failures, openUntil: openUntil, pausedUntil: pausedUntil)
    } else {
      breaker = nil
    }
  }
}
