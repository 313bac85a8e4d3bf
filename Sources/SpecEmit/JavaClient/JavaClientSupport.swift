/// The part of a Java client that is the same for every contract, class by class. It is kept as text, since it belongs
/// to the client and not to this module.
enum JavaClientSupport {
  static let files: [(name: String, text: String)] = [
    ("AccessToken", accessToken),
    ("AccessTokens", accessTokens),
    ("Answer", answer),
    ("Attempts", attempts),
    ("Call", call),
    ("CallInterruptedException", callInterruptedException),
    ("CallTimeoutException", callTimeoutException),
    ("ClientOptions", clientOptions),
    ("Credentials", credentials),
    ("Download", download),
    ("Downloads", downloads),
    ("Engine", engine),
    ("FetchedTokens", fetchedTokens),
    ("FileException", fileException),
    ("Json", json),
    ("JsonReader", jsonReader),
    ("Moment", moment),
    ("Pages", pages),
    ("PasseMarcheException", passeMarcheException),
    ("QuotaState", quotaState),
    ("RefusalException", refusalException),
    ("RetryPolicy", retryPolicy),
    ("Sleeper", sleeper),
    ("TokenException", tokenException),
    ("TooLargeException", tooLargeException),
    ("Transport", transport),
    ("TransportException", transportException),
    ("UndeclaredStatusException", undeclaredStatusException),
    ("UnreadableAnswerException", unreadableAnswerException),
    ("UnsendableException", unsendableException),
    ("Watched", watched),
    ("WebhookDelivery", webhookDelivery),
    ("WebhookReceiver", webhookReceiver),
    ("WebhookRefusedException", webhookRefusedException),
  ]

  /// Of the program that runs the vectors.
  static let vectors: [(name: String, text: String)] = [
    ("Sandbox", vectorsSandbox),
    ("Scene", vectorsScene),
    ("Values", vectorsValues),
    ("Vectors", vectorsVectors),
  ]

  /// The types that these files declare, and those of the libraries they use: a component of such a name gets `Body`
  /// behind it.
  static let reservedTypes: Set<String> = Set(files.map(\.name)).union([
    "Boolean", "Builder", "Character", "Class", "Double", "Enum", "Error", "Exception", "Instant", "Integer",
    "Iterable", "LinkedHashMap", "List", "Long", "Map", "Math", "Module", "Number", "Object", "Objects", "Optional",
    "Override", "PasseMarcheClient", "Path", "Process", "Quota", "Record", "Runtime", "RuntimeException",
    "StandardCharsets", "String", "System", "Thread", "Throwable", "URI", "UUID", "Void", "WebhookEvent",
  ])
}
