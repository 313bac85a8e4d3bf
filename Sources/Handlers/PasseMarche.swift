import Generated
import Runtime
import Store

/// The business logic behind the contract: one method for each operation, in extensions by subject. What they share is
/// here.
public struct PasseMarche: PasseMarcheAPI {
  public struct Settings: Sendable {
    public var environment: Status.Environment
    public var urls: PublicURLs

    public init(environment: Status.Environment, urls: PublicURLs) {
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
