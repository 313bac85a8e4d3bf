import Runtime

extension SQLiteStore {
  public func createEditor(_ editor: NewEditor) async throws(StoreError) -> EditorRecord {
    try await write { (connection) throws(StoreError) in
      let id = try EditorRecord.insert(editor, connection)
      return try EditorRecord.existing(id, connection)
    }
  }

  public func editor(id: Int64) throws(StoreError) -> EditorRecord? {
    try readSnapshot { (connection) throws(StoreError) in try EditorRecord.load(id, connection) }
  }

  public func hasCompletionWebhook(editorID: Int64) throws(StoreError) -> Bool {
    try read { (connection) throws(StoreError) in
      try connection.first(Bool.self, "SELECT completion_webhook_url IS NOT NULL FROM editors WHERE id = ?", editorID)
        ?? false
    }
  }

  public func editor(clientID: String) throws(StoreError) -> EditorRecord? {
    try readSnapshot { (connection) throws(StoreError) in
      guard let id = try EditorRecord.id(clientID: clientID, connection) else { return nil }
      return try EditorRecord.load(id, connection)
    }
  }

  public func editor(name: String) throws(StoreError) -> EditorRecord? {
    try readSnapshot { (connection) throws(StoreError) in
      guard let id = try EditorRecord.id(name: name, connection) else { return nil }
      return try EditorRecord.load(id, connection)
    }
  }

  public func editors() throws(StoreError) -> [EditorRecord] {
    try readSnapshot { (connection) throws(StoreError) in
      let ids = try connection.all(Int64.self, "SELECT id FROM editors ORDER BY name")
      var editors: [EditorRecord] = []
      for id in ids { editors.append(try EditorRecord.existing(id, connection)) }
      return editors
    }
  }

  public func updateEditor(
    id: Int64, _ changes: EditorChanges, at now: Timestamp
  ) async throws(StoreError) -> EditorRecord {
    try await write { (connection) throws(StoreError) in
      guard var editor = try EditorRecord.load(id, connection) else { throw .notFound }
      if case .set = changes.sealedWebhookSecret, changes.previousWebhookSecretUntil != nil,
        let former = editor.previousWebhookSecret, now < former.validUntil
      {
        throw .formerSecretSigns(until: former.validUntil)
      }
      let before = editor
      editor.apply(changes)
      if editor.clientSecretHash != before.clientSecretHash || !editor.mayCall {
        try AccessTokenRecord.revokeAll(of: id, at: now, connection)
      }
      if editor.completionWebhookURL != before.completionWebhookURL { try BreakerRecord.forget(id, connection) }
      editor.updatedAt = now
      try editor.update(connection)
      return editor
    }
  }
}
