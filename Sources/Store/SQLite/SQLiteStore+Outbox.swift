import Runtime

/// Writing to the outbox, and delivering from it.
extension SQLiteStore {
  public func deliveryAgenda(at now: Timestamp, limits: ClaimLimits) throws(StoreError) -> DeliveryAgenda {
    try readSnapshot { (connection) throws(StoreError) in
      let one = ClaimLimits(count: min(limits.count, 1), perEditor: limits.perEditor)
      if try !DeliveryQueue.due(at: now, limits: one, after: 0, connection).isEmpty { return .due }
      guard let next = try DeliveryQueue.next(after: now, connection) else { return .nothing }
      return .later(next)
    }
  }

  public func claimDeliveries(
    at now: Timestamp, limits: ClaimLimits, after editorID: Int64
  ) async throws(StoreError) -> [ClaimedDelivery] {
    try await write { (connection) throws(StoreError) in
      var claimed: [ClaimedDelivery] = []
      for id in try DeliveryQueue.due(at: now, limits: limits, after: editorID, connection) {
        try connection.run("UPDATE deliveries SET state = 'processing', attempts = attempts + 1 WHERE id = ?", id)
        let delivery = try DeliveryRecord.existing(id, connection)
        try delivery.object.setStatus(.processing, connection)
        claimed.append(
          ClaimedDelivery(
            delivery: delivery, payload: try DeliveryRecord.payload(id, connection),
            editor: try EditorRecord.existing(delivery.editorID, connection)))
      }
      return claimed
    }
  }

  public func recordAttempt(_ finished: FinishedAttempt) async throws(StoreError) -> Bool {
    try await write { (connection) throws(StoreError) in
      let current = try connection.first(
        Int64.self, "SELECT editor_id FROM deliveries WHERE id = ? AND state = 'processing' AND attempts = ?",
        finished.deliveryID, finished.attempt.number)
      guard let editorID = current else { return false }
      try finished.attempt.insert(for: finished.deliveryID, connection)
      try finished.settle(connection)
      try finished.judge(editorID, connection)
      return true
    }
  }

  public func releaseDelivery(id: Int64, attempt: Int) async throws(StoreError) {
    try await write { (connection) throws(StoreError) -> Void in
      try connection.run(
        "UPDATE deliveries SET state = 'pending' WHERE id = ? AND state = 'processing' AND attempts = ?", id, attempt)
    }
  }

  public func recoverDeliveries(at now: Timestamp) async throws(StoreError) -> Int {
    try await write { (connection) throws(StoreError) in
      let ids = try connection.all(Int64.self, "SELECT id FROM deliveries WHERE state = 'processing'")
      for id in ids {
        let delivery = try DeliveryRecord.existing(id, connection)
        try DeliveryAttempt(number: delivery.attempts, at: now, durationMilliseconds: 0, error: "interrupted")
          .insert(for: id, connection)
        try connection.run("UPDATE deliveries SET state = 'pending' WHERE id = ?", id)
      }
      return ids.count
    }
  }

  /// Writes the delivery of an object that is being completed, unless its editor has nowhere to deliver it to.
  /// - Returns: whether it was written.
  static func enqueue(
    _ new: NewDelivery, about object: DeliveryObject, to editorID: Int64, at now: Timestamp, _ connection: Connection
  ) throws(StoreError) -> Bool {
    guard try EditorRecord.existing(editorID, connection).completionWebhookURL != nil else { return false }
    let inserted = try connection.run(
      """
      INSERT INTO deliveries (webhook_id, editor_id, event, object_kind, object_id, payload, state, next_attempt_at,
        created_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'pending', ?7, ?7)
      ON CONFLICT (webhook_id) DO NOTHING
      """,
      new.webhookID, editorID, new.event, object.kind.rawValue, object.key, new.payload, now)
    guard inserted == 1 else { throw .identifierTaken }
    return true
  }
}

extension FinishedAttempt {
  /// What becomes of the delivery and its object.
  fileprivate func settle(_ connection: Connection) throws(StoreError) {
    let object = try DeliveryRecord.existing(deliveryID, connection).object
    switch verdict {
    case .delivered:
      try connection.run(
        "UPDATE deliveries SET state = 'delivered', tries = 0, delivered_at = ? WHERE id = ?", finishedAt, deliveryID)
      try object.setStatus(.completed, connection)
    case .retry(let moment):
      try connection.run(
        "UPDATE deliveries SET state = 'pending', tries = tries + 1, next_attempt_at = ? WHERE id = ?",
        moment, deliveryID)
    case .failed:
      try connection.run("UPDATE deliveries SET state = 'failed', tries = tries + 1 WHERE id = ?", deliveryID)
      try object.setStatus(.failed, connection)
    }
  }

  /// What becomes of the editor's breaker.
  fileprivate func judge(_ editorID: Int64, _ connection: Connection) throws(StoreError) {
    var pause: Timestamp?
    switch health {
    case .unknown: return
    case .well: return try BreakerRecord.forget(editorID, connection)
    case .ill: break
    case .asksForPause(let moment): pause = moment
    }
    let known = try BreakerRecord.load(editorID, connection)
    let failures = (known?.failures ?? 0) + 1
    var openUntil = known?.openUntil
    // A failed trial opens it again; what was still under way when it opened does not keep it open for longer.
    let isTrial = openUntil.map { $0 <= finishedAt } ?? false
    if isTrial || openUntil == nil && failures >= breaker.failures {
      openUntil = finishedAt.adding(milliseconds: breaker.openMilliseconds)
    }
    try BreakerRecord(
      editorID: editorID, failures: failures, openUntil: openUntil, pausedUntil: pause ?? known?.pausedUntil
    ).save(connection)
  }
}
