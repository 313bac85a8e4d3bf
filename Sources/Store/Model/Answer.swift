import Runtime

/// An answer as it is kept: one for each field of an application.
public struct AnswerRecord: Sendable, Hashable {
  /// The catalogue's key.
  public let fieldKey: String
  /// Nil where an official source failed and the candidate has not answered yet.
  public let value: AnswerValue?
  public let source: AnswerSource
  /// Left out of the candidate's pages.
  public let isHidden: Bool
  /// What an official source says in words, beside the value and never mixed with what the candidate writes.
  public let officialText: String?
  public let updatedAt: Timestamp
}

/// Where an answer comes from (product.md §2.2).
public enum AnswerSource: String, Sendable, Hashable, CaseIterable {
  /// Entered by the candidate.
  case manual
  /// From an official source: nothing the candidate sends changes it. The files of its field, those of a contestation
  /// aside, are the source's documents.
  case auto
  /// Entered by the candidate because the official source failed.
  case manualAfterAPIFailure = "manual_after_api_failure"
}

/// A candidate's answer to one field. Says nothing of its source, which no form decides.
public struct AnswerChange: Sendable, Hashable {
  public var fieldKey: String
  /// Nil removes the answer, not its files.
  public var value: AnswerValue?

  public init(_ fieldKey: String, _ value: AnswerValue?) {
    self.fieldKey = fieldKey
    self.value = value
  }
}

/// What the recovery from official sources found for one field.
public struct OfficialAnswer: Sendable, Hashable {
  public var fieldKey: String
  /// Nil when the source failed: the field is the candidate's to fill.
  public var found: Found?

  public struct Found: Sendable, Hashable {
    public var value: AnswerValue
    public var text: String?
    public var isHidden: Bool
    /// The source's documents, in place of whatever files the field had.
    public var files: [NewFile]

    public init(value: AnswerValue, text: String? = nil, isHidden: Bool = false, files: [NewFile] = []) {
      self.value = value
      self.text = text
      self.isHidden = isHidden
      self.files = files
    }
  }

  public init(_ fieldKey: String, found: Found?) {
    self.fieldKey = fieldKey
    self.found = found
  }
}
