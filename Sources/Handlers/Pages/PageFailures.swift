import HTML
import Pages
import Runtime

/// The runtime's own refusals as pages, in the words of the contract.
public struct PageFailures: FailurePages {
  private let settings: PasseMarche.PageSettings

  public init(settings: PasseMarche.PageSettings) { self.settings = settings }

  public func page(_ failure: FailurePage) -> HTMLPage {
    var context = PageContext(
      assets: settings.assets.links, environment: settings.environment, supportAddress: settings.supportAddress)
    if failure.isFramed { context.embedding = PageContext.Embedding(origins: [], isFramed: true) }
    let page = PublicPages(context).error(
      ErrorPageModel(
        status: failure.status, title: failure.title, text: failure.text,
        // Only a fault is worth asking about by its number.
        requestID: failure.kind == .fault ? failure.requestID.text : nil, retryAfter: failure.retryAfter))
    // Whose site is around it is not looked up for a refusal. The page tells nothing of anybody and takes no form, so
    // that any may be: its reader learns why, where the browser would only say that there is nothing to see.
    let policy = failure.isFramed ? ContentSecurityPolicy.framableByAll : ContentSecurityPolicy.header()
    return HTMLPage(page.bytes, headers: [("Content-Security-Policy", policy)])
  }
}
