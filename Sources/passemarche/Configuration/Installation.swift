import Commands
import Crypto
import Glibc
import Handlers
import Runtime
import Store
import Vault

/// A data directory opened for use: its store, its master key and the environment it belongs to.
struct Installation {
  /// Where the environment is remembered, so that a directory is never served as another one by mistake.
  private static let environmentSetting = "environment"
  /// Where the name of the master key is remembered, so that no other one is used, or made, by mistake.
  private static let masterKeySetting = "master_key"

  let store: any Store
  let seal: SecretSeal
  let directory: String

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
    let store = try openStore(dataDirectory: directory, options: options)
    let known = try await store.setting(masterKeySetting)
    // One that was made a moment before its maker died.
    if known == nil { try demandNoFiles(in: directory) }
    let key = try MasterKey.load(
      file: settings["master-key-file"] ?? directory + "/master.key", mayMake: known == nil)
    if known == nil { try await store.setSetting(masterKeySetting, to: key.id) }
    guard known == nil || known == key.id else {
      throw CommandError("the master key is not the one that the secrets in \(directory) were encrypted with")
    }
    return Installation(store: store, seal: SecretSeal(sealer: Sealer(current: key)), directory: directory)
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
    let store = try openStore(dataDirectory: settings.string("data-dir"), options: options)
    do {
      try await body(store)
    } catch {
      await store.close()
      throw error
    }
    await store.close()
  }

  /// The environment that this directory was first served as; nil before.
  func environment() async throws -> Environment? {
    try await store.setting(Self.environmentSetting).flatMap(Environment.init(rawValue:))
  }

  /// Binds the directory to an environment.
  /// - Throws: ``CommandError`` where it is bound to another one, or has editors that the environment does not allow.
  func bind(to environment: Environment) async throws {
    if environment.demandsHTTPS, let editor = try await store.editors().first(where: EditorURL.isPlain) {
      throw CommandError("\(environment.rawValue) demands https, and the editor \(editor.name) has a plain http URL")
    }
    switch try await self.environment() {
    case nil: try await store.setSetting(Self.environmentSetting, to: environment.rawValue)
    case environment: return
    case let other?:
      throw CommandError(
        "\(directory) holds the data of \(other.rawValue) and is not served as \(environment.rawValue)")
    }
  }
}

/// The key that encrypts secrets at rest: from the environment variable `PASSEMARCHE_MASTER_KEY`, or from a key file.
enum MasterKey {
  static let variable = "PASSEMARCHE_MASTER_KEY"

  /// - Parameters:
  ///   - file: read when the variable is not set; made, readable by its owner alone, when it is missing.
  ///   - mayMake: false where there are secrets already, which a new key would not open.
  static func load(file: String, mayMake: Bool) throws -> SealingKey {
    if let text = EnvironmentVariables.value(variable) {
      return try parse(text, from: variable)
    }
    if let text = GivenFile.text(file) {
      try PrivateFile.demand(file, "key file")
      return try parse(text, from: file)
    }
    if access(file, F_OK) == 0 { throw CommandError("the key file \(file) cannot be read") }
    guard mayMake else {
      throw CommandError(
        "the key file \(file) is missing; without it, or \(variable), the secrets in the database stay closed")
    }
    return try make(file)
  }

  private static func parse(_ text: String, from source: String) throws -> SealingKey {
    guard let bytes = Hex.decode(text.trimmingWhiteSpace()), bytes.count == SealingKey.size
    else { throw CommandError("\(source) must hold \(2 * SealingKey.size) hexadecimal digits") }
    return try SealingKey(id: Self.name(of: bytes), key: SecretKey(bytes))
  }

  /// Sealed values remember the key by the beginning of its digest, so that a wrong key is told apart from a damaged
  /// value.
  private static func name(of key: [UInt8]) throws -> String {
    Hex.encode(Array(try SHA256.hash(Array("passemarche master key".utf8) + key).prefix(8)))
  }

  private static func make(_ file: String) throws -> SealingKey {
    try PrivateFile.make(file, "key file", holding: Hex.encode(try SecureRandom.bytes(SealingKey.size)))
    // Where another process made it first, its key counts.
    return try load(file: file, mayMake: false)
  }
}
