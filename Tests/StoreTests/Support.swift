import Glibc
import Runtime
import TestSupport
import Testing

@testable import Store

/// A test with a data directory of its own, which goes with it.
class StoreTest {
  private let folder: TemporaryFolder
  var directory: String { folder.path }

  init() throws { folder = try TemporaryFolder() }

  var file: String { directory + "/" + DatabaseFile.name }

  func open(_ options: StoreOptions = StoreOptions()) throws -> SQLiteStore {
    try SQLiteStore(dataDirectory: directory, options: options)
  }

  /// A connection beside the store, as another process would have it.
  func otherConnection() throws -> Connection { try Connection(path: file, role: .writer, busyTimeout: 0) }
}

/// Holds the writer's thread inside a write until it is opened, so that what waits behind it is known.
final class Gate: Sendable {
  private let monitor = Monitor((entered: false, open: false))

  /// Called within a write.
  func pass() {
    monitor.withLock { $0.entered = true }
    monitor.signal()
    monitor.wait { $0.open ? .answer(()) : .untilWoken }
  }

  func waitUntilEntered() async {
    while !monitor.withLock({ $0.entered }) { await Task.yield() }
  }

  func open() {
    monitor.withLock { $0.open = true }
    monitor.signal()
  }
}

extension SQLiteStore {
  func waitUntilPending(_ count: Int) async {
    while activity.pendingWrites < count { await Task.yield() }
  }
}

/// A moment, in seconds after one that is easy to recognise.
func at(_ seconds: Int64) -> Timestamp { Timestamp(milliseconds: 1_800_000_000_000 + seconds * 1000) }

func newEditor(_ name: String) -> NewEditor {
  NewEditor(name: name, clientID: "client-" + name, clientSecretHash: "scrypt$" + name, createdAt: at(0))
}

func newMarket(_ identifier: String, of editor: EditorRecord) -> NewMarket {
  NewMarket(
    identifier: identifier, editorID: editor.id, name: "Fournitures de bureau", siret: "13002526500013",
    deadline: at(86_400), marketTypeCodes: ["supplies", "services"],
    lots: [.init(name: "Papier"), .init(name: "Encre", cpvCode: "30192113-6")], lotLimit: 1, providerUserID: "u-1",
    createdAt: at(1))
}

func newApplication(_ identifier: String, to market: MarketRecord, siret: String? = nil) -> NewApplication {
  NewApplication(identifier: identifier, marketID: market.id, siret: siret, providerUserID: "c-1", createdAt: at(2))
}

func newDelivery(_ webhookID: String) -> NewDelivery {
  NewDelivery(webhookID: webhookID, event: "market.completed", payload: Array(#"{"of":"\#(webhookID)"}"#.utf8))
}

/// Thrown by what must not run, or to see that it comes through.
struct Unwanted: Error {}

/// As `failure`, for an operation that may throw other errors too.
func refusal<Value>(_ body: () async throws -> Value) async -> (any Error)? {
  do {
    _ = try await body()
    return nil
  } catch {
    return error
  }
}

/// What the operation threw, or nil.
func failure<Value>(_ body: () async throws(StoreError) -> Value) async -> StoreError? {
  do throws(StoreError) {
    _ = try await body()
    return nil
  } catch {
    return error
  }
}

func write(_ bytes: [UInt8], to path: String) throws {
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  guard file >= 0 else { throw StoreError.system(call: "open", path: path, errno: errno) }
  defer { close(file) }
  #expect(Glibc.write(file, bytes, bytes.count) == bytes.count)
}
