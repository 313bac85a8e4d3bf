import SchemaEvaluator
import SpecIR

extension Contract {
  /// The English sentence of a violation as an answer tells it: about a value within an array it begins with the item's
  /// label and number (`Name can't be blank` of the first lot is `Lot 1 name can't be blank`).
  func sentence(of violation: EvaluatorViolation, in root: SchemaUse) -> String {
    var place = ""
    var ownLabel: String?
    var schema = evaluator.schema(root)
    for token in violation.pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let name = token.split(separator: "~1", omittingEmptySubsequences: false).joined(separator: "/")
        .split(separator: "~0", omittingEmptySubsequences: false).joined(separator: "~")
      ownLabel = nil
      if let property = schema?.object.properties.first(where: { $0.name == name }) {
        schema = evaluator.schema(property.schema)
      } else if let index = Int(name), let array = schema?.array, let items = array.items {
        schema = evaluator.schema(items)
        let label = array.itemLabel.english
        place += (place.isEmpty ? label : lowerFirst(label)) + " \(index + 1) "
        ownLabel = label
      } else {
        schema = nil
      }
    }
    if place.isEmpty { return violation.message }
    if let ownLabel, violation.message.hasPrefix(ownLabel + " ") {
      return place + violation.message.dropFirst(ownLabel.count + 1)
    }
    return place + lowerFirst(violation.message)
  }

  /// An abbreviation keeps its capitals.
  private func lowerFirst(_ text: String) -> String {
    text.dropFirst().first?.isUppercase == true ? text : text.prefix(1).lowercased() + text.dropFirst()
  }
}
