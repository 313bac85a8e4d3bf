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
  init(_ connection: Origin, _ head: borrowing RequestHead, proxies: borrowing [AddressBlock]) {
    self = connection
    guard !proxies.isEmpty, Self.isProxy(connection.peer, proxies) else { return }
    // A proxy that says nothing of it is there for that.
    isSecure = true
    // From the nearest on: the first that is no proxy of ours is the client.
    for hop in Self.hops(head) {
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

  struct Hop {
    /// Nil where it is no address.
    var address: PeerAddress?
    /// Nil where nothing is said of it.
    var isSecure: Bool?
  }

  /// What the fields say of the way of the request, the nearest first; no more is read of them than is looked at.
  static func hops(_ head: RequestHead) -> [Hop] {
    let fields = head.headers.all("forwarded", in: head.bytes)
    guard !fields.isEmpty else { return forwardedFor(head) }
    var hops: [Hop] = []
    for line in fields.reversed() where hops.count < maxHops {
      // Of a line with a quoted text that has no end nobody can tell who wrote what.
      let elements = parts(line, at: UInt8(ascii: ","), most: maxHops - hops.count)
      hops += elements?.reversed().map(hop) ?? [Hop(isSecure: false)]
    }
    return hops
  }

  /// What stands between the separators that are outside of quoted texts, in which a proxy may hand on what its client
  /// gave it, such as `Host`; nil where one of those texts has no end.
  /// - Parameter most: so many are told, the last.
  private static func parts(
    _ text: ArraySlice<UInt8>, at separator: UInt8, most: Int = .max
  ) -> [ArraySlice<UInt8>]? {
    var ranges: [Range<Int>] = []
    var start = text.startIndex
    var (isQuoted, isEscaped) = (false, false)
    for (index, byte) in zip(text.indices, text) {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if isQuoted {
        isEscaped = byte == UInt8(ascii: "\\")
      } else if byte == separator {
        ranges.append(start..<index)
        start = index + 1
      }
    }
    guard !isQuoted else { return nil }
    ranges.append(start..<text.endIndex)
    return ranges.suffix(most).map { text[$0] }
  }

  private static func hop(_ element: ArraySlice<UInt8>) -> Hop {
    // There are four parameters (RFC 7239 section 5). Who has so many more to say is not listened to.
    guard let parts = Self.parts(element, at: UInt8(ascii: ";")), parts.count <= HeaderParameters.maxCount else {
      return Hop(isSecure: false)
    }
    let pairs = parts.map { Grammar.trimmed($0) }
    /// Nil for a value that is none.
    func values(_ name: StaticString) -> [ArraySlice<UInt8>?] {
      pairs.compactMap { pair in
        guard let equals = pair.firstIndex(of: UInt8(ascii: "=")), Grammar.equal(pair[..<equals], name) else {
          return nil
        }
        return .some(unquoted(pair[(equals + 1)...]))
      }
    }
    let (names, schemes) = (values("for"), values("proto"))
    // What is said twice is not said (RFC 7239 section 4).
    return Hop(
      address: names.count == 1 ? names[0].flatMap(address) : nil,
      isSecure: schemes.isEmpty ? nil : schemes.count == 1 && Grammar.equal(schemes[0] ?? [], "https"))
  }

  /// The value without its quotes, in which an address or a scheme has nothing to escape; nil where there are any but
  /// around it.
  private static func unquoted(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let quote = UInt8(ascii: "\"")
    guard value.contains(quote) else { return value }
    guard value.count > 1, value.first == quote, value.last == quote else { return nil }
    let text = value.dropFirst().dropLast()
    return text.contains(quote) ? nil : text
  }

  /// The elements of `X-Forwarded-For`, with what `X-Forwarded-Proto` says of the nearest.
  private static func forwardedFor(_ head: RequestHead) -> [Hop] {
    let comma = UInt8(ascii: ",")
    var hops: [Hop] = []
    for line in head.headers.all("x-forwarded-for", in: head.bytes).reversed() {
      var rest: ArraySlice<UInt8>? = line
      while let list = rest, hops.count < maxHops {
        let end = list.lastIndex(of: comma)
        hops.append(Hop(address: address(Grammar.trimmed(end.map { list[($0 + 1)...] } ?? list))))
        rest = end.map { list[..<$0] }
      }
    }
    if let schemes = head.headers.all("x-forwarded-proto", in: head.bytes).last {
      // Nothing behind the last comma is no word for TLS.
      let last = schemes.lastIndex(of: comma).map { schemes[($0 + 1)...] } ?? schemes
      let isSecure = Grammar.equal(Grammar.trimmed(last), "https")
      if hops.isEmpty { hops.append(Hop(isSecure: isSecure)) } else { hops[0].isSecure = isSecure }
    }
    return hops
  }

  /// An address, perhaps with a port: `192.0.2.1:80`, `[2001:db8::1]:80`, `2001:db8::1`.
  private static func address(_ text: ArraySlice<UInt8>) -> PeerAddress? {
    let colon = UInt8(ascii: ":")
    var (host, rest) = (text, text.suffix(0))
    if text.first == UInt8(ascii: "[") {
      guard let end = text.firstIndex(of: UInt8(ascii: "]")) else { return nil }
      (host, rest) = (text[(text.startIndex + 1)..<end], text[(end + 1)...])
    } else if let end = text.firstIndex(of: colon), text.lastIndex(of: colon) == end {
      (host, rest) = (text[..<end], text[end...])
    }
    guard rest.isEmpty || rest.first == colon && isPort(rest.dropFirst()) else { return nil }
    return PeerAddress(String(decoding: host, as: UTF8.self))
  }

  /// `node-port` (RFC 7239 section 6): a number, or a name that begins with an underscore.
  private static func isPort(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: "_") else { return (1...5).contains(text.count) && text.allSatisfy(Grammar.isDigit) }
    return text.count > 1
      && text.allSatisfy { byte in
        switch Grammar.lowercase(byte) {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."),
          UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
