/// An OAuth client of the server.
public struct Client: Sendable {
  public var id: String
  public var secret: String

  public init(id: String, secret: String) {
    self.id = id
    self.secret = secret
  }
}

/// What a run is told besides the contract and the server.
public struct Options: Sendable {
  public var clientID: String
  public var clientSecret: String
  /// Of whoever runs the service; without it what only they may call cannot be called.
  public var operatorToken: String?
  /// Another client of the server, for what one client may not see of another's; without it that is skipped.
  public var otherClient: Client?
  /// A client that has been taken its right to call, for how it is told so; without it that is skipped.
  public var inactiveClient: Client?
  /// Resources that no request can make, by the name of the parameter, or of the component that it or its schema comes
  /// from (`MarketIdentifier`). Where one is given it is used in place of those that the suite makes.
  public var given: [String: String]
  /// Only cases whose name matches; `*` stands for any text.
  public var only: String?
  /// Decides every made-up text.
  public var seed: UInt64
  /// Stop at the first failure.
  public var bail: Bool
  /// Only what is safe on a server that people work with: nothing that changes anything, no message that is no HTTP,
  /// and no more of a quota than half.
  public var readOnly: Bool
  /// Seconds after which no further case is begun; nil for as long as it takes.
  public var maxSeconds: Double?
  /// Used in place of a token of the client's own, which would revoke one that somebody works with.
  public var accessToken: String?
  /// Whether to wait where the server's clock cannot be moved.
  public var isRealTime = false
  /// Whether messages that have a form in HTTP/2 go that way.
  public var usesHTTP2 = false
  /// The server's process, where it runs on this machine: its memory is watched.
  public var processID: Int32?
  /// Seconds within which each answer must be complete.
  public var timeout: Double = 30

  public init(
    clientID: String, clientSecret: String, given: [String: String] = [:], only: String? = nil, seed: UInt64 = 1,
    bail: Bool = false, readOnly: Bool = false
  ) {
    self.clientID = clientID
    self.clientSecret = clientSecret
    self.given = given
    self.only = only
    self.seed = seed
    self.bail = bail
    self.readOnly = readOnly
  }

  /// Whether the case is one of those to run.
  public func includes(_ item: Case) -> Bool {
    only.map { Self.matches(item.name[...], $0[...]) } ?? true
  }

  /// Whether a text matches a pattern in which `*` stands for any text.
  package static func matches(_ text: Substring, _ pattern: Substring) -> Bool {
    guard let star = pattern.firstIndex(of: "*") else { return text == pattern }
    guard text.hasPrefix(pattern[..<star]) else { return false }
    let rest = pattern[pattern.index(after: star)...]
    var tail = text.dropFirst(pattern[..<star].count)
    while true {
      if matches(tail, rest) { return true }
      if tail.isEmpty { return false }
      tail.removeFirst()
    }
  }
}
