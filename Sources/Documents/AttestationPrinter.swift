import Crypto
import Runtime

/// Makes attestations: PDF/A-1b (ISO 19005-1) with a signature in the profile PAdES baseline B-B, or B-T where an
/// authority tells the time (ETSI EN 319 142-1).
///
/// Threads may share one. Each call works for tens of milliseconds to seconds on the thread that makes it, so it does
/// not belong on an event loop.
public struct AttestationPrinter: Sendable {
  /// Bytes that an attestation may have (decision 17).
  public static let maxSize = 50 << 20

  /// Where Debian's `icc-profiles-free` puts a profile for sRGB of ICC's version 2, which is what PDF 1.4 knows.
  public static let colorProfile = "/usr/share/color/icc/sRGB.icc"

  private let signer: DocumentSigner
  private let fonts: FontLibrary
  private let profile: [UInt8]

  /// - Throws: `.missing` where a font or the colour profile is not installed.
  public init(signer: DocumentSigner) throws(DocumentsError) {
    self.signer = signer
    fonts = try FontLibrary.shared()
    // Profiles for matrices have kilobytes; one with tables would only make every document larger.
    profile = try PlainFile.read(Self.colorProfile, maxSize: 64 << 10)
  }

  /// The signed document. The same content, signed at the same instant with the same RSA key, gives the same bytes;
  /// with an elliptic curve only the signature differs.
  /// - Parameters:
  ///   - signedAt: when the signature is made; must lie in the validity of the signer's certificate.
  ///   - awaitsTimestamp: leaves room for the time of an authority.
  /// - Throws: `.certificateNotValid`, `.tooLarge`, `.content`, `.library`.
  public func print(
    _ attestation: Attestation, signedAt: Timestamp, awaitsTimestamp: Bool = false
  ) throws(DocumentsError) -> SignedAttestation {
    guard signer.validity.contains(signedAt.milliseconds / 1000) else { throw .certificateNotValid }
    let field = SignatureField(
      name: signer.name, reason: Wording.title(attestation.audience) + " " + attestation.identifier,
      signedAt: signedAt, capacity: signer.maxSignatureSize + (awaitsTimestamp ? TimestampToken.maxSize : 0))
    let file = try SignedFile(unsigned(attestation, field))
    guard file.size <= Self.maxSize else { throw .tooLarge(limit: Self.maxSize) }
    do { return try SignedAttestation(file: file, signature: signer.sign(digest: file.digest())) } catch {
      throw .library(operation: "signing", reason: "\(error)")
    }
  }

  /// The document with an empty place for its signature. Depends on its arguments alone.
  func unsigned(_ attestation: Attestation, _ field: SignatureField?) throws(DocumentsError) -> [UInt8] {
    let typesetter = try Typesetter(fonts: fonts)
    let canvas = Canvas(width: PageGeometry.width, height: PageGeometry.height, limit: Self.maxSize)
    let flow = try AttestationFlow(attestation, signer: signer.name).flow
    let furniture = AttestationFurniture(attestation: attestation, typesetter: typesetter).furniture
    FlowPrinter(typesetter: typesetter, canvas: canvas, furniture: furniture).print(flow) { flow in
      guard typesetter.replacedCharacters > 0 else { return }
      flow.add(Stack.text(Wording.replacedNotice(typesetter.replacedCharacters), AttestationFlow.quiet), spaceBefore: 6)
    }
    let properties = DocumentProperties(
      title: "\(Wording.title(attestation.audience)) \(attestation.identifier)", author: typesetter.clean(signer.name),
      subject: "Candidature \(attestation.identifier) au marché \(attestation.market.identifier)",
      created: attestation.submittedAt)
    return try ArchivalFile.make(
      from: canvas.finish(), properties: properties, profile: profile,
      figures: [Wording.figure(attestation.verificationURL)], links: [attestation.verificationURL], signature: field)
  }
}
