import Runtime

/// A person who applies for a company. Made when a link sent to the address is first used, and forgotten when neither
/// an application nor a session is theirs any more.
public struct CandidateRecord: Sendable, Hashable, Identifiable {
  public let id: Int64
  /// In lower case; unique.
  public let email: String
  public let createdAt: Timestamp

  /// An address as the store keeps and compares it. Hash this, not what was typed.
  public static func canonicalEmail(_ email: String) -> String { email.lowercased() }
}
