import SpecIR

/// Writes a protocol for each answer that operations share by a `$ref` to a component, so that handlers can be written
/// once for all operations that answer alike.
struct AnswerEmitter {
  /// What handlers have no part in: negotiation, sizes, quotas, overload. The 500 is every problem's `fault`.
  private static let ofTheRuntime: Set<Int> = [406, 413, 415, 429, 503]

  let file: String
  /// The names of other types, which no protocol takes.
  let taken: Set<String>

  func file(_ header: String, _ plans: [OperationPlan]) -> String {
    let writer = CodeWriter()
    writer.verbatim(header)
    writer.lines([
      "// Answers that several operations take from the contract's components, each as a protocol of the operations'",
      "// `Response` or `Problem`.",
    ])
    for answer in shared(plans) {
      writer.line()
      writer.doc("\(answer.plan.response.status), `\(file):\(answer.plan.response.site.line)`")
      writer.block("public protocol \(answer.name): \(answer.isProblem ? "OperationProblem" : "Sendable") {") {
        requirement(answer.plan, writer)
      }
      writer.line()
      for name in answer.operations {
        writer.line("extension \(name).\(answer.isProblem ? "Problem" : "Response"): \(answer.name) {}")
      }
    }
    return writer.text
  }

  private func requirement(_ plan: ResponsePlan, _ writer: CodeWriter) {
    if plan.parameters.isEmpty {
      writer.line("static var \(plan.name): Self { get }")
    } else {
      writer.call("static func \(plan.name)(", plan.parameters, closing: ") -> Self")
    }
  }

  // MARK: What is shared

  private struct SharedAnswer {
    var name: String
    var plan: ResponsePlan
    var isProblem: Bool
    /// The namespaces of the operations, in the contract's order.
    var operations: [String]
  }

  private struct Key: Hashable {
    var component: String
    var status: Int
  }

  /// By component and status. A component that stands under several statuses is an answer under each, and its name has
  /// the status behind it.
  private func shared(_ plans: [OperationPlan]) -> [SharedAnswer] {
    var uses: [Key: [(operation: String, plan: ResponsePlan)]] = [:]
    for plan in plans {
      for response in plan.successes + plan.problems {
        let status = response.response.status
        guard let component = response.response.component, !Self.ofTheRuntime.contains(status) else { continue }
        uses[Key(component: component, status: status), default: []].append((plan.name, response))
      }
    }
    var taken = taken.union(SwiftNames.reservedTypes)
    let statuses = Dictionary(grouping: uses.keys, by: \.component).mapValues(\.count)
    let sorted = uses.sorted { ($0.key.component, $0.key.status) < ($1.key.component, $1.key.status) }
    return sorted.compactMap { key, uses in
      guard let first = uses.first, uses.count > 1, isOneType(uses.map(\.plan)) else { return nil }
      let isProblem = key.status >= 400
      let name =
        SwiftNames.upperCamel(key.component)
        + (statuses[key.component, default: 1] > 1 ? SwiftNames.upperCamel(first.plan.name) : "")
      return SharedAnswer(
        name: NameWords.unique(name + (isProblem ? "Problem" : "Response"), among: &taken), plan: first.plan,
        isProblem: isProblem, operations: uses.map(\.operation))
    }
  }

  /// Whether the cases of all operations carry the same. What is described within an answer is a type of each of them.
  private func isOneType(_ plans: [ResponsePlan]) -> Bool {
    plans.allSatisfy { $0.mediaTypes == nil } && Set(plans.map(\.parameters)).count == 1
  }
}
