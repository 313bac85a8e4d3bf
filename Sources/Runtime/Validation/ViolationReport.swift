/// Violations put into words: the members `errors` and `field_errors` of an answer, and the details of a problem document.
public struct ViolationReport: Sendable {
  /// English sentences in the order of the contract, none twice. Those about something in a list say where: `Lot 2: Name can't
  /// be blank`.
  public private(set) var errors: [String] = []
  /// French sentences by field, in the same order.
  public private(set) var fieldErrors: [(field: String, sentences: [String])] = []
  public private(set) var details: [Detail] = []
  /// The OAuth error code (`x-error`) of the first violation that has one; empty when none has.
  public private(set) var errorCode: StaticString = ""

  public struct Detail: Sendable {
    /// JSON Pointer to the value.
    public let pointer: String
    public let rule: RuleSite
    /// The English sentence.
    public let sentence: String
  }

  /// - Parameter rules: ``APITables/rules``.
  public init(_ violations: Violations, rules: [RuleSite]) {
    var fields: [String: Int] = [:]
    func tell(_ field: String, _ sentence: String) {
      if let place = fields[field] {
        if !fieldErrors[place].sentences.contains(sentence) { fieldErrors[place].sentences.append(sentence) }
      } else {
        fields[field] = fieldErrors.count
        fieldErrors.append((field, [sentence]))
      }
    }
    for violation in violations.inContractOrder {
      let rule = rules[Int(violation.rule.rawValue)]
      let sentence = violation.place + "\(rule.english)"
      if !errors.contains(sentence) { errors.append(sentence) }
      details.append(Detail(pointer: violation.pointer, rule: rule, sentence: sentence))
      tell(violation.field, "\(rule.french)")
      if errorCode.utf8CodeUnitCount == 0 { errorCode = rule.errorCode }
    }
    let untold = violations.count - violations.found.count
    if untold > 0 {
      errors.append("\(untold) more errors are not listed")
      tell("base", "\(untold) autres erreurs ne sont pas listées")
    }
  }
}
