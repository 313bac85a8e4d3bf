import Glibc
import Runtime
import Testing

@testable import Store

@Suite final class CheckpointTests: StoreTest {
  private var logBytes: Int {
    var status = stat()
    return stat(file + "-wal", &status) == 0 ? Int(status.st_size) : 0
  }

  /// 2000 writes of half a page each and more would leave some 20 MB of log without checkpoints.
  @Test func theLogStaysBoundedUnderLoad() async throws {
    var options = StoreOptions()
    options.checkpointPages = 50
    options.logPageBound = 200
    let store = try open(options)
    let text = String(repeating: "x", count: 3000)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          for number in 0..<500 { try await store.setSetting("\(writer)-\(number)", to: text) }
        }
      }
      try await group.waitForAll()
    }
    #expect(logBytes < 8_000_000)
    #expect(try store.setting("3-499") == text)
  }

  @Test func theLogIsEmptiedWhenWritesPause() async throws {
    var options = StoreOptions()
    options.idleMilliseconds = 1
    let store = try open(options)
    try await store.setSetting("a", to: "v")
    while logBytes > 0 { await Task.yield() }
    #expect(try store.setting("a") == "v")
    try await store.setSetting("b", to: "v")
    while logBytes > 0 { await Task.yield() }
  }
}
