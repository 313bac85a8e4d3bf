import Runtime

extension SQLiteStore {
  public func createMarket(_ market: NewMarket) async throws(StoreError) -> MarketRecord {
    let codes = try WordList(market.marketTypeCodes, column: "market_type_codes")
    return try await write { (connection) throws(StoreError) in
      let id = try connection.insert(
        """
        INSERT INTO markets (identifier, editor_id, name, siret, deadline, market_type_codes, lot_limit,
          provider_user_id, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (identifier) DO NOTHING
        """,
        market.identifier, market.editorID, market.name, market.siret, market.deadline, codes, market.lotLimit,
        market.providerUserID, market.createdAt)
      guard let id else { throw .identifierTaken }
      for (index, lot) in market.lots.enumerated() {
        try connection.run(
          "INSERT INTO market_lots (market_id, position, name, cpv_code) VALUES (?, ?, ?, ?)",
          id, index + 1, lot.name, lot.cpvCode)
      }
      return MarketRecord(
        id: id, identifier: market.identifier, editorID: market.editorID, name: market.name, siret: market.siret,
        deadline: market.deadline, marketTypeCodes: market.marketTypeCodes, lots: market.lots,
        lotLimit: market.lotLimit, providerUserID: market.providerUserID, fieldKeys: [], completedAt: nil,
        syncStatus: .pending, createdAt: market.createdAt)
    }
  }

  public func market(identifier: String) throws(StoreError) -> MarketRecord? {
    try readSnapshot { (connection) throws(StoreError) in try MarketRecord.named(identifier, connection) }
  }

  public func publishedMarket(identifier: String) throws(StoreError) -> PublishedMarket? {
    try readSnapshot { (connection) throws(StoreError) in
      var published = try connection.first(
        PublishedMarket.self,
        """
        SELECT market.id, market.identifier, market.editor_id, market.name, market.siret, market.deadline,
          market.market_type_codes, market.lot_limit, market.provider_user_id, market.field_keys, market.completed_at,
          market.sync_status, market.created_at, market.buyer_name, editor.completion_webhook_url IS NOT NULL
        FROM markets AS market JOIN editors AS editor ON editor.id = market.editor_id
        WHERE market.identifier = ?
        """, identifier)
      if let id = published?.market.id { published?.market.lots = try MarketRecord.Lot.all(of: id, connection) }
      return published
    }
  }

  public func markets(
    editorID: Int64?, before: Int64?, limit: Int
  ) throws(StoreError) -> Page<MarketSummary> {
    try readSnapshot { (connection) throws(StoreError) in
      let before = before ?? Int64.max
      let limit = Page<MarketSummary>.bounded(limit)
      let ids =
        if let editorID {
          try connection.all(
            Int64.self, "SELECT id FROM markets WHERE editor_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
            editorID, before, limit + 1)
        } else {
          try connection.all(
            Int64.self, "SELECT id FROM markets WHERE id < ? ORDER BY id DESC LIMIT ?", before, limit + 1)
        }
      return try Page(ids: ids, limit: limit) { (id) throws(StoreError) in try MarketSummary.existing(id, connection) }
    }
  }

  public func completeMarket(
    identifier: String, at now: Timestamp, conclude: @escaping @Sendable (MarketRecord) throws -> MarketConclusion
  ) async throws -> MarketRecord {
    let result: Result<(market: MarketRecord, isQueued: Bool), any Error> = try await write {
      (connection) throws(StoreError) in
      guard let id = try MarketRecord.id(identifier, connection) else { throw .notFound }
      let market = try MarketRecord.existing(id, connection)
      guard market.completedAt == nil else { throw .alreadyCompleted }
      let conclusion: MarketConclusion
      do {
        conclusion = try conclude(market)
      } catch {
        return .failure(error)
      }
      let keys = try WordList(conclusion.fieldKeys, column: "field_keys")
      try connection.run("UPDATE markets SET completed_at = ?, field_keys = ? WHERE id = ?", now, keys, id)
      var isQueued = false
      if let delivery = conclusion.delivery {
        isQueued = try Self.enqueue(delivery, about: .market(id), to: market.editorID, at: now, connection)
      }
      return .success((try MarketRecord.existing(id, connection), isQueued))
    }
    let (market, isQueued) = try result.get()
    if isQueued { deliverySignal.ring() }
    return market
  }
}

extension MarketRecord {
  static func id(_ identifier: String, _ connection: Connection) throws(StoreError) -> Int64? {
    try connection.first(Int64.self, "SELECT id FROM markets WHERE identifier = ?", identifier)
  }

  static func named(_ identifier: String, _ connection: Connection) throws(StoreError) -> MarketRecord? {
    let market = try connection.first(
      MarketRecord.self,
      """
      SELECT id, identifier, editor_id, name, siret, deadline, market_type_codes, lot_limit, provider_user_id,
        field_keys, completed_at, sync_status, created_at, buyer_name
      FROM markets WHERE identifier = ?
      """, identifier)
    return try market?.whole(connection)
  }

  /// A market whose key was just read or written.
  static func existing(_ id: Int64, _ connection: Connection) throws(StoreError) -> MarketRecord {
    let market = try connection.first(
      MarketRecord.self,
      """
      SELECT id, identifier, editor_id, name, siret, deadline, market_type_codes, lot_limit, provider_user_id,
        field_keys, completed_at, sync_status, created_at, buyer_name
      FROM markets WHERE id = ?
      """, id)
    guard let market else { throw .corrupted("market \(id) is gone") }
    return try market.whole(connection)
  }

  /// With its lots and, until it is completed, its configuration: every way to a market ends here.
  private func whole(_ connection: Connection) throws(StoreError) -> MarketRecord {
    var market = self
    market.lots = try Lot.all(of: id, connection)
    if market.completedAt == nil {
      market.configuration = try MarketConfiguration.load(market: id, typeCodes: market.marketTypeCodes, connection)
    }
    return market
  }
}

extension MarketSummary: SQLiteRow {
  fileprivate static func existing(_ id: Int64, _ connection: Connection) throws(StoreError) -> MarketSummary {
    let market = try connection.first(
      MarketSummary.self,
      """
      SELECT id, identifier, name, siret, deadline, market_type_codes, completed_at, sync_status, created_at
      FROM markets WHERE id = ?
      """, id)
    guard let market else { throw .corrupted("market \(id) is gone") }
    return market
  }

  init(row: inout Row) throws(StoreError) {
    self.init(
      id: try row.next(), identifier: try row.next(), name: try row.next(), siret: try row.next(),
      deadline: try row.next(), marketTypeCodes: try row.next(WordList.self).words, completedAt: try row.next(),
      syncStatus: try row.next(), createdAt: try row.next())
  }
}

extension MarketRecord: SQLiteRow {
  init(row: inout Row) throws(StoreError) {
    self.init(
      id: try row.next(), identifier: try row.next(), editorID: try row.next(), name: try row.next(),
      siret: try row.next(), deadline: try row.next(), marketTypeCodes: try row.next(WordList.self).words, lots: [],
      lotLimit: try row.next(), providerUserID: try row.next(), fieldKeys: try row.next(WordList.self).words,
      completedAt: try row.next(), syncStatus: try row.next(), createdAt: try row.next(), buyerName: try row.next())
  }
}

extension PublishedMarket: SQLiteRow {
  init(row: inout Row) throws(StoreError) {
    self.init(market: try MarketRecord(row: &row), deliversWebhooks: try row.next())
  }
}

extension MarketRecord.Lot: SQLiteRow {
  /// Those of a market, in their order.
  fileprivate static func all(of market: Int64, _ connection: Connection) throws(StoreError) -> [Self] {
    try connection.all(
      Self.self, "SELECT name, cpv_code FROM market_lots WHERE market_id = ? ORDER BY position", market)
  }

  init(row: inout Row) throws(StoreError) { self.init(name: try row.next(), cpvCode: try row.next()) }
}
