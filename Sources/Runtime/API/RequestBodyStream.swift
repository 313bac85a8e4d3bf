import Synchronization

/// The body of a request, handed on while it arrives. One consumer, on any thread; the connection reads none of it
/// before the first chunk is asked for, and then only as fast as they are taken.
public final class RequestBodyStream: Sendable {
  /// Bytes that may wait for the consumer before the connection stops reading.
  static let highWater = 256 * 1024

  private enum End {
    case complete
    case failed(Failure)
  }

  private struct State {
    var chunks: [[UInt8]] = []
    var bytes = 0
    var end: End?
    var waiter: CheckedContinuation<Result<[UInt8]?, Failure>, Never>?
  }

  private let state = Mutex(State())
  /// Asks the connection to read, or to read on; called when the consumer has taken everything.
  private let demand: @Sendable () -> Void

  init(demand: @escaping @Sendable () -> Void) { self.demand = demand }

  /// The next piece of the body, never empty; nil at its end.
  /// - Throws: `payloadTooLarge` past the operation's cap, `malformed` for a broken chunked coding, `requestTimeout`
  ///   where the client is too slow or gone, `unavailable` past the operation's time. To be passed on as the answer.
  public func next() async throws(Failure) -> [UInt8]? {
    let (ready, isDrained) = state.withLock { state in (Self.take(&state), state.chunks.isEmpty) }
    if let ready {
      if isDrained { demand() }
      return try ready.get()
    }
    let result = await withCheckedContinuation { continuation in
      let ready = state.withLock { state in
        let ready = Self.take(&state)
        if ready == nil { state.waiter = continuation }
        return ready
      }
      if let ready { continuation.resume(returning: ready) } else { demand() }
    }
    return try result.get()
  }

  private static func take(_ state: inout State) -> Result<[UInt8]?, Failure>? {
    if !state.chunks.isEmpty {
      let chunk = state.chunks.removeFirst()
      state.bytes -= chunk.count
      return .success(chunk)
    }
    switch state.end {
    case .complete: return .success(nil)
    case .failed(let failure): return .failure(failure)
    case nil: return nil
    }
  }

  /// Bytes that wait for the consumer.
  var waitingBytes: Int { state.withLock { $0.bytes } }

  /// Whether the connection may read on.
  var hasRoom: Bool { waitingBytes < Self.highWater }

  func push(_ chunk: [UInt8]) {
    guard !chunk.isEmpty else { return }
    let waiter = state.withLock { state in
      let waiter = state.waiter
      state.waiter = nil
      if waiter == nil {
        // Small ones are put together: as arrays of their own they would take many times their bytes.
        if let last = state.chunks.indices.last, state.chunks[last].count + chunk.count <= ActiveRequest.pieceSize {
          state.chunks[last].append(contentsOf: chunk)
        } else {
          state.chunks.append(chunk)
        }
        state.bytes += chunk.count
      }
      return waiter
    }
    waiter?.resume(returning: .success(chunk))
  }

  func finish() { end(.complete) }

  /// What has arrived before stays readable.
  func fail(_ failure: Failure) { end(.failed(failure)) }

  private func end(_ end: End) {
    let waiter = state.withLock { state in
      guard state.end == nil else { return nil as CheckedContinuation<Result<[UInt8]?, Failure>, Never>? }
      state.end = end
      let waiter = state.waiter
      state.waiter = nil
      return waiter
    }
    guard let waiter else { return }
    switch end {
    case .complete: waiter.resume(returning: .success(nil))
    case .failed(let failure): waiter.resume(returning: .failure(failure))
    }
  }
}
