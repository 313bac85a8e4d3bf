/// What all screens of the wizard share.
public struct CandidateWizardModel: Sendable, Equatable {
  /// What happened just before.
  public enum Notice: Sendable, Equatable {
    case saved
    case fileRemoved
    case itemAdded
    case itemRemoved
  }

  public var application: ApplicationModel
  public var journey: JourneyModel
  /// When the draft was last saved; nil before the first time.
  public var savedAt: ParisTime?
  public var notice: Notice?
  /// The deadline has passed: what is typed is kept, but nothing can be submitted any more.
  public var isDeadlinePassed: Bool

  public init(
    application: ApplicationModel, journey: JourneyModel, savedAt: ParisTime? = nil, notice: Notice? = nil,
    isDeadlinePassed: Bool = false
  ) {
    self.application = application
    self.journey = journey
    self.savedAt = savedAt
    self.notice = notice
    self.isDeadlinePassed = isDeadlinePassed
  }
}

/// The first screen: whose application it is. The SIRET is asked where ``ApplicationModel/siret`` is nil.
public struct CandidateIdentificationModel: Sendable, Equatable {
  public var wizard: CandidateWizardModel

  public init(wizard: CandidateWizardModel) { self.wizard = wizard }
}

/// The choice of lots.
public struct CandidateLotsModel: Sendable, Equatable {
  public var wizard: CandidateWizardModel
  /// Positions that were chosen earlier.
  public var selected: Set<Int>

  public init(wizard: CandidateWizardModel, selected: Set<Int>) {
    self.wizard = wizard
    self.selected = selected
  }
}

/// The market's facts, to be read.
public struct CandidateMarketInformationModel: Sendable, Equatable {
  public var wizard: CandidateWizardModel

  public init(wizard: CandidateWizardModel) { self.wizard = wizard }
}

/// The fields of a subcategory.
public struct CandidateFieldsModel: Sendable, Equatable {
  public var wizard: CandidateWizardModel
  public var group: FieldGroupModel
  /// Shown in an empty email field (product.md §5.4), not yet an answer.
  public var loginEmail: String?

  public init(wizard: CandidateWizardModel, group: FieldGroupModel, loginEmail: String? = nil) {
    self.wizard = wizard
    self.group = group
    self.loginEmail = loginEmail
  }
}

/// Something an official source says of the company that would exclude it, with what the candidate answers. The two are
/// stored and shown apart (product.md §5.4).
public struct ContestationModel: Sendable, Equatable {
  /// The key of the field that the official source filled.
  public var key: String
  public var label: String
  /// The official source's own words.
  public var officialText: String
  /// The source's name, as shown: `BODACC`.
  public var source: String
  /// The candidate's words; empty where nothing is contested.
  public var text: String
  public var files: [FileModel]

  public init(
    key: String, label: String, officialText: String, source: String, text: String = "", files: [FileModel] = []
  ) {
    self.key = key
    self.label = label
    self.officialText = officialText
    self.source = source
    self.text = text
    self.files = files
  }
}

/// The statement on honour about the grounds for exclusion.
public struct CandidateExclusionModel: Sendable, Equatable {
  public var wizard: CandidateWizardModel
  public var isAttested: Bool
  public var contestations: [ContestationModel]

  public init(wizard: CandidateWizardModel, isAttested: Bool, contestations: [ContestationModel] = []) {
    self.wizard = wizard
    self.isAttested = isAttested
    self.contestations = contestations
  }
}
