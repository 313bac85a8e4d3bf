import SchemaEvaluator
import SpecIR

/// Holds what an answer tells against what was sent: each member that both the request and the answer have, as the
/// contract says that it is kept.
struct ReadBack {
  let evaluator: Evaluator
  /// Whether a member that was not sent, or as `null`, has no value.
  var absentIsNothing = true
  private(set) var findings: [Finding] = []

  init(_ evaluator: Evaluator) { self.evaluator = evaluator }

  /// - Parameters:
  ///   - sent: an object, with the schema that it was read by.
  ///   - told: an object, with the schema that it is answered by.
  ///   - names: members that are not looked at.
  mutating func compare(
    _ sent: JSONValue, _ input: Schema, _ told: JSONValue, _ output: Schema, except names: Set<String> = [],
    at path: [PathStep] = []
  ) {
    for property in input.object.properties where !names.contains(property.name) {
      guard let answered = output.object.properties.first(where: { $0.name == property.name }) else { continue }
      let place = Place(path: path + [.member(property.name)], site: answered.site)
      if let text = standIn(for: property.name, sent, input) {
        compareOne(text, told[property.name], at: place)
      } else {
        compare(sent[property.name], property.schema, told[property.name], answered.schema, at: place)
      }
    }
  }

  private struct Place {
    var path: [PathStep]
    var site: Site

    func item(_ index: Int) -> Place { Place(path: path + [.item(index)], site: site) }
  }

  private mutating func compare(
    _ sent: JSONValue?, _ input: SchemaUse, _ told: JSONValue?, _ output: SchemaUse, at place: Place
  ) {
    guard let from = plain(input), let to = plain(output),
      !from.types.value.intersection(to.types.value).subtracting(.null).isEmpty
    else { return }
    guard let meant = meant(sent, from), meant != .null else { return compareNothing(told, to, at: place) }
    switch (meant, told) {
    case (_, nil): note("absent", insteadOf: meant, at: place)
    case (.object, .object(let members)?): compare(meant, from, .object(members), to, at: place.path)
    case (.array(let items), .array(let others)?):
      guard items.count == others.count, let item = from.array.items, let other = to.array.items else {
        return note("\(others.count) items", insteadOf: meant, at: place)
      }
      for (index, pair) in zip(items, others).enumerated() {
        compare(pair.0, item, pair.1, other, at: place.item(index))
      }
    case (_, let told?):
      if !isSame(meant, from, told, to) { note(told.text, insteadOf: meant, at: place) }
    }
  }

  /// Where no value was sent, `null` or an empty list tells so; an answer that has neither says nothing of it.
  private mutating func compareNothing(_ told: JSONValue?, _ output: Schema, at place: Place) {
    guard absentIsNothing, let told, told != .null, told != .array([]),
      output.types.value.contains(.null) || output.types.value == .array
    else { return }
    note(told.text, insteadOf: output.types.value == .array ? .array([]) : .null, at: place)
  }

  /// A list of one that came of a text in another member.
  private mutating func compareOne(_ text: JSONValue, _ told: JSONValue?, at place: Place) {
    if case .array(let items)? = told, items.count == 1, case .object(let members) = items[0],
      members.contains(where: { $0.value.equals(text) })
    {
      return
    }
    note(told?.text ?? "absent", insteadOf: .array([text]), at: place)
  }

  /// The text that makes one item of a list where none were sent, as an invariant of the contract counts it
  /// (`or-one-with`).
  private func standIn(for property: String, _ sent: JSONValue, _ input: Schema) -> JSONValue? {
    let given = sent[property] ?? .null
    guard given == .null || given == .array([]) else { return nil }
    for case .atMostSize(_, property, let other?) in input.object.invariants.map(\.value) {
      guard let member = input.object.properties.first(where: { $0.name == other }),
        let schema = plain(member.schema), case .string(let text)? = meant(sent[other], schema), !text.isEmpty
      else { continue }
      return .string(text)
    }
    return nil
  }

  /// What the server is to keep of a value: without what `x-trim` takes off, and the default of one that is absent.
  private func meant(_ sent: JSONValue?, _ schema: Schema) -> JSONValue? {
    sent?.trimmed(by: schema) ?? schema.annotations.default
  }

  /// Instants are the same however they are written.
  private func isSame(_ sent: JSONValue, _ input: Schema, _ told: JSONValue, _ output: Schema) -> Bool {
    if case .string(let sent) = sent, case .string(let told) = told, let meant = input.string.instant(sent),
      let read = output.string.instant(told)
    {
      return meant == read
    }
    return sent.equals(told)
  }

  /// The schema itself, where a use only adds annotations to a component; nil for a choice of several.
  private func plain(_ use: SchemaUse) -> Schema? {
    guard let schema = evaluator.schema(use), let union = schema.union else { return evaluator.schema(use) }
    guard union.branches.count == 1, var plain = plain(union.branches[0].schema) else { return nil }
    plain.annotations.default = schema.annotations.default ?? plain.annotations.default
    return plain
  }

  private mutating func note(_ told: String, insteadOf sent: JSONValue, at place: Place) {
    findings.append(
      Finding("The member \(place.path.pointer) must be \(sent.text), as it was sent, but is \(told)", place.site))
  }
}

extension StringRules {
  /// The instant that a text stands for where the format has instants.
  func instant(_ text: String) -> Moment? {
    switch format?.value {
    case .dateTime?, .localDateTime?: format?.value.moment(text)
    default: nil
    }
  }
}
