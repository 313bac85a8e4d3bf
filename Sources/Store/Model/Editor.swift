import Runtime

/// A tenant: a public-procurement platform ("éditeur") with its OAuth client, its webhook and its rights.
public struct EditorRecord: Sendable, Hashable, Identifiable {
  public let id: Int64
  /// Unique.
  public var name: String
  /// Unique.
  public var clientID: String
  /// The salted slow hash of the client's secret, as its own parameters and all; the secret itself is never stored.
  public var clientSecretHash: String
  /// Set by an administrator: may this editor ask for tokens at all.
  public var authorized: Bool
  public var active: Bool
  public var canCreateDefenseMarkets: Bool
  public var completionWebhookURL: String?
  public var buyerReturnURL: String?
  public var candidateReturnURL: String?
  /// Encrypted; opened only where a webhook is signed.
  public var sealedWebhookSecret: [UInt8]?
  /// The secret before that one, which signs beside it for a while.
  public var previousWebhookSecret: PreviousWebhookSecret?
  /// The origins (`https://example.org`) that may show our pages in a frame.
  public var frameAncestors: [String]
  /// Quotas set for this editor alone, by the contract's quota name; a missing name keeps the contract's.
  public var quotaOverrides: [String: QuotaOverride]
  public let createdAt: Timestamp
  public var updatedAt: Timestamp

  /// Whether its calls are answered: an editor must be both.
  public var mayCall: Bool { authorized && active }
}

/// A webhook secret that was replaced.
public struct PreviousWebhookSecret: Sendable, Hashable {
  /// Encrypted.
  public let sealed: [UInt8]
  /// From this moment on it signs no more.
  public let validUntil: Timestamp
}

/// What is needed to create an editor. It starts active but not authorized.
public struct NewEditor: Sendable, Hashable {
  public var name: String
  public var clientID: String
  public var clientSecretHash: String
  public var authorized = false
  public var active = true
  public var canCreateDefenseMarkets = false
  public var completionWebhookURL: String?
  public var buyerReturnURL: String?
  public var candidateReturnURL: String?
  public var sealedWebhookSecret: [UInt8]?
  public var frameAncestors: [String] = []
  public var quotaOverrides: [String: QuotaOverride] = [:]
  public var createdAt: Timestamp

  public init(name: String, clientID: String, clientSecretHash: String, createdAt: Timestamp) {
    self.name = name
    self.clientID = clientID
    self.clientSecretHash = clientSecretHash
    self.createdAt = createdAt
  }
}

/// Changes to an editor; what is not set stays. Secrets are rotated by setting them here.
public struct EditorChanges: Sendable, Hashable {
  public var name: Change<String> = .keep
  public var clientID: Change<String> = .keep
  /// Another secret ends all tokens that were given for the one before: whoever stole it has nothing left.
  public var clientSecretHash: Change<String> = .keep
  public var authorized: Change<Bool> = .keep
  /// Who is switched off, or no longer authorized, has no token left when it is let in again.
  public var active: Change<Bool> = .keep
  public var canCreateDefenseMarkets: Change<Bool> = .keep
  /// Another URL also closes the editor's breaker: what failed there says nothing of it.
  public var completionWebhookURL: Change<String?> = .keep
  public var buyerReturnURL: Change<String?> = .keep
  public var candidateReturnURL: Change<String?> = .keep
  /// The secret that it replaces is forgotten at once, unless ``previousWebhookSecretUntil`` is set.
  public var sealedWebhookSecret: Change<[UInt8]?> = .keep
  /// With a new ``sealedWebhookSecret``: until when the one that it replaces signs as well. Refused while an earlier one
  /// still does: there is room for one, and receivers may know no other.
  public var previousWebhookSecretUntil: Timestamp?
  /// Replaces all of them.
  public var frameAncestors: Change<[String]> = .keep
  /// Replaces all overrides.
  public var quotaOverrides: Change<[String: QuotaOverride]> = .keep

  public init() {}
}

/// A value to set, or none: unlike an optional it can also say "set to nil".
public enum Change<Value: Sendable & Hashable>: Sendable, Hashable {
  case keep
  case set(Value)

  func apply(to value: inout Value) {
    if case .set(let new) = self { value = new }
  }
}
