import Glibc
import Runtime

/// The embedded store: one SQLite file in WAL mode. Reads run on the calling thread; one thread writes; one thread
/// keeps the write-ahead log short.
public final class SQLiteStore: Store {
  let path: String
  let readers: ReadConnections
  let options: StoreOptions
  let writer: Writer
  public let deliverySignal = WakeSignal()
  private let checkpointer: Checkpointer

  /// The schema's version before and after opening; 0 is a database that was not there.
  public let migrated: (from: Int, to: Int)

  /// See ``openStore(dataDirectory:options:)``.
  public convenience init(dataDirectory: String, options: StoreOptions = StoreOptions()) throws(StoreError) {
    try self.init(dataDirectory: dataDirectory, options: options, migrator: Migrator())
  }

  init(dataDirectory: String, options: StoreOptions, migrator: Migrator) throws(StoreError) {
    let path =
      try options.opening.makes ? DatabaseFile.prepare(in: dataDirectory) : DatabaseFile.find(in: dataDirectory)
    let connection = try Connection(path: path, role: .writer, busyTimeout: options.busyTimeoutMilliseconds)
    migrated = try migrator.open(connection, path: path, as: options.opening, of: options.belonging)
    try Self.useLog(connection)
    // From now on the connection holds a lock on its file, which keeps a restoration away.
    guard try !connection.hasMoved() else { throw .system(call: "open", path: path, errno: EBUSY) }
    let logConnection = try Connection(path: path, role: .writer, busyTimeout: 0)
    self.path = path
    self.options = options
    readers = ReadConnections(path: path, busyTimeout: options.busyTimeoutMilliseconds)
    checkpointer = try Checkpointer(connection: logConnection, options: options)
    do throws(StoreError) {
      writer = try Writer(connection: connection, checkpointer: checkpointer, options: options)
    } catch {
      checkpointer.stop()
      throw error
    }
  }

  deinit {
    writer.stop()
    checkpointer.stop()
  }

  /// Readers then never wait for the writer, nor it for them. The mode is kept in the file.
  static func useLog(_ connection: Connection) throws(StoreError) {
    let mode = try connection.first(String.self, "PRAGMA journal_mode = WAL")
    guard mode == "wal" else { throw .engine(code: 0, message: "no write-ahead log here: \(mode ?? "")") }
  }

  // MARK: The two ways in

  /// Reads on the calling thread.
  func read<Result: Sendable>(_ body: (Connection) throws(StoreError) -> Result) throws(StoreError) -> Result {
    try readers.read(body)
  }

  /// The same with several statements that see one moment.
  func readSnapshot<Result: Sendable>(
    _ body: (Connection) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try readers.readSnapshot(body)
  }

  func write<Value: Sendable>(
    _ body: @escaping @Sendable (Connection) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    try await traced("sqlite commit", [("db.system.name", .text("sqlite"))]) { () async throws(StoreError) -> Value in
      try await writer.write(body)
    }
  }

  public func changeMark() throws(StoreError) -> ChangeMark? { try readers.changeMark() }

  // MARK: Life

  public var activity: StoreActivity { writer.activity }

  public func close() async {
    await writer.close()
    await checkpointer.close()
    readers.close()
    // What remains of the log goes into the file now, unless another process is in the way: then its own close does it.
    _ = try? await onOwnThread("store-close") { [path] () throws(StoreError) in
      _ = try Connection(path: path, role: .writer, busyTimeout: 0).checkpoint(.truncate)
    }
  }
}
