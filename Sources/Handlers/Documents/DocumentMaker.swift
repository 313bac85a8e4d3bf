import Crypto
import Documents
import Runtime
import Store
import Vault

/// Makes the documents of a submission and puts them into the vault, on threads of its own.
public struct DocumentMaker: Sendable {
  private let vault: FileVault
  private let printer: AttestationPrinter
  /// Tells the time of signatures; nil where they are not stamped.
  private let authority: TimestampAuthority?
  private let urls: PublicURLs
  private let clock: Clock
  /// Across each attestation; nil in production.
  private let watermark: String?
  private let pool: BlockingPool

  /// - Parameter isProduction: elsewhere attestations say that they are worth nothing.
  public init(
    vault: FileVault, printer: AttestationPrinter, authority: TimestampAuthority?, urls: PublicURLs, clock: Clock,
    isProduction: Bool
  ) throws {
    self.vault = vault
    self.printer = printer
    self.authority = authority
    self.urls = urls
    self.clock = clock
    watermark = isProduction ? nil : Attestation.testWatermark
    pool = try BlockingPool("documents", threads: 1)
  }

  func make(_ kind: DocumentKind, of dossier: Dossier, submittedAt: Timestamp) async throws -> NewDocument {
    switch kind {
    case .candidateAttestation: try await attestation(.candidate, kind, dossier, submittedAt)
    case .buyerAttestation: try await attestation(.buyer, kind, dossier, submittedAt)
    case .package: try await package(dossier, submittedAt)
    }
  }

  /// Erases the bytes of a document that no row knows. What cannot be erased now is left to the sweep.
  /// - Parameter failure: of the write of its row. Where it may be there all the same the bytes stay, and the sweep
  ///   takes what no row names.
  func discard(_ storageName: String, after failure: StoreError? = nil) async {
    if let failure, failure.mayHaveWritten { return }
    try? await vault.remove(storageName)
  }

  private func attestation(
    _ audience: Attestation.Audience, _ kind: DocumentKind, _ dossier: Dossier, _ submittedAt: Timestamp
  ) async throws -> NewDocument {
    let token = try Base64URL.encode(SecureRandom.bytes(18))
    let content = AttestationContent(
      dossier, submittedAt: submittedAt, verificationURL: urls.verification(token), watermark: watermark
    ).attestation(for: audience)
    let signedAt = clock.now
    let signed = try await pool.run { [printer, awaits = authority != nil] in
      try printer.print(content, signedAt: signedAt, awaitsTimestamp: awaits)
    }
    let timestamp = try await authority?.token(for: signed.digestToStamp())
    let stored = try await pool.run { [vault] in
      let pdf = try signed.document(timestamp: timestamp)
      return try vault.storeBlocking(limit: AttestationPrinter.maxSize) { try $0.writeBlocking(pdf) }
    }
    return NewDocument(
      kind: kind, storageName: stored.storageName, sealedKey: stored.sealedKey, size: stored.size,
      sha256: stored.sha256, verificationToken: token)
  }

  private func package(_ dossier: Dossier, _ submittedAt: Timestamp) async throws -> NewDocument {
    guard let attestation = dossier.documents.first(where: { $0.kind == .buyerAttestation }) else {
      throw MissingAttestation()
    }
    let package = Package(
      identifier: dossier.application.identifier, submittedAt: submittedAt,
      attestation: Package.Content(
        size: Int64(attestation.size), sha256: attestation.sha256,
        source: source(attestation.storageName, attestation.sealedKey, attestation.size)),
      documents: PackagePlan(dossier).entries.map { entry in
        Package.Document(
          fieldKey: entry.file.fieldKey, file: entry.attached,
          source: source(entry.file.storageName, entry.file.sealedKey, entry.file.size))
      })
    let stored = try await pool.run { [vault] in
      try vault.storeBlocking { writer in _ = try PackageWriter.write(package) { try writer.writeBlocking($0) } }
    }
    return NewDocument(
      kind: .package, storageName: stored.storageName, sealedKey: stored.sealedKey, size: stored.size,
      sha256: stored.sha256)
  }

  /// Bytes of a file, piece by piece.
  private func source(_ storageName: String, _ sealedKey: [UInt8], _ size: Int) -> Package.Source {
    { [vault] in
      let reader = try vault.openBlocking(storageName: storageName, sealedKey: sealedKey, size: size)
      var place = 0
      return {
        guard place < size else { return nil }
        let end = min(size, place + 256 * 1024)
        defer { place = end }
        return try reader.readBlocking(place..<end)
      }
    }
  }
}

/// A package is made after the attestation that goes into it.
struct MissingAttestation: Error {}
