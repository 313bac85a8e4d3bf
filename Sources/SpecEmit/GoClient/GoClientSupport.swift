/// The part of a Go client that is the same for every contract, file by file. It is kept as text, since it belongs to
/// the client and not to this module.
enum GoClientSupport {
  static let files: [(name: String, text: String)] = [
    ("downloads.go", downloads), ("engine.go", engine), ("errors.go", errors), ("options.go", options),
    ("paging.go", paging), ("receiver.go", receiver), ("tokens.go", tokens), ("wire.go", wire),
    ("vectors/main.go", vectorsMain), ("vectors/sandbox.go", vectorsSandbox), ("vectors/steps.go", vectorsSteps),
    ("vectors/values.go", vectorsValues),
  ]

  /// The types that these files declare: a component of such a name gets `Body` behind it.
  static let reservedTypes: Set<String> = [
    "AccessToken", "Answer", "At", "Client", "Credentials", "Download", "DownloadProgress", "FetchedTokens",
    "FileError", "Moment", "NewClient", "NewFetchedTokens", "NewWebhookReceiver", "NotSentError", "Options", "Pager",
    "Ptr", "Quota", "QuotaState", "Refusal", "RetryPolicy", "TimeoutError", "TokenError", "TokenSource",
    "TooLargeError", "TransportError", "UndeclaredError", "UnreadableError", "UnrecognizedEvent", "UnsendableError",
    "WallClock", "WebhookDelivery", "WebhookEvent", "WebhookMalformed", "WebhookOutsideWindow", "WebhookReason",
    "WebhookReceiver", "WebhookRefusal", "WebhookTooLarge", "WebhookUnreadable", "WebhookUnsigned",
    "WebhookWrongSignature", "ContractVersion",
  ]
}
