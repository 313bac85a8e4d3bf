/// One step of the schema. A released step never changes; what is wrong in it is put right by the next one.
struct Migration: Sendable {
  /// From 1, without gaps.
  let version: Int
  let name: String
  /// Statements without parameters, run in one transaction.
  let sql: String

  static let all = [initial, deliveries, journeys, counts, words]
}
