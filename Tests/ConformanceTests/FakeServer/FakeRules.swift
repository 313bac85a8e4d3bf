import SchemaEvaluator
import SpecIR

@testable import Conformance

/// The rules of a body as the server checks them: those of the contract, but for the defect.
struct FakeRules {
  let contract: Contract
  let defect: Defect?
  let now: Moment

  func sentences(of value: JSONValue, _ use: SchemaUse) -> [String] {
    var found = contract.evaluator.violations(of: value, against: use, now: now).filter { !isOverlooked($0, value) }
    if defect == .refusesNull, case .object(let members) = value {
      for member in members where member.value == .null {
        found.append(
          .init(pointer: "/" + member.name, keyword: "type", message: "Null", site: contract.api.operations[0].site))
      }
    }
    if let name = value["name"]?.string {
      let length = name.unicodeScalars.count
      if defect == .refusesRareBodies, length >= 7, value["kinds"] == nil, value["code"] != nil {
        found.append(violation("/name", "maxLength"))
      }
      if defect == .maxLengthMinusOne, length == 10 { found.append(violation("/name", "maxLength")) }
      if defect == .countsUTF16, length <= 10, name.utf16.count > 10 { found.append(violation("/name", "maxLength")) }
      if defect == .dropsTrim, name != name.trimmingBlanks() { found.append(violation("/name", "pattern")) }
    }
    if defect == .refusesUnknownMembers, case .object(let members) = value, let schema = contract.evaluator.schema(use)
    {
      for member in members where !schema.object.properties.contains(where: { $0.name == member.name }) {
        found.append(violation("/" + member.name, "additionalProperties"))
      }
    }
    return found.map { contract.sentence(of: $0, in: use) }
  }

  private func violation(_ pointer: String, _ keyword: String) -> EvaluatorViolation {
    .init(pointer: pointer, keyword: keyword, message: "Broken \(keyword)", site: contract.api.operations[0].site)
  }

  private func isOverlooked(_ violation: EvaluatorViolation, _ value: JSONValue) -> Bool {
    let text = value.value(atPointer: violation.pointer)
    switch defect {
    case .dropsMaxLength: return violation.keyword == "maxLength"
    case .maxLengthPlusOne: return violation.keyword == "maxLength" && text?.string?.unicodeScalars.count == 11
    case .dropsMinLength: return violation.keyword == "minLength"
    case .dropsPattern: return violation.keyword == "pattern"
    case .dropsPlainText: return violation.keyword == "x-plain-text"
    case .dropsNames: return violation.keyword == "propertyNames"
    case .dropsEnum: return violation.keyword == "enum"
    case .dropsMaximum: return violation.keyword == "maximum"
    case .maximumPlusOne: return violation.keyword == "maximum" && text == .number("6")
    case .dropsUnique: return violation.keyword == "uniqueItems"
    case .dropsMaxItems: return violation.keyword == "maxItems" || violation.keyword == "uniqueItems"
    case .dropsRequired: return violation.keyword == "required"
    case .dropsTypes: return violation.keyword == "type"
    case .dropsFuture: return violation.keyword == "x-future"
    default: return false
    }
  }
}
