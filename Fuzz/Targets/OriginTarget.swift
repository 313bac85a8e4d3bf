@testable import Runtime

extension FuzzTarget {
  /// The first byte of an input chooses the connection. Behind it are lines: `f` and a value of `Forwarded`, `a` and
  /// one of `X-Forwarded-For`, or `p` and one of `X-Forwarded-Proto`.
  static let origin = FuzzTarget(
    name: "origin",
    promise: "Nobody but our proxies is believed; the client is whom the nearest of them names, whatever others wrote",
    longest: 512,
    seeds: [
      "0\nf for=192.0.2.60;proto=http;by=203.0.113.43", "0\nf for=192.0.2.43, for=198.51.100.17", "1\nf for=unknown",
      "0\nf For=\"[2001:db8:cafe::17]:4711\"; Proto=https", "0\nf for=_gazonk\nf for=\"_mdn\";for=10.0.0.2",
      "0\nf for=6.6.6.6, for=192.0.2.7, for=10.9.9.9", "0\nf for=192.0.2.7;host=\"a,for=6.6.6.6;b\";proto=https",
      "0\nf for=\"\nf for=192.0.2.7;host=\"h\"", "1\nf for=\"192.0.2.7\\\"\";proto=\"http\"",
      "1\nf for=2001:db8:1::2:80", "0\na 6.6.6.6, 192.0.2.7, 10.2.0.9\np https",
      "1\na 2001:db8::5, [2001:db8:1::7]:80\np http,https\na 10.0.0.9:4",
      "0\na ::ffff:10.0.0.5, ::10.0.0.5, 010.0.0.1, 10.1, 6.6.6.6, , ", "0\np https\np ", "1\np https,", "0\np ,",
      "2\nf for=10.0.0.1;proto=https\na 10.0.0.1\np https", "3\na 10.0.0.1\np https", "0\nf\na 192.0.2.7", "0", "",
      "0\na " + String(repeating: "10.0.0.1,", count: 20),
    ].map { Array($0.utf8) },
    words: [
      "\nf ", "\na ", "\np ", "for=", "proto=", "https", "http", "host=\"", "\"", "\\\"", ";", ",", "[", "]:80",
      "10.0.0.2", "192.0.2.7", "2001:db8:1::2", "::ffff:", "unknown",
    ]
  ) { bytes in
    guard let first = bytes.first else { return }
    let lines = bytes.dropFirst().split(separator: 0x0A).compactMap { ForwardedLine($0) }
    // What the parser of heads lets through as a value.
    guard lines.allSatisfy({ $0.value.allSatisfy(Grammar.isFieldValue) }) else { return }
    for isSecure in [false, true] {
      let connection = Origin(peer: peers[Int(first) % peers.count], isSecure: isSecure)
      try hold(Origin(connection, ForwardedLine.head(lines), proxies: []) == connection, "believed without a proxy")
      let read = believed(connection, lines)
      guard isOurs(connection.peer) else {
        try hold(read == connection, "\(connection.peer.text) is believed")
        continue
      }
      let plain = plainly(connection, lines)
      try hold(
        read == plain, "\(read.peer.text) (\(read.isSecure)), plainly \(plain.peer.text) (\(plain.isSecure))")
      try hold(PeerAddress(read.peer.text) == read.peer, "\(read.peer.text) is another address")
      try checkAdditions(connection, lines)
    }
  }

  private static let peers = ["10.0.0.1", "2001:db8:1::1", "192.0.2.9", "2001:db8:2::9"].compactMap { PeerAddress($0) }
  private static let proxies = ["10.0.0.0/8", "2001:db8:1::/48"].compactMap { AddressBlock($0) }
  private static let client = PeerAddress(high: 0, low: 0xFFFF_C633_6407)

  private static func isOurs(_ peer: PeerAddress) -> Bool {
    peer.text.hasPrefix("10.") || peer.text.hasPrefix("2001:db8:1:")
  }

  private static func believed(_ connection: Origin, _ lines: [ForwardedLine]) -> Origin {
    Origin(connection, ForwardedLine.head(lines), proxies: proxies)
  }

  /// What the nearest proxy adds counts, whatever its client wrote before it, or gave it to hand on.
  private static func checkAdditions(_ connection: Origin, _ lines: [ForwardedLine]) throws {
    let (plain, secure) = (Origin(peer: client, isSecure: false), Origin(peer: client, isSecure: true))
    func read(_ lines: [ForwardedLine]) -> Origin { believed(connection, lines) }
    let added = ForwardedLine(.forwarded, Array("for=198.51.100.7;proto=http".utf8))
    try hold(read(lines + [added]) == plain, "other lines change what the last line of Forwarded says")
    let others = lines.filter { $0.kind != .forwarded } + [
      ForwardedLine(.addresses, Array("198.51.100.7".utf8)), ForwardedLine(.scheme, Array("https".utf8)),
    ]
    try hold(read(others) == secure, "other lines change what the last of X-Forwarded-For and X-Forwarded-Proto say")
    for line in lines {
      let text = shown(line.value)
      switch line.kind {
      case .forwarded:
        let plainText = line.value.filter { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        let own = Array("for=198.51.100.7;host=\"".utf8) + plainText + Array("\";proto=http".utf8)
        try hold(read([ForwardedLine(.forwarded, own)]) == plain, "\(shown(own)) is not what it says")
        // A quoted text that the client has left open makes all of the line unreadable, and nothing else of it.
        let joined = read([ForwardedLine(.forwarded, line.value + Array(", ".utf8) + own)])
        try hold(
          !joined.isSecure && (joined.peer == client || joined.peer == connection.peer),
          "\(joined.peer.text) for \(text) before \(shown(own))")
        try hold(
          joined == plain || line.value.contains(UInt8(ascii: "\"")), "\(text) takes away what comes behind it")
      case .addresses:
        let joined = ForwardedLine(.addresses, line.value + Array(", 198.51.100.7".utf8))
        try hold(read([joined]).peer == client, "\(text) changes what comes behind it")
      case .scheme:
        let joined = ForwardedLine(.scheme, line.value + Array(", http".utf8))
        try hold(!read([joined]).isSecure, "\(text) changes what comes behind it")
      }
    }
  }

  // MARK: The second reader

  private typealias Hop = (address: PeerAddress?, isSecure: Bool?)

  /// What the lines say to somebody who believes our proxies.
  private static func plainly(_ connection: Origin, _ lines: [ForwardedLine]) -> Origin {
    func values(_ kind: ForwardedLine.Kind) -> [[UInt8]] { lines.filter { $0.kind == kind }.map(\.value) }
    var hops: [Hop]
    if lines.contains(where: { $0.kind == .forwarded }) {
      hops = values(.forwarded).flatMap { line -> [Hop] in
        guard let tokens = QuotedToken.read(line) else { return [(nil, false)] }
        return tokens.split(separator: .comma, omittingEmptySubsequences: false).map { hop($0) }
      }
    } else {
      hops = values(.addresses).flatMap { members(of: $0) }.map { (address($0), nil) }
      if let last = values(.scheme).flatMap({ members(of: $0) }).last {
        if hops.isEmpty { hops = [(nil, nil)] }
        hops[hops.count - 1].isSecure = lowercased(last) == "https"
      }
    }
    var origin = Origin(peer: connection.peer, isSecure: true)
    for hop in hops.suffix(16).reversed() {
      origin.isSecure = hop.isSecure ?? origin.isSecure
      guard let address = hop.address else { break }
      origin.peer = address
      guard isOurs(address) else { break }
    }
    return origin
  }

  private static func hop(_ element: ArraySlice<QuotedToken>) -> Hop {
    var said: [String: [[UInt8]?]] = [:]
    for pair in element.split(separator: .semicolon) {
      let sides = QuotedToken.trimmed(pair).split(separator: .equals, maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, let name = QuotedToken.bytes(sides[0]) else { continue }
      let isQuoted = sides[1].count == 1 && sides[1].first?.isQuoted == true
      let value = isQuoted ? sides[1].first?.quoted : QuotedToken.bytes(sides[1])
      said[lowercased(name), default: []].append(value)
    }
    /// What is said twice is not said.
    func only(_ name: String) -> [UInt8]? { said[name].flatMap { $0.count == 1 ? $0[0] : nil } }
    return (only("for").flatMap { address($0) }, said["proto"] == nil ? nil : only("proto").map(lowercased) == "https")
  }

  private static func members(of line: [UInt8]) -> [[UInt8]] {
    line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { Array(Grammar.trimmed($0)) }
  }

  private static func lowercased(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self).lowercased() }

  private static func address(_ text: [UInt8]) -> PeerAddress? {
    var (host, port) = (text[...], text[text.count...])
    let colons = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    if text.first == UInt8(ascii: "[") {
      let sides = text.dropFirst().split(
        separator: UInt8(ascii: "]"), maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { return nil }
      (host, port) = (sides[0], sides[1])
    } else if colons.count == 2 {
      (host, port) = (colons[0], text[colons[0].count...])
    }
    guard port.isEmpty || isPort(String(decoding: port, as: UTF8.self).utf8) else { return nil }
    return PeerAddress(String(decoding: host, as: UTF8.self))
  }

  private static func isPort(_ text: String.UTF8View) -> Bool {
    let digits = Set("0123456789".utf8)
    if text.starts(with: ":_".utf8) {
      let letters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ._-".utf8)
      return text.count > 2 && text.dropFirst(2).allSatisfy(digits.union(letters).contains)
    }
    return text.first == UInt8(ascii: ":") && (2...6).contains(text.count) && text.dropFirst().allSatisfy(digits.contains)
  }
}

/// A header field that tells of hops.
private struct ForwardedLine {
  enum Kind { case forwarded, addresses, scheme }

  let kind: Kind
  /// Without white space at either end, as the parser of heads gives it.
  let value: [UInt8]

  /// - Returns: nil for a line that is none.
  init?(_ line: ArraySlice<UInt8>) {
    switch line.first {
    case UInt8(ascii: "f"): kind = .forwarded
    case UInt8(ascii: "a"): kind = .addresses
    case UInt8(ascii: "p"): kind = .scheme
    default: return nil
    }
    value = Array(Grammar.trimmed(line.dropFirst()))
  }

  init(_ kind: Kind, _ value: [UInt8]) {
    self.kind = kind
    self.value = Array(Grammar.trimmed(value[...]))
  }

  static func head(_ lines: [ForwardedLine]) -> RequestHead {
    var bytes: [UInt8] = []
    let fields = lines.map { line in
      let start = bytes.count
      bytes += line.name.utf8
      let end = bytes.count
      bytes += line.value
      return HeaderIndex.Field(name: start..<end, value: end..<bytes.count)
    }
    var head = RequestHead(bytes: bytes)
    head.headers = HeaderIndex(fields: fields)
    return head
  }

  private var name: String {
    switch kind {
    case .forwarded: "Forwarded"
    case .addresses: "X-Forwarded-For"
    case .scheme: "X-Forwarded-Proto"
    }
  }
}

/// A byte, or a quoted text as a whole.
private enum QuotedToken: Equatable {
  case byte(UInt8)
  case text([UInt8])

  static let comma = QuotedToken.byte(UInt8(ascii: ","))
  static let semicolon = QuotedToken.byte(UInt8(ascii: ";"))
  static let equals = QuotedToken.byte(UInt8(ascii: "="))

  /// - Returns: nil where a quoted text has no end.
  static func read(_ bytes: [UInt8]) -> [QuotedToken]? {
    var tokens: [QuotedToken] = []
    var open: [UInt8]?
    var isEscaped = false
    for byte in bytes {
      switch (open, byte) {
      case (nil, UInt8(ascii: "\"")): open = []
      case (nil, _): tokens.append(.byte(byte))
      case (let text?, UInt8(ascii: "\"")) where !isEscaped:
        tokens.append(.text(text))
        open = nil
      case (_?, _):
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
        open?.append(byte)
      }
    }
    return open == nil ? tokens : nil
  }

  var isQuoted: Bool { quoted != nil }

  /// Without its quotes.
  var quoted: [UInt8]? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  /// - Returns: nil where there is a quoted text among them.
  static func bytes(_ tokens: ArraySlice<QuotedToken>) -> [UInt8]? {
    var bytes: [UInt8] = []
    for token in tokens {
      guard case .byte(let byte) = token else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  static func trimmed(_ tokens: ArraySlice<QuotedToken>) -> ArraySlice<QuotedToken> {
    var tokens = tokens
    while let first = tokens.first, first == .byte(0x20) || first == .byte(0x09) { tokens.removeFirst() }
    while let last = tokens.last, last == .byte(0x20) || last == .byte(0x09) { tokens.removeLast() }
    return tokens
  }
}
