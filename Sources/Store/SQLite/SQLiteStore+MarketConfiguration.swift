import Runtime

extension SQLiteStore {
  public func configureMarket(
    identifier: String, _ changes: MarketChanges, at now: Timestamp
  ) async throws(StoreError) -> MarketRecord {
    try MarketConfiguration.check(changes)
    return try await write { (connection) throws(StoreError) in
      guard let id = try MarketRecord.id(identifier, connection) else { throw .notFound }
      let market = try MarketRecord.existing(id, connection)
      guard market.completedAt == nil else { throw .alreadyCompleted }
      try MarketConfiguration.touch(market, at: now, connection)
      try MarketConfiguration.write(changes, to: market, connection)
      return try MarketRecord.existing(id, connection)
    }
  }

  public func setBuyerName(marketIdentifier: String, to name: String?) async throws(StoreError) {
    try await write { (connection) throws(StoreError) in
      let changed = try connection.run("UPDATE markets SET buyer_name = ? WHERE identifier = ?", name, marketIdentifier)
      guard changed == 1 else { throw .notFound }
    }
  }

  public func purgeMarketConfigurations(
    untouchedSince moment: Timestamp, limit: Int
  ) async throws(StoreError) -> Int {
    try await write { (connection) throws(StoreError) in
      let ids = try connection.all(
        Int64.self,
        "SELECT market_id FROM market_configurations WHERE touched_at < ? ORDER BY touched_at LIMIT ?",
        moment, max(0, limit))
      for id in ids { try MarketConfiguration.forget(market: id, connection) }
      return ids.count
    }
  }
}

extension MarketConfiguration {
  /// The type that a buyer can add.
  private static let defense = "defense"

  /// - Parameter typeCodes: of the market now.
  static func load(
    market id: Int64, typeCodes: [String], _ connection: Connection
  ) throws(StoreError) -> MarketConfiguration {
    let row = try connection.first(
      ConfigurationRow.self,
      """
      SELECT declared_type_codes, lot_limit_decided, mandatory_keys, last_step, touched_at
      FROM market_configurations WHERE market_id = ?
      """, id)
    guard let row else { return MarketConfiguration() }
    var configuration = row.configuration
    configuration.defenseAdded = typeCodes.contains(defense) && !row.declaredTypeCodes.contains(defense)
    let choices = try connection.all(
      ChoiceRow.self, "SELECT category, additional, selected_keys FROM market_choices WHERE market_id = ?", id)
    for row in choices { configuration.categories[row.category] = row.choice }
    return configuration
  }

  fileprivate static func check(_ changes: MarketChanges) throws(StoreError) {
    if case .set(let keys) = changes.mandatoryKeys { try check(keys: keys, column: "mandatory_keys") }
    for (category, choice) in changes.categories {
      try check(keys: [category], column: "category")
      try check(keys: choice.selectedKeys, column: "selected_keys")
    }
  }

  private static func check(keys: [String], column: String) throws(StoreError) {
    guard keys.count <= maximumKeys else { throw .limitExceeded(.keys) }
    for key in keys where key.utf8.count > 255 { throw .invalidValue(column) }
    _ = try WordList(keys, column: column)
  }

  /// Makes the row with what the editor declared, where nothing is entered yet.
  fileprivate static func touch(
    _ market: MarketRecord, at now: Timestamp, _ connection: Connection
  ) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO market_configurations (market_id, declared_type_codes, declared_lot_limit, touched_at)
      SELECT id, market_type_codes, lot_limit, ?2 FROM markets WHERE id = ?1
      ON CONFLICT (market_id) DO UPDATE SET touched_at = excluded.touched_at
      """, market.id, now)
  }

  fileprivate static func write(
    _ changes: MarketChanges, to market: MarketRecord, _ connection: Connection
  ) throws(StoreError) {
    if case .set(let keys) = changes.mandatoryKeys {
      let keys = try WordList(keys, column: "mandatory_keys")
      try connection.run("UPDATE market_configurations SET mandatory_keys = ? WHERE market_id = ?", keys, market.id)
    }
    if case .set(let step) = changes.lastStep {
      try connection.run("UPDATE market_configurations SET last_step = ? WHERE market_id = ?", step, market.id)
    }
    if case .set(let adds) = changes.addsDefense { try setDefense(adds, of: market, connection) }
    if case .set(let limit) = changes.lotLimit { try setLotLimit(limit, of: market, connection) }
    for (category, choice) in changes.categories { try write(choice, of: category, to: market, connection) }
    let categories = try connection.first(
      Int64.self, "SELECT count(*) FROM market_choices WHERE market_id = ?", market.id)
    if let categories, categories > maximumCategories { throw .limitExceeded(.categories) }
  }

  private static func write(
    _ choice: CategoryChoice, of category: String, to market: MarketRecord, _ connection: Connection
  ) throws(StoreError) {
    let keys = try WordList(choice.selectedKeys, column: "selected_keys")
    try connection.run(
      """
      INSERT INTO market_choices (market_id, category, additional, selected_keys) VALUES (?, ?, ?, ?)
      ON CONFLICT (market_id, category)
        DO UPDATE SET additional = excluded.additional, selected_keys = excluded.selected_keys
      """, market.id, category, choice.additional, keys)
  }

  private static func setDefense(
    _ adds: Bool, of market: MarketRecord, _ connection: Connection
  ) throws(StoreError) {
    let isThere = market.marketTypeCodes.contains(defense)
    guard adds ? !isThere : market.configuration.defenseAdded else { return }
    let codes = adds ? market.marketTypeCodes + [defense] : market.marketTypeCodes.filter { $0 != defense }
    let list = try WordList(codes, column: "market_type_codes")
    try connection.run("UPDATE markets SET market_type_codes = ? WHERE id = ?", list, market.id)
  }

  private static func setLotLimit(
    _ limit: Int?, of market: MarketRecord, _ connection: Connection
  ) throws(StoreError) {
    if let limit, limit < 1 || limit > market.lots.count { throw .invalidValue("lot_limit") }
    try connection.run("UPDATE markets SET lot_limit = ? WHERE id = ?", limit, market.id)
    try connection.run("UPDATE market_configurations SET lot_limit_decided = 1 WHERE market_id = ?", market.id)
  }

  /// A completed market keeps what was decided: it is in its own row.
  fileprivate static func forget(market id: Int64, _ connection: Connection) throws(StoreError) {
    try connection.run(
      """
      UPDATE markets SET (market_type_codes, lot_limit) =
        (SELECT declared_type_codes, declared_lot_limit FROM market_configurations WHERE market_id = ?1)
      WHERE id = ?1 AND completed_at IS NULL
      """, id)
    try connection.run("DELETE FROM market_choices WHERE market_id = ?", id)
    try connection.run("DELETE FROM market_configurations WHERE market_id = ?", id)
  }
}

private struct ConfigurationRow: SQLiteRow {
  let declaredTypeCodes: [String]
  let configuration: MarketConfiguration

  init(row: inout Row) throws(StoreError) {
    declaredTypeCodes = try row.next(WordList.self).words
    var configuration = MarketConfiguration()
    configuration.lotLimitDecided = try row.next()
    configuration.mandatoryKeys = try row.next(WordList.self).words
    configuration.lastStep = try row.next()
    configuration.touchedAt = try row.next()
    self.configuration = configuration
  }
}

private struct ChoiceRow: SQLiteRow {
  let category: String
  let choice: CategoryChoice

  init(row: inout Row) throws(StoreError) {
    category = try row.next()
    choice = CategoryChoice(additional: try row.next(), selectedKeys: try row.next(WordList.self).words)
  }
}
