import SchemaEvaluator
import SpecIR

/// Makes things one after the other and looks for them in the list that has them: each is there once, as it was sent,
/// and in the list's order, over several pages, though others are made while these are read.
struct ListProof {
  let session: Session
  let judge: Judge
  let plan: ListPlan
  let site: Site
  private(set) var exchange: Exchange?

  /// Things that are made, on more than one page.
  private static let things = 5
  private static let perPage = 2
  /// Pages behind each of which others are made, before the next is read: one behind the first, two behind the second.
  /// Where as many came each time, a place that moves with what is added could be made good by a wrong step.
  private static let pagesWithAdditions = 2
  /// Items among which they are where the newest go first, though others are made meanwhile.
  private static let newest = 20
  /// Pages that are walked at most, and where nothing is looked for.
  private static let mostPages = 100
  private static let pagesOfAnything = 3

  init(session: Session, judge: Judge, plan: ListPlan, site: Site) {
    (self.session, self.judge, self.plan, self.site) = (session, judge, plan, site)
  }

  mutating func run() throws(Obstacle) -> Outcome {
    switch plan.contents {
    case .added(let adding): return try held(adding)
    case .things(let thing) where !session.options.readOnly:
      let made = try make(thing, Self.things)
      // As far on as that is in which they were made.
      var reading = plan.reading
      reading.stage = session.stage(of: thing.maker)
      let isNewestFirst = plan.reading.operation?.order?.direction == .descending
      let (items, outcome) = try walk(reading, adding: thing) { items in
        let names = Set(items.compactMap { thing.name(in: $0) })
        return made.allSatisfy { names.contains($0) } || isNewestFirst && items.count >= Self.newest
      }
      if let outcome { return outcome }
      // What was there before may be of a time before the clock was set back.
      let own = items.filter { item in thing.name(in: item).map { made.contains($0) } ?? false }
      return verdict(missing(made, thing, own) + disorder(own))
    case .things, .any:
      var pages = 0
      let (items, outcome) = try walk(plan.reading) { _ in
        pages += 1
        return pages >= Self.pagesOfAnything
      }
      return outcome ?? verdict(disorder(items))
    }
  }

  private func verdict(_ findings: [Finding]) -> Outcome { findings.isEmpty ? .passed : .failed(findings) }

  // MARK: What is in it

  /// The names of so many things, or fewer, that are made one after the other, the first first.
  private func make(_ thing: ThingKind, _ count: Int) throws(Obstacle) -> [String] {
    let contract = session.contract
    let planner = Planner(contract: contract)
    var making = planner.valid(thing.maker)
    let content = thing.maker.body?.contents.first { $0.kind == .json }
    let examples = content?.examples.map(\.value.value) ?? []
    let known = judge.ledger?.names(of: thing) ?? []
    var made: [String] = []
    // Some bodies are given the same thing again.
    for attempt in 0..<(3 * Self.things) where made.count < count {
      if let content, !examples.isEmpty {
        making.body = planner.body(examples[attempt % examples.count], content, of: thing.maker) ?? making.body
      }
      var told = try session.perform(making)
      if !contract.isSuccess(told.answer.status, of: thing.maker), made.isEmpty, session.renewResources(of: making) {
        told = try session.perform(making)
      }
      guard contract.isSuccess(told.answer.status, of: thing.maker),
        let name = thing.name(in: try? JSONValue(json: told.answer.body))
      else {
        throw .missing("\(thing.maker.id) answered \(told.answer.status), and nothing was made that could be listed")
      }
      if !known.contains(name), !made.contains(name) { made.append(name) }
      // So that no two of them are of one instant.
      try? session.advance(1)
    }
    if made.isEmpty { throw .missing("\(thing.maker.id) makes nothing that was not there before") }
    return made
  }

  private func missing(_ made: [String], _ thing: ThingKind, _ items: [JSONValue]) -> [Finding] {
    made.compactMap { name in
      let count = items.count { thing.name(in: $0) == name }
      return count == 1
        ? nil : Finding("\(name), which was made, must be in the list once, but is there \(count) times", site)
    }
  }

  /// What was added is in the list before it is taken back.
  private mutating func held(_ adding: RequestPlan) throws(Obstacle) -> Outcome {
    let contract = session.contract
    let added = try session.send(try session.request(for: adding), of: adding.operation)
    guard let operation = adding.operation, contract.isSuccess(added.answer.status, of: operation) else {
      throw .missing("\(adding.operation?.id ?? "") answered \(added.answer.status), and nothing was added to the list")
    }
    let told: Exchange
    do throws(Obstacle) {
      if plan.reading.operation?.order != nil {
        // Another one, so that there is an order, and no two of one instant.
        try? session.advance(1)
        _ = try session.send(try session.request(for: adding), of: operation)
      }
      told = try session.perform(plan.reading)
    } catch {
      try session.undo(added, of: operation)
      throw error
    }
    try session.undo(added, of: operation)
    exchange = told
    let outcome = judge.outcome(told, plan.reading, .success, site: site, usesMade: false)
    guard case .passed = outcome, let sent = contract.sent(in: added.request, of: operation),
      let input = contract.input(of: operation).flatMap({ contract.evaluator.schema($0.use) }),
      let output = contract.evaluator.schema(plan.list.items)
    else { return outcome }
    let isThere = items(of: told).contains { item in
      var comparison = ReadBack(contract.evaluator)
      comparison.compare(sent, input, item, output)
      return comparison.findings.isEmpty
    }
    return verdict(
      (isThere ? [] : [Finding("The list must have \(sent.text), as it was sent, but has not", site)])
        + disorder(items(of: told)))
  }

  // MARK: Pages

  /// Goes from page to page until enough was seen.
  /// - Parameter thing: what is made between the pages, as long as more of it can be made.
  /// - Returns: the items of all pages, and what is wrong with one of the answers.
  private mutating func walk(
    _ reading: RequestPlan, adding thing: ThingKind? = nil, until isEnough: ([JSONValue]) -> Bool
  ) throws(Obstacle) -> (items: [JSONValue], outcome: Outcome?) {
    let parameters = plan.reading.operation?.parameters.filter { $0.place == .query } ?? []
    var page = reading
    if parameters.contains(where: { $0.name == "limit" }) { page.set("limit", String(Self.perPage)) }
    var adding = thing
    var items: [JSONValue] = []
    for number in 1...Self.mostPages {
      let told = try session.perform(page)
      exchange = told
      let outcome = judge.outcome(told, page, .success, site: site, usesMade: false)
      guard case .passed = outcome else { return (items, outcome) }
      items += self.items(of: told)
      if isEnough(items) { return (items, nil) }
      let body = try? JSONValue(json: told.answer.body)
      guard let name = parameters.map(\.name).first(where: { body?["next_" + $0]?.formText != nil }),
        let value = body?["next_" + name]?.formText
      else { return (items, nil) }
      page.set(name, value)
      if let thing = adding, number <= Self.pagesWithAdditions {
        do throws(Obstacle) {
          _ = try make(thing, number)
        } catch .missing {
          adding = nil
        }
      }
    }
    throw .missing("the list has more than \(Self.mostPages) pages")
  }

  private func items(of exchange: Exchange) -> [JSONValue] {
    guard let body = try? JSONValue(json: exchange.answer.body), case .array(let items)? = body[plan.list.property]
    else { return [] }
    return items
  }

  // MARK: Order

  /// Two items that follow each other and should not.
  private func disorder(_ items: [JSONValue]) -> [Finding] {
    guard let order = plan.reading.operation?.order, let item = session.contract.evaluator.schema(plan.list.items),
      let property = item.object.properties.first(where: { $0.name == order.property }),
      let schema = session.contract.evaluator.schema(property.schema)
    else { return [] }
    for (first, second) in zip(items, items.dropFirst()) {
      guard let before = Self.rank(first[order.property], schema), let after = Self.rank(second[order.property], schema)
      else { continue }
      if order.direction == .ascending ? before > after : before < after {
        let values = [first, second].compactMap { $0[order.property]?.text }.joined(separator: " before ")
        let direction = order.direction.rawValue
        return [
          Finding("The list must be in the order of `\(order.property)`, \(direction), but has \(values)", order.site)
        ]
      }
    }
    return []
  }

  /// A number that is the greater the later the value comes.
  private static func rank(_ value: JSONValue?, _ schema: Schema) -> Double? {
    switch value {
    case .number(let text)?: Double(text)
    case .string(let text)?: (schema.string.format?.value.moment(text)).map { Double($0.milliseconds) }
    default: nil
    }
  }
}

extension RequestPlan {
  fileprivate mutating func set(_ name: String, _ value: String) {
    query.removeAll { $0.name == name }
    query.append(.init(name, value))
  }
}
