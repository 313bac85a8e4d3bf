/// How a store works; the defaults suit a server.
public struct StoreOptions: Sendable, Hashable {
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
