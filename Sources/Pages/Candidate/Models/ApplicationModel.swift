/// What every page of an application says of it: whose it is, for which market, until when.
public struct ApplicationModel: Sendable, Equatable {
  /// `FT…`, as it stands in the address of its pages.
  public var identifier: String
  /// Fourteen digits; nil while the company is not known.
  public var siret: String?
  /// Whether the candidate entered it; otherwise the platform gave it.
  public var isSiretEntered: Bool
  /// The company's name, where an official source has told it.
  public var companyName: String?
  public var market: ApplicationMarketModel

  public init(
    identifier: String, siret: String?, isSiretEntered: Bool = false, companyName: String? = nil,
    market: ApplicationMarketModel
  ) {
    self.identifier = identifier
    self.siret = siret
    self.isSiretEntered = isSiretEntered
    self.companyName = companyName
    self.market = market
  }
}

/// The market's facts that candidates are shown (product.md §5.4, `market_information`).
public struct ApplicationMarketModel: Sendable, Equatable {
  /// `VR-…`.
  public var identifier: String
  public var name: String
  /// The buyer's name, or its SIRET where the name is not known.
  public var buyer: String
  /// The procurement platform the candidate comes from.
  public var editor: String
  public var deadline: ParisTime
  /// The labels of its types, in the order of the catalogue: `Fournitures`, `Services`…
  public var types: [String]
  /// Empty where the market is not divided.
  public var lots: [ApplicationLotModel]
  /// The most lots that one candidate may choose; nil where there is no limit.
  public var lotLimit: Int?

  public init(
    identifier: String, name: String, buyer: String, editor: String, deadline: ParisTime, types: [String],
    lots: [ApplicationLotModel] = [], lotLimit: Int? = nil
  ) {
    self.identifier = identifier
    self.name = name
    self.buyer = buyer
    self.editor = editor
    self.deadline = deadline
    self.types = types
    self.lots = lots
    self.lotLimit = lotLimit
  }
}

/// One lot of a market.
public struct ApplicationLotModel: Sendable, Equatable {
  /// Counted from 1; the value of `lot_ids`.
  public var position: Int
  public var name: String
  /// `30213100-6`, where the editor gave one.
  public var cpvCode: String?

  public init(position: Int, name: String, cpvCode: String? = nil) {
    self.position = position
    self.name = name
    self.cpvCode = cpvCode
  }
}
