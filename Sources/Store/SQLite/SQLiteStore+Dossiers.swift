import Runtime

extension SQLiteStore {
  public func dossier(applicationIdentifier: String) throws(StoreError) -> Dossier? {
    try readSnapshot { (connection) throws(StoreError) in
      guard let id = try ApplicationRecord.id(applicationIdentifier, connection) else { return nil }
      let application = try ApplicationRecord.existing(id, connection)
      let market = try MarketRecord.existing(application.marketID, connection)
      let answers = try AnswerRecord.all(of: id, connection)
      return Dossier(
        application: application, market: market,
        editor: try EditorRecord.existing(application.editorID, connection),
        owner: try application.candidateID.map { (id) throws(StoreError) in
          try CandidateRecord.existing(id, connection)
        },
        draft: try DraftState.existing(id, connection),
        answers: Dictionary(uniqueKeysWithValues: answers.map { ($0.fieldKey, $0) })
          .identified(by: application, asked: market.fieldKeys),
        files: try FileRecord.all(of: id, connection), documents: try DocumentRecord.all(of: id, connection),
        submission: try SubmissionState.load(application: id, connection))
    }
  }

  public func dashboard(candidateID: Int64, siret: String, page: Int) throws(StoreError) -> Dashboard {
    try readSnapshot { (connection) throws(StoreError) in
      let counts = try connection.first(
        DashboardCounts.self,
        """
        SELECT count(*), count(coalesce(submission_requested_at, completed_at))
        FROM applications WHERE candidate_id = ? AND siret = ?
        """, candidateID, siret)
      guard let counts else { throw .corrupted("no counts") }
      let pageCount = max(1, (counts.all + Dashboard.itemsPerPage - 1) / Dashboard.itemsPerPage)
      let page = min(max(1, page), pageCount)
      let ids = try connection.all(
        Int64.self,
        "SELECT id FROM applications WHERE candidate_id = ? AND siret = ? ORDER BY id DESC LIMIT ? OFFSET ?",
        candidateID, siret, Dashboard.itemsPerPage, (page - 1) * Dashboard.itemsPerPage)
      var items: [DashboardItem] = []
      for id in ids { items.append(try DashboardItem.existing(id, connection)) }
      return Dashboard(
        items: items, page: page, pageCount: pageCount, inProgress: counts.all - counts.transmitted,
        transmitted: counts.transmitted)
    }
  }
}

extension [String: AnswerRecord] {
  /// With the SIRET of the application as the answer to the field that asks for it, where the market has that field.
  /// What an official source said of it stays.
  fileprivate func identified(by application: ApplicationRecord, asked keys: [String]) -> Self {
    let key = Dossier.siretField
    guard let siret = application.siret, keys.contains(key), self[key]?.source != .auto else { return self }
    var answers = self
    answers[key] = AnswerRecord(
      fieldKey: key, value: .text(siret), source: self[key]?.source ?? .manual, isHidden: false, officialText: nil,
      updatedAt: application.createdAt)
    return answers
  }
}

extension DraftState: SQLiteRow {
  init(row: inout Row) throws(StoreError) {
    self.init(
      attestsNoExclusionMotifs: try row.next(), lastStep: try row.next(), touchedAt: try row.next())
  }

  fileprivate static func existing(_ application: Int64, _ connection: Connection) throws(StoreError) -> DraftState {
    let state = try connection.first(
      DraftState.self, "SELECT attests_no_exclusion, last_step, touched_at FROM applications WHERE id = ?",
      application)
    guard var state else { throw .corrupted("application \(application) is gone") }
    state.lots = try lots(of: application, connection)
    let contestations = try connection.all(
      ContestationRow.self, "SELECT field_key, text FROM contestations WHERE application_id = ?", application)
    for row in contestations { state.contestations[row.fieldKey] = row.text }
    return state
  }

  /// The positions of the chosen lots.
  static func lots(of application: Int64, _ connection: Connection) throws(StoreError) -> [Int] {
    try connection.all(
      Int64.self, "SELECT position FROM application_lots WHERE application_id = ? ORDER BY position", application
    ).map { Int($0) }
  }
}

private struct ContestationRow: SQLiteRow {
  let fieldKey: String
  let text: String

  init(row: inout Row) throws(StoreError) {
    fieldKey = try row.next()
    text = try row.next()
  }
}

private struct DashboardCounts: SQLiteRow {
  let all: Int
  let transmitted: Int

  init(row: inout Row) throws(StoreError) {
    all = try row.next()
    transmitted = try row.next()
  }
}

extension DashboardItem {
  fileprivate static func existing(_ id: Int64, _ connection: Connection) throws(StoreError) -> DashboardItem {
    let application = try ApplicationRecord.existing(id, connection)
    let details = try connection.first(
      DashboardDetails.self,
      """
      SELECT market.name, coalesce(market.buyer_name, market.siret), market.deadline,
        (SELECT count(*) FROM market_lots WHERE market_id = market.id),
        (SELECT count(*) FROM application_lots WHERE application_id = application.id), application.touched_at
      FROM applications AS application JOIN markets AS market ON market.id = application.market_id
      WHERE application.id = ?
      """, id)
    guard let details else { throw .corrupted("application \(id) is gone") }
    return DashboardItem(
      application: application, marketName: details.marketName, buyer: details.buyer, deadline: details.deadline,
      lots: details.lots, chosenLots: details.chosenLots, touchedAt: details.touchedAt)
  }
}

private struct DashboardDetails: SQLiteRow {
  let marketName: String
  let buyer: String
  let deadline: Timestamp
  let lots: Int
  let chosenLots: Int
  let touchedAt: Timestamp?

  init(row: inout Row) throws(StoreError) {
    marketName = try row.next()
    buyer = try row.next()
    deadline = try row.next()
    lots = try row.next()
    chosenLots = try row.next()
    touchedAt = try row.next()
  }
}
