import Glibc
import Runtime
import Synchronization

/// Asks the system for the addresses of host names, which may take many seconds and cannot be broken off: on threads of
/// its own, one for each name at most, so that a name whose servers do not answer holds up nobody else.
final class HostResolver: Sendable {
  typealias Answer = Result<[IPAddress], OutgoingError>

  private struct State {
    var threads = 0
    var waiting: [String] = []
    /// Who waits for each name that is being asked for or is to be.
    var askers: [String: [UInt64: CheckedContinuation<Answer, Never>]] = [:]
    var lastAsker: UInt64 = 0
  }

  /// Names asked for at once.
  private static let maximumThreads = 64
  /// Names that wait for a thread; more are answered like a name that nobody knows.
  private static let maximumWaiting = 1024

  private let state = Mutex(State())

  /// - Parameter host: a name, as ``HTTPURL/host``.
  /// - Throws: ``OutgoingError/dns``, ``OutgoingError/timeout``, ``OutgoingError/cancelled``.
  /// - Returns: at least one, in the order in which they are to be tried (RFC 6724).
  func addresses(of host: String, timeoutMilliseconds: Int64) async throws(OutgoingError) -> [IPAddress] {
    let asker = state.withLock { state in
      state.lastAsker += 1
      return state.lastAsker
    }
    let timer = Task {
      guard (try? await Task.sleep(for: .milliseconds(timeoutMilliseconds))) != nil else { return }
      settle(asker, of: host, .failure(.timeout))
    }
    defer { timer.cancel() }
    let answer: Answer = await withTaskCancellationHandler {
      await withCheckedContinuation { ask(host, asker, $0) }
    } onCancel: {
      settle(asker, of: host, .failure(.cancelled))
    }
    return try answer.get()
  }

  private func ask(_ host: String, _ asker: UInt64, _ continuation: CheckedContinuation<Answer, Never>) {
    let (refusal, mustStart): (OutgoingError?, Bool) = state.withLock { state in
      if Task.isCancelled { return (.cancelled, false) }
      if state.askers[host] == nil {
        guard state.waiting.count < Self.maximumWaiting else { return (.dns, false) }
        state.waiting.append(host)
      }
      state.askers[host, default: [:]][asker] = continuation
      guard state.threads < Self.maximumThreads, !state.waiting.isEmpty else { return (nil, false) }
      state.threads += 1
      return (nil, true)
    }
    if let refusal { continuation.resume(returning: .failure(refusal)) }
    guard mustStart else { return }
    do throws(SystemError) {
      try startThread("resolver") { self.work() }
    } catch {
      // Without a thread nobody would ever answer.
      let stranded = state.withLock { state in
        state.threads -= 1
        guard state.threads == 0 else { return [CheckedContinuation<Answer, Never>]() }
        let hosts = state.waiting
        state.waiting = []
        return hosts.flatMap { state.askers.removeValue(forKey: $0).map { Array($0.values) } ?? [] }
      }
      for continuation in stranded { continuation.resume(returning: .failure(.dns)) }
    }
  }

  private func settle(_ asker: UInt64, of host: String, _ answer: Answer) {
    let continuation = state.withLock { $0.askers[host]?.removeValue(forKey: asker) }
    continuation?.resume(returning: answer)
  }

  // MARK: On the threads

  private func work() {
    while let host = next() {
      let answer = Self.lookUp(host)
      let askers = state.withLock { $0.askers.removeValue(forKey: host) ?? [:] }
      for continuation in askers.values { continuation.resume(returning: answer) }
    }
  }

  /// The next name, or nil, after which the thread ends.
  private func next() -> String? {
    state.withLock { state in
      if state.waiting.isEmpty {
        state.threads -= 1
        return nil
      }
      return state.waiting.removeFirst()
    }
  }

  static func lookUp(_ host: String) -> Answer {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &list) == 0 else { return .failure(.dns) }
    defer { freeaddrinfo(list) }
    var addresses: [IPAddress] = []
    var entry = list
    while let current = entry {
      if let address = current.pointee.ai_addr.flatMap({ IPAddress(UnsafeRawPointer($0)) }),
        !addresses.contains(address)
      {
        addresses.append(address)
      }
      entry = current.pointee.ai_next
    }
    return addresses.isEmpty ? .failure(.dns) : .success(addresses)
  }
}
