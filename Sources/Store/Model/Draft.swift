import Runtime

/// Which application a candidate works on, and as whom. The store holds each write to it, so that one which was on its
/// way when the application changed hands changes nothing.
public struct DraftAccess: Sendable, Hashable {
  public var applicationIdentifier: String
  public var author: Author

  public enum Author: Sendable, Hashable {
    /// Must be the application's owner.
    case candidate(Int64)
    /// Must be the editor of the application's market: of the sandbox, where editors act for candidates.
    case editor(Int64)
    /// Whoever knows the identifier: of a deployment without login.
    case anyone
  }

  public init(_ applicationIdentifier: String, as author: Author) {
    self.applicationIdentifier = applicationIdentifier
    self.author = author
  }
}

/// Everything that one page of the candidate sends, kept together or not at all; what is not set stays. The order
/// within: files are removed, answers written, files added.
public struct DraftChanges: Sendable, Hashable {
  /// Of a field that stands twice the last counts. Those of official answers are passed over.
  public var answers: [AnswerChange] = []
  /// By field key; an empty text removes it.
  public var contestations: [String: String] = [:]
  /// Positions of lots, from 1; replaces the choice.
  public var lots: Change<[Int]> = .keep
  public var attestsNoExclusionMotifs: Change<Bool> = .keep
  public var companyName: Change<String?> = .keep
  /// By their ids; one that is not there, another application's or an official answer's is passed over.
  public var removedFiles: [String] = []
  public var addedFiles: [NewFile] = []
  /// The step sent, to come back to.
  public var lastStep: Change<String> = .keep

  public init() {}
}

/// What was written.
public struct SavedDraft: Sendable, Hashable {
  /// In the order given.
  public let addedFiles: [FileRecord]
  /// The storage names of the files that were removed, to be erased from the disk.
  public let erasedStorageNames: [String]
  /// The keys of ``DraftChanges/answers`` that were passed over because their answers are official.
  public let officialKeys: [String]
}

/// What the candidate has entered besides answers and files.
public struct DraftState: Sendable, Hashable {
  /// Positions of the chosen lots, ascending.
  public internal(set) var lots: [Int] = []
  public internal(set) var attestsNoExclusionMotifs = false
  /// The candidate's remarks on official findings, by field key.
  public internal(set) var contestations: [String: String] = [:]
  public internal(set) var lastStep: String?
  /// When the candidate changed something last, or took the application over; nil when nobody has.
  public internal(set) var touchedAt: Timestamp?
}

/// What an application can hold at most. More is refused with ``StoreError/limitExceeded(_:)``, whole.
public enum DraftLimits {
  /// Answers, official texts and contestations of an application together, as stored.
  public static let answerBytes = 2 * 1_048_576
}
