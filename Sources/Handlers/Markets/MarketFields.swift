import Generated
import Store

/// Which fields of the catalogue a market asks for.
///
/// Fields are always in the order of the catalogue: of its categories, their subcategories and the fields in them.
public enum MarketFields {
  /// The fields asked of every company whatever the buyer chooses.
  /// - Parameter marketTypeCodes: the market's types; each adds the fields that it makes mandatory.
  public static func mandatoryKeys(for marketTypeCodes: [String]) -> [String] {
    Catalogue.fields.filter { $0.isMandatory && $0.isOffered(to: marketTypeCodes) }.map(\.key)
  }

  /// The categories with what a market of these types can ask for, those without any field left out.
  static func offered(to marketTypeCodes: [String]) -> [OfferedCategory] {
    Catalogue.categories.compactMap { category in
      OfferedCategory(category) { $0.isOffered(to: marketTypeCodes) }
    }
  }

  /// The categories with the fields that a completed market asks for. Keys that are in the catalogue no more are left
  /// out.
  static func asked(by market: MarketRecord) -> [OfferedCategory] {
    let keys = Set(market.fieldKeys)
    return Catalogue.categories.compactMap { category in OfferedCategory(category) { keys.contains($0.key) } }
  }

  /// What the completion keeps: the mandatory fields of the types as they are now, and what the buyer chose, as far as
  /// a market of these types offers it.
  static func keysAtCompletion(of market: MarketRecord) -> [String] {
    let chosen = market.configuration.selectedKeys
    return Catalogue.fields
      .filter { $0.isOffered(to: market.marketTypeCodes) && ($0.isMandatory || chosen.contains($0.key)) }
      .map(\.key)
  }
}

/// A category of the catalogue with some of its fields.
struct OfferedCategory: Sendable {
  let category: Catalogue.Category
  /// None is empty.
  let groups: [OfferedGroup]

  var key: String { category.key }
  var fields: [Catalogue.Field] { groups.flatMap(\.fields) }
  var mandatory: [Catalogue.Field] { fields.filter(\.isMandatory) }
  var optional: [Catalogue.Field] { fields.filter { !$0.isMandatory } }

  /// - Returns: nil where no field of the category passes.
  init?(_ category: Catalogue.Category, where passes: (Catalogue.Field) -> Bool) {
    groups = category.subcategories.compactMap { subcategory in
      let fields = subcategory.fields.filter(passes)
      return fields.isEmpty ? nil : OfferedGroup(subcategory: subcategory, fields: fields)
    }
    if groups.isEmpty { return nil }
    self.category = category
  }
}

/// A subcategory of the catalogue with some of its fields.
struct OfferedGroup: Sendable {
  let subcategory: Catalogue.Subcategory
  let fields: [Catalogue.Field]

  var key: String { subcategory.key }
}

extension Catalogue.Field {
  fileprivate func isOffered(to marketTypeCodes: [String]) -> Bool {
    markets.contains { marketTypeCodes.contains($0.rawValue) }
  }
}

extension Catalogue.MarketType {
  /// As buyers and candidates read it (product.md §2.6).
  var label: String {
    switch self {
    case .supplies: "Fournitures"
    case .services: "Services"
    case .works: "Travaux"
    case .defense: "Défense et sécurité"
    }
  }

  /// The labels of a market's types, in the order of the catalogue.
  static func labels(of codes: [String]) -> [String] {
    allCases.filter { codes.contains($0.rawValue) }.map(\.label)
  }
}
