import Runtime

/// Asking for deliveries again, looking at them, and forgetting them.
extension SQLiteStore {
  // MARK: Asking again

  public func retryDelivery(
    of object: DeliveryObject, at now: Timestamp, limit: Int, windowMilliseconds: Int64
  ) async throws(StoreError) -> RetryAnswer {
    let answer: RetryAnswer = try await write { (connection) throws(StoreError) in
      guard let id = try DeliveryRecord.id(of: object, connection) else { throw .notFound }
      let delivery = try DeliveryRecord.existing(id, connection)
      guard delivery.state == .failed, try object.status(connection) == .failed else { return .notFailed }
      guard try delivery.hasURL(connection) else { return .noURL }
      let recent = try connection.all(
        Int64.self,
        """
        SELECT at FROM delivery_requeues WHERE delivery_id = ? AND origin = 'page' AND at > ?
        ORDER BY at DESC LIMIT ?
        """,
        id, now.adding(milliseconds: -windowMilliseconds), limit)
      if recent.count >= limit, let oldest = recent.last {
        return .tooOften(until: Timestamp(milliseconds: oldest).adding(milliseconds: windowMilliseconds))
      }
      try delivery.requeue(.page, at: now, connection)
      return .queued
    }
    if answer == .queued { deliverySignal.ring() }
    return answer
  }

  public func replayDelivery(webhookID: String, at now: Timestamp) async throws(StoreError) -> ReplayAnswer {
    let answer: ReplayAnswer = try await write { (connection) throws(StoreError) in
      guard let id = try DeliveryRecord.id(webhookID: webhookID, connection) else { throw .notFound }
      let delivery = try DeliveryRecord.existing(id, connection)
      guard delivery.state != .processing else { return .underWay }
      guard try delivery.hasURL(connection) else { return .noURL }
      try delivery.requeue(.operation, at: now, connection)
      return .queued
    }
    if answer == .queued { deliverySignal.ring() }
    return answer
  }

  // MARK: Looking

  public func delivery(webhookID: String) throws(StoreError) -> DeliveryRecord? {
    try readSnapshot { (connection) throws(StoreError) in
      guard let id = try DeliveryRecord.id(webhookID: webhookID, connection) else { return nil }
      return try DeliveryRecord.existing(id, connection)
    }
  }

  public func delivery(of object: DeliveryObject) throws(StoreError) -> DeliveryRecord? {
    try readSnapshot { (connection) throws(StoreError) in
      guard let id = try DeliveryRecord.id(of: object, connection) else { return nil }
      return try DeliveryRecord.existing(id, connection)
    }
  }

  public func deliveryPayload(webhookID: String) throws(StoreError) -> [UInt8]? {
    try readSnapshot { (connection) throws(StoreError) in
      guard let id = try DeliveryRecord.id(webhookID: webhookID, connection) else { return nil }
      return try DeliveryRecord.payload(id, connection)
    }
  }

  public func deliveries(
    editorID: Int64?, state: DeliveryState?, before: Int64?, limit: Int
  ) throws(StoreError) -> Page<DeliveryRecord> {
    try readSnapshot { (connection) throws(StoreError) in
      let limit = Page<DeliveryRecord>.bounded(limit)
      let ids = try Self.ids(
        editorID: editorID, state: state, before: before ?? Int64.max, count: limit + 1, connection)
      return try Page(ids: ids, limit: limit) { (id) throws(StoreError) in
        try DeliveryRecord.existing(id, connection)
      }
    }
  }

  private static func ids(
    editorID: Int64?, state: DeliveryState?, before: Int64, count: Int, _ connection: Connection
  ) throws(StoreError) -> [Int64] {
    switch (editorID, state) {
    case (nil, nil):
      try connection.all(Int64.self, "SELECT id FROM deliveries WHERE id < ? ORDER BY id DESC LIMIT ?", before, count)
    case (let editorID?, nil):
      try connection.all(
        Int64.self, "SELECT id FROM deliveries WHERE editor_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
        editorID, before, count)
    case (nil, let state?):
      try connection.all(
        Int64.self, "SELECT id FROM deliveries WHERE state = ? AND id < ? ORDER BY id DESC LIMIT ?",
        state, before, count)
    case (let editorID?, let state?):
      try connection.all(
        Int64.self, "SELECT id FROM deliveries WHERE editor_id = ? AND +state = ? AND id < ? ORDER BY id DESC LIMIT ?",
        editorID, state, before, count)
    }
  }

  public func deliveryAttempts(webhookID: String) throws(StoreError) -> [DeliveryAttempt] {
    try readSnapshot { (connection) throws(StoreError) in
      guard let id = try DeliveryRecord.id(webhookID: webhookID, connection) else { return [] }
      return try connection.all(
        DeliveryAttempt.self,
        """
        SELECT number, at, duration_ms, status, error, excerpt FROM delivery_attempts WHERE delivery_id = ?
        ORDER BY number
        """, id)
    }
  }

  public func deliveryRequeues(webhookID: String) throws(StoreError) -> [DeliveryRequeue] {
    try readSnapshot { (connection) throws(StoreError) in
      guard let id = try DeliveryRecord.id(webhookID: webhookID, connection) else { return [] }
      let requeues = try connection.all(
        DeliveryRequeue.self, "SELECT at, origin FROM delivery_requeues WHERE delivery_id = ?", id)
      return requeues.sorted { $0.at < $1.at }
    }
  }

  public func breakers() throws(StoreError) -> [BreakerRecord] {
    try read { (connection) throws(StoreError) in
      try connection.all(
        BreakerRecord.self,
        "SELECT editor_id, failures, open_until, paused_until FROM delivery_breakers ORDER BY editor_id")
    }
  }

  public func deliveryCounts() async throws(StoreError) -> DeliveryCounts {
    try await withOwnConnection("delivery-counts") { (connection) throws(StoreError) in
      let rows = try connection.all(StateCount.self, "SELECT state, count(*) FROM deliveries GROUP BY state")
      func count(_ state: DeliveryState) -> Int { rows.first { $0.state == state }?.count ?? 0 }
      return DeliveryCounts(
        pending: count(.pending), processing: count(.processing), delivered: count(.delivered), failed: count(.failed))
    }
  }

  // MARK: Upkeep

  public func purgeDeliveries(before moment: Timestamp, limit: Int) async throws(StoreError) -> Int {
    try await write { (connection) throws(StoreError) in
      let limit = max(0, limit)
      let deliveries = try connection.run(
        """
        DELETE FROM deliveries WHERE id IN (
          SELECT id FROM deliveries INDEXED BY deliveries_delivered
          WHERE state = 'delivered' AND delivered_at < ? LIMIT ?)
        """, moment, limit)
      let attempts = try connection.run(
        "DELETE FROM delivery_attempts WHERE id IN (SELECT id FROM delivery_attempts WHERE at < ? LIMIT ?)",
        moment, limit)
      let requeues = try connection.run(
        "DELETE FROM delivery_requeues WHERE id IN (SELECT id FROM delivery_requeues WHERE at < ? LIMIT ?)",
        moment, limit)
      return deliveries + attempts + requeues
    }
  }

  public func purgePreviousWebhookSecrets(at now: Timestamp) async throws(StoreError) -> Int {
    try await write { (connection) throws(StoreError) in
      try connection.run(
        """
        UPDATE editors SET previous_webhook_secret = NULL, previous_webhook_secret_until = NULL
        WHERE previous_webhook_secret_until <= ?
        """, now)
    }
  }
}

extension DeliveryRecord {
  fileprivate func hasURL(_ connection: Connection) throws(StoreError) -> Bool {
    try EditorRecord.existing(editorID, connection).completionWebhookURL != nil
  }

  /// All tries are to be had again, at once.
  fileprivate func requeue(
    _ origin: DeliveryRequeue.Origin, at now: Timestamp, _ connection: Connection
  ) throws(StoreError) {
    try connection.run(
      "INSERT INTO delivery_requeues (delivery_id, at, origin) VALUES (?, ?, ?)", id, now, origin)
    try connection.run(
      "UPDATE deliveries SET state = 'pending', tries = 0, next_attempt_at = ? WHERE id = ?", now, id)
    try object.setStatus(.pending, connection)
  }
}

private struct StateCount: SQLiteRow {
  let state: DeliveryState
  let count: Int

  init(row: inout Row) throws(StoreError) {
    state = try row.next()
    count = try row.next()
  }
}
