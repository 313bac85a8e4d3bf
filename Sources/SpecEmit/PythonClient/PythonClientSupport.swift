/// The part of a Python client that is the same for every contract, file by file. It is kept as text, since it belongs
/// to the client and not to this module.
enum PythonClientSupport {
  /// The modules of the package, in the order of their names.
  static let modules: [(name: String, text: String)] = [
    ("_downloads.py", downloads),
    ("_engine.py", engine),
    ("_http.py", http),
    ("_pages.py", pages),
    ("_wire.py", wire),
    ("errors.py", errors),
    ("tokens.py", tokens),
    ("webhooks.py", webhooks),
  ]

  /// The types that these modules and the generated ones declare, and those of the language that annotations use: a
  /// component of such a name gets `Body` behind it.
  static let reservedTypes: Set<String> = [
    "AccessToken", "AccessTokens", "Address", "Answer", "AnswerTooLargeError", "Any", "Call", "CallError",
    "CallTimeoutError", "Callable", "ClassVar", "ClientTime", "Credentials", "Download", "DownloadProgress", "Engine",
    "FetchedTokens", "FileError", "FilePath", "HTTPTransport", "Headers", "Iterator", "JSON", "Moment", "None",
    "NotSent", "OpenEnumeration", "PasseMarcheClient", "PasseMarcheError", "Proof", "Quota", "QuotaState", "Refusal",
    "RefusalReason", "Request", "Response", "RetryPolicy", "TokenError", "Transport", "TransportError", "True", "False",
    "UndeclaredStatusError", "Unreadable", "UnreadableAnswerError", "Unrecognized", "UnrecognizedEvent",
    "UnsendableError", "WebhookDelivery", "WebhookEvent", "WebhookReceiver", "WebhookRefused",
  ]
}
