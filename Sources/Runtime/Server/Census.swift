import Synchronization

/// What all loops of a server count together.
final class Census: Sendable {
  private let maxConnections: Int
  private let maxPerAddress: Int
  private let proxies: [AddressBlock]
  private let connections = Mutex<(total: Int, byAddress: [PeerAddress: Int])>((0, [:]))
  /// For request bodies.
  let bodies: CountedMemory
  /// For answers that wait until their clients read them.
  let answers: CountedMemory

  init(_ configuration: ServerConfiguration) {
    maxConnections = configuration.maxConnections
    maxPerAddress = configuration.maxConnectionsPerAddress
    proxies = configuration.trustedProxies
    bodies = CountedMemory(of: configuration.maxBufferedBodies, proxies: configuration.trustedProxies)
    answers = CountedMemory(of: configuration.maxUnreadAnswers, proxies: configuration.trustedProxies)
  }

  /// Connections that are open.
  var connectionCount: Int { connections.withLock { $0.total } }

  /// Counts a new connection; false where there are too many already, in all or from there. A proxy has as many as it
  /// has clients.
  func admit(_ peer: PeerAddress) -> Bool {
    let maxPerAddress = Origin.isProxy(peer, proxies) ? maxConnections : maxPerAddress
    return connections.withLock { counted in
      let ofPeer = counted.byAddress[peer.network, default: 0]
      guard counted.total < maxConnections, ofPeer < maxPerAddress else { return false }
      counted.total += 1
      counted.byAddress[peer.network] = ofPeer + 1
      return true
    }
  }

  func dismiss(_ peer: PeerAddress) {
    connections.withLock { counted in
      counted.total -= 1
      let ofPeer = counted.byAddress[peer.network, default: 1] - 1
      counted.byAddress[peer.network] = ofPeer > 0 ? ofPeer : nil
    }
  }
}
