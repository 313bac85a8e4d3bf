import Commands
import Crypto
import Handlers
import Store
import Vault

/// A data directory opened for use: its store, its master key and the environment it belongs to.
struct Installation {
  /// Where the environment is remembered, so that a directory is never served as another one by mistake.
  private static let environmentSetting = "environment"
  /// Where the name of the master key is remembered, so that no other one is used, or made, by mistake.
  static let masterKeySetting = "master_key"
  /// Where it is remembered that a rotation of the master key is not over: the names of the former keys, separated by
  /// spaces, of whose sealed values the database may hold remains in its free room.
  static let remainsSetting = "remains_of_key"

  let store: any Store
  let seal: SecretSeal
  let directory: String
  /// What the settings name; nil where they name none.
  private let named: Environment?

  static let options = [
    Option("data-dir", "DIR", "Where the database is kept (data)"),
    Option("master-key-file", "FILE", "The key that encrypts secrets at rest (master.key in the data directory)"),
    Option("config", "FILE", "Read these settings from a file of `name = value` lines, such as that of `serve`"),
  ]

  /// Opens the directory that the settings name and reads its key, which is made with the database.
  /// - Parameter opening: whether the database may be made, and its schema brought up to date.
  static func open(_ settings: GivenSettings, as opening: StoreOpening) async throws -> Installation {
    let directory = settings.string("data-dir")
    let mayMake = opening == .migrated || opening == .madeOrCurrent
    if mayMake, !databaseExists(dataDirectory: directory) { try demandNoFiles(in: directory) }
    var options = StoreOptions()
    options.opening = opening
    options.belonging = try belonging(settings)
    let store = try openStore(dataDirectory: directory, options: options)
    let keyFile = keyFile(settings)
    let known: String
    if let kept = try await store.setting(masterKeySetting) {
      known = kept
    } else {
      // One that was made a moment before its maker died.
      try demandNoFiles(in: directory)
      let made = try MasterKey.load(file: keyFile, makingAs: directory)
      // Another process may begin with another key.
      known = try await store.ensureSetting(masterKeySetting, made.id)
    }
    let key = try MasterKey.load(file: keyFile, named: known, directory: directory)
    return Installation(
      store: store, seal: SecretSeal(sealer: Sealer(current: key)), directory: directory,
      named: try environment(settings))
  }

  /// Which database the settings are for: that of the environment which they name, if any.
  /// - Throws: ``UsageError`` where there is no such environment.
  static func belonging(_ settings: GivenSettings) throws -> StoreBelonging? {
    try environment(settings).map { StoreBelonging(setting: environmentSetting, value: $0.rawValue) }
  }

  private static func environment(_ settings: GivenSettings) throws -> Environment? {
    try settings["environment"] == nil ? nil : settings.choice("environment", Environment.self)
  }

  /// Where the master key is, unless the environment holds it.
  static func keyFile(_ settings: GivenSettings) -> String {
    settings["master-key-file"] ?? settings.string("data-dir") + "/master.key"
  }

  /// Where the vault's files are kept.
  static func files(in directory: String) -> String { directory + "/files" }

  /// A new database knows none of the files that are there: they are those of a database that is elsewhere.
  private static func demandNoFiles(in directory: String) throws {
    let files = files(in: directory)
    guard !FileVault.holdsFiles(files) else {
      throw CommandError(
        "\(files) holds files, and there is no database in \(directory) that knows them; put their database back, or "
          + "move \(files) away to begin anew")
    }
  }

  /// Opens the directory for an operator's command, and closes it whatever comes of it.
  /// - Parameter opening: as for ``open(_:as:)``.
  static func with<Value>(
    _ arguments: Arguments, as opening: StoreOpening = .current, _ body: (Installation) async throws -> Value
  ) async throws -> Value {
    let settings = try GivenSettings(arguments, environment: EnvironmentVariables.all)
    let installation = try await open(settings, as: opening)
    do {
      let value = try await body(installation)
      await installation.store.close()
      return value
    } catch {
      await installation.store.close()
      throw error
    }
  }

  /// Opens the database alone, of any schema and without its key, to copy it; closes it whatever comes of it.
  static func withStore(_ arguments: Arguments, _ body: (any Store) async throws -> Void) async throws {
    let settings = try GivenSettings(arguments, environment: EnvironmentVariables.all)
    var options = StoreOptions()
    options.opening = .ofAnySchema
    options.belonging = try belonging(settings)
    let store = try openStore(dataDirectory: settings.string("data-dir"), options: options)
    do {
      try await body(store)
    } catch {
      await store.close()
      throw error
    }
    await store.close()
  }

  /// The environment that this directory was first served as; before, the one that the settings name, if any.
  func environment() async throws -> Environment? {
    try await store.setting(Self.environmentSetting).flatMap(Environment.init(rawValue:)) ?? named
  }

  /// Binds the directory to the environment that the settings name, unless it is already.
  /// - Throws: ``CommandError`` where it has editors that the environment does not allow, or another process has bound
  ///   it to another one since it was opened.
  func bind(to environment: Environment) async throws {
    if environment.demandsHTTPS, let editor = try await store.editors().first(where: EditorURL.isPlain) {
      throw CommandError("\(environment.rawValue) demands https, and the editor \(editor.name) has a plain http URL")
    }
    let bound = try await store.ensureSetting(Self.environmentSetting, environment.rawValue)
    guard bound == environment.rawValue else {
      throw CommandError(
        "\(directory) belongs to the environment \(bound), and the settings are those of \(environment.rawValue)")
    }
  }
}
