import Runtime

/// What the platform makes of a submitted application.
public enum DocumentKind: String, Sendable, Hashable, CaseIterable {
  /// The order in which they are made.
  case candidateAttestation = "candidate_attestation"
  case buyerAttestation = "buyer_attestation"
  case package
}

/// A document's description; the bytes are elsewhere, encrypted.
public struct DocumentRecord: Sendable, Hashable {
  public let kind: DocumentKind
  public let storageName: String
  /// The key that the bytes are encrypted with, itself encrypted.
  public let sealedKey: [UInt8]
  /// In bytes.
  public let size: Int
  /// Of the document as served, 32 bytes: its entity tag.
  public let sha256: [UInt8]
  /// In the document's QR code; nil for the package.
  public let verificationToken: String?
  public let createdAt: Timestamp
}

public struct NewDocument: Sendable, Hashable {
  public var kind: DocumentKind
  public var storageName: String
  public var sealedKey: [UInt8]
  public var size: Int
  public var sha256: [UInt8]
  /// Random; unique.
  public var verificationToken: String?

  public init(
    kind: DocumentKind, storageName: String, sealedKey: [UInt8], size: Int, sha256: [UInt8],
    verificationToken: String? = nil
  ) {
    self.kind = kind
    self.storageName = storageName
    self.sealedKey = sealedKey
    self.size = size
    self.sha256 = sha256
    self.verificationToken = verificationToken
  }
}

/// What the public page behind an attestation's QR code confirms, and nothing more.
public struct AttestationVerification: Sendable, Hashable {
  public let applicationIdentifier: String
  public let kind: DocumentKind
  public let submittedAt: Timestamp
  /// Of the attestation, 32 bytes.
  public let sha256: [UInt8]
}
