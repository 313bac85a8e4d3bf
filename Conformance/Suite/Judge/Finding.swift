import SpecIR

/// One way in which an answer is not what the contract says.
public struct Finding: Sendable, Hashable {
  /// What should be, and what is, in one sentence.
  public var message: String
  /// Where the contract says so; nil for rules of HTTP itself.
  public var site: Site?

  public init(_ message: String, _ site: Site?) {
    self.message = message
    self.site = site
  }
}

public enum Outcome: Sendable, Hashable {
  case passed
  case failed([Finding])
  case skipped(String)
}
