/// What a server speaks TLS with.
public struct TLSConfiguration: Sendable {
  /// A certificate and its key, as files in PEM.
  public struct Identity: Sendable {
    /// The server's certificate first, then those that lead to a root.
    public var certificateFile: String
    public var keyFile: String

    public init(certificateFile: String, keyFile: String) {
      self.certificateFile = certificateFile
      self.keyFile = keyFile
    }
  }

  public enum ClientCertificates: String, Sendable, CaseIterable {
    /// Not asked for.
    case none
    /// One that the client has must be good.
    case optional
    case required
  }

  /// The first is for clients that name no host, or one that no certificate is for. Not empty.
  public var identities: [Identity]
  /// In PEM: whose certificates clients may have. Needed where any are asked for.
  public var clientAuthoritiesFile: String?
  public var clientCertificates = ClientCertificates.none

  public init(identities: [Identity]) { self.identities = identities }
}

/// Why certificates cannot be used.
public struct TLSError: Error, Sendable, CustomStringConvertible {
  public let description: String
}
