import Runtime

/// A public market ("marché public") that an editor declared.
public struct MarketRecord: Sendable, Hashable, Identifiable {
  /// Grows with the order of creation; the cursor of lists.
  public let id: Int64
  /// `VR-YYYY-…`; unique.
  public let identifier: String
  public let editorID: Int64
  public let name: String
  /// The buyer's, 14 digits.
  public let siret: String
  public let deadline: Timestamp
  /// Codes of the contract (`supplies`, …), in the order given.
  public let marketTypeCodes: [String]
  /// In the order given.
  public internal(set) var lots: [Lot]
  /// How many lots a candidate may apply for; nil is no limit.
  public let lotLimit: Int?
  public let providerUserID: String?
  /// The keys of the catalogue's fields asked of candidates, in order, as they stood at completion; empty before.
  public let fieldKeys: [String]
  /// When the buyer completed it, which opens it to applications.
  public let completedAt: Timestamp?
  public let syncStatus: DeliveryStatus
  public let createdAt: Timestamp
  /// As a register names the buyer; nil where it was not asked or does not know.
  public internal(set) var buyerName: String?
  /// What the buyer has entered so far; empty once completed.
  public internal(set) var configuration = MarketConfiguration()

  /// Whether applications are made and submitted at that time. The deadline is kept to the second: the second that it
  /// names still counts.
  public func takesApplications(at now: Timestamp) -> Bool {
    now.milliseconds / 1000 <= deadline.milliseconds / 1000
  }

  public struct Lot: Sendable, Hashable {
    public var name: String
    public var cpvCode: String?

    public init(name: String, cpvCode: String? = nil) {
      self.name = name
      self.cpvCode = cpvCode
    }
  }
}

/// A market as its editor sees it.
public struct PublishedMarket: Sendable, Hashable {
  /// Without what its buyer has entered so far.
  public internal(set) var market: MarketRecord
  /// Whether completions are told to its editor.
  public let deliversWebhooks: Bool
}

public struct NewMarket: Sendable, Hashable {
  public var identifier: String
  public var editorID: Int64
  public var name: String
  public var siret: String
  public var deadline: Timestamp
  public var marketTypeCodes: [String]
  public var lots: [MarketRecord.Lot]
  public var lotLimit: Int?
  public var providerUserID: String?
  public var createdAt: Timestamp

  public init(
    identifier: String, editorID: Int64, name: String, siret: String, deadline: Timestamp,
    marketTypeCodes: [String], lots: [MarketRecord.Lot] = [], lotLimit: Int? = nil,
    providerUserID: String? = nil, createdAt: Timestamp
  ) {
    self.identifier = identifier
    self.editorID = editorID
    self.name = name
    self.siret = siret
    self.deadline = deadline
    self.marketTypeCodes = marketTypeCodes
    self.lots = lots
    self.lotLimit = lotLimit
    self.providerUserID = providerUserID
    self.createdAt = createdAt
  }
}
