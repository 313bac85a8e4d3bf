import Synchronization

/// Memory for one purpose, counted by all loops of a server together; a client may have a quarter of it.
final class CountedMemory: Sendable {
  private let share: Mutex<FairShare>

  /// - Parameters:
  ///   - most: bytes, for all clients.
  ///   - proxies: those of ours, which ask for others.
  init(of most: Int, proxies: [AddressBlock]) { share = Mutex(FairShare(of: most, proxies: proxies)) }

  /// Bytes that are counted.
  var total: Int { share.withLock { $0.total } }

  /// Counts so many bytes in place of `counted`, which it becomes. Costs nothing where they are as many.
  /// - Parameter peer: whose they are; always the same for one `counted`.
  /// - Returns: false, and nothing changed, where they are more and there is no room for these, in all or of the client.
  @discardableResult
  func recount(_ counted: inout Int, as bytes: Int, for peer: PeerAddress) -> Bool {
    let more = bytes - counted
    if more > 0 {
      guard share.withLock({ $0.take(more, for: peer) }) else { return false }
    } else if more < 0 {
      share.withLock { $0.giveBack(-more, of: peer) }
    }
    counted = bytes
    return true
  }
}
