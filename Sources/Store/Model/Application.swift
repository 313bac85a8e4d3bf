import Runtime

/// A candidate's application ("candidature") to a market.
public struct ApplicationRecord: Sendable, Hashable, Identifiable {
  /// Grows with the order of creation; the cursor of lists.
  public let id: Int64
  /// `FT…`; unique.
  public let identifier: String
  public let marketID: Int64
  public let marketIdentifier: String
  /// The editor of the market.
  public let editorID: Int64
  /// The candidate's, 14 digits; nil until asked for. At most one application for each market and SIRET.
  public let siret: String?
  public let providerUserID: String?
  /// When the candidate submitted it.
  public let completedAt: Timestamp?
  public let syncStatus: DeliveryStatus
  public let createdAt: Timestamp
  /// The candidate who owns it: the first to log in.
  public internal(set) var candidateID: Int64?
  /// As a register or the candidate names the company.
  public internal(set) var companyName: String?
  /// When the candidate asked for its submission, which locks it; ``completedAt`` follows once the documents are made.
  public internal(set) var submissionRequestedAt: Timestamp?
  /// Whether a candidate entered the SIRET; otherwise the editor gave it.
  public internal(set) var isSiretEntered = false

  /// Whether the candidate can change nothing more.
  public var isLocked: Bool { submissionRequestedAt != nil || completedAt != nil }
}

public struct NewApplication: Sendable, Hashable {
  public var identifier: String
  public var marketID: Int64
  public var siret: String?
  public var providerUserID: String?
  public var createdAt: Timestamp

  public init(
    identifier: String, marketID: Int64, siret: String? = nil, providerUserID: String? = nil,
    createdAt: Timestamp
  ) {
    self.identifier = identifier
    self.marketID = marketID
    self.siret = siret
    self.providerUserID = providerUserID
    self.createdAt = createdAt
  }
}

/// The answer to a creation: the new application, or the pending one that was already there for its SIRET.
public struct OpenedApplication: Sendable, Hashable {
  public let application: ApplicationRecord
  public let isNew: Bool
}
