import Generated
import Pages
import Runtime
import Store

/// What the forms of the buyer's wizard do. Everything sent is kept at once, and can be changed until the market is
/// completed.
extension PasseMarche {
  public func submitMarketSetup(
    _ input: SubmitMarketSetup.Input, _ context: SubmitMarketSetup.Context
  ) async throws(SubmitMarketSetup.Problem) -> SubmitMarketSetup.Response {
    try await submit(SubmitMarketSetup.Problem.self) {
      let buyer = try await configurable(input.identifier, Visit(context, destination: input.secFetchDest))
      let form: MarketSetupForm
      switch input.body {
      case .valid(let valid): form = valid
      case .invalid(let rejected): throw refused(buyer, setupPage(buyer, buyer.visit.form(rejected)))
      }
      var changes = MarketChanges()
      // Whoever may not make a market one of defence is not offered the box, and is not heard either.
      if case .offered = buyer.defence { changes.addsDefense = .set(form.addDefense != nil) }
      var codes = buyer.market.marketTypeCodes.filter { $0 != Catalogue.MarketType.defense.rawValue }
      if form.addDefense != nil || buyer.defence == .setByEditor {
        codes.append(Catalogue.MarketType.defense.rawValue)
      }
      changes.mandatoryKeys = .set(MarketFields.mandatoryKeys(for: codes))
      return try await keep(buyer, changes, at: .setup, form.intent)
    }
  }

  public func submitMarketLots(
    _ input: SubmitMarketLots.Input, _ context: SubmitMarketLots.Context
  ) async throws(SubmitMarketLots.Problem) -> SubmitMarketLots.Response {
    try await submit(SubmitMarketLots.Problem.self) {
      let buyer = try await configurable(input.identifier, Visit(context, destination: input.secFetchDest))
      let form: MarketLotsForm
      switch input.body {
      case .valid(let valid): form = valid
      case .invalid(let rejected): throw refused(buyer, marketLotsPage(buyer, buyer.visit.form(rejected)))
      }
      func again(_ field: String, _ sentence: String) -> RefusedForm {
        var context = buyer.visit.form
        context.values["lot_limit_enabled"] = form.lotLimitEnabled.map { [$0.rawValue] }
        context.values["lot_limit"] = form.lotLimit.map { [$0] }
        context.messages = [FieldMessage(field: field, text: sentence)]
        return refused(buyer, marketLotsPage(buyer, context))
      }
      var changes = MarketChanges()
      switch (form.lotLimitEnabled, form.lotLimit.flatMap { Int($0) }) {
      case (.true, let limit?):
        guard limit <= buyer.market.lots.count else {
          throw again(
            "lot_limit", "Vous ne pouvez pas limiter un nombre de lots supérieur au nombre de lots créés.")
        }
        changes.lotLimit = .set(limit)
      case (.true, nil):
        if form.intent == .next { throw again("lot_limit", "Veuillez indiquer le nombre maximum de lots.") }
      case (.false, _):
        changes.lotLimit = .set(nil)
      case (nil, _):
        if form.intent == .next {
          throw again("lot_limit_enabled", "Indiquez si le nombre de lots par candidat est limité.")
        }
      }
      return try await keep(buyer, changes, at: .lots, form.intent)
    }
  }

  public func submitMarketCategory(
    _ input: SubmitMarketCategory.Input, _ context: SubmitMarketCategory.Context
  ) async throws(SubmitMarketCategory.Problem) -> SubmitMarketCategory.Response {
    try await submit(SubmitMarketCategory.Problem.self) {
      let buyer = try await configurable(input.identifier, Visit(context, destination: input.secFetchDest))
      guard let category = buyer.category(input.category) else { throw PageRefusal.noStep }
      let form: MarketCategoryForm
      switch input.body {
      case .valid(let valid): form = valid
      case .invalid(let rejected): throw refused(buyer, categoryPage(buyer, category, buyer.visit.form(rejected)))
      }
      // Keys of other categories, and unknown ones, are nobody's choice.
      let offered = Set(category.optional.map(\.key))
      let chosen = (form.selectedAttributeKeys ?? []).filter(offered.contains)
      func again(_ field: String, _ sentence: String) -> RefusedForm {
        var context = buyer.visit.form
        context.values["additional"] = form.additional.map { [$0.rawValue] }
        context.values["selected_attribute_keys"] = chosen
        context.messages = [FieldMessage(field: field, text: sentence)]
        return refused(buyer, categoryPage(buyer, category, context))
      }
      if form.intent == .next, !category.optional.isEmpty {
        guard let additional = form.additional else {
          throw again("additional", "Indiquez si vous souhaitez demander des renseignements complémentaires.")
        }
        if additional == .yes, chosen.isEmpty {
          throw again("selected_attribute_keys", "Sélectionnez au moins un renseignement, ou répondez « Non ».")
        }
      }
      var changes = MarketChanges()
      if let additional = form.additional {
        changes.categories[category.key] = CategoryChoice(
          additional: additional == .yes, selectedKeys: additional == .yes ? chosen : [])
      }
      return try await keep(buyer, changes, at: .category(category.key), form.intent)
    }
  }

  /// Opens the market to applications. What is asked is computed within the transaction, from the types and choices as
  /// they stand then.
  public func completeMarket(
    _ input: CompleteMarket.Input, _ context: CompleteMarket.Context
  ) async throws(CompleteMarket.Problem) -> CompleteMarket.Response {
    try await submit(CompleteMarket.Problem.self) {
      let buyer = try await configurable(input.identifier, Visit(context, destination: input.secFetchDest))
      guard case .valid(let form) = input.body else { throw refused(buyer, marketSummaryPage(buyer, buyer.visit.form)) }
      switch form.intent {
      case .previous:
        return Redirect(BuyerAddress.step(buyer.step(-1, from: .summary) ?? .setup, of: input.identifier).text)
      case .save:
        return Redirect(BuyerAddress.step(.summary, of: input.identifier).text)
      case .next: break
      }
      do {
        try await services.completions.complete(market: input.identifier, at: context.receivedAt)
      } catch is EmptyConfiguration {
        var context = buyer.visit.form
        context.messages = [
          FieldMessage(field: "intent", text: "Ce marché ne demande aucune information : sa configuration est vide.")
        ]
        throw refused(buyer, marketSummaryPage(buyer, context))
      } catch StoreError.alreadyCompleted {
        throw Self.completed(input.identifier)
      }
      return Redirect(BuyerAddress.syncStatus(of: input.identifier).text)
    }
  }

  // MARK: Keeping and leading on

  private func keep(
    _ buyer: BuyerVisit, _ changes: MarketChanges, at step: BuyerStep, _ intent: Intent
  ) async throws -> Redirect {
    var changes = changes
    changes.lastStep = .set(step.segment)
    let market: MarketRecord
    do {
      market = try await store.configureMarket(identifier: buyer.market.identifier, changes, at: buyer.now)
    } catch {
      throw error == .alreadyCompleted ? Self.completed(buyer.market.identifier) : error
    }
    // The screens that follow may be others than those that preceded: types add categories.
    let now = BuyerVisit(market: market, editor: buyer.editor, visit: buyer.visit)
    let next: BuyerStep =
      switch intent {
      case .next: now.step(1, from: step) ?? .summary
      case .previous: now.step(-1, from: step) ?? .setup
      case .save: step
      }
    return Redirect(BuyerAddress.step(next, of: market.identifier).text)
  }
}
