import HTML

/// Who answers for a deployment, as its legal pages must say; what is not set up is left out.
public struct OperatorModel: Sendable, Equatable {
  /// The service of the State, or the body, that publishes the site.
  public var publisher: String?
  public var director: String?
  /// Name and address of who runs the machines.
  public var host: String?
  /// Where one writes about one's personal data.
  public var dataProtectionAddress: String?

  public init(
    publisher: String? = nil, director: String? = nil, host: String? = nil, dataProtectionAddress: String? = nil
  ) {
    self.publisher = publisher
    self.director = director
    self.host = host
    self.dataProtectionAddress = dataProtectionAddress
  }
}

/// A refusal, or a fault, told to a person.
public struct ErrorPageModel: Sendable {
  public var status: Int
  public var title: String
  public let text: String
  /// What to quote when asking for help.
  public var requestID: String?
  /// Seconds after which it is worth trying again.
  public var retryAfter: Int?
  /// Where to go instead; the home page where it is nil.
  public var back: (text: String, link: Reference)?

  /// - Parameter text: as ``FieldMessage/init(field:text:)`` takes it.
  public init(
    status: Int, title: String, text: String, requestID: String? = nil, retryAfter: Int? = nil,
    back: (text: String, link: Reference)? = nil
  ) {
    self.status = status
    self.title = title
    self.text = fr(message: text)
    self.requestID = requestID
    self.retryAfter = retryAfter
    self.back = back
  }
}

/// What a public page confirms of an attestation, and nothing more.
public struct VerificationModel: Sendable, Equatable {
  /// Of the application: `FT…`.
  public var identifier: String
  public var submittedAt: ParisTime
  /// SHA-256 of the attestation, in hexadecimal.
  public var digest: String

  public init(identifier: String, submittedAt: ParisTime, digest: String) {
    self.identifier = identifier
    self.submittedAt = submittedAt
    self.digest = digest
  }
}
