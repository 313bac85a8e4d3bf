import HTML
import Pages
import Runtime

/// The runtime's own refusals as pages, in the words of the contract.
public struct PageFailures: FailurePages {
  private let settings: PasseMarche.PageSettings

  public init(settings: PasseMarche.PageSettings) { self.settings = settings }

  public func page(_ failure: FailurePage) -> HTMLPage {
    let context = PageContext(
      assets: settings.assets.links, environment: settings.environment, supportAddress: settings.supportAddress)
    let page = PublicPages(context).error(
      ErrorPageModel(
        status: failure.status, title: failure.title, text: failure.text,
        // Only a fault is worth asking about by its number.
        requestID: failure.kind == .fault ? failure.requestID.text : nil, retryAfter: failure.retryAfter))
    return HTMLPage(page.bytes, headers: [("Content-Security-Policy", ContentSecurityPolicy.header())])
  }
}
