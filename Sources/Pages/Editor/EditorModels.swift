import HTML

/// What every page of the demonstration platform is shown with.
public struct EditorContext: Sendable {
  public var assets: AssetLinks
  /// The origin of the service: its pages are framed and opened, and its messages listened to.
  public var service: String
  public var csrfToken: String
  public var flashes: [PageContext.Flash]

  public init(assets: AssetLinks, service: String, csrfToken: String, flashes: [PageContext.Flash] = []) {
    self.assets = assets
    self.service = service
    self.csrfToken = csrfToken
    self.flashes = flashes
  }
}

/// What somebody has finished at the service and comes back from.
public enum EditorReturn: Sendable {
  case market(String)
  case application(String)
}

/// The home page: how the platform stands with the service.
public struct EditorHomeModel: Sendable {
  public struct Token: Sendable {
    public var obtainedAt: ParisTime
    public var expiresAt: ParisTime
    public var scope: String?

    public init(obtainedAt: ParisTime, expiresAt: ParisTime, scope: String?) {
      self.obtainedAt = obtainedAt
      self.expiresAt = expiresAt
      self.scope = scope
    }
  }

  public struct Quota: Sendable {
    public var name: String
    public var remaining: Int
    public var limit: Int

    public init(name: String, remaining: Int, limit: Int) {
      self.name = name
      self.remaining = remaining
      self.limit = limit
    }
  }

  public var clientID: String
  /// Nil where there is none yet.
  public var token: Token?
  public var quotas: [Quota]
  /// Where the service delivers its webhooks, for its operator to set.
  public var webhookURL: String
  public var returned: EditorReturn?

  public init(clientID: String, token: Token?, quotas: [Quota], webhookURL: String, returned: EditorReturn? = nil) {
    self.clientID = clientID
    self.token = token
    self.quotas = quotas
    self.webhookURL = webhookURL
    self.returned = returned
  }
}

/// A market in a list.
public struct EditorMarketRow: Sendable {
  public var identifier: String
  public var name: String
  public var deadline: ParisTime
  public var isCompleted: Bool
  /// As the service tells it: `sync_pending`.
  public var sync: String
  /// Whether a webhook has told of its completion.
  public var isTold: Bool

  public init(
    identifier: String, name: String, deadline: ParisTime, isCompleted: Bool, sync: String, isTold: Bool
  ) {
    self.identifier = identifier
    self.name = name
    self.deadline = deadline
    self.isCompleted = isCompleted
    self.sync = sync
    self.isTold = isTold
  }
}

/// Markets of a page, or why there are none.
public struct EditorMarketList: Sendable {
  public var markets: [EditorMarketRow]
  /// What the service said instead of a list.
  public var problem: String?
  /// Whether the service has more than these.
  public var isCut: Bool

  public init(markets: [EditorMarketRow], problem: String? = nil, isCut: Bool = false) {
    self.markets = markets
    self.problem = problem
    self.isCut = isCut
  }
}

/// One market.
public struct EditorMarketModel: Sendable {
  public var row: EditorMarketRow
  public var siret: String
  public var types: [String]
  public var lots: [(name: String, cpv: String?)]
  public var lotLimit: Int?
  /// The buyer's identifier on the platform.
  public var userID: String?
  public var configuration: Reference?
  public var applications: [EditorApplicationRow]
  public var webhooks: [EditorWebhookModel]

  public init(
    row: EditorMarketRow, siret: String, types: [String], lots: [(name: String, cpv: String?)], lotLimit: Int?,
    userID: String?, configuration: Reference?, applications: [EditorApplicationRow], webhooks: [EditorWebhookModel]
  ) {
    self.row = row
    self.siret = siret
    self.types = types
    self.lots = lots
    self.lotLimit = lotLimit
    self.userID = userID
    self.configuration = configuration
    self.applications = applications
    self.webhooks = webhooks
  }
}

/// An application in a list.
public struct EditorApplicationRow: Sendable {
  public var identifier: String
  public var siret: String?
  public var createdAt: ParisTime
  public var isSubmitted: Bool
  public var sync: String

  public init(identifier: String, siret: String?, createdAt: ParisTime, isSubmitted: Bool, sync: String) {
    self.identifier = identifier
    self.siret = siret
    self.createdAt = createdAt
    self.isSubmitted = isSubmitted
    self.sync = sync
  }
}

/// One application.
public struct EditorApplicationModel: Sendable {
  /// A document that was fetched from the service.
  public struct Document: Sendable {
    public var title: String
    public var name: String
    /// In bytes.
    public var size: Int
    public var sha256: String
    public var fetchedAt: ParisTime
    public var link: Reference

    public init(
      title: String, name: String, size: Int, sha256: String, fetchedAt: ParisTime, link: Reference
    ) {
      self.title = title
      self.name = name
      self.size = size
      self.sha256 = sha256
      self.fetchedAt = fetchedAt
      self.link = link
    }
  }

  public var row: EditorApplicationRow
  public var market: String
  /// The candidate's identifier on the platform.
  public var userID: String?
  public var address: Reference?
  public var documents: [Document]
  public var webhooks: [EditorWebhookModel]

  public init(
    row: EditorApplicationRow, market: String, userID: String?, address: Reference?, documents: [Document],
    webhooks: [EditorWebhookModel]
  ) {
    self.row = row
    self.market = market
    self.userID = userID
    self.address = address
    self.documents = documents
    self.webhooks = webhooks
  }
}

/// A call that the platform made. What is secret was taken out.
public struct EditorCallModel: Sendable {
  public var at: String
  public var method: String
  /// Path and query.
  public var target: String
  /// Nil where there was no answer.
  public var status: Int?
  public var milliseconds: Int
  public var request: String
  public var answer: String

  public init(
    at: String, method: String, target: String, status: Int?, milliseconds: Int, request: String, answer: String
  ) {
    self.at = at
    self.method = method
    self.target = target
    self.status = status
    self.milliseconds = milliseconds
    self.request = request
    self.answer = answer
  }
}

/// A webhook that was received.
public struct EditorWebhookModel: Sendable {
  public enum Verdict: Sendable {
    case accepted
    /// Delivered before: nothing was done again.
    case known
    case refused(String)
  }

  public var at: String
  public var path: String
  public var event: String
  public var deliveryID: String?
  public var verdict: Verdict
  public var status: Int
  public var headers: [(name: String, value: String)]
  /// As it was received.
  public var body: String

  public init(
    at: String, path: String, event: String, deliveryID: String?, verdict: Verdict, status: Int,
    headers: [(name: String, value: String)], body: String
  ) {
    self.at = at
    self.path = path
    self.event = event
    self.deliveryID = deliveryID
    self.verdict = verdict
    self.status = status
    self.headers = headers
    self.body = body
  }
}
