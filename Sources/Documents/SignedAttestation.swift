import Crypto

/// An attestation that is signed, before its signature is put into it.
public struct SignedAttestation: Sendable {
  let file: SignedFile
  let signature: DocumentSignature

  /// SHA-256 of the signature, for an authority to put its time to.
  /// - Throws: `.library`.
  public func digestToStamp() throws(DocumentsError) -> [UInt8] {
    do { return try signature.digestToStamp() } catch { throw .library(operation: "timestamp", reason: "\(error)") }
  }

  /// The document.
  /// - Parameter timestamp: for ``digestToStamp()``; where the attestation was printed to await one, there is room for it.
  /// - Throws: `.library`.
  public func document(timestamp: TimestampToken? = nil) throws(DocumentsError) -> [UInt8] {
    var signature = signature
    if let timestamp {
      do { signature = try signature.stamped(with: timestamp) } catch {
        throw .library(operation: "timestamp", reason: "\(error)")
      }
    }
    return try file.signed(with: signature.der)
  }
}
