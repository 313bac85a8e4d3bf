public struct Webhook: Sendable, Hashable {
  /// The event's name, a key of `webhooks`: `market.completed`.
  public var name: String
  public var site: Site
  public var summary: Message
  public var description: String?
  public var headers: [Parameter]
  public var content: MediaContent
  public var delivery: WebhookDelivery
  public init(
    name: String, site: Site, summary: Message, description: String? = nil, headers: [Parameter],
    content: MediaContent, delivery: WebhookDelivery
  ) {
    self.name = name
    self.site = site
    self.summary = summary
    self.description = description
    self.headers = headers
    self.content = content
    self.delivery = delivery
  }
}

/// `x-webhook-delivery`; durations in seconds.
public struct WebhookDelivery: Sendable, Hashable {
  public var site: Site
  public var timeoutSeconds: Int
  /// Pauses before the attempts after the first.
  public var retryAfterSeconds: [Int]
  /// Consecutive failures that open the breaker, and how long it stays open.
  public var breakerFailures: Int
  public var breakerSeconds: Int
  /// The header that carries `sha256=<hex HMAC-SHA256 of the body>`.
  public var signatureHeader: String
  public init(
    site: Site, timeoutSeconds: Int, retryAfterSeconds: [Int], breakerFailures: Int,
    breakerSeconds: Int, signatureHeader: String
  ) {
    self.site = site
    self.timeoutSeconds = timeoutSeconds
    self.retryAfterSeconds = retryAfterSeconds
    self.breakerFailures = breakerFailures
    self.breakerSeconds = breakerSeconds
    self.signatureHeader = signatureHeader
  }
}
