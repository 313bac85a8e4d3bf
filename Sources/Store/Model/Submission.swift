import Runtime

/// What an application must satisfy when it is submitted, besides its own state.
public struct SubmissionPolicy: Sendable, Hashable {
  /// Whether files may go along that no scanner has looked at, or that it could not look at.
  public var acceptsUnscannedFiles: Bool
  /// In bytes, of all files together.
  public var maximumFileBytes: Int

  public init(acceptsUnscannedFiles: Bool, maximumFileBytes: Int = FileLimits().bytes) {
    self.acceptsUnscannedFiles = acceptsUnscannedFiles
    self.maximumFileBytes = maximumFileBytes
  }
}

public enum SubmissionOutcome: Sendable, Hashable {
  /// The application is locked and its documents are to be made. The moment is the submission's date everywhere.
  case requested(at: Timestamp)
  /// It was before, at that moment: a double click.
  case alreadyRequested(at: Timestamp)
  case refused(SubmissionRefusal)
}

/// Why an application cannot be submitted as it is.
public enum SubmissionRefusal: Error, Sendable, Hashable {
  /// The second that the deadline names is over.
  case deadlinePassed
  case siretMissing
  /// The market has lots, and none is chosen.
  case lotsMissing
  /// Files wait for their verdict, by id.
  case filesPending([String])
  case filesInfected([String])
  /// Files that the policy refuses.
  case filesUnscanned([String])
  case filesTooLarge(bytes: Int)
}

/// How far the submission of an application is.
public struct SubmissionState: Sendable, Hashable {
  public let requestedAt: Timestamp
  /// How often a worker has begun.
  public let attempts: Int
  /// When a worker may take it (again): while one works, the end of its lease.
  public let nextAttemptAt: Timestamp
  /// Why the last attempt ended early; for operators.
  public let lastError: String?
}

/// What is to be done next for a submission.
public enum SubmissionStage: Sendable, Hashable {
  case document(DocumentKind)
  /// All documents are made: submit.
  case completion

  public init(made: [DocumentRecord]) {
    let missing = DocumentKind.allCases.first { kind in !made.contains { $0.kind == kind } }
    self = missing.map { .document($0) } ?? .completion
  }
}

/// A submission that one worker works on.
public struct SubmissionJob: Sendable, Hashable {
  public let claim: SubmissionClaim
  public let requestedAt: Timestamp
  /// Those made so far.
  public let documents: [DocumentRecord]

  public var stage: SubmissionStage { SubmissionStage(made: documents) }
}

/// A worker's proof that it is the one: holds until another worker has claimed the same submission.
public struct SubmissionClaim: Sendable, Hashable {
  public let applicationIdentifier: String
  /// From 1.
  public let attempt: Int
}

/// A submission that is not completed.
public struct PendingSubmission: Sendable, Hashable {
  public let applicationIdentifier: String
  public let state: SubmissionState
}
