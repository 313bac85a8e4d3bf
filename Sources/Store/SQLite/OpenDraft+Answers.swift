import Runtime

extension OpenDraft {
  /// The fields whose answers are official.
  func officialKeys(_ connection: Connection) throws(StoreError) -> Set<String> {
    Set(
      try connection.all(
        String.self, "SELECT field_key FROM answers WHERE application_id = ? AND source = 'auto'", id))
  }

  /// Whether the application itself answers the field, so that the candidate does not.
  func isIdentified(by key: String) -> Bool { key == Dossier.siretField && application.siret != nil }

  /// Writes what the candidate answered. Where it came from stays as it was.
  func write(_ change: AnswerChange, at now: Timestamp, _ connection: Connection) throws(StoreError) {
    guard let value = change.value else { return try remove(change.fieldKey, at: now, connection) }
    try connection.run(
      """
      INSERT INTO answers (application_id, field_key, kind, value, source, updated_at)
      VALUES (?, ?, ?, ?, 'manual', ?)
      ON CONFLICT (application_id, field_key)
        DO UPDATE SET kind = excluded.kind, value = excluded.value, updated_at = excluded.updated_at
        WHERE answers.source <> 'auto'
      """, id, change.fieldKey, value.kind, try value.json(), now)
  }

  private func remove(_ key: String, at now: Timestamp, _ connection: Connection) throws(StoreError) {
    try connection.run(
      "DELETE FROM answers WHERE application_id = ? AND field_key = ? AND source = 'manual'", id, key)
    // That the official source failed is still to be known.
    try connection.run(
      """
      UPDATE answers SET kind = NULL, value = NULL, updated_at = ?
      WHERE application_id = ? AND field_key = ? AND source = 'manual_after_api_failure'
      """, now, id, key)
  }

  func contest(_ key: String, _ text: String, at now: Timestamp, _ connection: Connection) throws(StoreError) {
    if text.isEmpty {
      try connection.run("DELETE FROM contestations WHERE application_id = ? AND field_key = ?", id, key)
    } else {
      try connection.run(
        """
        INSERT INTO contestations (application_id, field_key, text, updated_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (application_id, field_key) DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at
        """, id, key, text, now)
    }
  }

  /// Writes what an official source found.
  func write(
    _ found: OfficialAnswer.Found, to key: String, at now: Timestamp, _ connection: Connection
  ) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO answers (application_id, field_key, kind, value, source, hidden, official_text, updated_at)
      VALUES (?, ?, ?, ?, 'auto', ?, ?, ?)
      ON CONFLICT (application_id, field_key)
        DO UPDATE SET kind = excluded.kind, value = excluded.value, source = excluded.source,
          hidden = excluded.hidden, official_text = excluded.official_text, updated_at = excluded.updated_at
      """, id, key, found.value.kind, try found.value.json(), found.isHidden, found.text, now)
  }

  /// Notes that the official source failed: the candidate answers, if they have not yet.
  func noteFailure(of key: String, at now: Timestamp, _ connection: Connection) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO answers (application_id, field_key, source, updated_at)
      VALUES (?, ?, 'manual_after_api_failure', ?)
      ON CONFLICT (application_id, field_key) DO UPDATE SET source = excluded.source, updated_at = excluded.updated_at
        WHERE answers.source = 'manual'
      """, id, key, now)
  }

  /// - Throws: ``StoreError/limitExceeded(_:)`` when the texts of the application have grown too large.
  func checkTexts(_ connection: Connection) throws(StoreError) {
    let answers = try connection.first(
      Int64.self,
      """
      SELECT coalesce(sum(coalesce(length(value), 0) + coalesce(length(CAST(official_text AS BLOB)), 0)), 0)
      FROM answers WHERE application_id = ?
      """, id)
    let contestations = try connection.first(
      Int64.self,
      "SELECT coalesce(sum(length(CAST(text AS BLOB))), 0) FROM contestations WHERE application_id = ?", id)
    guard let answers, let contestations else { throw .corrupted("no sum") }
    guard answers + contestations <= DraftLimits.answerBytes else { throw .limitExceeded(.answerBytes) }
  }
}

extension AnswerRecord: SQLiteRow {
  init(row: inout Row) throws(StoreError) {
    let fieldKey: String = try row.next()
    let kind: String? = try row.next()
    let json: [UInt8]? = try row.next()
    var value: AnswerValue?
    if let kind, let json { value = try AnswerValue(kind: kind, json: json) }
    self.init(
      fieldKey: fieldKey, value: value, source: try row.next(), isHidden: try row.next(),
      officialText: try row.next(), updatedAt: try row.next())
  }

  static func all(of application: Int64, _ connection: Connection) throws(StoreError) -> [AnswerRecord] {
    try connection.all(
      AnswerRecord.self,
      """
      SELECT field_key, kind, value, source, hidden, official_text, updated_at FROM answers
      WHERE application_id = ? ORDER BY field_key
      """, application)
  }
}
