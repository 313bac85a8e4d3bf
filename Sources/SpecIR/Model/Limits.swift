/// How large a request may be, whichever operation it is for (`x-limits`).
public struct Limits: Sendable, Hashable {
  public var site: Site
  /// Bytes of the request line.
  public var requestLine: Rule<Int>
  /// Bytes of all header fields.
  public var headerBytes: Rule<Int>
  public var headerFields: Rule<Int>
  /// How many containers of a JSON body may lie within one another.
  public var jsonDepth: Rule<Int>
  /// Pairs of a form or a query, parts of a multipart form.
  public var formFields: Rule<Int>
  /// Bytes of all texts of a multipart form together.
  public var formTexts: Rule<Int>
  /// How many broken rules are told, with the sentence that tells that there are more.
  public var violations: Rule<Int>

  public init(
    site: Site, requestLine: Rule<Int>, headerBytes: Rule<Int>, headerFields: Rule<Int>, jsonDepth: Rule<Int>,
    formFields: Rule<Int>, formTexts: Rule<Int>, violations: Rule<Int>
  ) {
    self.site = site
    self.requestLine = requestLine
    self.headerBytes = headerBytes
    self.headerFields = headerFields
    self.jsonDepth = jsonDepth
    self.formFields = formFields
    self.formTexts = formTexts
    self.violations = violations
  }

  /// Each with the name that it has in the contract, in the order of the vocabulary.
  public var named: [(name: String, rule: Rule<Int>)] {
    [
      ("request-line", requestLine), ("header-bytes", headerBytes), ("header-fields", headerFields),
      ("json-depth", jsonDepth), ("form-fields", formFields), ("form-texts", formTexts), ("violations", violations),
    ]
  }
}
