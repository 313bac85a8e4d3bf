/// The page shown while the documents of a submission are made.
public struct CandidateSubmissionModel: Sendable, Equatable {
  /// The work, in its order.
  public enum Work: Int, Sendable, Equatable, CaseIterable, Comparable {
    case candidateAttestation
    case buyerAttestation
    case documentsPackage
    case completion

    /// What `submission` of `sync_status.json` says while it is being done.
    public var state: String {
      switch self {
      case .candidateAttestation: "candidate_attestation"
      case .buyerAttestation: "buyer_attestation"
      case .documentsPackage: "documents_package"
      case .completion: "completion"
      }
    }

    public static func < (one: Work, other: Work) -> Bool { one.rawValue < other.rawValue }
  }

  public var application: ApplicationModel
  /// When it was handed in. This instant is the submission's date, however long the work takes.
  public var requestedAt: ParisTime
  /// What is being done now; everything before it is done.
  public var current: Work
  /// The work met an error and will be tried again by itself.
  public var isDelayed: Bool

  public init(application: ApplicationModel, requestedAt: ParisTime, current: Work, isDelayed: Bool = false) {
    self.application = application
    self.requestedAt = requestedAt
    self.current = current
    self.isDelayed = isDelayed
  }
}

/// The page after submission: the application is in, and its notice to the editor is on its way.
public struct CandidateSyncModel: Sendable, Equatable {
  /// What became of the notice to the editor.
  public enum Delivery: Sendable, Equatable {
    case pending
    case processing
    case completed
    case failed
    /// The editor has set no address up (decision 25).
    case notConfigured

    /// It goes on by itself.
    var isUnderWay: Bool { self == .pending || self == .processing }

    /// What `sync_status` of `sync_status.json` says of it while it is under way; the page is loaded again when it says
    /// something else.
    var state: String? {
      switch self {
      case .pending: "sync_pending"
      case .processing: "sync_processing"
      case .completed, .failed, .notConfigured: nil
      }
    }
  }

  public enum Notice: Sendable, Equatable {
    /// A page of the wizard was asked for, but the application is submitted.
    case alreadySubmitted
    /// « La synchronisation a été relancée. »
    case retried
    case tooManyRetries
    /// A retry is for failed deliveries only.
    case notFailed
  }

  public var application: ApplicationModel
  public var submittedAt: ParisTime
  public var delivery: Delivery
  public var hasAttestation: Bool
  /// Back to the editor, with both identifiers in it (decision 26); nil where it has set none up.
  public var returnURL: String?
  public var notice: Notice?

  public init(
    application: ApplicationModel, submittedAt: ParisTime, delivery: Delivery, hasAttestation: Bool, returnURL: String?,
    notice: Notice? = nil
  ) {
    self.application = application
    self.submittedAt = submittedAt
    self.delivery = delivery
    self.hasAttestation = hasAttestation
    self.returnURL = returnURL
    self.notice = notice
  }
}

/// The page that says that it is too late.
public struct CandidateDeadlineModel: Sendable, Equatable {
  public var application: ApplicationModel
  /// A submission was tried and refused, rather than a page looked at.
  public var wasRefused: Bool

  public init(application: ApplicationModel, wasRefused: Bool) {
    self.application = application
    self.wasRefused = wasRefused
  }
}
