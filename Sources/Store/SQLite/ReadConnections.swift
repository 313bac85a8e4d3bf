import Runtime
import Synchronization

/// Gives each thread its own connection to read with, opened at its first use, so that an event loop reads without
/// waiting for anybody. A connection lives until its thread ends or the store closes.
final class ReadConnections: Sendable {
  private struct Registry {
    var isClosed = false
    var readers: [WeakReader] = []
  }

  private let path: String
  private let busyTimeout: Int
  private let id = ThreadReaders.nextID()
  private let registry = Mutex(Registry())

  init(path: String, busyTimeout: Int) {
    self.path = path
    self.busyTimeout = busyTimeout
  }

  /// On an event loop all reads of a turn see one moment, unless somebody commits in between.
  func read<Result: Sendable>(
    _ body: (Connection) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    let reader = try reader()
    guard let turn = LoopTurn.current else { return try reader.use(body) }
    let (result, isNew) = try reader.use { (connection) throws(StoreError) in
      try connection.keptSnapshot { () throws(StoreError) in try body(connection) }
    }
    if isNew { turn.atEnd(reader) }
    return result
  }

  /// The same on any thread.
  func readSnapshot<Result: Sendable>(
    _ body: (Connection) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    if LoopTurn.current != nil { return try read(body) }
    return try reader().use { (connection) throws(StoreError) in
      try connection.snapshot { () throws(StoreError) in try body(connection) }
    }
  }

  func changeMark() throws(StoreError) -> ChangeMark? {
    try reader().use { (connection) throws(StoreError) in try connection.changeMark() }
  }

  private func reader() throws(StoreError) -> Reader {
    let mine = ThreadReaders.current
    if let (lastID, reader) = mine.last, lastID == id { return reader }
    if let reader = mine.readers[id] {
      mine.last = (id, reader)
      return reader
    }
    let reader = Reader(try Connection(path: path, role: .reader, busyTimeout: busyTimeout))
    let isClosed = registry.withLock { registry in
      if !registry.isClosed {
        registry.readers.removeAll { $0.reader == nil }
        registry.readers.append(WeakReader(reader: reader))
      }
      return registry.isClosed
    }
    if isClosed { throw .closed }
    mine.readers = mine.readers.filter { !$0.value.isClosed }
    mine.readers[id] = reader
    mine.last = (id, reader)
    return reader
  }

  /// Waits for reads that run, and closes every connection.
  func close() {
    let readers = registry.withLock { registry in
      registry.isClosed = true
      defer { registry.readers = [] }
      return registry.readers
    }
    for weak in readers { weak.reader?.close() }
  }
}

/// A connection that its thread uses and the store closes; the lock is free but for that one moment.
private final class Reader: LoopTurn.Witness, Sendable {
  let connection: Mutex<Connection?>

  init(_ connection: sending Connection) { self.connection = Mutex(connection) }

  var isClosed: Bool { connection.withLock { $0 == nil } }

  func use<Result: Sendable>(_ body: (Connection) throws(StoreError) -> Result) throws(StoreError) -> Result {
    try connection.withLock { (connection) throws(StoreError) in
      guard let connection else { throw .closed }
      return try body(connection)
    }
  }

  func turnEnded() { connection.withLock { $0?.releaseSnapshot() } }

  func close() { connection.withLock { $0 = nil } }
}

private struct WeakReader { weak var reader: Reader? }

/// The readers of one thread, by store. The thread owns it and lets it go when it ends.
private final class ThreadReaders {
  var readers: [UInt64: Reader] = [:]
  /// The one that was used last: a server has one store.
  var last: (id: UInt64, reader: Reader)?

  private static let all = ThreadLocal<ThreadReaders>()

  static var current: ThreadReaders {
    if let mine = all.current { return mine }
    let new = ThreadReaders()
    all.adopt(new)
    return new
  }

  private static let lastID = Atomic<UInt64>(0)
  static func nextID() -> UInt64 { lastID.wrappingAdd(1, ordering: .relaxed).newValue }
}
