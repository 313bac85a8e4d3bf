import Conformance
import SchemaEvaluator
import SpecIR

/// Servers that do not look at one rule of a JSON body, or draw its border one step off, made from the planned cases:
/// the proxy puts a valid body in the place of one that breaks just that rule, and the other way round.
struct RuleDefects {
  let contract: Contract
  let cases: [Case]

  private struct Sent {
    var item: Case
    var body: JSONValue
    /// What it breaks, as `keyword` and pointer; empty where it is to be taken.
    var breaks: Set<[String]>
    var isValid: Bool
  }

  var found: [Defect] {
    var defects: [Defect] = []
    for operation in contract.api.operations {
      guard let content = operation.body?.contents.first(where: { $0.kind == .json }),
        let base = contract.baseBody(of: content)
      else { continue }
      let sent = cases.filter { $0.operation == operation.id }.compactMap { self.sent($0, content) }
      defects += dropped(sent, base, content, operation) + shifted(sent, operation)
    }
    return defects
  }

  /// What a case sends, where that is decided before the request is made.
  private func sent(_ item: Case, _ content: MediaContent) -> Sent? {
    guard case .exchange(let plan, let expectation) = item.action, let body = plan.body, body.instants.isEmpty,
      body.mediaType == content.mediaType, case .json(let value) = body.content, body.paddedTo == nil,
      item.name.contains("/body/"), !item.name.hasSuffix("/all violations")
    else { return nil }
    let breaks = contract.evaluator.violations(of: value, against: content.schema).map { [$0.keyword, $0.pointer] }
    switch expectation {
    case .accepted: return Sent(item: item, body: value, breaks: [], isValid: true)
    case .refusal(.invalid, _, _), .refusal(.malformed, _, _):
      return Sent(item: item, body: value, breaks: Set(breaks), isValid: false)
    default: return nil
    }
  }

  private func dropped(_ sent: [Sent], _ base: JSONValue, _ content: MediaContent, _ operation: Operation) -> [Defect] {
    var rules: [[String]] = []
    for one in sent where one.breaks.count == 1 {
      for rule in one.breaks where !rules.contains(rule) { rules.append(rule) }
    }
    return rules.map { rule in
      Defect(
        name: "rule/\(operation.id)\(rule[1])/\(rule[0])/dropped",
        breaks: "Does not look at \(rule[0]) of \(rule[1].isEmpty ? "the body" : rule[1])",
        cases: sent.filter { $0.breaks == [rule] }.map(\.item.name),
        ask: { request, _ in
          guard request.header("Content-Type") == content.mediaType, let value = try? JSONValue(json: request.body)
          else { return nil }
          let found = contract.evaluator.violations(of: value, against: content.schema)
          if !found.isEmpty, found.allSatisfy({ [$0.keyword, $0.pointer] == rule }) {
            request.replace(body: Array(base.text.utf8))
          }
          return nil
        })
    }
  }

  /// The value on the border is refused, and the first behind it taken.
  private func shifted(_ sent: [Sent], _ operation: Operation) -> [Defect] {
    var defects: [Defect] = []
    for border in sent where border.isValid && border.item.name.hasSuffix("/0") {
      let stem = border.item.name.dropLast(2)
      for step in ["+1", "-1"] {
        guard let outside = sent.first(where: { $0.item.name == "\(stem)/\(step)" && !$0.isValid }) else { continue }
        for (name, breaks, from, to) in [
          ("tighter", "Refuses the last value that is allowed", border, outside),
          ("looser", "Takes the first value that is not allowed", outside, border),
        ] {
          let (old, new) = (Array(from.body.text.utf8), Array(to.body.text.utf8))
          defects.append(
            Defect(
              name: "rule/" + stem.replacing("/body/", with: "/") + "/" + name, breaks: breaks, cases: [from.item.name],
              ask: { request, _ in
                if request.body == old { request.replace(body: new) }
                return nil
              }))
        }
      }
    }
    return defects
  }
}
