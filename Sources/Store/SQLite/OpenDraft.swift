import Runtime

/// An application that may be changed, within one write.
struct OpenDraft {
  let application: ApplicationRecord

  var id: Int64 { application.id }

  /// - Throws: ``StoreError/notFound``, ``StoreError/notOwner``, ``StoreError/locked``, in this order: a stranger does
  ///   not learn what became of an application.
  init(_ access: DraftAccess, _ connection: Connection) throws(StoreError) {
    let application = try ApplicationRecord.named(access.applicationIdentifier, connection)
    guard access.author.mayWrite(to: application) else { throw .notOwner }
    try self.init(application)
  }

  init(_ application: ApplicationRecord) throws(StoreError) {
    guard !application.isLocked else { throw .locked }
    self.application = application
  }

  func touch(at now: Timestamp, _ connection: Connection) throws(StoreError) {
    try connection.run("UPDATE applications SET touched_at = ? WHERE id = ?", now, id)
  }

  /// - Throws: ``StoreError/unknownField(_:)`` for a key that the market does not ask for.
  func checkFields(_ keys: [String], _ connection: Connection) throws(StoreError) {
    guard !keys.isEmpty else { return }
    let asked = try connection.first(
      WordList.self, "SELECT field_keys FROM markets WHERE id = ?", application.marketID)
    let known = Set(asked?.words ?? [])
    for key in keys where !known.contains(key) { throw .unknownField(key) }
  }

  // MARK: Choices

  /// Replaces the chosen lots.
  func choose(lots positions: [Int], _ connection: Connection) throws(StoreError) {
    let known = Set(
      try connection.all(
        Int64.self, "SELECT position FROM market_lots WHERE market_id = ?", application.marketID))
    for position in positions where !known.contains(Int64(position)) { throw .unknownLot(position) }
    let chosen = Set(positions)
    let limit = try connection.first(
      OptionalInteger.self, "SELECT lot_limit FROM markets WHERE id = ?", application.marketID)?.value
    if let limit, chosen.count > limit { throw .tooManyLots(limit: limit) }
    try connection.run("DELETE FROM application_lots WHERE application_id = ?", id)
    for position in chosen {
      try connection.run(
        "INSERT INTO application_lots (application_id, market_id, position) VALUES (?, ?, ?)",
        id, application.marketID, position)
    }
  }

  func write(_ changes: DraftChanges, at now: Timestamp, _ connection: Connection) throws(StoreError) {
    if case .set(let lots) = changes.lots { try choose(lots: lots, connection) }
    if case .set(let attests) = changes.attestsNoExclusionMotifs {
      try connection.run("UPDATE applications SET attests_no_exclusion = ? WHERE id = ?", attests, id)
    }
    if case .set(let name) = changes.companyName {
      try connection.run("UPDATE applications SET company_name = ? WHERE id = ?", name, id)
    }
    if case .set(let step) = changes.lastStep {
      try connection.run("UPDATE applications SET last_step = ? WHERE id = ?", step, id)
    }
    try touch(at: now, connection)
  }

  // MARK: Emptying

  /// Takes out all that candidates and official sources brought in.
  /// - Returns: the storage names of the files.
  func empty(_ connection: Connection) throws(StoreError) -> [String] {
    let names = try connection.all(
      String.self, "DELETE FROM application_files WHERE application_id = ? RETURNING storage_name", id)
    try connection.run("DELETE FROM answers WHERE application_id = ?", id)
    try connection.run("DELETE FROM contestations WHERE application_id = ?", id)
    try connection.run("DELETE FROM application_lots WHERE application_id = ?", id)
    // A link of before would make the application somebody's again.
    try connection.run("DELETE FROM magic_links WHERE application_id = ?", id)
    try connection.run(
      """
      UPDATE applications SET candidate_id = NULL, company_name = NULL, siret = iif(siret_entered, NULL, siret),
        siret_entered = 0, attests_no_exclusion = 0, last_step = NULL, touched_at = NULL
      WHERE id = ?
      """, id)
    if let owner = application.candidateID { try CandidateRecord.forgetIfIdle(owner, connection) }
    return names
  }
}

extension DraftAccess.Author {
  func mayWrite(to application: ApplicationRecord) -> Bool {
    switch self {
    case .anyone: true
    case .candidate(let id): application.candidateID == id
    case .editor(let id): application.editorID == id
    }
  }
}

private struct OptionalInteger: SQLiteRow {
  let value: Int?

  init(row: inout Row) throws(StoreError) { value = try row.next() }
}
