import Generated
import Pages
import Runtime
import Store

/// A buyer in front of a market. The market's identifier, which nobody can guess, is what opens its pages: as published,
/// there is no login on the buyer's side.
struct BuyerVisit: Sendable {
  let market: MarketRecord
  let editor: EditorRecord
  let visit: Visit

  var now: Timestamp { visit.now }

  /// The categories with a field for the market's types as they are now.
  var categories: [OfferedCategory] { MarketFields.offered(to: market.marketTypeCodes) }

  /// The screens in their order (product.md §5.1).
  var steps: [BuyerStep] {
    [.setup] + (market.lots.isEmpty ? [] : [.lots]) + categories.map { .category($0.key) } + [.summary]
  }

  func step(_ distance: Int, from step: BuyerStep) -> BuyerStep? {
    let all = steps
    guard let place = all.firstIndex(of: step), all.indices.contains(place + distance) else { return nil }
    return all[place + distance]
  }

  func category(_ key: String) -> OfferedCategory? { categories.first { $0.key == key } }

  // MARK: What pages are shown with

  var model: BuyerMarketModel {
    BuyerMarketModel(
      identifier: market.identifier, name: market.name, editor: editor.name, siret: market.siret,
      deadline: ParisTime(market.deadline), types: Catalogue.MarketType.labels(of: market.marketTypeCodes),
      lots: market.lots.enumerated().map { index, lot in
        ApplicationLotModel(position: index + 1, name: lot.name, cpvCode: lot.cpvCode)
      }, lotLimit: market.lotLimit)
  }

  func wizard(_ notice: BuyerWizardModel.Notice? = nil) -> BuyerWizardModel {
    BuyerWizardModel(
      market: model, categories: categories.map { .init(key: $0.key, title: $0.category.buyer) }, notice: notice)
  }

  var defence: BuyerSetupModel.Defence {
    if market.marketTypeCodes.contains(Catalogue.MarketType.defense.rawValue) {
      return market.configuration.defenseAdded ? .offered(chosen: true) : .setByEditor
    }
    return editor.canCreateDefenseMarkets ? .offered(chosen: false) : .notOffered
  }

  func groups(_ category: OfferedCategory, where passes: (Catalogue.Field) -> Bool = { _ in true })
    -> [BuyerFieldGroupModel]
  {
    category.groups.compactMap { group in
      let fields = group.fields.filter(passes)
      if fields.isEmpty { return nil }
      return BuyerFieldGroupModel(
        title: group.subcategory.buyer, mandatory: fields.filter(\.isMandatory).map(BuyerFieldModel.init),
        optional: fields.filter { !$0.isMandatory }.map(BuyerFieldModel.init))
    }
  }
}

extension BuyerFieldModel {
  fileprivate init(_ field: Catalogue.Field) {
    self.init(key: field.key, label: field.buyer, isAutomatic: field.source != nil)
  }
}

extension PasseMarche {
  /// - Throws: ``PageRefusal/noMarket``.
  func buyer(_ identifier: String, _ visit: Visit) async throws -> BuyerVisit {
    guard let market = try await store.market(identifier: identifier),
      let editor = try await store.editor(id: market.editorID)
    else { throw PageRefusal.noMarket }
    return BuyerVisit(market: market, editor: editor, visit: visit)
  }

  /// A market that can still be configured.
  /// - Throws: as ``buyer(_:_:)``, and ``Detour`` to the state of a completed one.
  func configurable(_ identifier: String, _ visit: Visit) async throws -> BuyerVisit {
    let buyer = try await buyer(identifier, visit)
    guard buyer.market.completedAt == nil else { throw Self.completed(identifier) }
    return buyer
  }

  static func completed(_ identifier: String) -> Detour {
    Detour(location: BuyerAddress.syncStatus(of: identifier).text + "?notice=" + Notice.alreadyCompleted.rawValue)
  }

  func pages(_ buyer: BuyerVisit) -> BuyerPages {
    BuyerPages(pageContext(buyer.visit, editor: buyer.editor, identifier: buyer.market.identifier))
  }
}
