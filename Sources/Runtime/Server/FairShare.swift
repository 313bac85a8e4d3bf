/// How much of something all clients together have: places among the requests that a loop works on, memory for bodies,
/// room for files. What a client has is its for as long as its request lasts, however long it keeps back the rest; so
/// that no client takes it from all others, it may have a quarter.
struct FairShare {
  private(set) var total = 0
  /// By ``PeerAddress/network``. Nobody is in it who has nothing.
  private var byAddress: [PeerAddress: Int] = [:]
  private let most: Int
  private let share: Int
  private let proxies: [AddressBlock]

  /// - Parameters:
  ///   - most: what there is for all.
  ///   - proxies: those of ours, which ask for others.
  init(of most: Int, proxies: [AddressBlock]) {
    self.most = most
    share = max(1, most / 4)
    self.proxies = proxies
  }

  /// Addresses that have any.
  var addressCount: Int { byAddress.count }

  /// Takes so much; false, and nothing taken, where there is not so much left, in all or for the client. A proxy that
  /// does not say for whom it asks may have all.
  /// - Parameter peer: who asks, as in ``Call/peer``.
  mutating func take(_ amount: Int = 1, for peer: PeerAddress) -> Bool {
    guard amount <= most - total else { return false }
    guard amount > 0 else { return true }
    let limit = Origin.isProxy(peer, proxies) ? most : share
    let network = peer.network
    if let index = byAddress.index(forKey: network) {
      guard amount <= limit - byAddress.values[index] else { return false }
      byAddress.values[index] += amount
    } else {
      guard amount <= limit else { return false }
      byAddress[network] = amount
    }
    total += amount
    return true
  }

  /// Gives back what ``take(_:for:)`` has given.
  mutating func giveBack(_ amount: Int = 1, of peer: PeerAddress) {
    total -= amount
    guard let index = byAddress.index(forKey: peer.network) else { return }
    if byAddress.values[index] > amount {
      byAddress.values[index] -= amount
    } else {
      byAddress.remove(at: index)
    }
  }
}
