import Generated
import Pages
import Store

/// The items of a step that are shown without an answer. Nothing empty is stored, so that the address of the page holds
/// them: `open_items=KEY.1.3` for each field.
struct OpenItems: Sendable, Equatable {
  private var fields: [String: Set<Int>] = [:]

  init() {}

  /// - Parameter parameters: as the contract's pattern has them.
  init(_ parameters: [String]) {
    for parameter in parameters {
      let parts = parameter.split(separator: ".")
      guard let key = parts.first else { continue }
      fields[String(key), default: []].formUnion(parts.dropFirst().compactMap { Int($0) })
    }
  }

  func numbers(of key: String) -> Set<Int> { fields[key] ?? [] }

  mutating func open(_ number: Int, of key: String) { fields[key, default: []].insert(number) }

  /// As members of a query, in a fixed order.
  var query: [String] {
    fields.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { key, numbers in
      "open_items=" + key + numbers.sorted().map { ".\($0)" }.joined()
    }
  }
}

extension AnswerForm {
  /// The items that the form showed and that have no answer, without the one that is removed.
  func openItems(of fields: [Catalogue.Field]) -> OpenItems {
    var open = OpenItems()
    let removed = form.removeItem.map(FileIntake.Place.init)
    for field in fields {
      let answered = Set(changes(of: [field]).first?.value?.items ?? [])
      for number in shownItems(of: field) where !answered.contains(number) {
        if FileIntake.Place(fieldKey: field.key, item: number) != removed { open.open(number, of: field.key) }
      }
    }
    return open
  }

  /// The number of the item that the form asks for: behind those that it showed and those that only have files.
  /// - Returns: nil where there are as many as there can be.
  func addedItem(to field: Catalogue.Field, files: [FileRecord]) -> Int? {
    let known = Set(shownItems(of: field)).union(files.filter { $0.fieldKey == field.key }.compactMap(\.item))
    return known.count < FieldModel.mostItems ? FieldModel.nextItem(after: known) : nil
  }

  private func shownItems(of field: Catalogue.Field) -> [Int] {
    let names: [String]
    switch field.type {
    case .presentationIntervenants: names = (form.presentationIntervenants[field.key] ?? [:]).keys.sorted()
    case .realisationsLivraisons: names = (form.realisationsLivraisons[field.key] ?? [:]).keys.sorted()
    case .capacitesTechniquesProfessionnellesOutillageEchantillons:
      names = (form.capacitesTechniquesProfessionnellesOutillageEchantillons[field.key] ?? [:]).keys.sorted()
    default: names = []
    }
    return names.compactMap { Int($0) }
  }
}

extension AnswerValue {
  /// The numbers of the items of an answer of items.
  var items: [Int] {
    switch self {
    case .people(let people): people.map(\.number)
    case .references(let references): references.map(\.number)
    case .samples(let samples): samples.map(\.number)
    case .text, .radio, .checked, .turnover, .staff, .files: []
    }
  }
}
