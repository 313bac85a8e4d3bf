/// A secret of the database, as it is sealed, and whose it is.
public struct SealedValue: Sendable, Hashable {
  public enum Owner: Sendable, Hashable {
    /// The secret of the webhooks of an editor, or the one before it.
    case editor(clientID: String)
    /// A key that signs access tokens.
    case signingKey(kid: String)
    /// The key of an uploaded file or of a document.
    case file(storageName: String)
  }

  public let owner: Owner
  public let bytes: [UInt8]
}

extension SealedValue.Owner: CustomStringConvertible {
  /// For operators.
  public var description: String {
    switch self {
    case .editor(let clientID): "the editor \(clientID)"
    case .signingKey(let kid): "the signing key \(kid)"
    case .file(let name): "the file \(name)"
    }
  }
}
