import Runtime

/// An application with all that its pages and documents show, as of one moment.
public struct Dossier: Sendable, Hashable {
  public let application: ApplicationRecord
  public let market: MarketRecord
  public let editor: EditorRecord
  /// The candidate who owns the application.
  public let owner: CandidateRecord?
  public let draft: DraftState
  /// By field key.
  public let answers: [String: AnswerRecord]
  /// By ``FileRecord/position``.
  public let files: [FileRecord]
  /// In the order of ``DocumentKind``.
  public let documents: [DocumentRecord]
  /// Nil until the candidate submits.
  public let submission: SubmissionState?

  /// The field of the catalogue that asks for the SIRET. Where the application has one, that is the answer, and what
  /// forms send is passed over.
  public static let siretField = "identite_entreprise_identification_siret"

  /// What a worker does next.
  public var stage: SubmissionStage { SubmissionStage(made: documents) }
}
