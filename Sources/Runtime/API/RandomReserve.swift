import Glibc
import Synchronization

/// Random bits from the kernel, fetched for several identifiers at once: asking it twice for each request would cost as
/// much as routing it.
final class RandomReserve: Sendable {
  static let shared = RandomReserve()

  /// The most that `getentropy` gives at once is 256 bytes.
  private static let words = 32

  private struct State {
    var bits = InlineArray<32, UInt64>(repeating: 0)
    /// Words that have not been given away.
    var left = 0
  }

  private let state = Mutex(State())

  func nextID() -> RequestID {
    state.withLock { state in
      if state.left < 2 { Self.fill(&state) }
      state.left -= 2
      defer {
        state.bits[state.left] = 0
        state.bits[state.left + 1] = 0
      }
      return RequestID(high: state.bits[state.left], low: state.bits[state.left + 1])
    }
  }

  private static func fill(_ state: inout State) {
    var span = state.bits.mutableSpan
    let result = span.withUnsafeMutableBytes { getentropy($0.baseAddress, $0.count) }
    // It fails only on systems that have no such call.
    precondition(result == 0, "the kernel gives no random bits")
    state.left = words
  }
}
