import EditorClient
import FakeEditorContract
import Foundation
import HTML
import Pages
import Runtime

extension Platform {
  func showHome(
    _ input: ShowHome.Input, _ context: ShowHome.Context
  ) async throws(ShowHome.Problem) -> ShowHome.Response {
    let returned: EditorReturn? =
      if let application = input.applicationIdentifier {
        .application(application)
      } else {
        (input.completed ?? input.marketIdentifier).map { .market($0) }
      }
    let token = await (client.tokens as? FetchedTokens)?.current
    let quotas = Quota.allCases.compactMap { quota in
      client.state(of: quota).map {
        EditorHomeModel.Quota(name: quota.rawValue, remaining: $0.remaining, limit: $0.limit)
      }
    }
    let model = EditorHomeModel(
      clientID: clientID,
      token: token.flatMap { token in
        token.isFresh(at: Date())
          ? .init(
            obtainedAt: ParisTime(token.obtainedAt), expiresAt: ParisTime(token.expiresAt), scope: token.scope) : nil
      },
      quotas: quotas, webhookURL: webhookURL, returned: returned)
    let page = pages(context).home(model)
    return .ok(.bytes(page.bytes), contentSecurityPolicy: policy)
  }

  func authenticate(
    _ input: Authenticate.Input, _ context: Authenticate.Context
  ) async throws(Authenticate.Problem) -> Authenticate.Response {
    await renewToken(context)
    return .seeOther(location: "/")
  }

  func refreshToken(
    _ input: RefreshToken.Input, _ context: RefreshToken.Context
  ) async throws(RefreshToken.Problem) -> RefreshToken.Response {
    await renewToken(context)
    return .seeOther(location: "/")
  }

  private func renewToken(_ context: RequestContext<BrowserVisit>) async {
    do {
      if let held = await (client.tokens as? FetchedTokens)?.current {
        _ = try await client.tokens.token(replacing: held)
      } else {
        _ = try await client.tokens.token()
      }
      flashes.add(.init(.success, "Le service a donné un jeton."), for: context.browser)
    } catch {
      let reason = (error as? any OperationFailure)?.words ?? "\(error)"
      flashes.add(.init(.error, "Le service n’a pas donné de jeton\u{A0}: \(reason)"), for: context.browser)
    }
  }
}
