import Glibc
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

  func read<Result: Sendable>(
    _ body: (Connection) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try reader().connection.withLock { (connection) throws(StoreError) in
      guard let connection else { throw .closed }
      return try body(connection)
    }
  }

  private func reader() throws(StoreError) -> Reader {
    let mine = ThreadReaders.current
    if let reader = mine.readers[id] { return reader }
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
private final class Reader: Sendable {
  let connection: Mutex<Connection?>

  init(_ connection: sending Connection) { self.connection = Mutex(connection) }

  var isClosed: Bool { connection.withLock { $0 == nil } }

  func close() { connection.withLock { $0 = nil } }
}

private struct WeakReader { weak var reader: Reader? }

/// The readers of one thread, by store. The thread owns it and lets it go when it ends.
private final class ThreadReaders {
  var readers: [UInt64: Reader] = [:]

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let result = pthread_key_create(&key) { pointer in
      guard let pointer else { return }
      Unmanaged<ThreadReaders>.fromOpaque(pointer).release()
    }
    precondition(result == 0, "no key left for thread-local data")
    return key
  }()

  static var current: ThreadReaders {
    if let pointer = pthread_getspecific(key) {
      return Unmanaged<ThreadReaders>.fromOpaque(pointer).takeUnretainedValue()
    }
    let new = ThreadReaders()
    pthread_setspecific(key, Unmanaged.passRetained(new).toOpaque())
    return new
  }

  private static let lastID = Atomic<UInt64>(0)
  static func nextID() -> UInt64 { lastID.wrappingAdd(1, ordering: .relaxed).newValue }
}
