import Runtime

/// A request for a link by mail that logs a candidate in (product.md §5.2). Of its token only the SHA-256 is stored.
public struct NewMagicLink: Sendable, Hashable {
  /// SHA-256 of the token, 32 bytes; unique.
  public var tokenHash: [UInt8]
  /// The address as typed; kept in lower case until the link is purged.
  public var email: String
  /// A digest of ``CandidateRecord/canonicalEmail(_:)``, 32 bytes: links that are sent are counted by it, so that
  /// addresses need not be kept for that. A keyed digest is better than a plain one.
  public var emailHash: [UInt8]
  /// Such a digest of all that is asked: of the address, the SIRET and the application. Requests are counted by it.
  public var requestHash: [UInt8]
  /// The company's, 14 digits, checked. Bound to the application when the link is used, if that has none by then.
  public var siret: String
  /// The application that the login page was opened for.
  public var applicationIdentifier: String
  public var createdAt: Timestamp
  /// The link works before this moment, not at it.
  public var expiresAt: Timestamp

  public init(
    tokenHash: [UInt8], email: String, emailHash: [UInt8], requestHash: [UInt8], siret: String,
    applicationIdentifier: String, createdAt: Timestamp, expiresAt: Timestamp
  ) {
    self.tokenHash = tokenHash
    self.email = email
    self.emailHash = emailHash
    self.requestHash = requestHash
    self.siret = siret
    self.applicationIdentifier = applicationIdentifier
    self.createdAt = createdAt
    self.expiresAt = expiresAt
  }
}

/// How many links may be asked for.
public struct LinkThrottle: Sendable, Hashable {
  /// Requests of one kind within the window (the address, the SIRET and the application), whatever became of them.
  /// Not by the address alone: whoever knows it could keep it from logging in anywhere.
  public var perRequest: Int
  /// Links sent to one address within the window.
  public var perEmail: Int
  /// Links sent for one application within the window.
  public var perApplication: Int
  /// In milliseconds. A request leaves the window when it is exactly this old.
  public var window: Int64

  /// One hour; five of a kind, ten mails for an application: a colleague's mistyped address or two included; thirty to
  /// an address, since a consultant may have several applications at once.
  public init(perRequest: Int = 5, perEmail: Int = 30, perApplication: Int = 10, window: Int64 = 3_600_000) {
    self.perRequest = perRequest
    self.perEmail = perEmail
    self.perApplication = perApplication
    self.window = window
  }
}

/// What came of a request for a link.
public enum MagicLinkOutcome: Sendable, Hashable {
  /// Send the link.
  case issued(IssuedLink)
  /// Send nothing, and let the page say what it says of a link that was sent: anything else would tell a stranger
  /// whether an application exists and whose it is.
  case refused(LinkRefusal)
  /// Too many requests of the same; from the moment given on one passes. Says nothing of applications, since every
  /// request counts, so that it may be told.
  case throttled(until: Timestamp)
}

public struct IssuedLink: Sendable, Hashable {
  /// The application that the link opens: the one asked for, or the candidate's own of the same market and SIRET.
  public let applicationIdentifier: String
  /// For the mail.
  public let marketName: String
  /// In lower case: where to send it.
  public let email: String
  /// Whether the application was this candidate's already, which changes the mail's wording.
  public let isReconnection: Bool
}

public enum LinkRefusal: Sendable, Hashable {
  /// No application of that identifier, or it has another SIRET.
  case unknownApplication
  /// Somebody else was first; the address must be theirs.
  case ownedByAnother
  /// The application has no SIRET yet, and another one of the same market has this SIRET but no owner: that one is to
  /// be opened from the editor's platform.
  case siretTaken
  /// Enough links were sent for this application, or to this address.
  case throttled(until: Timestamp)
}
