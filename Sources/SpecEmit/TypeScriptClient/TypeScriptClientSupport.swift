/// The part of a TypeScript client that is the same for every contract, file by file.
enum TypeScriptClientSupport {
  /// By their paths in the package.
  static let files: [(name: String, text: String)] = [
    ("src/attempts.ts", attempts),
    ("src/call.ts", call),
    ("src/downloads.ts", downloads),
    ("src/engine.ts", engine),
    ("src/errors.ts", errors),
    ("src/http.ts", http),
    ("src/node.d.ts", node),
    ("src/paging.ts", paging),
    ("src/receiver.ts", receiver),
    ("src/time.ts", time),
    ("src/tokens.ts", tokens),
    ("src/wire.ts", wire),
    ("vectors/arguments.ts", arguments),
    ("vectors/run.ts", vectors),
  ]

  /// The types that these files export, and those of the language that a client uses: a component of such a name gets
  /// `Body` behind it.
  static let reservedTypes: Set<String> = [
    "AbortSignal", "AccessToken", "AccessTokens", "Answer", "Array", "AsyncGenerator", "Boolean", "Call", "CallOptions",
    "CancelledError", "ClientOptions", "Clock", "Credentials", "Date", "Download", "DownloadOptions",
    "DownloadProgress", "Engine", "Error", "FailureKind", "FetchedTokens", "FileError", "Function", "Headers",
    "HttpRequest", "HttpResponse", "HttpTransport", "Map", "Moment", "NodeTransport", "NotSentError", "Number",
    "Object", "Omit", "Operation", "Partial", "PasseMarcheClient", "PasseMarcheError", "Promise", "Quota", "QuotaState",
    "ReceivedHeaders", "Record", "Refusals", "RefusedError", "Request", "Response", "RetryPolicy", "Set", "String",
    "Symbol", "TimeoutError", "TokenError", "TooLargeError", "TransportError", "Uint8Array", "UndeclaredStatusError",
    "UnreadableAnswerError", "WebhookDelivery", "WebhookEvent", "WebhookProof", "WebhookReceiver",
    "WebhookReceiverOptions", "WebhookRefusal", "WebhookRefusalReason",
  ]
}
