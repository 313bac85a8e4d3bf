/// The requests that a loop works on: how many there are, and how many of them each client has. They hold a place from
/// the end of their head to the end of their task, however long the client keeps back the body; so that no client takes
/// the places of all others, it may have a quarter of them.
struct RequestsInFlight {
  private(set) var total = 0
  /// By ``PeerAddress/network``. Nobody is in it who has none, so that it holds no more than there are requests.
  private var byAddress: [PeerAddress: Int] = [:]
  private let most: Int
  private let share: Int
  private let proxies: [AddressBlock]

  init(_ configuration: ServerConfiguration) {
    most = configuration.maxRequestsPerLoop
    share = max(1, most / 4)
    proxies = configuration.trustedProxies
  }

  /// Addresses that have any.
  var addressCount: Int { byAddress.count }

  /// Counts a request that begins; false, and nothing counted, where there are too many already, in all or from there.
  /// A proxy that does not say for whom it asks may have all of them.
  /// - Parameter peer: who asks, as in ``Call/peer``.
  mutating func begin(from peer: PeerAddress) -> Bool {
    guard total < most else { return false }
    let limit = Origin.isProxy(peer, proxies) ? most : share
    guard Self.add(to: &byAddress[peer.network, default: 0], upTo: limit) else { return false }
    total += 1
    return true
  }

  /// - Parameter limit: at least 1, so that where nothing is added there was something before.
  /// - Returns: whether one was added.
  private static func add(to count: inout Int, upTo limit: Int) -> Bool {
    guard count < limit else { return false }
    count += 1
    return true
  }

  /// Gives back what ``begin(from:)`` has counted.
  mutating func end(from peer: PeerAddress) {
    total -= 1
    guard let index = byAddress.index(forKey: peer.network) else { return }
    if byAddress[index].value > 1 {
      byAddress.values[index] -= 1
    } else {
      byAddress.remove(at: index)
    }
  }
}
