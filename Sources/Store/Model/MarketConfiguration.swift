import Runtime

/// What the buyer has entered in the wizard of a market so far. What changes the market itself, its types and its limit
/// of lots, is in ``MarketRecord`` at once; the rest waits here for the completion, which makes
/// ``MarketRecord/fieldKeys`` of it. A completed market's is empty.
public struct MarketConfiguration: Sendable, Hashable {
  /// The keys of the mandatory fields as the wizard's first step found them.
  public internal(set) var mandatoryKeys: [String] = []
  /// What the buyer answered on the page of a category, by the category's key; none where the page was never sent.
  public internal(set) var categories: [String: CategoryChoice] = [:]
  /// Whether `defense` is among the market's types because the buyer added it.
  public internal(set) var defenseAdded = false
  /// Whether the buyer has said how many lots a candidate may apply for: ``MarketRecord/lotLimit`` is then that answer,
  /// nil being "no limit". Before it is what the editor declared.
  public internal(set) var lotLimitDecided = false
  /// The step sent last, to come back to.
  public internal(set) var lastStep: String?
  /// When something was entered last; nil when nothing is.
  public internal(set) var touchedAt: Timestamp?

  public init() {}

  /// The keys of every optional field chosen, in no order: the catalogue has one.
  public var selectedKeys: Set<String> { Set(categories.values.flatMap(\.selectedKeys)) }

  /// How many categories a market can have answers to, and how many keys a list can have. The catalogue has a dozen and
  /// fifty; these keep a mistake from filling the disk.
  public static let maximumCategories = 100
  public static let maximumKeys = 1000
}

/// A buyer's answer to "do you want to ask for more?" in one category.
public struct CategoryChoice: Sendable, Hashable {
  /// Yes or no.
  public var additional: Bool
  /// The optional fields ticked, as given.
  public var selectedKeys: [String]

  public init(additional: Bool, selectedKeys: [String] = []) {
    self.additional = additional
    self.selectedKeys = selectedKeys
  }
}

/// One step of the buyer's wizard; what is not set stays.
public struct MarketChanges: Sendable, Hashable {
  public var mandatoryKeys: Change<[String]> = .keep
  /// Replaces the answers of the categories named here, and only theirs.
  public var categories: [String: CategoryChoice] = [:]
  /// True adds `defense` to the types. False takes it away if the buyer had added it; what the editor declared stays.
  public var addsDefense: Change<Bool> = .keep
  /// How many lots a candidate may apply for, from 1 to the number of lots; nil is no limit. Either is a decision.
  public var lotLimit: Change<Int?> = .keep
  public var lastStep: Change<String> = .keep

  public init() {}
}
