import Crypto
import Documents
import Runtime
import Store
import Vault

/// Makes the documents of a submission and puts them into the vault.
public struct DocumentMaker: Sendable {
  /// In bytes (decision 17).
  private static let largestAttestation = 50 * 1_048_576
  private static let largestPackage = 500 * 1_048_576

  private let vault: FileVault
  private let signer: DocumentSigner
  private let urls: PublicURLs
  private let pool: BlockingPool
  private let isProduction: Bool

  public init(
    vault: FileVault, signer: DocumentSigner, urls: PublicURLs, pool: BlockingPool, isProduction: Bool
  ) {
    self.vault = vault
    self.signer = signer
    self.urls = urls
    self.pool = pool
    self.isProduction = isProduction
  }

  func make(_ kind: DocumentKind, of dossier: Dossier, submittedAt: Timestamp) async throws -> NewDocument {
    switch kind {
    case .candidateAttestation: try await attestation(.candidate, kind, dossier, submittedAt)
    case .buyerAttestation: try await attestation(.buyer, kind, dossier, submittedAt)
    case .package: try await package(dossier, submittedAt)
    }
  }

  func discard(_ storageName: String) async { try? await vault.remove(storageName) }

  private func attestation(
    _ audience: Attestation.Audience, _ kind: DocumentKind, _ dossier: Dossier, _ submittedAt: Timestamp
  ) async throws -> NewDocument {
    let token = try Base64URL.encode(SecureRandom.bytes(18))
    let content = AttestationContent(
      dossier, submittedAt: submittedAt, verificationURL: urls.verification(token),
      watermark: isProduction ? nil : Attestation.testWatermark
    ).attestation(for: audience)
    let stored = try await pool.working { [signer, vault] in
      let pdf = try content.pdf(signedBy: signer)
      return try vault.storeBlocking(limit: Self.largestAttestation) { try $0.writeBlocking(pdf) }
    }
    return NewDocument(
      kind: kind, storageName: stored.storageName, sealedKey: stored.sealedKey, size: stored.size,
      sha256: stored.sha256, verificationToken: token)
  }

  private func package(_ dossier: Dossier, _ submittedAt: Timestamp) async throws -> NewDocument {
    guard let attestation = dossier.documents.first(where: { $0.kind == .buyerAttestation }) else {
      throw MissingAttestation()
    }
    let plan = PackagePlan(dossier)
    let identifier = dossier.application.identifier
    let stored = try await pool.working { [vault] in
      try vault.storeBlocking(limit: Self.largestPackage) { writer in
        var package = try PackageWriter(
          identifier: identifier, submittedAt: submittedAt, limit: Self.largestPackage
        ) { try writer.writeBlocking($0) }
        try package.add(
          attestation: PackageWriter.Source(attestation, in: vault))
        for entry in plan.entries {
          try package.add(
            document: entry.name, originalName: entry.file.displayName, fieldKey: entry.file.fieldKey,
            PackageWriter.Source(entry.file, in: vault))
        }
        try package.finish()
      }
    }
    return NewDocument(
      kind: .package, storageName: stored.storageName, sealedKey: stored.sealedKey, size: stored.size,
      sha256: stored.sha256)
  }
}

/// A package without the attestation that is its table of contents.
struct MissingAttestation: Error {}
