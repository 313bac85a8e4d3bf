/// A kind of fault that a contract can have: its stable code and what `spec explain` says of it.
///
/// Each module lists its own as static constants, together with an `all` that the command and the tests walk
/// (`SyntaxCode` is the model). A code is never reused for another meaning.
public struct DiagnosticCode: Sendable, Hashable {
  /// `PM` and four digits. The first two digits belong to one module.
  public let code: String
  /// The fault in a few words, for lists.
  public let title: String
  /// Why it is a fault.
  public let why: String
  /// What to do about it; nil where the message says it all.
  public let fix: String?

  public init(_ code: String, _ title: String, why: String, fix: String? = nil) {
    self.code = code
    self.title = title
    self.why = why
    self.fix = fix
  }
}
