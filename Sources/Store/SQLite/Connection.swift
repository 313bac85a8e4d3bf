import CSQLite

/// A connection to the database file. Used by one thread at a time: ``ReadConnections`` and ``Writer`` see to it.
final class Connection {
  enum Role {
    case reader, writer
    /// A writer beside whom nobody has the database open, and that leaves nothing of what it replaces in the file. Its
    /// first statement is ``StoreError/busy`` while anybody has.
    case exclusive
  }

  let handle: OpaquePointer
  private let busyTimeout: Int32
  /// By the address of the SQL, which is a literal and stays where it is: no text is hashed on the way.
  private var statements: [UnsafePointer<UInt8>: Statement] = [:]
  /// Where SQLite notes how many pages the write-ahead log holds; see ``walPages``.
  private let walPageCount: UnsafeMutablePointer<Int32>
  /// Of the write-ahead log, once it was looked for; see ``changeMark()``.
  var logIndex: UnsafeRawPointer?
  /// What was committed before the snapshot that ``keptSnapshot(_:)`` has open was begun; nil while there is none.
  var keptMark: ChangeMark?

  /// Opens an existing file.
  /// - Parameter busyTimeout: how long a call waits for another connection's lock, in milliseconds.
  convenience init(path: String, role: Role, busyTimeout: Int) throws(StoreError) {
    try self.init(file: path, flags: SQLITE_OPEN_READWRITE, role: role, busyTimeout: busyTimeout)
  }

  /// Opens a file that nobody writes to, and neither changes it nor looks at what lies beside it.
  convenience init(copy path: String) throws(StoreError) {
    // https://sqlite.org/uri.html: these would end the path or stand for others.
    var escaped = ""
    for scalar in path.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "?": escaped += "%3f"
      case "#": escaped += "%23"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    try self.init(
      file: "file:\(escaped)?immutable=1", flags: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, role: .reader, busyTimeout: 0)
  }

  private init(file: String, flags: Int32, role: Role, busyTimeout: Int) throws(StoreError) {
    _ = Self.countsNoMemory
    var opened: OpaquePointer?
    // No mutex in SQLite: one thread at a time is our promise.
    let code = sqlite3_open_v2(file, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard let handle = opened, code == SQLITE_OK else {
      defer { sqlite3_close_v2(opened) }
      throw Self.failure(code, of: opened)
    }
    self.handle = handle
    self.busyTimeout = Int32(clamping: busyTimeout)
    walPageCount = .allocate(capacity: 1)
    walPageCount.initialize(to: 0)
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, self.busyTimeout)
    // Before anything reads the file: it is then that the lock is taken.
    if role == .exclusive { try execute("PRAGMA locking_mode = EXCLUSIVE; PRAGMA secure_delete = ON") }
    // Checkpoints have a thread of their own, so a commit never pays for one.
    try execute(
      """
      PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA synchronous = FULL;
      PRAGMA wal_autocheckpoint = 0; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;
      """)
    if role == .reader { try execute("PRAGMA query_only = ON") }
    sqlite3_wal_hook(
      handle,
      { context, _, _, pages in
        context?.assumingMemoryBound(to: Int32.self).pointee = pages
        return SQLITE_OK
      }, walPageCount)
  }

  /// Has SQLite do without its account of memory, for which it would take a lock at every piece. It can be told so before
  /// its first use alone; where something else in the process was first, it goes on counting.
  private static let countsNoMemory = passemarche_count_no_memory() == SQLITE_OK

  deinit {
    statements.removeAll()
    sqlite3_close_v2(handle)
    walPageCount.deallocate()
  }

  // MARK: Statements

  /// - Returns: how many rows were changed.
  @discardableResult
  func run<each Value: SQLiteValue>(_ sql: StaticString, _ values: repeat each Value) throws(StoreError) -> Int {
    try statement(sql).run(repeat each values, on: self) { (_) throws(StoreError) in true }
    return Int(sqlite3_changes64(handle))
  }

  /// For an `INSERT` of one row. Its `RETURNING` would be the same, but makes SQLite keep a table for what it returns.
  /// - Returns: the key of the new row, in a table that has an `INTEGER PRIMARY KEY`; nil where `ON CONFLICT` kept it out.
  func insert<each Value: SQLiteValue>(_ sql: StaticString, _ values: repeat each Value) throws(StoreError) -> Int64? {
    try run(sql, repeat each values) > 0 ? sqlite3_last_insert_rowid(handle) : nil
  }

  /// The first row, or nil. A statement that changes rows and returns them has changed them all by then.
  func first<Result: SQLiteRow, each Value: SQLiteValue>(
    _ type: Result.Type = Result.self, _ sql: StaticString, _ values: repeat each Value
  ) throws(StoreError) -> Result? {
    var result: Result?
    try statement(sql).run(repeat each values, on: self) { (row) throws(StoreError) in
      result = try Result(row: &row)
      return false
    }
    return result
  }

  func forEach<each Value: SQLiteValue>(
    _ sql: StaticString, _ values: repeat each Value, visit: (inout Row) throws(StoreError) -> Void
  ) throws(StoreError) {
    try statement(sql).run(repeat each values, on: self) { (row) throws(StoreError) in
      try visit(&row)
      return true
    }
  }

  func all<Result: SQLiteRow, each Value: SQLiteValue>(
    _ type: Result.Type = Result.self, _ sql: StaticString, _ values: repeat each Value
  ) throws(StoreError) -> [Result] {
    var results: [Result] = []
    try statement(sql).run(repeat each values, on: self) { (row) throws(StoreError) in
      if results.isEmpty { results.reserveCapacity(4) }
      results.append(try Result(row: &row))
      return true
    }
    return results
  }

  private func statement(_ sql: StaticString) throws(StoreError) -> Statement {
    if let known = statements[sql.utf8Start] { return known }
    let prepared = try prepare(sql.utf8Start, count: sql.utf8CodeUnitCount)
    statements[sql.utf8Start] = prepared
    return prepared
  }

  private func prepare(_ sql: UnsafePointer<UInt8>, count: Int) throws(StoreError) -> Statement {
    var prepared: OpaquePointer?
    let code = sql.withMemoryRebound(to: CChar.self, capacity: count) {
      sqlite3_prepare_v3(handle, $0, Int32(count), UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    }
    guard let prepared, code == SQLITE_OK else { throw failure(code) }
    return Statement(prepared)
  }

  /// The text of every statement in the cache.
  var preparedSQL: [String] {
    statements.keys.map { String(cString: $0) }
  }

  /// Runs a script: statements without parameters whose rows nobody reads.
  func execute(_ script: String) throws(StoreError) {
    let code = sqlite3_exec(handle, script, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  // MARK: Transactions

  /// False once SQLite has rolled back by itself, as it does when the disk is full or fails.
  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Reads more than one statement's rows as of one moment.
  func snapshot<Result>(_ body: () throws(StoreError) -> Result) throws(StoreError) -> Result {
    try run("BEGIN")
    defer { rollBack() }
    return try body()
  }

  /// Rows that were inserted, changed or deleted since the connection was opened, those rolled back included.
  var changedRows: Int64 { sqlite3_total_changes64(handle) }

  /// Writes with the lock taken from the start, so that what is read within still holds at the commit.
  /// - Returns: nil, and nothing is written, where `body` gives nil.
  func transaction<Result>(_ body: () throws(StoreError) -> Result?) throws(StoreError) -> Result? {
    try run("BEGIN IMMEDIATE")
    do throws(StoreError) {
      guard let result = try body() else {
        rollBack()
        return nil
      }
      try run("COMMIT")
      return result
    } catch {
      rollBack()
      throw error
    }
  }

  /// Ends the transaction, if one is open. A roll-back that fails leaves nothing to do: what was not committed is not
  /// there.
  func rollBack() {
    if isInTransaction { _ = try? run("ROLLBACK") }
  }

  // MARK: Checkpoints

  enum Checkpoint {
    /// What can be moved without waiting for anybody.
    case passive
    /// Everything, so that the next transaction starts the log anew.
    case restart
    /// Everything, and cuts the log to nothing.
    case truncate

    fileprivate var mode: Int32 {
      switch self {
      case .passive: SQLITE_CHECKPOINT_PASSIVE
      case .restart: SQLITE_CHECKPOINT_RESTART
      case .truncate: SQLITE_CHECKPOINT_TRUNCATE
      }
    }
  }

  /// How many pages the write-ahead log held after this connection's last commit.
  var walPages: Int { Int(walPageCount.pointee) }

  /// Moves pages from the write-ahead log to the database file.
  /// - Parameter patience: how long it waits for other connections, in milliseconds; nil for the connection's own time.
  /// - Returns: the pages in the log and how many of them are moved; nil when another connection was in the way.
  func checkpoint(
    _ checkpoint: Checkpoint, patience: Int32? = nil
  ) throws(StoreError) -> (logged: Int, moved: Int)? {
    var logged: Int32 = 0
    var moved: Int32 = 0
    if let patience { sqlite3_busy_timeout(handle, patience) }
    defer { if patience != nil { sqlite3_busy_timeout(handle, busyTimeout) } }
    let code = sqlite3_wal_checkpoint_v2(handle, nil, checkpoint.mode, &logged, &moved)
    if code & 0xFF == SQLITE_BUSY { return nil }
    guard code == SQLITE_OK else { throw failure(code) }
    return (Int(logged), Int(moved))
  }

  // MARK: Copies

  /// Whether its file has another name by now, or none: another one may have taken its place.
  func hasMoved() throws(StoreError) -> Bool {
    var moved: Int32 = 0
    let code = sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved)
    guard code == SQLITE_OK else { throw failure(code) }
    return moved != 0
  }

  /// Overwrites this connection's database with the other's, as that is at one moment.
  func copyAll(from source: Connection) throws(StoreError) {
    guard let copy = sqlite3_backup_init(handle, "main", source.handle, "main") else {
      throw failure(sqlite3_extended_errcode(handle))
    }
    // All pages in one step: a copy in steps begins anew whenever somebody else writes.
    let stepped = sqlite3_backup_step(copy, -1)
    let finished = sqlite3_backup_finish(copy)
    guard stepped == SQLITE_DONE else { throw failure(stepped) }
    guard finished == SQLITE_OK else { throw failure(finished) }
  }

  // MARK: Errors

  func failure(_ code: Int32) -> StoreError { Self.failure(code, of: handle) }

  private static func failure(_ code: Int32, of handle: OpaquePointer?) -> StoreError {
    let message = handle.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
    let text = message.map { String(cString: $0) } ?? "unknown"
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: return .busy
    case SQLITE_FULL, SQLITE_READONLY, SQLITE_IOERR, SQLITE_CANTOPEN: return .diskFailed(code: code, message: text)
    case SQLITE_CORRUPT, SQLITE_NOTADB: return .corrupted(text)
    default: return .engine(code: code, message: text)
    }
  }
}
