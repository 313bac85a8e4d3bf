import Generated
import HTML
import Pages
import Runtime
import Store

/// The screens of the buyer's wizard (product.md §5.1). Any of them can be opened by its address, in any order.
extension PasseMarche {
  public func showMarketSetup(
    _ input: ShowMarketSetup.Input, _ context: ShowMarketSetup.Context
  ) async throws(ShowMarketSetup.Problem) -> ShowMarketSetup.Response {
    try await show(ShowMarketSetup.Problem.self) {
      let buyer = try await configurable(input.identifier, Visit(context, destination: input.secFetchDest))
      return page(buyer, setupPage(buyer, buyer.visit.form))
    }
  }

  public func showMarketLots(
    _ input: ShowMarketLots.Input, _ context: ShowMarketLots.Context
  ) async throws(ShowMarketLots.Problem) -> ShowMarketLots.Response {
    try await show(ShowMarketLots.Problem.self) {
      let buyer = try await configurable(input.identifier, Visit(context, destination: input.secFetchDest))
      guard !buyer.market.lots.isEmpty else {
        return .redirect(BuyerAddress.step(buyer.step(1, from: .setup) ?? .summary, of: input.identifier).text)
      }
      return page(buyer, marketLotsPage(buyer, buyer.visit.form))
    }
  }

  public func showMarketCategory(
    _ input: ShowMarketCategory.Input, _ context: ShowMarketCategory.Context
  ) async throws(ShowMarketCategory.Problem) -> ShowMarketCategory.Response {
    try await show(ShowMarketCategory.Problem.self) {
      let buyer = try await configurable(input.identifier, Visit(context, destination: input.secFetchDest))
      guard let category = buyer.category(input.category) else { throw PageRefusal.noStep }
      return page(buyer, categoryPage(buyer, category, buyer.visit.form))
    }
  }

  /// The published address of the mandatory fields: those of the first category.
  public func showRequiredFields(
    _ input: ShowRequiredFields.Input, _ context: ShowRequiredFields.Context
  ) async throws(ShowRequiredFields.Problem) -> ShowRequiredFields.Response {
    try await serve(ShowRequiredFields.Problem.self) {
      let buyer = try await configurable(input.identifier, Visit(context, destination: nil))
      let first = buyer.categories.first.map { BuyerStep.category($0.key) } ?? .summary
      return .seeOther(location: BuyerAddress.step(first, of: input.identifier).text)
    }
  }

  /// The published address of the optional fields: those of the first category that has any.
  public func showAdditionalFields(
    _ input: ShowAdditionalFields.Input, _ context: ShowAdditionalFields.Context
  ) async throws(ShowAdditionalFields.Problem) -> ShowAdditionalFields.Response {
    try await serve(ShowAdditionalFields.Problem.self) {
      let buyer = try await configurable(input.identifier, Visit(context, destination: nil))
      let first = buyer.categories.first { !$0.optional.isEmpty }.map { BuyerStep.category($0.key) } ?? .summary
      return .seeOther(location: BuyerAddress.step(first, of: input.identifier).text)
    }
  }

  public func showMarketSummary(
    _ input: ShowMarketSummary.Input, _ context: ShowMarketSummary.Context
  ) async throws(ShowMarketSummary.Problem) -> ShowMarketSummary.Response {
    try await show(ShowMarketSummary.Problem.self) {
      let buyer = try await configurable(input.identifier, Visit(context, destination: input.secFetchDest))
      return page(buyer, marketSummaryPage(buyer, buyer.visit.form))
    }
  }

  // MARK: Pages that forms show again

  func page(_ buyer: BuyerVisit, _ markup: Markup) -> PageAnswer {
    .page(markup, ancestors: buyer.editor.frameAncestors)
  }

  func refused(_ buyer: BuyerVisit, _ markup: Markup) -> RefusedForm {
    RefusedForm(FramablePage(markup, ancestors: buyer.editor.frameAncestors))
  }

  func setupPage(_ buyer: BuyerVisit, _ form: FormContext) -> Markup {
    let notice: BuyerWizardModel.Notice? = buyer.market.configuration.touchedAt == nil ? nil : .resumed
    return pages(buyer).setup(BuyerSetupModel(wizard: buyer.wizard(notice), defence: buyer.defence), form)
  }

  func marketLotsPage(_ buyer: BuyerVisit, _ form: FormContext) -> Markup {
    let isLimited: Bool? =
      buyer.market.configuration.lotLimitDecided || buyer.market.lotLimit != nil ? buyer.market.lotLimit != nil : nil
    return pages(buyer).lots(BuyerLotsModel(wizard: buyer.wizard(), isLimited: isLimited), form)
  }

  func categoryPage(_ buyer: BuyerVisit, _ category: OfferedCategory, _ form: FormContext) -> Markup {
    let choice = buyer.market.configuration.categories[category.key]
    return pages(buyer).category(
      BuyerCategoryModel(
        wizard: buyer.wizard(), key: category.key, groups: buyer.groups(category), wantsMore: choice?.additional,
        selected: Set(choice?.selectedKeys ?? [])), form)
  }

  func marketSummaryPage(_ buyer: BuyerVisit, _ form: FormContext) -> Markup {
    let keys = Set(MarketFields.keysAtCompletion(of: buyer.market))
    return pages(buyer).summary(
      BuyerSummaryModel(
        wizard: buyer.wizard(),
        categories: buyer.categories.map { category in
          .init(
            key: category.key, title: category.category.buyer,
            groups: buyer.groups(category) { keys.contains($0.key) })
        }), form)
  }
}
