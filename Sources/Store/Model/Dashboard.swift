import Runtime

/// A page of a candidate's applications, newest first.
public struct Dashboard: Sendable, Hashable {
  public let items: [DashboardItem]
  /// From 1; the last page where a later one was asked for.
  public let page: Int
  /// At least 1.
  public let pageCount: Int
  /// Of all pages.
  public let inProgress: Int
  /// Those whose submission was asked for.
  public let transmitted: Int

  public static let itemsPerPage = 10
}

public struct DashboardItem: Sendable, Hashable {
  public let application: ApplicationRecord
  public let marketName: String
  /// The buyer's name, or SIRET where the name is unknown.
  public let buyer: String
  public let deadline: Timestamp
  /// How many lots the market has, and how many are chosen.
  public let lots: Int
  public let chosenLots: Int
  /// When the candidate changed something last.
  public let touchedAt: Timestamp?
}
