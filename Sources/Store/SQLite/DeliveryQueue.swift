import Runtime

/// Which deliveries come next. Asked twice: of a reader's connection whether there are any, and within the write that
/// takes them up.
///
/// The partial indexes are named in the statements: without statistics SQLite takes the index of all states for better,
/// which holds every delivery that ever was.
enum DeliveryQueue {
  /// The keys of deliveries that can be taken up, one of each editor and round again, at most ``ClaimLimits/count``.
  static func due(
    at now: Timestamp, limits: ClaimLimits, after editorID: Int64, _ connection: Connection
  ) throws(StoreError) -> [Int64] {
    guard limits.count > 0 else { return [] }
    var queues: [[Int64]] = []
    try forEachWaitingEditor(after: editorID, connection) { (editor) throws(StoreError) in
      let capacity = min(
        try capacity(of: editor, at: now, perEditor: limits.perEditor, connection), limits.count)
      if capacity > 0 {
        let ids = try due(of: editor, at: now, limit: capacity, connection)
        if !ids.isEmpty { queues.append(ids) }
      }
      // One of each is all that can be taken then.
      return queues.count < limits.count
    }
    var chosen: [Int64] = []
    var round = 0
    while chosen.count < limits.count {
      let next = queues.compactMap { round < $0.count ? $0[round] : nil }
      if next.isEmpty { break }
      chosen += next.prefix(limits.count - chosen.count)
      round += 1
    }
    return chosen
  }

  /// When the next delivery that is not due yet comes.
  static func next(after now: Timestamp, _ connection: Connection) throws(StoreError) -> Timestamp? {
    let milliseconds = try connection.first(
      Int64.self,
      """
      SELECT next_attempt_at FROM deliveries INDEXED BY deliveries_next WHERE state = 'pending' AND next_attempt_at > ?
      ORDER BY next_attempt_at LIMIT 1
      """, now)
    return milliseconds.map { Timestamp(milliseconds: $0) }
  }

  /// Visits the editors that have deliveries waiting, in a circle that begins after one of them; each is found by one
  /// step in an index.
  private static func forEachWaitingEditor(
    after start: Int64, _ connection: Connection, _ visit: (Int64) throws(StoreError) -> Bool
  ) throws(StoreError) {
    var place = start
    var isSecondHalf = false
    while true {
      let editor = try connection.first(
        Int64.self,
        """
        SELECT editor_id FROM deliveries INDEXED BY deliveries_waiting WHERE state = 'pending' AND editor_id > ?
        ORDER BY editor_id LIMIT 1
        """, place)
      guard let editor, !isSecondHalf || editor <= start else {
        if isSecondHalf { return }
        isSecondHalf = true
        place = 0
        continue
      }
      guard try visit(editor) else { return }
      place = editor
    }
  }

  /// How many more deliveries of an editor may be under way.
  private static func capacity(
    of editorID: Int64, at now: Timestamp, perEditor: Int, _ connection: Connection
  ) throws(StoreError) -> Int {
    let mayCall = try connection.first(
      Int64.self, "SELECT authorized AND active FROM editors WHERE id = ?", editorID)
    guard mayCall == 1 else { return 0 }
    let underWay = try connection.first(
      Int64.self,
      "SELECT count(*) FROM deliveries INDEXED BY deliveries_under_way WHERE state = 'processing' AND editor_id = ?",
      editorID)
    return allowed(try BreakerRecord.load(editorID, connection), at: now, perEditor: perEditor) - Int(underWay ?? 0)
  }

  private static func allowed(_ breaker: BreakerRecord?, at now: Timestamp, perEditor: Int) -> Int {
    guard let breaker else { return perEditor }
    if let pausedUntil = breaker.pausedUntil, now < pausedUntil { return 0 }
    if case .open = breaker.state(at: now) { return 0 }
    return 1
  }

  private static func due(
    of editorID: Int64, at now: Timestamp, limit: Int, _ connection: Connection
  ) throws(StoreError) -> [Int64] {
    try connection.all(
      Int64.self,
      """
      SELECT id FROM deliveries AS waiting INDEXED BY deliveries_waiting
      WHERE state = 'pending' AND editor_id = ? AND next_attempt_at <= ? AND NOT EXISTS (
        SELECT 1 FROM deliveries AS earlier
        WHERE earlier.object_kind = waiting.object_kind AND earlier.object_id = waiting.object_id
          AND earlier.id < waiting.id AND +earlier.state IN ('pending', 'processing'))
      ORDER BY next_attempt_at, id LIMIT ?
      """,
      editorID, now, limit)
  }
}
