/// Absolute URLs, built from the configured public base URL and never from what a request says (`Host`,
/// `X-Forwarded-*`).
public struct PublicURLs: Sendable {
  /// Scheme, host and optional port and path prefix, without a slash at the end.
  public let base: String

  /// - Parameter base: an absolute `http` or `https` URL; slashes at its end are dropped.
  public init(base: String) {
    var base = Substring(base)
    while base.hasSuffix("/") { base.removeLast() }
    self.base = String(base)
  }

  /// The issuer of access tokens (RFC 8414) is the base URL itself, their audience the API below it.
  public var issuer: String { base }
  public var audience: String { base + "/api/v1" }

  public func path(_ path: String) -> String { base + path }

  public func market(_ identifier: String) -> String { joined("/api/v1/public_markets/", identifier) }
  public func configuration(market identifier: String) -> String {
    joined("/buyer/public_markets/", identifier, "/setup")
  }

  public func application(_ identifier: String) -> String { joined("/api/v1/market_applications/", identifier) }
  public func candidate(application identifier: String) -> String {
    joined("/candidate/market_applications/", identifier, "/company_identification")
  }
  public func attestation(application identifier: String) -> String {
    joined("/api/v1/market_applications/", identifier, "/attestation")
  }
  public func documentsPackage(application identifier: String) -> String {
    joined("/api/v1/market_applications/", identifier, "/documents_package")
  }
  /// The page that confirms an attestation.
  public func verification(_ token: String) -> String { joined("/verification/", token) }

  /// Written at one go: answers hold several of these.
  private func joined(_ path: String, _ name: String, _ rest: String = "") -> String {
    let size = base.utf8.count + path.utf8.count + name.utf8.count + rest.utf8.count
    return String(unsafeUninitializedCapacity: size) { url in
      var end = url.startIndex
      for part in [base, path, name, rest] { end = url[end...].initialize(fromContentsOf: part.utf8) }
      return end
    }
  }
}
