import Commands
import Crypto
import Deliveries
import Dispatch
import Documents
import Generated
import Glibc
import Handlers
import Outgoing
import Pages
import Runtime
import Store

extension Command {
  static let serve = Command(
    name: "serve", summary: "Serve the API until SIGTERM or SIGINT; requests in flight are finished.",
    options: Setting.all.map(\.option) + [
      Option("config", "FILE", "Read settings from a file of `name = value` lines")
    ],
    notes: [
      "Each setting can also be given as an environment variable (`PASSEMARCHE_` and its name in capitals, dashes as "
        + "underscores) or in the file. A flag comes before a variable, a variable before the file, the file before "
        + "the environment's preset.",
      "When it is ready it prints one line on standard output. Logs go to standard error, one JSON object a line.",
    ],
    run: { try await Service(GivenSettings($0, environment: EnvironmentVariables.all)).run() })
}

/// The composition root: everything that serves, put together from the settings.
struct Service {
  private let settings: GivenSettings
  private let environment: Environment
  private let clock: Clock
  private let scenarios: ScenarioBoard
  /// What the line that says that all is ready calls it; the environment's name unless it is set otherwise.
  var label: String
  /// What is done once there is a store, before anything is served.
  var prepare: (Installation) async throws -> Void

  init(_ settings: GivenSettings, clock: Clock = Clock(), scenarios: ScenarioBoard = ScenarioBoard()) throws {
    let environment = try settings.choice("environment", Environment.self)
    self.settings = settings
    self.environment = environment
    self.clock = clock
    self.scenarios = scenarios
    label = environment.rawValue
    prepare = { try await DemoEditor.ensure(in: $0, environment, at: clock.now) }
  }

  func run() async throws {
    LargeBlocks.giveBack()
    let configuration = try ServerConfiguration(settings, in: environment)
    // Ours from here on: by default it would end the process.
    if Self.obeysHangups(configuration) { signal(SIGHUP, SIG_IGN) }
    _ = try MailSettings(settings, in: environment)
    let log = try Log(level: settings.choice("log-level", Log.Level.self), descriptor: STDERR_FILENO, clock: clock)
    let installation = try await Installation.open(settings, as: .migrated)
    do {
      try await installation.bind(to: environment)
      try await serve(installation, configuration, log)
    } catch {
      await installation.store.close()
      throw error
    }
    await installation.store.close()
    log.close()
  }

  private func serve(_ installation: Installation, _ configuration: ServerConfiguration, _ log: Log) async throws {
    let store = installation.store
    if let former = try await store.setting(Installation.remainsSetting) {
      log.record(
        .warning,
        "a rotation of the master key is not over, and the database may still hold what the former key opens; stop the "
          + "server and run `passemarche master-key rotate`", [("former_key", former)])
    }
    let keys = SigningKeys(store: store, seal: installation.seal)
    try await keys.maintain(at: clock.now)
    try await prepare(installation)

    // The port is known only once the server listens, and the sandbox's own URL contains it.
    let listening = try Server.listen(configuration)
    let urls = PublicURLs(base: try publicURL(listening))
    let traces = try TraceSettings(settings, in: environment, publicURL: urls.base)
    let exporter = try traces?.exporter(log: log)
    let webhooks = try WebhookService(
      settings, in: environment, installation, scenarios: scenarios, tracer: traces?.tracer, clock: clock, log: log)
    let issuer = TokenIssuer(store: store, keys: keys, urls: urls)
    let meter = ServerMeter(PasseMarcheServer<PasseMarche>.tables)
    let journeys = try await Journeys(
      settings, environment, installation, keys: keys, urls: urls, deliveries: webhooks.workers, scenarios: scenarios,
      meter: meter, clock: clock, log: log)
    let handlers = PasseMarche(
      settings: journeys.settings, store: store, tokens: issuer, services: journeys.services, clock: clock)
    let server = Server(
      api: PasseMarcheServer(handlers), on: listening,
      authenticator: EditorAuthenticator(
        store: store, issuer: issuer, secrets: try ClientSecrets(),
        operatorToken: try MetricsToken.load(settings, in: installation)),
      sessions: journeys.cookies, pages: PageFailures(settings: journeys.settings.pages),
      faults: environment == .sandbox ? scenarios : nil, meter: meter, tracer: traces?.tracer, clock: clock, log: log)
    let quotas = QuotaFile(in: installation.directory, of: server, log: log)
    await quotas.load()
    let manager = ServiceManager(EnvironmentVariables.all)
    let reload = Self.obeysHangups(configuration) ? Self.reloading(configuration.certificates, manager, log) : nil
    defer { reload?.cancel() }
    let work = Task {
      await withDiscardingTaskGroup { group in
        group.addTask { await journeys.run() }
        group.addTask { await quotas.run() }
        group.addTask { await exporter?.run() }
      }
    }
    let heartbeat = Self.heartbeat(of: server, manager)
    defer { heartbeat?.cancel() }
    try await webhooks.deliver {
      try await server.run(ready: { [label] in
        let addresses = Self.urls(listening).joined(separator: ", ")
        let line = "Passe Marché \(Contract.version) (\(label)) is ready on \(addresses)\n"
        StandardStream.output.write(line)
        manager.tell(.ready)
      }, stopping: { manager.tell(.stopping) })
    }
    work.cancel()
    await work.value
    await quotas.close()
  }

  /// Tells the manager from time to time that all loops are alive; one that hangs lets nobody do so. Not waited for at
  /// the end, when the loops it would visit are gone.
  private static func heartbeat(of server: Server, _ manager: ServiceManager) -> Task<Void, Never>? {
    guard let pause = manager.heartbeat else { return nil }
    return Task {
      while (try? await Task.sleep(for: pause)) != nil {
        await server.visitLoops()
        manager.tell(.alive)
      }
    }
  }

  private func publicURL(_ listening: ListeningSockets) throws -> String {
    guard let text = settings["public-url"] else { return environment.publicURL ?? Self.urls(listening)[0] }
    try EditorURL.check(text, "--public-url", in: environment)
    return try EditorURL.check(text, "--public-url")
  }

  /// Where it listens, at least one.
  private static func urls(_ listening: ListeningSockets) -> [String] {
    listening.plainAddresses.map { "http://\($0)" } + listening.secureAddresses.map { "https://\($0)" }
  }

  /// Whether SIGHUP has files read again. Without any, on a terminal, it is what the terminal says as it goes away.
  private static func obeysHangups(_ configuration: ServerConfiguration) -> Bool {
    configuration.certificates != nil || isatty(STDIN_FILENO) == 0
  }

  /// Has certificates read again at each SIGHUP, as long as it lives.
  private static func reloading(
    _ certificates: TLSCertificates?, _ manager: ServiceManager, _ log: Log
  ) -> any DispatchSourceSignal {
    let source = DispatchSource.makeSignalSource(signal: SIGHUP, queue: .global())
    source.setEventHandler {
      manager.tellReloading {
        do throws(TLSError) {
          guard let certificates else { return log.record(.info, "there are no certificates to be read again") }
          try certificates.reload()
          log.record(.info, "certificates were read again")
        } catch {
          log.record(.error, "certificates cannot be read again; those there were stay", [("error", "\(error)")])
        }
      }
    }
    source.activate()
    return source
  }
}
