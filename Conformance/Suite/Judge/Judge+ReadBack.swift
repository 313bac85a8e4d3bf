import SchemaEvaluator
import SpecIR

/// Answers tell what was asked for, and what was sent.
extension Judge {
  /// - Parameter value: the body of an answer, with its schema.
  func untrue(
    _ value: JSONValue, _ exchange: Exchange, _ plan: RequestPlan, _ use: SchemaUse
  ) -> [Finding] {
    strangers(in: value, exchange.request, plan, use) + echo(value, exchange, plan, use) + retold(value, use)
  }

  /// An answer about a resource names the one that was asked for: a member that is called as a parameter of the path
  /// has its value.
  private func strangers(
    in value: JSONValue, _ request: Request, _ plan: RequestPlan, _ use: SchemaUse
  ) -> [Finding] {
    guard let operation = plan.operation, operation.method == .get else { return [] }
    let segments = request.target.prefix { $0 != "?" }.split(separator: "/").suffix(operation.path.count)
    guard segments.count == operation.path.count else { return [] }
    return zip(operation.path, segments).compactMap { segment, sent in
      guard case .parameter(let name) = segment, let told = value[name]?.formText, FormText.escape(told) != String(sent)
      else { return nil }
      let message = "The member `\(name)` must be \(sent), which was asked for, but is \(told)"
      return Finding(message, use.site(in: contract))
    }
  }

  /// The answer to what was sent tells it as it was sent, where it makes nothing that the ledger knows.
  private func echo(
    _ value: JSONValue, _ exchange: Exchange, _ plan: RequestPlan, _ use: SchemaUse
  ) -> [Finding] {
    guard let operation = plan.operation, contract.isSuccess(exchange.answer.status, of: operation),
      !contract.things.contains(where: { $0.maker.id == operation.id }),
      let input = contract.input(of: operation).flatMap({ contract.evaluator.schema($0.use) }),
      let sent = contract.sent(in: exchange.request, of: operation), let output = contract.evaluator.schema(use)
    else { return [] }
    var comparison = ReadBack(contract.evaluator)
    comparison.compare(sent, input, value, output)
    return comparison.findings
  }

  /// Whatever an answer tells of a thing that the suite has made is as it was sent.
  private func retold(_ value: JSONValue, _ use: SchemaUse, at path: [PathStep] = []) -> [Finding] {
    guard path.count < 32, let schema = contract.evaluator.schema(use) else { return [] }
    switch value {
    case .array(let items):
      guard let use = schema.array.items else { return [] }
      return items.enumerated().flatMap { retold($0.element, use, at: path + [.item($0.offset)]) }
    case .object(let members):
      let own = ledger?.entry(of: value, schema).map { retold(value, schema, $0.thing, $0.entry, at: path) } ?? []
      return own
        + members.flatMap { member -> [Finding] in
          guard let property = schema.object.properties.first(where: { $0.name == member.name }) else { return [] }
          return retold(member.value, property.schema, at: path + [.member(member.name)])
        }
    default: return []
    }
  }

  private func retold(
    _ value: JSONValue, _ schema: Schema, _ thing: ThingKind, _ entry: Ledger.Entry, at path: [PathStep]
  ) -> [Finding] {
    // Where it stands never changes.
    var findings = schema.object.properties.compactMap { property -> Finding? in
      guard property.name != thing.member, let told = value[property.name]?.string,
        let component = contract.evaluator.schema(property.schema)?.component, let outer = entry.within[component],
        outer != told
      else { return nil }
      let place = (path + [.member(property.name)]).pointer
      return Finding("The member \(place) must be \(outer), where it was made, but is \(told)", property.site)
    }
    guard entry.knowledge != .nothing, let input = contract.evaluator.schema(entry.input) else { return findings }
    var comparison = ReadBack(contract.evaluator)
    comparison.absentIsNothing = entry.knowledge == .all
    comparison.compare(entry.sent, input, value, schema, except: entry.doubtful, at: path)
    findings += comparison.findings
    return findings
  }
}
