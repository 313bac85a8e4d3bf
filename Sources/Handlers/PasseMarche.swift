import Generated
import Runtime
import Store

/// The business logic behind the contract. One method for each operation, each in a file of its own; what they share is here.
public struct PasseMarche: PasseMarcheAPI {
  public struct Settings: Sendable {
    public var environment: String
    public var urls: PublicURLs

    public init(environment: String, urls: PublicURLs) {
      self.environment = environment
      self.urls = urls
    }
  }

  let settings: Settings
  let store: any Store
  let tokens: TokenIssuer
  let clock: Clock

  var urls: PublicURLs { settings.urls }

  public init(settings: Settings, store: any Store, tokens: TokenIssuer, clock: Clock) {
    self.settings = settings
    self.store = store
    self.tokens = tokens
    self.clock = clock
  }
}

/// Runs something whose errors no client can act on, and hands them on as the operation's fault: a 500, or a 503 where the error
/// says that it passes.
func fault<Problem: OperationProblem, Value>(_ body: () async throws -> Value) async throws(Problem) -> Value {
  do {
    return try await body()
  } catch {
    throw .fault(error)
  }
}
