import Runtime

extension SQLiteStore {
  public func saveDraft(
    _ access: DraftAccess, _ changes: DraftChanges, limits: FileLimits, at now: Timestamp
  ) async throws(StoreError) -> SavedDraft {
    for file in changes.addedFiles { try file.check() }
    return try await write { (connection) throws(StoreError) in
      let draft = try OpenDraft(access, connection)
      let keys = changes.answers.map(\.fieldKey) + Array(changes.contestations.keys)
      try draft.checkFields(keys + changes.addedFiles.map(\.fieldKey), connection)
      let official = try draft.officialKeys(connection)
      for file in changes.addedFiles where !file.isContestation && official.contains(file.fieldKey) {
        throw .officialAnswer(file.fieldKey)
      }
      var erased: [String] = []
      for file in changes.removedFiles {
        if let name = try draft.remove(file, sparing: official, connection) { erased.append(name) }
      }
      for change in changes.answers
      where !official.contains(change.fieldKey) && !draft.isIdentified(by: change.fieldKey) {
        try draft.write(change, at: now, connection)
      }
      for (key, text) in changes.contestations { try draft.contest(key, text, at: now, connection) }
      if !keys.isEmpty { try draft.checkTexts(connection) }
      try draft.write(changes, at: now, connection)
      let added = try draft.add(changes.addedFiles, limits: limits, at: now, connection)
      return SavedDraft(
        addedFiles: added, erasedStorageNames: erased,
        officialKeys: changes.answers.map(\.fieldKey).filter { official.contains($0) })
    }
  }

  public func bindSiret(_ access: DraftAccess, to siret: String, at now: Timestamp) async throws(StoreError) {
    try await write { (connection) throws(StoreError) in
      let draft = try OpenDraft(access, connection)
      if let own = draft.application.siret {
        guard own == siret else { throw .invalidValue("siret") }
        return
      }
      try draft.application.bind(siret: siret, connection)
      try draft.touch(at: now, connection)
    }
  }

  public func deleteDraft(_ access: DraftAccess) async throws(StoreError) -> [String] {
    try await write { (connection) throws(StoreError) in
      try OpenDraft(access, connection).empty(connection)
    }
  }

  public func purgeDrafts(untouchedSince moment: Timestamp, limit: Int) async throws(StoreError) -> PurgedDrafts {
    try await write { (connection) throws(StoreError) in
      let ids = try connection.all(
        Int64.self,
        """
        SELECT id FROM applications
        WHERE touched_at < ? AND submission_requested_at IS NULL AND completed_at IS NULL
        ORDER BY touched_at LIMIT ?
        """, moment, max(0, limit))
      var identifiers: [String] = []
      var erased: [String] = []
      for id in ids {
        let draft = try OpenDraft(ApplicationRecord.existing(id, connection))
        erased += try draft.empty(connection)
        identifiers.append(draft.application.identifier)
      }
      return PurgedDrafts(applicationIdentifiers: identifiers, erasedStorageNames: erased)
    }
  }

  public func recordOfficialAnswers(
    applicationIdentifier: String, _ answers: [OfficialAnswer], limits: FileLimits, at now: Timestamp
  ) async throws(StoreError) -> [String] {
    for answer in answers {
      for file in answer.found?.files ?? [] { try file.check() }
    }
    return try await write { (connection) throws(StoreError) in
      let draft = try OpenDraft(ApplicationRecord.named(applicationIdentifier, connection))
      try draft.checkFields(answers.map(\.fieldKey), connection)
      var erased: [String] = []
      for answer in answers {
        guard let found = answer.found else {
          try draft.noteFailure(of: answer.fieldKey, at: now, connection)
          continue
        }
        erased += try draft.removeFiles(of: answer.fieldKey, connection)
        try draft.write(found, to: answer.fieldKey, at: now, connection)
        _ = try draft.add(found.files, limits: limits, at: now, connection)
      }
      try draft.checkTexts(connection)
      // From now on there is something to purge.
      try connection.run("UPDATE applications SET touched_at = ? WHERE id = ? AND touched_at IS NULL", now, draft.id)
      return erased
    }
  }
}
