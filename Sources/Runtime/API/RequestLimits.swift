/// How large a request may be, whichever operation it is for: what the contract says by `x-limits`, or what holds where
/// it says nothing.
public struct RequestLimits: Sendable {
  public let head: HeadLimits
  /// How many containers of a JSON body may lie within one another. Over it: 400.
  public let jsonDepth: Int
  /// Pairs of a form or a query, parts of a multipart form. Over it: 400.
  public let formFields: Int
  /// Bytes of all texts of a multipart form together. Over it: 413.
  public let formTexts: Int
  /// How many broken rules are told.
  public let violations: Int
  /// Tells that there are more; nil tells nothing.
  public let furtherViolations: RuleID?

  public init(
    requestLine: Int = 8 * 1024, fieldBytes: Int = 32 * 1024, fieldCount: Int = 100, jsonDepth: Int = 64,
    formFields: Int = 1_000, formTexts: Int = 1024 * 1024, violations: Int = 100, furtherViolations: RuleID? = nil
  ) {
    head = HeadLimits(requestLine: requestLine, fieldBytes: fieldBytes, fieldCount: fieldCount)
    self.jsonDepth = jsonDepth
    self.formFields = formFields
    self.formTexts = formTexts
    self.violations = violations
    self.furtherViolations = furtherViolations
  }
}
