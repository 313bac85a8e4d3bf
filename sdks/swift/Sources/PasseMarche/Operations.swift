// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

import Foundation

extension PasseMarcheClient {
  /// Get an access token.
  ///
  /// The client credentials grant of RFC 6749 section 4.4. The client proves itself by HTTP Basic or in the form body,
  /// never both. A new token revokes the client's earlier one with the same set of scopes.
  ///
  /// - Parameter scope: Scopes separated by spaces; `api_access` when absent
  ///
  /// `POST /oauth/token`, operation `createToken`
  public func createToken(scope: String? = nil) async throws(CreateTokenFailure) -> Token {
    var call = Call("POST", "/oauth/token", needsToken: false, quota: Quota.token.rawValue, timeout: 40, limit: 65536)
    var form = Form()
    form.add("grant_type", "client_credentials")
    form.add("client_id", engine.credentials.clientID)
    form.add("client_secret", engine.credentials.clientSecret)
    form.add("scope", scope)
    call.form(form)
    return try await engine.json(call, expecting: 200, or: CreateTokenFailure.self)
  }

  /// Revoke an access token.
  ///
  /// RFC 7009. The answer is the same whether the token was valid, unknown or another client's; only the client's own
  /// tokens are revoked.
  ///
  /// `POST /oauth/revoke`, operation `revokeToken`
  public func revokeToken(token: String, tokenTypeHint: String? = nil) async throws(RevokeTokenFailure) {
    var call = Call("POST", "/oauth/revoke", needsToken: false, quota: Quota.api.rawValue, timeout: 40, limit: 65536)
    var form = Form()
    form.add("token", token)
    form.add("token_type_hint", tokenTypeHint)
    form.add("client_id", engine.credentials.clientID)
    form.add("client_secret", engine.credentials.clientSecret)
    call.form(form)
    try await engine.answer(call, expecting: 200, or: RevokeTokenFailure.self)
  }

  /// Tell whether a token is active.
  ///
  /// RFC 7662. A token of another client is told to be inactive.
  ///
  /// `POST /oauth/introspect`, operation `introspectToken`
  public func introspectToken(
    token: String, tokenTypeHint: String? = nil
  ) async throws(IntrospectTokenFailure) -> Introspection {
    var call = Call(
      "POST", "/oauth/introspect", needsToken: false, quota: Quota.api.rawValue, timeout: 40, limit: 65536)
    var form = Form()
    form.add("token", token)
    form.add("token_type_hint", tokenTypeHint)
    form.add("client_id", engine.credentials.clientID)
    form.add("client_secret", engine.credentials.clientSecret)
    call.form(form)
    return try await engine.json(call, expecting: 200, or: IntrospectTokenFailure.self)
  }

  /// Tell what the presented token is.
  ///
  /// `GET /oauth/token/info`, operation `getTokenInfo`
  public func getTokenInfo() async throws(GetTokenInfoFailure) -> TokenInfo {
    let call = Call("GET", "/oauth/token/info", needsToken: true, quota: Quota.api.rawValue, timeout: 40, limit: 65536)
    return try await engine.json(call, expecting: 200, or: GetTokenInfoFailure.self)
  }

  /// Metadata of the authorization server.
  ///
  /// RFC 8414.
  ///
  /// `GET /.well-known/oauth-authorization-server`, operation `getAuthorizationServerMetadata`
  public func getAuthorizationServerMetadata()
    async throws(GetAuthorizationServerMetadataFailure) -> AuthorizationServerMetadata
  {
    let call = Call(
      "GET", "/.well-known/oauth-authorization-server", needsToken: false, quota: Quota.api.rawValue, timeout: 40,
      limit: 65536)
    return try await engine.json(call, expecting: 200, or: GetAuthorizationServerMetadataFailure.self)
  }

  /// Check the token and the service.
  ///
  /// `GET /api/v1/status`, operation `getStatus`
  public func getStatus() async throws(GetStatusFailure) -> Status {
    let call = Call("GET", "/api/v1/status", needsToken: true, quota: Quota.api.rawValue, timeout: 40, limit: 65536)
    return try await engine.json(call, expecting: 200, or: GetStatusFailure.self)
  }

  /// Create a public market.
  ///
  /// The buyer then configures the market at `configuration_url`. `lot_name` is accepted for clients of the first
  /// version: it makes one lot when `lots` is absent or empty.
  ///
  /// `POST /api/v1/public_markets`, operation `createPublicMarket`
  public func createPublicMarket(
    _ body: PublicMarketInput
  ) async throws(CreatePublicMarketFailure) -> PublicMarketCreated {
    var call = Call(
      "POST", "/api/v1/public_markets", needsToken: true, quota: Quota.api.rawValue, timeout: 60, limit: 262144)
    do throws(CallFailure) {
      try call.json(["public_market": body])
    } catch {
      throw .unexpected(error)
    }
    return try await engine.json(call, expecting: 201, or: CreatePublicMarketFailure.self)
  }

  /// List the editor's markets, newest first.
  ///
  /// - Parameter limit: How many objects a page holds at most
  ///
  /// - Parameter cursor: Where the page begins; the `next_cursor` of the page before
  ///
  /// `GET /api/v1/public_markets`, operation `listPublicMarkets`
  public func listPublicMarkets(
    limit: Int? = nil, cursor: String? = nil
  ) async throws(ListPublicMarketsFailure) -> PublicMarketPage {
    var call = Call(
      "GET", "/api/v1/public_markets", needsToken: true, quota: Quota.api.rawValue, timeout: 40, limit: 1048576)
    call.query("limit", limit)
    call.query("cursor", cursor)
    return try await engine.json(call, expecting: 200, or: ListPublicMarketsFailure.self)
  }

  /// List the editor's markets, newest first: all of them, page after page.
  public func allPublicMarkets(limit: Int? = nil) -> PagedSequence<PublicMarketSummary, ListPublicMarketsFailure> {
    PagedSequence { (cursor: String?) async throws(ListPublicMarketsFailure) in
      let page = try await listPublicMarkets(limit: limit, cursor: cursor)
      return (page.publicMarkets, page.nextCursor)
    }
  }

  /// Read one market.
  ///
  /// - Parameter identifier: The identifier given when the market was created
  ///
  /// `GET /api/v1/public_markets/{identifier}`, operation `getPublicMarket`
  public func getPublicMarket(identifier: String) async throws(GetPublicMarketFailure) -> PublicMarket {
    let call = Call(
      "GET", "/api/v1/public_markets/\(Wire.escaped(identifier.wireText))", needsToken: true, quota: Quota.api.rawValue,
      timeout: 40, limit: 1048576)
    return try await engine.json(call, expecting: 200, or: GetPublicMarketFailure.self)
  }

  /// Start an application to a market.
  ///
  /// Open from the moment the buyer has completed the market until its deadline. While an application of the same SIRET
  /// is pending, the same identifier is given again, so that a retry is safe. Without a SIRET the company gives it in
  /// the first step.
  ///
  /// - Parameter identifier: The identifier given when the market was created
  ///
  /// `POST /api/v1/public_markets/{identifier}/market_applications`, operation `createMarketApplication`
  public func createMarketApplication(
    identifier: String, _ body: MarketApplicationInput? = nil
  ) async throws(CreateMarketApplicationFailure) -> MarketApplicationCreated {
    var call = Call(
      "POST", "/api/v1/public_markets/\(Wire.escaped(identifier.wireText))/market_applications", needsToken: true,
      quota: Quota.api.rawValue, timeout: 60, limit: 262144)
    do throws(CallFailure) {
      if let body { try call.json(["market_application": body]) }
    } catch {
      throw .unexpected(error)
    }
    return try await engine.json(call, expecting: 201, or: CreateMarketApplicationFailure.self)
  }

  /// List the applications to a market, newest first.
  ///
  /// - Parameter identifier: The identifier given when the market was created
  ///
  /// - Parameter limit: How many objects a page holds at most
  ///
  /// - Parameter cursor: Where the page begins; the `next_cursor` of the page before
  ///
  /// `GET /api/v1/public_markets/{identifier}/market_applications`, operation `listMarketApplications`
  public func listMarketApplications(
    identifier: String, limit: Int? = nil, cursor: String? = nil
  ) async throws(ListMarketApplicationsFailure) -> MarketApplicationPage {
    var call = Call(
      "GET", "/api/v1/public_markets/\(Wire.escaped(identifier.wireText))/market_applications", needsToken: true,
      quota: Quota.api.rawValue, timeout: 40, limit: 1048576)
    call.query("limit", limit)
    call.query("cursor", cursor)
    return try await engine.json(call, expecting: 200, or: ListMarketApplicationsFailure.self)
  }

  /// List the applications to a market, newest first: all of them, page after page.
  public func allMarketApplications(
    identifier: String, limit: Int? = nil
  ) -> PagedSequence<MarketApplication, ListMarketApplicationsFailure> {
    PagedSequence { (cursor: String?) async throws(ListMarketApplicationsFailure) in
      let page = try await listMarketApplications(identifier: identifier, limit: limit, cursor: cursor)
      return (page.marketApplications, page.nextCursor)
    }
  }

  /// Read one application.
  ///
  /// - Parameter identifier: The identifier given when the application was created
  ///
  /// `GET /api/v1/market_applications/{identifier}`, operation `getMarketApplication`
  public func getMarketApplication(identifier: String) async throws(GetMarketApplicationFailure) -> MarketApplication {
    let call = Call(
      "GET", "/api/v1/market_applications/\(Wire.escaped(identifier.wireText))", needsToken: true,
      quota: Quota.api.rawValue, timeout: 40, limit: 65536)
    return try await engine.json(call, expecting: 200, or: GetMarketApplicationFailure.self)
  }

  /// Download the attestation of a submitted application.
  ///
  /// - Parameter identifier: The identifier given when the application was created
  ///
  /// `GET /api/v1/market_applications/{identifier}/attestation`, operation `getAttestation`
  public func getAttestation(
    identifier: String, to file: URL, progress: DownloadProgress? = nil
  ) async throws(GetAttestationFailure) -> Download {
    let call = Call(
      "GET", "/api/v1/market_applications/\(Wire.escaped(identifier.wireText))/attestation", needsToken: true,
      quota: Quota.downloads.rawValue, timeout: 60, limit: 52428800, accept: "application/pdf, application/json")
    return try await engine.download(
      call, to: file, isResumable: true, progress: progress, or: GetAttestationFailure.self)
  }

  /// Download the documents of a submitted application.
  ///
  /// - Parameter identifier: The identifier given when the application was created
  ///
  /// `GET /api/v1/market_applications/{identifier}/documents_package`, operation `getDocumentsPackage`
  public func getDocumentsPackage(
    identifier: String, to file: URL, progress: DownloadProgress? = nil
  ) async throws(GetDocumentsPackageFailure) -> Download {
    let call = Call(
      "GET", "/api/v1/market_applications/\(Wire.escaped(identifier.wireText))/documents_package", needsToken: true,
      quota: Quota.downloads.rawValue, timeout: 60, limit: 524288000, accept: "application/zip, application/json")
    return try await engine.download(
      call, to: file, isResumable: true, progress: progress, or: GetDocumentsPackageFailure.self)
  }

  /// Tell that the process answers.
  ///
  /// `GET /up`, operation `getUp`
  public func getUp() async throws(GetUpFailure) -> Up {
    let call = Call("GET", "/up", needsToken: false, quota: nil, timeout: 35, limit: 65536)
    return try await engine.json(call, expecting: 200, or: GetUpFailure.self)
  }

  /// Tell whether the service can take requests.
  ///
  /// The store can be read and written, files can be kept, deliveries and submissions go on, the antivirus and the mail
  /// server answer where they are needed, and no stop is near. Looked at once a second at most, however often it is
  /// asked.
  ///
  /// `GET /health/ready`, operation `getReadiness`
  public func getReadiness() async throws(GetReadinessFailure) -> Readiness {
    let call = Call("GET", "/health/ready", needsToken: false, quota: nil, timeout: 35, limit: 65536)
    return try await engine.json(call, expecting: 200, or: GetReadinessFailure.self)
  }

  /// This contract.
  ///
  /// Byte for byte the file that the server was generated from.
  ///
  /// `GET /openapi.yaml`, operation `getContractYAML`
  public func getContractYAML() async throws(GetContractYAMLFailure) -> Data {
    let call = Call(
      "GET", "/openapi.yaml", needsToken: false, quota: Quota.api.rawValue, timeout: 40, limit: 1048576,
      accept: "application/yaml, application/json")
    return try await engine.answer(call, expecting: 200, or: GetContractYAMLFailure.self).body
  }

  /// This contract as JSON.
  ///
  /// `GET /openapi.json`, operation `getContractJSON`
  public func getContractJSON() async throws(GetContractJSONFailure) -> Data {
    let call = Call("GET", "/openapi.json", needsToken: false, quota: Quota.api.rawValue, timeout: 40, limit: 1048576)
    return try await engine.answer(call, expecting: 200, or: GetContractJSONFailure.self).body
  }
}
