import Runtime

/// A market as lists show it: without its lots and fields, of which a market may have hundreds.
public struct MarketSummary: Sendable, Hashable, Identifiable {
  /// As in ``MarketRecord/id``.
  public let id: Int64
  public let identifier: String
  public let name: String
  public let siret: String
  public let deadline: Timestamp
  public let marketTypeCodes: [String]
  public let completedAt: Timestamp?
  public let syncStatus: DeliveryStatus
  public let createdAt: Timestamp
}
