// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

import Foundation

/// The client of Passe Marché, version 1.1.0 of its contract.
///
/// An editor of a procurement platform creates a public market, sends the buyer to its configuration, starts
/// applications for companies, is told by webhook when either is completed, and downloads the documents.
///
/// Every limit, status, header and sentence below is enforced by the server that is generated from this file, and
/// checked by the conformance suite that reads it. The `x-` keywords are explained in `extensions.md`.
public struct PasseMarcheClient: Sendable {
  /// Where the service is published.
  public enum Address {
    /// Production
    public static let production = "https://passemarche.data.gouv.fr"
    /// Acceptance tests with real data
    public static let preprod = "https://preprod.passemarche.data.gouv.fr"
    /// Integration by editors, simulated data
    public static let staging = "https://staging.passemarche.data.gouv.fr"
    /// Internal tests, simulated data, may be reset
    public static let sandbox = "https://sandbox.passemarche.data.gouv.fr"
  }

  /// The version of the contract that the client was written from.
  public static let contractVersion = "1.1.0"

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
          expiresAt: began.addingTimeInterval(Double(token.expiresIn)), scope: token.scope)
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
  /// 60 requests in 3600 seconds, 10 of them at once.
  case token
  /// 1000 requests in 3600 seconds, 50 of them at once.
  case api
  /// 100 requests in 3600 seconds, 10 of them at once.
  case downloads
}
