import Commands
import Crypto
import Deliveries
import Documents
import Generated
import Glibc
import Handlers
import Outgoing
import Pages
import Runtime
import Store
import Vault

/// What the journeys of buyers and candidates need besides the API: pages, files, antivirus, documents, mails, upkeep.
struct Journeys {
  /// Where the key behind tokens and counted addresses is kept, sealed.
  static let browserKeySetting = "browser_key"
  /// Whose it is.
  static let browserKeyOwner = "installation"

  /// How long readiness waits for the antivirus, which is asked for no more than a sign of life.
  private static let probe: ClamdTimeouts = {
    var timeouts = ClamdTimeouts()
    timeouts.connect = 1_000
    timeouts.stall = 2_000
    timeouts.total = 3_000
    return timeouts
  }()

  let settings: PasseMarche.Settings
  let services: PasseMarche.Services
  let cookies: BrowserCookies

  init(
    _ given: GivenSettings, _ environment: Environment, _ installation: Installation, keys: SigningKeys,
    urls: PublicURLs, deliveries: DeliveryWorkers, scenarios: ScenarioBoard, meter: ServerMeter, clock: Clock, log: Log
  ) async throws {
    let store = installation.store
    let antivirus =
      try given["antivirus"] == nil ? environment.antivirus : given.choice("antivirus", ScanPolicy.self)
    settings = PasseMarche.Settings(
      environment: environment.ofContract, urls: urls, pages: try Self.pages(given, environment, log),
      candidateLogin: try given.choice("candidate-login", Switch.self) == .on,
      showsLoginLinks: environment.showsLoginLinks, antivirus: antivirus)

    let key = try await Self.browserKey(installation)
    cookies = BrowserCookies(key: key, isSecure: urls.base.hasPrefix("https://"))

    let vault = try FileVault(
      directory: Installation.files(in: installation.directory), sealer: installation.seal.sealer)
    guard let clamd = ClamdAddress(given.string("clamd")) else {
      throw UsageError("--clamd takes the path of a socket or HOST:PORT, not \(given.string("clamd"))")
    }
    let completions = Completions(store: store, urls: urls)
    let maker = try DocumentMaker(
      vault: vault, printer: try AttestationPrinter(signer: Self.signer(given, environment, installation, clock)),
      authority: try TimestampAuthority(given), urls: urls, clock: clock, isProduction: environment == .production)
    let submissions = SubmissionWorker(
      store: store, maker: maker, completions: completions, clock: clock, log: log)
    let mailer = try MailSettings(given, in: environment).map { try Mailer($0) }
    let isMailRequired = try given.choice("mail-policy", MailPolicy.self) == .required
    if isMailRequired, mailer == nil { throw UsageError("--mail-policy required needs --smtp-url") }
    services = PasseMarche.Services(
      vault: vault,
      scanner: ScanWorker(
        vault: vault, clamd: try Clamd(clamd), queue: StoredScans(store: store, clock: clock), policy: antivirus,
        log: log),
      submissions: submissions,
      completions: completions, desk: DeliveryDesk(store: store, clock: clock),
      mailbox: Mailbox(mailer: mailer, clock: clock, log: log),
      addresses: AddressDigest(key: key), deliveries: deliveries, scenarios: scenarios,
      readiness: ReadinessCheck(
        store: store, vault: vault, deliveries: deliveries, submissions: submissions,
        antivirus: antivirus == .required ? try Clamd(clamd, timeouts: Self.probe, threads: 1) : nil,
        mailer: isMailRequired ? mailer : nil, clock: clock, log: log),
      upkeep: Upkeep(store: store, keys: keys, vault: vault, clock: clock, log: log), meter: meter)
  }

  /// Works beside the requests until its task is cancelled.
  func run() async {
    await withDiscardingTaskGroup { group in
      group.addTask { [services] in await services.scanner.run() }
      group.addTask { [services] in await services.submissions.run() }
      group.addTask { [services] in await services.mailbox.run() }
      group.addTask { [services] in await services.upkeep.run() }
    }
  }

  private static func pages(
    _ given: GivenSettings, _ environment: Environment, _ log: Log
  ) throws -> PasseMarche.PageSettings {
    let assets: AssetCatalogue
    let documentation: DocumentationCatalogue
    do {
      let folder = given.string("assets-dir")
      assets = folder.isEmpty ? AssetCatalogue() : try AssetCatalogue(folder: folder)
      documentation = try DocumentationCatalogue(assets: folder, contract: Contract.sha256)
    } catch {
      throw CommandError("\(error)")
    }
    switch documentation.absence {
    case .missing: log.record(.info, "there is no documentation of the contract; scripts/docs makes it")
    case .ofAnotherContract:
      log.record(.warning, "the documentation is of another contract and not served; scripts/docs makes it anew")
    case nil: break
    }
    return PasseMarche.PageSettings(
      assets: assets, documentation: documentation, environment: environment.ofPages,
      supportAddress: given.string("support-address"),
      operator: OperatorModel(
        publisher: given["publisher"], director: given["publication-director"], host: given["host"],
        dataProtectionAddress: given["data-protection-address"]))
  }

  private static func browserKey(_ installation: Installation) async throws -> SecretKey {
    let (store, seal) = (installation.store, installation.seal)
    var text = try await store.setting(browserKeySetting)
    if text == nil {
      let made = try seal.close(try SecureRandom.bytes(32), as: .browserKey, name: browserKeyOwner)
      text = try await store.ensureSetting(browserKeySetting, Hex.encode(made))
    }
    guard let sealed = Hex.decode(text ?? "") else {
      throw CommandError("the setting \(browserKeySetting) of the database is damaged")
    }
    return SecretKey(try seal.open(sealed, as: .browserKey, name: browserKeyOwner))
  }

  private static func signer(
    _ given: GivenSettings, _ environment: Environment, _ installation: Installation, _ clock: Clock
  ) throws -> DocumentSigner {
    do {
      switch (given["signer-certificate"], given["signer-key"]) {
      case (let certificate?, let key?):
        return try SignerFile.load(
          certificates: certificate, key: key,
          passphrase: EnvironmentVariables.value("PASSEMARCHE_SIGNER_PASSPHRASE") ?? "")
      case (nil, nil):
        let seal = installation.seal
        return try SignerFile.ownSigner(
          in: installation.directory, commonName: "Passe Marché (\(environment.rawValue))", now: clock.now,
          seal: { (key) throws(CryptoError) in try seal.close(key, as: .documentSigner, name: SignerFile.name) },
          open: { (sealed) throws(CryptoError) in try seal.open(sealed, as: .documentSigner, name: SignerFile.name) })
      default:
        throw UsageError("--signer-certificate and --signer-key go together")
      }
    } catch let error as DocumentsError {
      throw CommandError("no certificate for attestations: \(error)")
    }
  }
}
