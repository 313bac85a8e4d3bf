import CLinux
import Glibc

/// Starts a detached thread. What must be known of its end is told by the body itself.
/// - Parameter name: shown by `ps -L` and debuggers; at most 15 bytes count.
public func startThread(_ name: String, _ body: @escaping @Sendable () -> Void) throws(SystemError) {
  final class Start: Sendable {
    let name: String
    let body: @Sendable () -> Void
    init(_ name: String, _ body: @escaping @Sendable () -> Void) {
      self.name = name
      self.body = body
    }
  }
  let start = Unmanaged.passRetained(Start(name, body))
  var thread = pthread_t()
  let result = pthread_create(
    &thread, nil,
    { argument in
      guard let argument else { return nil }
      let start = Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
      pthread_setname_np(pthread_self(), String(start.name.prefix(15)))
      start.body()
      return nil
    }, start.toOpaque())
  guard result == 0 else {
    start.release()
    throw SystemError("pthread_create", code: result)
  }
  pthread_detach(thread)
}

/// How many processors this process may use; one at least.
public var availableProcessors: Int {
  var set = cpu_set_t()
  guard sched_getaffinity(0, MemoryLayout<cpu_set_t>.size, &set) == 0 else { return 1 }
  return max(1, withUnsafeBytes(of: &set) { $0.reduce(0) { $0 + $1.nonzeroBitCount } })
}
