/// What the contract says of the delivery of a webhook (`x-webhook-delivery`).
public struct WebhookDescriptor: Sendable {
  /// The event's name, a key of the contract's `webhooks`.
  public let event: StaticString
  public let mediaType: StaticString
  /// Largest body in bytes.
  public let maxBody: Int
  /// How long one attempt may take.
  public let timeoutSeconds: Int
  /// Pauses before the attempts after the first.
  public let retryAfterSeconds: [Int]
  /// Consecutive failures that open the breaker, and how long it stays open.
  public let breakerFailures: Int
  public let breakerSeconds: Int
  /// The header that carries `sha256=<hex HMAC-SHA256 of the body>`.
  public let signatureHeader: StaticString
  /// Header fields whose value the contract fixes.
  public let constantHeaders: [(name: StaticString, value: StaticString)]

  public init(
    event: StaticString, mediaType: StaticString, maxBody: Int, timeoutSeconds: Int, retryAfterSeconds: [Int],
    breakerFailures: Int, breakerSeconds: Int, signatureHeader: StaticString,
    constantHeaders: [(name: StaticString, value: StaticString)]
  ) {
    self.event = event
    self.mediaType = mediaType
    self.maxBody = maxBody
    self.timeoutSeconds = timeoutSeconds
    self.retryAfterSeconds = retryAfterSeconds
    self.breakerFailures = breakerFailures
    self.breakerSeconds = breakerSeconds
    self.signatureHeader = signatureHeader
    self.constantHeaders = constantHeaders
  }
}
