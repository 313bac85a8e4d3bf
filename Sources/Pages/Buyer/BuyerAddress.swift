import HTML

/// The addresses of the buyer's pages.
public enum BuyerAddress {
  public static func step(_ step: BuyerStep, of market: String) -> Reference { page(step.segment, of: market) }

  public static func syncStatus(of market: String) -> Reference { page("sync_status", of: market) }

  public static func syncStatusData(of market: String) -> Reference { page("sync_status.json", of: market) }

  public static func retrySync(of market: String) -> Reference { page("retry_sync", of: market) }

  private static func page(_ segment: String, of market: String) -> Reference {
    .path(["buyer", "public_markets", market, segment])
  }
}
