import SpecIR

/// One rule of a schema that a value breaks.
public struct EvaluatorViolation: Sendable, Hashable {
  /// JSON Pointer (RFC 6901) from the root of the value; the empty string is the root itself.
  public var pointer: String
  /// `maxLength`, `required`, `x-future` … For a member that is missing, `pointer` names the member.
  public var keyword: String
  /// The contract's English sentence for the rule.
  public var message: String
  /// Where the contract states the rule.
  public var site: Site

  public init(pointer: String, keyword: String, message: String, site: Site) {
    self.pointer = pointer
    self.keyword = keyword
    self.message = message
    self.site = site
  }
}

/// The place of a value within the whole, as a JSON Pointer that grows.
struct Place {
  var pointer = ""

  func member(_ name: String) -> Place {
    let escaped = name.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
      .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
    return Place(pointer: pointer + "/" + escaped)
  }

  func item(_ index: Int) -> Place { Place(pointer: pointer + "/" + String(index)) }
}
