import Pages
import Runtime
import Store

/// A request for a page, as far as all pages need to know it.
struct Visit: Sendable {
  let browser: BrowserSession
  /// Whether the page is to stand in a frame of another site (`Sec-Fetch-Dest` of the Fetch Metadata specification).
  let isFramed: Bool
  let now: Timestamp

  init(_ context: RequestContext<BrowserVisit>, destination: String?) {
    browser = context.browser
    isFramed = destination == "iframe"
    now = context.receivedAt
  }

  /// An empty form of this browser.
  var form: FormContext { FormContext(csrfToken: browser.csrfToken) }

  /// A form as it was sent, with what is wrong with it.
  func form(_ rejected: RejectedForm) -> FormContext {
    FormContext(
      csrfToken: browser.csrfToken,
      values: Dictionary(grouping: rejected.values, by: \.name).mapValues { $0.map(\.value) },
      messages: rejected.errors.map { FieldMessage(field: $0.name, text: $0.message) })
  }
}

extension PasseMarche {
  /// What a page is shown with.
  /// - Parameters:
  ///   - editor: whose site may be around the page.
  ///   - identifier: of the market or the application that the page is about.
  func pageContext(
    _ visit: Visit? = nil, editor: EditorRecord? = nil, identifier: String? = nil, account: PageContext.Account? = nil,
    flashes: [PageContext.Flash] = []
  ) -> PageContext {
    var context = PageContext(
      assets: settings.pages.assets.links, environment: settings.pages.environment, account: account,
      flashes: flashes, supportAddress: settings.pages.supportAddress)
    if let visit, let origins = editor?.frameAncestors, !origins.isEmpty {
      context.embedding = PageContext.Embedding(origins: origins, isFramed: visit.isFramed, identifier: identifier)
    }
    return context
  }
}

extension ParisTime {
  /// What the clocks of Paris show at an instant.
  init(_ instant: Timestamp) {
    // The server does not start without the zone's data.
    let clock = LocalZone.clock(at: instant, in: "Europe/Paris")
    self.init(
      year: clock?.date.year ?? instant.utcDate.year, month: clock?.date.month ?? instant.utcDate.month,
      day: clock?.date.day ?? instant.utcDate.day, hour: clock?.hour ?? 0, minute: clock?.minute ?? 0)
  }
}
