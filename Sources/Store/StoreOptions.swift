/// What opening a store may do to its database.
public enum StoreOpening: Sendable, Hashable {
  /// It is made where it is missing, and brought to this program's schema.
  case migrated
  /// It is made where it is missing; one that is there has to have this program's schema.
  case madeOrCurrent
  /// It has to be there and to have this program's schema.
  case current
  /// It has to be there, with any schema that this program knows. Good for ``Store/backup(to:)`` alone.
  case ofAnySchema

  var makes: Bool { self == .migrated || self == .madeOrCurrent }
}

/// A setting by which a database says whose it is. Where it has another value the database is somebody else's; one that
/// has none is anybody's.
public struct StoreBelonging: Sendable, Hashable {
  /// The key of the setting.
  public let setting: String
  public let value: String

  public init(setting: String, value: String) {
    self.setting = setting
    self.value = value
  }
}

/// How a store works; the defaults suit a server.
public struct StoreOptions: Sendable, Hashable {
  public var opening = StoreOpening.migrated
  /// Whose the database has to be, before anything in it is changed; nil takes anybody's.
  public var belonging: StoreBelonging?
  /// How many writes may wait; more are answered ``StoreError/busy``. At some ten thousand writes a second the last in
  /// the queue waits well under a second.
  public var queueLimit = 4096
  /// How many writes share a transaction at most, which bounds what the first of them waits for the others.
  public var batchLimit = 512
  /// How long a statement waits for another process's lock, in milliseconds.
  public var busyTimeoutMilliseconds = 5000
  /// After how many new pages (of 4096 bytes) of the write-ahead log they are moved to the database file.
  public var checkpointPages = 1000
  /// From how many pages on the log is brought to an end even under load. A reader that stays can make it longer.
  public var logPageBound = 8000
  /// How long no write must come for the log to be emptied, in milliseconds.
  public var idleMilliseconds = 2000

  public init() {}
}
