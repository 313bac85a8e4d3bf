/// Names a rule of the contract: an index into ``APITables/rules``. Generated as constants.
public struct RuleID: RawRepresentable, Sendable, Hashable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }
  public init(_ rawValue: UInt16) { self.rawValue = rawValue }
}

/// What the contract says of a rule that a request can break.
public struct RuleSite: Sendable {
  /// The keyword: `maxLength`, `required`, `x-future` …
  public let keyword: StaticString
  /// The limit as written, empty where the rule has none.
  public let limit: StaticString
  /// A complete sentence for the value's own label: `Name can't be blank`.
  public let english: StaticString
  public let french: StaticString
  /// The line of the contract that states the rule.
  public let line: Int
  /// The OAuth error code of the property (`x-error`), empty where it has none.
  public let errorCode: StaticString

  public init(
    keyword: StaticString, limit: StaticString, english: StaticString, french: StaticString, line: Int,
    errorCode: StaticString = ""
  ) {
    self.keyword = keyword
    self.limit = limit
    self.english = english
    self.french = french
    self.line = line
    self.errorCode = errorCode
  }
}

/// The rules that one request breaks, gathered while it is decoded and told in the order of the contract, whatever
/// order its members came in. Bounded: of more than a person would read, with which a hostile body could make a large
/// answer, only the first in that order are told.
public struct Violations: Sendable {
  public struct Violation: Sendable {
    public let rule: RuleID
    /// From the root of the body (or the parameter's name) to the value.
    public let path: [Step]
  }

  /// One step of a path; `ordinal` is the property's place in the contract.
  public enum Step: Sendable {
    case member(StaticString, ordinal: Int, envelope: Bool)
    /// An item, counted from 0, and how sentences call one of them (`Lot`).
    case index(Int, label: StaticString)
    /// A member that the contract does not name (`additionalProperties`).
    case key(String)
  }

  /// How many are told.
  public let limit: Int
  /// What is told of the body as a whole where there are more; nil tells nothing.
  let further: RuleID?
  /// In the order in which they were found; all that can be among the first of the contract's order, and some more.
  public private(set) var found: [Violation] = []
  /// Demands that the caller does not meet (`x-demands`); they are answered alone, before any violation.
  private var unmet: [Violation] = []
  /// How many of them there were.
  private var unmetCount = 0
  /// How many there were, those past the limit included.
  public private(set) var count = 0
  private var path: [Step] = []

  /// - Parameter further: tells that there are more than `limit`; nil tells nothing.
  public init(limit: Int = RequestLimits().violations, further: RuleID? = nil) {
    self.limit = limit
    self.further = further
  }

  public var isEmpty: Bool { count == 0 }

  /// Goes down into a nested value; pair with ``pop()``.
  public mutating func push(_ step: Step) {
    // Few bodies go deeper, and each that goes down at all would make its path larger three times.
    if path.capacity == 0 { path.reserveCapacity(8) }
    path.append(step)
  }
  public mutating func pop() { path.removeLast() }

  /// A violation by the value at the current path.
  public mutating func add(_ rule: RuleID) { record(rule, path) }

  /// A violation by a member, an item or a named entry of the value at the current path.
  public mutating func add(_ rule: RuleID, _ step: Step) { record(rule, path + [step]) }

  /// A demand that the caller does not meet.
  public mutating func forbid(_ rule: RuleID, _ step: Step) {
    unmetCount += 1
    if unmet.count < limit { unmet.append(Violation(rule: rule, path: path + [step])) }
  }

  /// What a request with these is refused for; nil where it broke no rule.
  public var refusal: Failure? {
    guard !unmet.isEmpty else { return isEmpty ? nil : .invalid(self) }
    var demands = Violations(limit: limit, further: further)
    demands.found = unmet
    demands.count = unmetCount
    return .notPermitted(demands)
  }

  private mutating func record(_ rule: RuleID, _ path: [Step]) {
    count += 1
    if found.capacity == 0 { found.reserveCapacity(4) }
    found.append(Violation(rule: rule, path: path))
    // Not at each, since it takes a sort to know which of them go.
    if found.count == 2 * limit { found = first }
  }
}
