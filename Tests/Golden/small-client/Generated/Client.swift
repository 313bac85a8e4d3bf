// Written from spec.yaml by `spec`. Changes are lost: change the contract.

import Foundation

/// The client of Small service, version 0.2.0 of its contract.
///
/// One of each thing that a client can be given, and of each that it is not.
public struct PasseMarcheClient: Sendable {
  /// Where the service is published.
  public enum Address {
    /// Production
    public static let production = "https://example.org"
    /// For trying
    public static let staging = "https://staging.example.org"
  }

  /// The version of the contract that the client was written from.
  public static let contractVersion = "0.2.0"

  /// Where the tokens of this client come from.
  public let tokens: any AccessTokens
  let engine: Engine

  /// - Parameter baseURL: where the service is, an absolute URL; a wrong one shows at the first call.
  ///
  /// - Parameter credentials: of the editor, as the service gave them.
  ///
  /// - Parameter scope: of the tokens, separated by spaces; nil for what the service gives.
  public init(
    baseURL: String, credentials: Credentials, scope: String? = nil, options: ClientOptions = ClientOptions()
  ) {
    let product = options.product.map { " " + $0 } ?? ""
    var engine = Engine(
      baseURL: baseURL, credentials: credentials, transport: options.transport,
      retries: options.retries, userAgent: "PasseMarche-Swift/" + Self.contractVersion + product,
      time: options.time, timeout: options.timeout, quotas: QuotaBook())
    let open = Self(tokens: NoTokens(), engine: engine)
    let now = options.time.now
    tokens =
      options.tokens
      ?? FetchedTokens(now: now) {
        let began = now()
        let token = try await open.createToken(scope: scope)
        return AccessToken(
          value: token.accessToken, obtainedAt: began,
          expiresAt: began.addingTimeInterval(Double(token.expiresIn)), scope: nil)
      }
    engine.tokens = tokens
    self.engine = engine
  }

  private init(tokens: any AccessTokens, engine: Engine) {
    self.tokens = tokens
    self.engine = engine
  }

  /// What the service last said of a quota; nil before the first call that is charged to it.
  public func state(of quota: Quota) -> QuotaState? { engine.quotas[quota.rawValue] }
}

/// The quotas that calls are charged to.
public enum Quota: String, Sendable, CaseIterable {
  /// 100 requests in 60 seconds, 5 of them at once.
  case api
  /// 10 requests in 60 seconds, 2 of them at once.
  case largeFiles = "large-files"
}
