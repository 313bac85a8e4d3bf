extension Page {
  static func bounded(_ limit: Int) -> Int { min(max(limit, 1), maximumLimit) }

  /// - Parameters:
  ///   - ids: keys, newest first; one more than `limit` where there is a next page.
  ///   - load: reads the row of a key. A statement for each row costs next to nothing here: no server stands between.
  init(ids: [Int64], limit: Int, load: (Int64) throws(StoreError) -> Item) throws(StoreError) {
    var items: [Item] = []
    items.reserveCapacity(min(ids.count, limit))
    for id in ids.prefix(limit) { items.append(try load(id)) }
    self.items = items
    next = ids.count > limit ? ids[limit - 1] : nil
  }
}
