import Crypto
import Generated
import Pages
import Runtime
import Store

/// Pages for everybody: what the service is, what it owes its visitors, and what it confirms.
extension PasseMarche {
  public func showHome(
    _ input: ShowHome.Input, _ context: ShowHome.Context
  ) async throws(ShowHome.Problem) -> ShowHome.Response {
    try await show(ShowHome.Problem.self) { PublicPages(pageContext()).buyerHome() }
  }

  public func showBuyerHome(
    _ input: ShowBuyerHome.Input, _ context: ShowBuyerHome.Context
  ) async throws(ShowBuyerHome.Problem) -> ShowBuyerHome.Response {
    try await show(ShowBuyerHome.Problem.self) { PublicPages(pageContext()).buyerHome() }
  }

  public func showCandidateHome(
    _ input: ShowCandidateHome.Input, _ context: ShowCandidateHome.Context
  ) async throws(ShowCandidateHome.Problem) -> ShowCandidateHome.Response {
    try await show(ShowCandidateHome.Problem.self) { PublicPages(pageContext()).candidateHome() }
  }

  public func showLegalNotice(
    _ input: ShowLegalNotice.Input, _ context: ShowLegalNotice.Context
  ) async throws(ShowLegalNotice.Problem) -> ShowLegalNotice.Response {
    try await show(ShowLegalNotice.Problem.self) { PublicPages(pageContext()).legalNotice(settings.pages.operator) }
  }

  public func showAccessibilityStatement(
    _ input: ShowAccessibilityStatement.Input, _ context: ShowAccessibilityStatement.Context
  ) async throws(ShowAccessibilityStatement.Problem) -> ShowAccessibilityStatement.Response {
    try await show(ShowAccessibilityStatement.Problem.self) { PublicPages(pageContext()).accessibilityStatement() }
  }

  public func showDataProtection(
    _ input: ShowDataProtection.Input, _ context: ShowDataProtection.Context
  ) async throws(ShowDataProtection.Problem) -> ShowDataProtection.Response {
    try await show(ShowDataProtection.Problem.self) { PublicPages(pageContext()).dataProtection(settings.pages.operator) }
  }

  public func getRobots(
    _ input: GetRobots.Input, _ context: GetRobots.Context
  ) async throws(GetRobots.Problem) -> GetRobots.Response {
    .ok(.bytes(Array(PublicPages.robots(settings.pages.environment).utf8)))
  }

  public func showVerification(
    _ input: ShowVerification.Input, _ context: ShowVerification.Context
  ) async throws(ShowVerification.Problem) -> ShowVerification.Response {
    do {
      guard let found = try await store.verification(token: input.token) else { return try unknownAttestation() }
      let page = PublicPages(pageContext()).verification(
        VerificationModel(
          identifier: found.applicationIdentifier, submittedAt: ParisTime(found.submittedAt),
          digest: Hex.encode(found.sha256)))
      return .ok(
        .bytes(page.bytes), contentSecurityPolicy: ContentSecurityPolicy.header(frameAncestors: []), setCookie: nil)
    } catch let problem as ShowVerification.Problem {
      throw problem
    } catch {
      throw .fault(error)
    }
  }

  private func unknownAttestation() throws(ShowVerification.Problem) -> ShowVerification.Response {
    throw .notFound(
      .bytes(PublicPages(pageContext()).verification(nil).bytes),
      contentSecurityPolicy: ContentSecurityPolicy.header(frameAncestors: []))
  }

  /// Files of another version than this server's are gone: their addresses never mean anything else.
  public func getAsset(
    _ input: GetAsset.Input, _ context: GetAsset.Context
  ) async throws(GetAsset.Problem) -> GetAsset.Response {
    let assets = settings.pages.assets
    guard input.version == assets.version, let asset = assets.asset(input.path),
      let type = GetAsset.OkMediaType(rawValue: String(asset.contentType.prefix { $0 != ";" }))
    else { throw .resourceNotFound }
    guard let coding = ContentCoding.chosen(for: input.acceptEncoding, isPacked: asset.gzip != nil) else {
      throw .notAcceptable(ErrorBody(error: "Not acceptable"))
    }
    let packed = coding == .gzip ? asset.gzip : nil
    let tag = EntityTag(opaque: packed == nil ? asset.tag : asset.gzipTag)
    if let known = input.ifNoneMatch, tag.isListed(in: known) { return .notModified(etag: tag.text) }
    do {
      return .ok(
        type, .bytes(try packed ?? asset.bytes()), contentEncoding: packed == nil ? nil : .gzip, etag: tag.text)
    } catch {
      throw .fault(error)
    }
  }
}
