/// The part of a C# client that is the same for every contract, file by file. It is kept as text, since it belongs to
/// the client and not to this module.
enum CSharpClientSupport {
  static let files: [(name: String, text: String)] = [
    ("AccessTokens.cs", accessTokens),
    ("Attempts.cs", attempts),
    ("Call.cs", call),
    ("ClientOptions.cs", clientOptions),
    ("Downloads.cs", downloads),
    ("Engine.cs", engine),
    ("Failures.cs", failures),
    ("Json.cs", json),
    ("JsonReader.cs", jsonReader),
    ("Moment.cs", moment),
    ("Pages.cs", pages),
    ("Webhooks.cs", webhooks),
    ("vectors/Program.cs", vectorsProgram),
    ("vectors/Sandbox.cs", vectorsSandbox),
    ("vectors/Scene.cs", vectorsScene),
    ("vectors/Values.cs", vectorsValues),
  ]

  /// The types that these files declare, and those of the libraries they use: a component of such a name gets `Body`
  /// behind it.
  static let reservedTypes: Set<String> = [
    "AccessToken", "Action", "Answer", "Array", "Attempts", "Attribute", "Boolean", "Byte", "Call",
    "CallTimeoutException", "CancellationToken", "CancellationTokenSource", "Char", "ClientOptions", "Console",
    "Convert", "Credentials", "DateTime", "DateTimeOffset", "Decimal", "Dictionary", "Double", "Download",
    "DownloadProgress", "Downloads", "Encoding", "Engine", "Enum", "Environment", "Error", "Exception",
    "FailureException", "FetchedTokens", "File", "FileException", "FileStream", "Func", "Guid", "HttpClient",
    "HttpMethod", "IAccessTokens", "IDisposable", "IEquatable", "IJsonValue", "IReadOnlyDictionary", "IReadOnlyList",
    "Int32", "Int64", "Interlocked", "Json", "JsonReader", "Lazy", "List", "MalformedJsonException", "Math", "Moment",
    "Nullable", "Object", "ObsoleteAttribute", "Operation", "Operations", "Pages", "Pairs", "PartialFile",
    "PasseMarcheClient", "PasseMarcheException", "Path", "Queue", "Quota", "QuotaState", "Random", "Range",
    "RefusalException", "Regex", "RetryPolicy", "SHA256", "Stream", "String", "StringBuilder", "StringComparer",
    "StringComparison", "Task", "Thread", "TimeSpan", "Timeout", "Timer", "TokenException", "TooLargeException",
    "TransportException", "Tuple", "Type", "UndeclaredStatusException", "UnreadableAnswerException",
    "UnsendableException", "Uri", "Vectors", "Version", "Void", "Waiting", "WebhookDelivery", "WebhookEvent",
    "WebhookProof", "WebhookReason", "WebhookReceiver", "WebhookRefusedException",
  ]
}
