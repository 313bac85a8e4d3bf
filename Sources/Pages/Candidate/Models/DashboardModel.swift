/// « Mes candidatures » (product.md §5.5).
public struct CandidateDashboardModel: Sendable, Equatable {
  /// One application.
  public struct Card: Sendable, Equatable {
    public var identifier: String
    public var market: String
    /// The buyer's name, or its SIRET.
    public var buyer: String
    /// Lots chosen; nil where the market has none.
    public var lots: Int?
    public var state: State
    public var deadline: ParisTime
    public var isDeadlinePassed: Bool

    public init(
      identifier: String, market: String, buyer: String, lots: Int?, state: State, deadline: ParisTime,
      isDeadlinePassed: Bool
    ) {
      self.identifier = identifier
      self.market = market
      self.buyer = buyer
      self.lots = lots
      self.state = state
      self.deadline = deadline
      self.isDeadlinePassed = isDeadlinePassed
    }
  }

  public enum State: Sendable, Equatable {
    case draft(modified: ParisTime)
    /// Handed in; its documents are being made.
    case inSubmission(since: ParisTime)
    case submitted(on: ParisTime, hasAttestation: Bool)
  }

  public enum Notice: Sendable, Equatable {
    case deleted
    /// « Cette candidature n’est pas consultable »: it is not submitted.
    case notConsultable
    /// « Candidature introuvable ».
    case notFound
    /// A submitted application cannot be deleted.
    case notDeletable
  }

  public var siret: String
  public var companyName: String?
  public var inProgress: Int
  public var completed: Int
  /// Of this page only, newest first.
  public var cards: [Card]
  /// Counted from 1.
  public var page: Int
  public var pages: Int
  public var notice: Notice?

  public init(
    siret: String, companyName: String? = nil, inProgress: Int, completed: Int, cards: [Card], page: Int = 1,
    pages: Int = 1, notice: Notice? = nil
  ) {
    self.siret = siret
    self.companyName = companyName
    self.inProgress = inProgress
    self.completed = completed
    self.cards = cards
    self.page = page
    self.pages = pages
    self.notice = notice
  }
}

/// The page that asks before a draft is deleted.
public struct CandidateDeletionModel: Sendable, Equatable {
  public var application: ApplicationModel
  /// Fields with an answer, which go with it.
  public var answers: Int
  public var files: Int

  public init(application: ApplicationModel, answers: Int, files: Int) {
    self.application = application
    self.answers = answers
    self.files = files
  }
}
