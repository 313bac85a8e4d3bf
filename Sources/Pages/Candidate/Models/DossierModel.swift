/// Everything a candidate has answered, for the summary and for reading it again later.
public struct DossierModel: Sendable, Equatable {
  /// Chosen lots, by position.
  public var lots: [ApplicationLotModel]
  public var isAttested: Bool
  public var contestations: [ContestationModel]
  public var categories: [FieldCategoryModel]

  public init(
    lots: [ApplicationLotModel], isAttested: Bool, contestations: [ContestationModel] = [],
    categories: [FieldCategoryModel]
  ) {
    self.lots = lots
    self.isAttested = isAttested
    self.contestations = contestations
    self.categories = categories
  }
}

/// The last screen before submission.
public struct CandidateSummaryModel: Sendable, Equatable {
  /// What stands in the way of a submission, each with the page that mends it.
  public enum Obstacle: Sendable, Equatable {
    case deadlinePassed
    case siretMissing
    case noLotChosen
    case tooManyLots(chosen: Int, limit: Int)
    /// The scan of a file is not finished.
    case pendingFile(name: String, step: CandidateStep)
    case infectedFile(name: String, step: CandidateStep)
    /// The antivirus could not look at the file, and the environment asks for it.
    case uncheckedFile(name: String, step: CandidateStep)
    case packageTooLarge
  }

  public var wizard: CandidateWizardModel
  public var dossier: DossierModel
  /// In the order in which they are shown.
  public var obstacles: [Obstacle]
  /// A mandatory field about exclusion grounds has no answer (product.md §5.4, banner c).
  public var lacksExclusionData: Bool
  /// Bytes of all files that would go into the documents package.
  public var packageSize: Int
  /// The most bytes that these files may have together.
  public var packageLimit: Int

  public init(
    wizard: CandidateWizardModel, dossier: DossierModel, obstacles: [Obstacle] = [], lacksExclusionData: Bool = false,
    packageSize: Int, packageLimit: Int = 500 * 1_048_576
  ) {
    self.wizard = wizard
    self.dossier = dossier
    self.obstacles = obstacles
    self.lacksExclusionData = lacksExclusionData
    self.packageSize = packageSize
    self.packageLimit = packageLimit
  }
}

/// A submitted application, to be read.
public struct CandidateConsultationModel: Sendable, Equatable {
  public var application: ApplicationModel
  public var submittedAt: ParisTime
  public var dossier: DossierModel
  public var hasAttestation: Bool

  public init(application: ApplicationModel, submittedAt: ParisTime, dossier: DossierModel, hasAttestation: Bool) {
    self.application = application
    self.submittedAt = submittedAt
    self.dossier = dossier
    self.hasAttestation = hasAttestation
  }
}
