import SchemaEvaluator
import SpecIR

/// What the suite has sent to make each thing, as far as nothing has changed it since: what answers tell of the thing
/// is held against it.
final class Ledger {
  struct Entry {
    /// What made it, without the envelope.
    var sent: JSONValue
    var input: SchemaUse
    /// The things in which it was made, by the component that is the schema of their names.
    var within: [String: String]
    var knowledge = Knowledge.all
    /// Members that were sent with another value when the thing was given again.
    var doubtful: Set<String> = []
  }

  enum Knowledge {
    case all
    /// The values that were sent; others may have been given since.
    case given
    case nothing
  }

  private let contract: Contract
  /// By kind and name.
  private var entries: [String: [String: Entry]] = [:]

  init(contract: Contract) { self.contract = contract }

  /// Notes what a request has made or changed, whoever sent it.
  func note(_ exchange: Exchange, of operation: Operation?) {
    guard let operation, operation.method != .get, exchange.request.method == operation.method.rawValue,
      contract.isSuccess(exchange.answer.status, of: operation),
      let path = contract.values(in: exchange.request, of: operation)
    else { return }
    let made = contract.things.filter { $0.maker.id == operation.id }
    if made.isEmpty { change(by: operation, path) }
    for thing in made { make(thing, exchange, path) }
  }

  /// What is known of the thing that an object of an answer tells; nil where it tells none that the suite has made.
  func entry(of value: JSONValue, _ schema: Schema) -> (thing: ThingKind, entry: Entry)? {
    for thing in contract.things where thing.isTold(by: schema, contract.evaluator) {
      if let name = thing.name(in: value), let entry = entries[thing.kind]?[name] { return (thing, entry) }
    }
    return nil
  }

  /// The names of all such things that the suite has made.
  func names(of thing: ThingKind) -> Set<String> { Set(entries[thing.kind, default: [:]].keys) }

  private func make(_ thing: ThingKind, _ exchange: Exchange, _ path: [String: String]) {
    guard let input = contract.input(of: thing.maker),
      let sent = contract.sent(in: exchange.request, of: thing.maker),
      let name = thing.name(in: try? JSONValue(json: exchange.answer.body))
    else { return }
    if var known = entries[thing.kind]?[name] {
      // The same thing may be given again to who asks for another like it, and is then as it was first asked for.
      if case .object(let members) = sent {
        for member in members where known.sent[member.name] != member.value { known.doubtful.insert(member.name) }
      }
      entries[thing.kind]?[name] = known
      return
    }
    var within: [String: String] = [:]
    for parameter in thing.maker.parameters where parameter.place == .path {
      guard let kind = contract.kind(of: parameter) else { continue }
      // Within a thing that others have made before there can be what they have made.
      guard let outer = path[parameter.name], entries[kind]?[outer] != nil else { return }
      if let component = contract.evaluator.schema(parameter.schema)?.component { within[component] = outer }
    }
    entries[thing.kind, default: [:]][name] = Entry(sent: sent, input: input.use, within: within)
  }

  /// A form may change anything of the things that its path names; what takes no body, only what has no value yet.
  private func change(by operation: Operation, _ path: [String: String]) {
    for parameter in operation.parameters where parameter.place == .path {
      guard let kind = contract.kind(of: parameter), let name = path[parameter.name],
        var entry = entries[kind]?[name], entry.knowledge != .nothing
      else { continue }
      entry.knowledge = operation.body == nil ? .given : .nothing
      entries[kind]?[name] = entry
    }
  }
}
