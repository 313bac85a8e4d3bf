/// The screens of an application in their order (product.md §5.4), with how far each is: the stepper, the side menu and
/// the previous and next addresses all come of it.
public struct JourneyModel: Sendable, Equatable {
  /// One screen.
  public struct Step: Sendable, Equatable {
    public var page: CandidateStep
    public var title: String
    /// Fields with an answer, automatic ones included.
    public var answered: Int
    /// Fields that are asked; 0 where the screen asks none.
    public var asked: Int

    public init(page: CandidateStep, title: String, answered: Int = 0, asked: Int = 0) {
      self.page = page
      self.title = title
      self.answered = answered
      self.asked = asked
    }
  }

  /// Screens under one title of the stepper.
  public struct Stage: Sendable, Equatable {
    public var title: String
    public var steps: [Step]

    public init(title: String, steps: [Step]) {
      self.title = title
      self.steps = steps
    }
  }

  public var stages: [Stage]

  public init(stages: [Stage]) {
    self.stages = stages
  }
}

/// A screen of the candidate's wizard.
public enum CandidateStep: Sendable, Equatable, Hashable {
  case companyIdentification
  case lots
  case marketInformation
  case exclusionGrounds
  /// A subcategory of the catalogue, by its key.
  case fields(String)
  case summary

  /// The last segment of its address.
  public var segment: String {
    switch self {
    case .companyIdentification: "company_identification"
    case .lots: "lots"
    case .marketInformation: "market_information"
    case .exclusionGrounds: "attestation_motifs_exclusion"
    case .fields(let key): key
    case .summary: "summary"
    }
  }
}
