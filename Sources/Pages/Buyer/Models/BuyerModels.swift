/// The market as its buyer sees it on every page of the wizard.
public struct BuyerMarketModel: Sendable, Equatable {
  /// `VR-…`.
  public var identifier: String
  public var name: String
  /// The procurement platform that the buyer comes from.
  public var editor: String
  /// Fourteen digits.
  public var siret: String
  public var deadline: ParisTime
  /// The labels of its types, in the order of the catalogue: `Fournitures`, `Services`…
  public var types: [String]
  public var lots: [ApplicationLotModel]
  /// The most lots that one candidate may choose; nil where there is no limit.
  public var lotLimit: Int?

  public init(
    identifier: String, name: String, editor: String, siret: String, deadline: ParisTime, types: [String],
    lots: [ApplicationLotModel] = [], lotLimit: Int? = nil
  ) {
    self.identifier = identifier
    self.name = name
    self.editor = editor
    self.siret = siret
    self.deadline = deadline
    self.types = types
    self.lots = lots
    self.lotLimit = lotLimit
  }
}

/// A screen of the buyer's wizard.
public enum BuyerStep: Sendable, Equatable, Hashable {
  case setup
  case lots
  /// A category of the catalogue, by its key.
  case category(String)
  case summary

  /// The last segment of its address.
  public var segment: String {
    switch self {
    case .setup: "setup"
    case .lots: "lot_config"
    case .category(let key): key
    case .summary: "summary"
    }
  }
}

/// What all screens of the wizard share.
public struct BuyerWizardModel: Sendable, Equatable {
  public struct Category: Sendable, Equatable {
    public var key: String
    public var title: String

    public init(key: String, title: String) {
      self.key = key
      self.title = title
    }
  }

  /// What happened just before.
  public enum Notice: Sendable, Equatable {
    case saved
    /// The buyer has been here before, and finds what was kept.
    case resumed
  }

  public var market: BuyerMarketModel
  /// Those of the catalogue with a field for this market, in their order.
  public var categories: [Category]
  public var notice: Notice?

  public init(market: BuyerMarketModel, categories: [Category], notice: Notice? = nil) {
    self.market = market
    self.categories = categories
    self.notice = notice
  }
}

/// The first screen.
public struct BuyerSetupModel: Sendable, Equatable {
  /// Whether the market can be made one of defence here (product.md §2.6).
  public enum Defence: Sendable, Equatable {
    case notOffered
    case offered(chosen: Bool)
    /// The editor has said so already.
    case setByEditor
  }

  public var wizard: BuyerWizardModel
  public var defence: Defence

  public init(wizard: BuyerWizardModel, defence: Defence) {
    self.wizard = wizard
    self.defence = defence
  }
}

/// The question how many lots one candidate may choose.
public struct BuyerLotsModel: Sendable, Equatable {
  public var wizard: BuyerWizardModel
  /// The answer that is kept; nil where none was given yet.
  public var isLimited: Bool?

  public init(wizard: BuyerWizardModel, isLimited: Bool?) {
    self.wizard = wizard
    self.isLimited = isLimited
  }
}

/// A field that candidates are asked.
public struct BuyerFieldModel: Sendable, Equatable {
  public var key: String
  /// The catalogue's label for buyers.
  public var label: String
  /// An official source can tell it in the candidate's place.
  public var isAutomatic: Bool

  public init(key: String, label: String, isAutomatic: Bool) {
    self.key = key
    self.label = label
    self.isAutomatic = isAutomatic
  }
}

/// The fields of a subcategory.
public struct BuyerFieldGroupModel: Sendable, Equatable {
  public var title: String
  public var mandatory: [BuyerFieldModel]
  public var optional: [BuyerFieldModel]

  public init(title: String, mandatory: [BuyerFieldModel], optional: [BuyerFieldModel]) {
    self.title = title
    self.mandatory = mandatory
    self.optional = optional
  }
}

/// The fields of a category, among which the buyer chooses.
public struct BuyerCategoryModel: Sendable, Equatable {
  public var wizard: BuyerWizardModel
  public var key: String
  public var groups: [BuyerFieldGroupModel]
  /// The answer to « Souhaitez-vous demander des renseignements complémentaires ? » that is kept; nil where none was
  /// given yet.
  public var wantsMore: Bool?
  /// Keys of the optional fields that are kept as chosen.
  public var selected: Set<String>

  public init(
    wizard: BuyerWizardModel, key: String, groups: [BuyerFieldGroupModel], wantsMore: Bool?, selected: Set<String>
  ) {
    self.wizard = wizard
    self.key = key
    self.groups = groups
    self.wantsMore = wantsMore
    self.selected = selected
  }
}

/// Everything that was chosen, before it is made final.
public struct BuyerSummaryModel: Sendable, Equatable {
  public struct Category: Sendable, Equatable {
    public var key: String
    public var title: String
    /// In each group, only what will be asked: mandatory fields and chosen ones.
    public var groups: [BuyerFieldGroupModel]

    public init(key: String, title: String, groups: [BuyerFieldGroupModel]) {
      self.key = key
      self.title = title
      self.groups = groups
    }
  }

  public var wizard: BuyerWizardModel
  public var categories: [Category]

  public init(wizard: BuyerWizardModel, categories: [Category]) {
    self.wizard = wizard
    self.categories = categories
  }
}

/// The page of a market that is configured: what became of the notice to its editor.
public struct BuyerSyncModel: Sendable, Equatable {
  public enum Delivery: Sendable, Equatable {
    /// `sync_pending`, and `sync_processing` with the number of the attempt that is under way.
    case underWay(attempt: Int?, of: Int)
    /// The editor's server has failed too often: the next attempt waits for this instant (decision 23).
    case waiting(until: ParisTime)
    /// `sync_completed`.
    case delivered
    /// `sync_failed`.
    case failed
    /// The editor has set no address up (decision 25).
    case notConfigured
  }

  public enum Notice: Sendable, Equatable {
    /// A page of the wizard was asked for, but the market is configured.
    case alreadyCompleted
    case retried
    /// Three an hour; the next is possible from this instant.
    case tooManyRetries(until: ParisTime?)
    /// A retry is for failed deliveries only.
    case notFailed
  }

  public var market: BuyerMarketModel
  public var completedAt: ParisTime
  public var delivery: Delivery
  /// Back to the editor, with the market's identifier in it (decision 26); nil where it has set none up.
  public var returnURL: String?
  public var csrfToken: String
  public var notice: Notice?

  public init(
    market: BuyerMarketModel, completedAt: ParisTime, delivery: Delivery, returnURL: String?, csrfToken: String,
    notice: Notice? = nil
  ) {
    self.market = market
    self.completedAt = completedAt
    self.delivery = delivery
    self.returnURL = returnURL
    self.csrfToken = csrfToken
    self.notice = notice
  }
}
