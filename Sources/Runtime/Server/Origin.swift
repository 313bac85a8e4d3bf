/// Where a request comes from: the connection's peer, or what a proxy that we trust says of it.
struct Origin: Equatable {
  var peer: PeerAddress
  /// Whether it came by TLS, all the way that is known of.
  var isSecure: Bool

  /// Proxies that a request may have passed; what is further away is not looked at.
  private static let maxHops = 16

  /// - Parameters:
  ///   - connection: the peer of the socket, and whether it speaks TLS.
  ///   - proxies: whose `Forwarded` (RFC 7239), or else `X-Forwarded-For` and `X-Forwarded-Proto`, are believed. Nobody
  ///     else's are, so that no client can say that it is another.
  init(_ connection: Origin, _ head: RequestHead, proxies: [AddressBlock]) {
    self = connection
    guard !proxies.isEmpty, Self.isProxy(connection.peer, proxies) else { return }
    // A proxy that says nothing of it is there for that.
    isSecure = true
    let hops = Self.forwarded(head) ?? Self.forwardedFor(head)
    // From the nearest on: the first that is no proxy of ours is the client.
    for hop in hops.reversed().prefix(Self.maxHops) {
      if let scheme = hop.isSecure { isSecure = scheme }
      // A name in place of an address, or something broken: nobody further away can be believed.
      guard let address = hop.address else { return }
      peer = address
      guard Self.isProxy(address, proxies) else { return }
    }
  }

  init(peer: PeerAddress, isSecure: Bool) {
    self.peer = peer
    self.isSecure = isSecure
  }

  static func isProxy(_ peer: PeerAddress, _ proxies: [AddressBlock]) -> Bool { proxies.contains { $0.contains(peer) } }

  private struct Hop {
    /// Nil where it is no address.
    var address: PeerAddress?
    /// Nil where nothing is said of it.
    var isSecure: Bool?
  }

  /// The elements of `Forwarded`; nil where there is no such field.
  private static func forwarded(_ head: RequestHead) -> [Hop]? {
    let fields = head.headers.all("forwarded", in: head.bytes)
    guard !fields.isEmpty else { return nil }
    return fields.flatMap { $0.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) }.map { element in
      var hop = Hop()
      for pair in element.split(separator: UInt8(ascii: ";")) {
        let pair = Grammar.trimmed(pair)
        guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
        let value = pair[(equals + 1)...].filter { $0 != UInt8(ascii: "\"") }[...]
        if Grammar.equal(pair[..<equals], "for") {
          hop.address = address(value)
        } else if Grammar.equal(pair[..<equals], "proto") {
          hop.isSecure = Grammar.equal(value, "https")
        }
      }
      return hop
    }
  }

  /// The elements of `X-Forwarded-For`, with what `X-Forwarded-Proto` says of the nearest.
  private static func forwardedFor(_ head: RequestHead) -> [Hop] {
    var hops = head.headers.all("x-forwarded-for", in: head.bytes)
      .flatMap { $0.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) }
      .map { Hop(address: address(Grammar.trimmed($0))) }
    if let scheme = head.headers.all("x-forwarded-proto", in: head.bytes).last {
      let last = scheme.split(separator: UInt8(ascii: ",")).last.map { Grammar.trimmed($0) } ?? scheme
      let isSecure = Grammar.equal(last, "https")
      if hops.isEmpty { hops.append(Hop(isSecure: isSecure)) } else { hops[hops.count - 1].isSecure = isSecure }
    }
    return hops
  }

  /// An address, perhaps with a port: `192.0.2.1:80`, `[2001:db8::1]:80`, `2001:db8::1`.
  private static func address(_ text: ArraySlice<UInt8>) -> PeerAddress? {
    var text = String(decoding: text, as: UTF8.self)
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return nil }
      text = String(text[text.index(after: text.startIndex)..<end])
    } else if text.utf8.count(where: { $0 == UInt8(ascii: ":") }) == 1, let colon = text.firstIndex(of: ":") {
      text = String(text[..<colon])
    }
    return PeerAddress(text)
  }
}
