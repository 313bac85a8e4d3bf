/// What the generated decoders carry along: the violations found so far, and the moment that `x-future` is held
/// against.
public struct Decoding: Sendable {
  public private(set) var violations: Violations
  public let limits: RequestLimits
  public let receivedAt: Timestamp
  /// What the caller is allowed, which `x-demands` is held against.
  public let permissions: PermissionSet
  /// Whose session a form's token is held against.
  private let visit: BrowserVisit?
  private let meter: OperationMeter?
  /// A form did not prove that it came from a page of ours, so that nothing else is told of it.
  private var isForged = false

  public init(_ request: IncomingRequest) {
    self.init(
      receivedAt: request.receivedAt, permissions: request.principal?.permissions ?? [], visit: request.browser,
      meter: request.meter, limits: request.limits)
  }

  public init(receivedAt: Timestamp, permissions: PermissionSet = [], visit: BrowserVisit? = nil) {
    self.init(receivedAt: receivedAt, permissions: permissions, visit: visit, meter: nil, limits: RequestLimits())
  }

  private init(
    receivedAt: Timestamp, permissions: PermissionSet, visit: BrowserVisit?, meter: OperationMeter?,
    limits: RequestLimits
  ) {
    violations = Violations(limit: limits.violations, further: limits.furtherViolations)
    self.limits = limits
    self.receivedAt = receivedAt
    self.permissions = permissions
    self.visit = visit
    self.meter = meter
  }

  /// What the request is refused for; nil where nothing is wrong with it.
  public var refusal: Failure? { isForged ? .csrf : violations.refusal }

  /// Holds the token of a form against the session (`x-csrf`).
  public mutating func verify(token: String?) { isForged = isForged || visit?.accepts(token) != true }

  /// Lets a form through whose faults the handler is told of.
  /// - Returns: nil for a form that breaks rules.
  /// - Throws: `csrf`, and `notPermitted`.
  public func accepted<Value>(_ value: Value?) throws(Failure) -> Value? {
    switch refusal {
    case nil: return value
    case .invalid?: return nil
    case let refusal?: throw refusal
    }
  }

  /// How many violations there are: unchanged over a value, it tells that the value is sound.
  public var count: Int { violations.count }

  /// Goes down into a nested value; pair with ``leave()``.
  public mutating func enter(_ step: Violations.Step) { violations.push(step) }
  public mutating func leave() { violations.pop() }

  /// A violation by the value at the current path.
  public mutating func add(_ rule: RuleID) { violations.add(rule) }

  /// A violation by a member or an item of the value at the current path.
  public mutating func add(_ rule: RuleID, _ step: Violations.Step) { violations.add(rule, step) }

  /// A demand of the value at the current path that the caller does not meet.
  public mutating func forbid(_ rule: RuleID, _ step: Violations.Step) { violations.forbid(rule, step) }

  /// Reads past the value of a member that the contract does not know, and counts it.
  public func passOver(_ reader: inout JSONReader) throws(JSONError) {
    meter?.addUnknownMember()
    try reader.skip()
  }

  /// Records that the value at the reader's position breaks a rule as a whole, and reads past it.
  public mutating func refuse<Value>(
    _ rule: RuleID, _ reader: inout JSONReader
  ) throws(JSONError) -> Value? {
    violations.add(rule)
    try reader.skip()
    return nil
  }
}

extension JSONReader {
  /// The error for a member that stands twice in one object. RFC 8259 leaves the meaning open, so there is none.
  public func repeated(_ name: StaticString) -> JSONError { JSONError("The member \(name) stands twice", at: position) }

  /// The error for a wrapper without the object it is there for (`x-envelope`).
  public func envelope(lacks name: StaticString) -> JSONError {
    JSONError("The member \(name) must be there and be an object", at: position)
  }

  /// The error for a body that is not the object it should be.
  public func notAnObject() -> JSONError { JSONError("The body must be an object", at: position) }

  /// Whether the value further on is an array that has the string among its items, read ahead without moving.
  public func hasItem(_ text: StaticString) throws(JSONError) -> Bool {
    var ahead = self
    guard try ahead.peek() == .array else { return false }
    try ahead.enterArray()
    while try ahead.nextItem() {
      if try ahead.peek() != .string {
        try ahead.skip()
      } else if try ahead.string().hasSameScalars(as: text.description) {
        return true
      }
    }
    return false
  }

  /// The string that an object further on has under a name, read ahead without moving; nil where the value is no
  /// object, or the member is missing or no string.
  public func discriminator(_ name: StaticString) throws(JSONError) -> String? {
    var ahead = self
    guard try ahead.peek() == .object else { return nil }
    try ahead.enterObject()
    while let key = try ahead.nextMember() {
      if ahead.key(key, is: name) { return try ahead.peek() == .string ? try ahead.string() : nil }
      try ahead.skip()
    }
    return nil
  }
}
