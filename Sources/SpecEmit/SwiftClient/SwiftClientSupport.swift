/// The part of a Swift client that is the same for every contract, file by file. It is kept as text, since it belongs
/// to the client and not to this module; the build compiles it with the client of the contract.
enum SwiftClientSupport {
  /// In the order of their names.
  static let files: [(name: String, text: String)] = [
    ("Digests.swift", digests),
    ("Downloads.swift", downloads),
    ("Engine.swift", engine),
    ("HTTP.swift", http),
    ("OperationFailure.swift", failures),
    ("Paging.swift", pages),
    ("Tokens.swift", tokens),
    ("URLSessionTransport.swift", urlSession),
    ("WebhookReceiver.swift", webhookReceiver),
    ("Wire.swift", wire),
  ]

  /// The types that these files declare, and those of the libraries they use: a component of such a name gets `Body`
  /// behind it.
  static let reservedTypes: Set<String> = [
    "AccessToken", "AccessTokens", "Answer", "Any", "Array", "AsyncSequence", "Attempts", "Bool", "Box", "Call",
    "CallFailure", "ClientOptions", "ClientTime", "CodingKey", "CodingKeys", "Credentials", "Data", "Date", "Decoder",
    "Dictionary", "Double", "Download", "DownloadProgress", "Encoder", "Engine", "Error", "FetchedTokens", "Form",
    "HMAC", "HTTPFields", "HTTPRequest", "HTTPResponse", "HTTPTransport", "Hashable", "Hasher", "Hex", "Int",
    "JSONValue", "Mirror", "Moment", "Never", "NoBody", "NotSent", "OpenEnumeration", "OperationFailure", "Optional",
    "PagedSequence", "PartialFile", "PasseMarcheClient", "Quota", "QuotaBook", "QuotaState", "RefusalBody", "Refusal",
    "RefusedAnswer", "Result", "RetryPolicy", "SHA256", "Self", "Sendable", "Set", "String", "Task", "Type", "URL",
    "URLSession", "URLSessionTransport", "UUID", "Void", "WebhookDelivery", "WebhookEvent", "WebhookFacts",
    "WebhookReceiver", "WebhookRefusal", "Wire", "WireText",
  ]
}
