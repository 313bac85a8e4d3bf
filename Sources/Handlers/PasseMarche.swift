import Deliveries
import Generated
import Pages
import Runtime
import Store
import Vault

/// The business logic behind the contract: one method for each operation, in extensions by subject. What they share is
/// here.
public struct PasseMarche: PasseMarcheAPI {
  public struct Settings: Sendable {
    public var environment: Status.Environment
    public var urls: PublicURLs
    public var pages: PageSettings
    /// Whether candidates log in by a link. Without it whoever knows an application's address works on it, as in the
    /// flow that was first published.
    public var candidateLogin: Bool
    /// Whether login links are shown on the page in place of a mail.
    public var showsLoginLinks: Bool
    public var antivirus: ScanPolicy

    public init(
      environment: Status.Environment, urls: PublicURLs, pages: PageSettings, candidateLogin: Bool,
      showsLoginLinks: Bool, antivirus: ScanPolicy
    ) {
      self.environment = environment
      self.urls = urls
      self.pages = pages
      self.candidateLogin = candidateLogin
      self.showsLoginLinks = showsLoginLinks
      self.antivirus = antivirus
    }
  }

  /// What all pages are made with.
  public struct PageSettings: Sendable {
    public var assets: AssetCatalogue
    public var documentation: DocumentationCatalogue
    public var environment: PageContext.Environment
    /// Where people ask for help, as an email address.
    public var supportAddress: String
    /// Who answers for the deployment.
    public var `operator`: OperatorModel

    public init(
      assets: AssetCatalogue, documentation: DocumentationCatalogue, environment: PageContext.Environment,
      supportAddress: String, operator: OperatorModel
    ) {
      self.assets = assets
      self.documentation = documentation
      self.environment = environment
      self.supportAddress = supportAddress
      self.operator = `operator`
    }
  }

  /// What works beside the requests, and is told of work.
  public struct Services: Sendable {
    public var vault: FileVault
    public var scanner: ScanWorker
    public var submissions: SubmissionWorker
    public var completions: Completions
    public var desk: DeliveryDesk
    public var mailbox: Mailbox
    public var addresses: AddressDigest
    public var deliveries: DeliveryWorkers
    /// What the sandbox's tests have planned; empty elsewhere.
    public var scenarios: ScenarioBoard
    public var readiness: ReadinessCheck
    public var upkeep: Upkeep
    /// Counts what the server does that these handlers are for.
    public var meter: ServerMeter

    public init(
      vault: FileVault, scanner: ScanWorker, submissions: SubmissionWorker, completions: Completions,
      desk: DeliveryDesk, mailbox: Mailbox, addresses: AddressDigest, deliveries: DeliveryWorkers,
      scenarios: ScenarioBoard, readiness: ReadinessCheck, upkeep: Upkeep, meter: ServerMeter
    ) {
      self.vault = vault
      self.scanner = scanner
      self.submissions = submissions
      self.completions = completions
      self.desk = desk
      self.mailbox = mailbox
      self.addresses = addresses
      self.deliveries = deliveries
      self.scenarios = scenarios
      self.readiness = readiness
      self.upkeep = upkeep
      self.meter = meter
    }
  }

  let settings: Settings
  let store: any Store
  let tokens: TokenIssuer
  let services: Services
  let clock: Clock

  var urls: PublicURLs { settings.urls }
  var vault: FileVault { services.vault }
  var intake: FileIntake { FileIntake(vault: services.vault, policy: settings.antivirus) }

  public init(settings: Settings, store: any Store, tokens: TokenIssuer, services: Services, clock: Clock) {
    self.settings = settings
    self.store = store
    self.tokens = tokens
    self.services = services
    self.clock = clock
  }
}
