import Foundation
import Store
import TestSupport
import Testing

/// How a buyer configures a market: product.md §11.4.
@Suite(.serialized, .sandbox) struct BuyerWizardScenarios {
  private let sandbox: Sandbox
  private let buyer: Visitor

  init() throws {
    sandbox = try Sandbox.current()
    buyer = Visitor(sandbox.server)
  }

  private func address(_ step: String, _ market: String) -> String { "/buyer/public_markets/\(market)/\(step)" }

  private func open(_ step: String, of market: String) throws -> VisitedPage {
    try buyer.open(address(step, market))
  }

  /// Sends the form of a step as it stands, but for the changes, and goes where it leads.
  @discardableResult
  private func answer(
    _ step: String, of market: String, _ changes: [String: [String]] = [:], press: String = "next"
  ) throws -> VisitedPage {
    try buyer.submit(
      try open(step, of: market).form(button: "intent"), changes, button: ("intent", press))
  }

  private func read(_ market: String) throws -> [String: Any] {
    try sandbox.editor.get("/api/v1/public_markets/\(market)").json
  }

  private func types(_ market: String) throws -> [String]? { try read(market)["market_type_codes"] as? [String] }

  /// The steps of a market in their order, as its buttons lead through them where nothing more is asked for.
  private func steps(of market: String) throws -> [String] {
    var steps = ["setup"]
    while let step = steps.last, step != "summary" {
      let next = try answer(step, of: market, ["additional": ["no"], "lot_limit_enabled": ["false"]])
      guard next.status == 200, !steps.contains(next.step) else { throw HarnessError("\(step): \(next.errors)") }
      steps.append(next.step)
    }
    return steps
  }

  // MARK: The way through

  @Test("Scenario 37: the setup shows the market and leads to its lots, or to the first category where it has none")
  func theSetupLeadsOn() throws {
    for (lots, next) in [(["Ordinateurs", "Écrans"], "lot_config"), ([], "identite_entreprise")] {
      let market = try sandbox.editor.createMarket([
        "name": "Fourniture de matériel & d’écrans", "market_type_codes": ["supplies", "services"],
        "lots": lots.map { ["name": $0] },
      ])
      let setup = try open("setup", of: market)
      #expect(setup.headings.first?.hasPrefix("Bienvenue,") == true)
      for words in ["Fourniture de matériel & d’écrans", "Fournitures", "Services"] + lots {
        #expect(setup.text.contains(words), "\(words)")
      }
      let form = try setup.form(button: "Débuter l’activation de Plateforme d’essai")
      #expect(form.firstButton?.value == "next")
      #expect(try buyer.submit(form).step == next)
    }
  }

  /// What the catalogue's file makes mandatory for any of these types, in its order.
  private func mandatoryKeys(for types: Set<String>) throws -> [String] {
    let file = try String(contentsOfFile: PackageRoot.path("spec/catalogue/fields.yaml"), encoding: .utf8)
    let fields = file.matches(of: /- key: (\w+)\n +type: \w+\n +mandatory: true\n +markets: \[([^\]]*)\]/)
    return fields.filter { field in
      !types.isDisjoint(with: field.2.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
    }.map { String($0.1) }
  }

  @Test("Scenario 38: the setup links every mandatory field of the market's types, once each where types share it")
  func theSetupLinksTheMandatoryFields() async throws {
    let types = ["supplies", "services", "works"]
    let market = try sandbox.editor.createMarket(["market_type_codes": types])
    let expected = try mandatoryKeys(for: Set(types))
    try #require(expected.count > 10)
    try answer("setup", of: market)
    let linked = try #require(try await sandbox.store.market(identifier: market)).configuration.mandatoryKeys
    #expect(linked == expected)
    try Visitor(sandbox.server).configure(market)
    #expect(try read(market)["field_keys"] as? [String] == expected)
  }

  @Test("Scenario 39: « Précédent » on the summary leads to a category, which has one too")
  func theSummaryLeadsBack() throws {
    let market = try sandbox.editor.createMarket()
    let steps = try steps(of: market)
    let back = try answer("summary", of: market, press: "previous")
    #expect(back.step == steps.dropLast().last)
    #expect(try back.form(button: "Précédent").names.contains("csrf_token"))
  }

  /// What stands beside the names of facts.
  private func facts(_ page: VisitedPage) -> [String] {
    let list = page.main?.elements.first { $0.name == "dl" }
    return (list?.elements ?? []).filter { $0.name == "dt" || $0.name == "dd" }.map(\.plainText)
  }

  @Test("Scenario 40: the facts of the market are the same on the setup and on the summary")
  func theFactsStayTheSame() throws {
    let market = try sandbox.editor.createMarket([
      "name": "Travaux de « voirie »", "market_type_codes": ["works", "defense"],
      "lots": [["name": "Nord", "cpv_code": "45233140-2"], ["name": "Sud"]],
    ])
    let setup = facts(try open("setup", of: market))
    #expect(setup.count >= 12)
    #expect(facts(try Visitor(sandbox.server).configureUpToSummary(market)) == setup)
  }

  @Test("Scenario 41: the stepper counts categories and summary, and marks the first category as current")
  func theStepperMarksTheFirstCategory() throws {
    let market = try sandbox.editor.createMarket()
    let categories = try steps(of: market).count - 2
    let page = try answer("setup", of: market)
    let stepper = try #require(page.main?.elements.first { $0["data-fr-steps"] != nil })
    #expect(stepper["data-fr-current-step"] == "1")
    #expect(stepper["data-fr-steps"] == String(categories + 1))
    #expect(page.headings.first == "Identité de l’entreprise Étape 1 sur \(categories + 1)")
  }

  @Test("Scenario 42: any step can be opened by its address, before all others")
  func everyStepOpensByItsAddress() throws {
    func market() throws -> String { try sandbox.editor.createMarket(["lots": [["name": "Nord"]]]) }
    let steps = try steps(of: try market())
    #expect(Array(steps.prefix(2)) == ["setup", "lot_config"])
    for step in steps {
      let page = try open(step, of: try market())
      #expect((page.status, page.step) == (200, step))
    }
    let fresh = try market()
    #expect(try open("required_fields", of: fresh).step == steps[2])
    #expect(try open("additional_fields", of: fresh).tree.elements.contains { $0["name"] == "additional" })
    #expect(try open("nowhere", of: fresh).status == 404)
    #expect(try open("setup", of: "VR-2026-AAAAAAAAAAAA").status == 404)
  }

  // MARK: Defence

  @Test("Scenario 43: an editor without the right to defence is not offered the box, nor heard without it")
  func defenceIsNotOfferedToEveryone() throws {
    let editor = try APIClient(sandbox.server, try sandbox.server.addEditor("Plateforme civile"))
    let market = try editor.createMarket()
    #expect(try open("setup", of: market).tree.elements.contains { $0["name"] == "add_defense" } == false)
    try answer("setup", of: market, ["add_defense": ["true"]])
    #expect(try editor.get("/api/v1/public_markets/\(market)").json["market_type_codes"] as? [String] == ["supplies"])
  }

  @Test("Scenario 44: ticking the box makes the market one of defence, leaving it changes nothing")
  func defenceIsAdded() throws {
    let market = try sandbox.editor.createMarket()
    try answer("setup", of: market)
    #expect(try types(market) == ["supplies"])
    try answer("setup", of: market, ["add_defense": ["true"]])
    #expect(try types(market) == ["supplies", "defense"])
    // It can be taken back for as long as the market is not completed, and what it added is gone.
    try answer("setup", of: market, ["add_defense": []])
    #expect(try types(market) == ["supplies"])
    try answer("setup", of: market, ["add_defense": ["true"]])
    try Visitor(sandbox.server).configure(market)
    #expect(try types(market) == ["supplies", "defense"])
    #expect(try read(market)["field_keys"] as? [String] == mandatoryKeys(for: ["supplies", "defense"]))
  }

  @Test("Scenario 45: on a market of defence the box is checked and fixed, and says who did it")
  func defenceOfTheEditorStays() throws {
    let market = try sandbox.editor.createMarket(["market_type_codes": ["supplies", "defense"]])
    let setup = try open("setup", of: market)
    let box = try #require(setup.tree.elements.first { $0["name"] == "add_defense" })
    #expect(box["checked"] != nil && box["disabled"] != nil)
    #expect(setup.text.contains("Cette désignation a été définie par Plateforme d’essai."))
    try answer("setup", of: market)
    #expect(try types(market) == ["supplies", "defense"])
  }

  // MARK: Fields

  /// Keys of the optional fields that a category's page offers.
  private func offered(_ page: VisitedPage) -> [String] {
    page.tree.elements.filter { $0["name"] == "selected_attribute_keys" }.compactMap { $0["value"] }
  }

  /// Categories of the catalogue with optional fields.
  private func optionalCategories(of market: String) throws -> [String] {
    try steps(of: market).filter { step in
      guard step != "setup", step != "summary" else { return false }
      return try !offered(try open(step, of: market)).isEmpty
    }
  }

  @Test("Scenario 46: a category with optional fields asks whether more is wanted; it has to be answered")
  func theQuestionIsAsked() throws {
    let market = try sandbox.editor.createMarket()
    let optional = try optionalCategories(of: market)
    try #require(!optional.isEmpty)
    let fresh = try sandbox.editor.createMarket()
    for step in try steps(of: market).dropFirst().dropLast() {
      let page = try open(step, of: fresh)
      let asks = page.text.contains("Souhaitez-vous demander des renseignements complémentaires ?")
      #expect(asks == optional.contains(step), "\(step)")
      #expect(try page.form(button: "intent").names.contains("additional") == asks, "\(step)")
    }
    let unanswered = try answer(optional[0], of: fresh)
    #expect((unanswered.status, unanswered.step) == (422, optional[0]))
    #expect(unanswered.errors.contains("Indiquez si vous souhaitez demander des renseignements complémentaires."))
    let nothing = try answer(optional[0], of: fresh, ["additional": ["yes"]])
    #expect((nothing.status, nothing.step) == (422, optional[0]))
  }

  @Test("Scenario 47: a chosen optional field is there on return, beside the mandatory ones and other categories'")
  func choicesAreKept() throws {
    let market = try sandbox.editor.createMarket()
    let categories = try optionalCategories(of: market)
    try #require(categories.count > 1)
    let (first, second) = (categories[0], categories[1])
    let chosen = try #require(offered(try open(first, of: market)).last)
    let other = try #require(offered(try open(second, of: market)).first)
    try answer(first, of: market, ["additional": ["yes"], "selected_attribute_keys": [chosen]])
    // What belongs to another category, or to none, is not chosen on this page.
    try answer(second, of: market, ["additional": ["yes"], "selected_attribute_keys": [other, chosen, "unknown_key"]])

    let page = try open(first, of: market)
    let ticked = try page.form(button: "intent").fields()
    #expect(ticked.filter { $0.name == "selected_attribute_keys" }.map(\.value) == [chosen])
    #expect(ticked.first { $0.name == "additional" }?.value == "yes")
    let mandatory = try mandatoryKeys(for: ["supplies"])
    try buyer.submit(try open("summary", of: market).form(), button: ("intent", "next"))
    let keys = try #require(try read(market)["field_keys"] as? [String])
    #expect(Set(keys) == Set(mandatory + [chosen, other]) && keys.count == mandatory.count + 2)
  }

  // MARK: Lots

  @Test("Scenario 48: the lots are listed, and their limit is asked for, kept and shown on the summary")
  func lotsCanBeLimited() throws {
    let market = try sandbox.editor.createMarket(["lots": ["Nord", "Sud", "Est"].map { ["name": $0] }])
    func limit() throws -> Int? { try read(market)["lot_limit"] as? Int }
    let page = try open("lot_config", of: market)
    for lot in ["Nord", "Sud", "Est"] { #expect(page.text.contains(lot)) }
    #expect(page.text.contains("Souhaitez-vous limiter le nombre de lots"))

    let mistakes: [(number: [String], message: String)] = [
      ([], "Veuillez indiquer le nombre maximum de lots."), ([""], "Veuillez indiquer le nombre maximum de lots."),
      (["4"], "Vous ne pouvez pas limiter un nombre de lots supérieur au nombre de lots créés."),
      (["0"], "Indiquez le nombre maximum de lots en chiffres, à partir de 1"),
    ]
    for (number, message) in mistakes {
      let again = try answer("lot_config", of: market, ["lot_limit_enabled": ["true"], "lot_limit": number])
      #expect((again.status, again.step) == (422, "lot_config"))
      #expect(again.errors.contains(message), "\(number): \(again.errors)")
      #expect(try limit() == nil)
    }
    #expect(try answer("lot_config", of: market, ["lot_limit_enabled": ["true"], "lot_limit": ["2"]]).status == 200)
    #expect(try limit() == 2)
    #expect(try open("summary", of: market).text.contains("2 lots maximum"))
    #expect(try answer("lot_config", of: market, ["lot_limit_enabled": ["false"], "lot_limit": ["2"]]).status == 200)
    #expect(try limit() == nil)
    #expect(try open("summary", of: market).text.contains("maximum") == false)
  }

  // MARK: The end

  @Test("Scenario 49: no step of a completed market opens or takes a form: its status says so, and nothing changes")
  func aCompletedMarketStays() async throws {
    let market = try sandbox.editor.createMarket(["lots": [["name": "Nord"], ["name": "Sud"]]])
    let steps = try steps(of: market)
    // Forms that were open when somebody else completed the market.
    let forms = try steps.map { try open($0, of: market).form(button: "intent") }
    try Visitor(sandbox.server).configure(market)
    try await eventually("delivered", pause: .milliseconds(50)) {
      try read(market)["sync_status"] as? String == "sync_completed"
    }
    let before = try sandbox.editor.get("/api/v1/public_markets/\(market)").body
    let alert = "Ce marché a déjà été complété et ne peut plus être modifié."
    func expectStatus(_ page: VisitedPage, _ step: String) {
      #expect((page.status, page.step) == (200, "sync_status"), "\(step)")
      #expect(page.alerts("warning") == [alert], "\(step)")
    }
    for step in steps + ["required_fields", "additional_fields"] { expectStatus(try open(step, of: market), step) }
    for (step, form) in zip(steps, forms) {
      let changes = [
        "add_defense": ["true"], "lot_limit_enabled": ["true"], "lot_limit": ["1"], "additional": ["yes"],
      ].filter { form.names.contains($0.key) }
      expectStatus(try buyer.submit(form, changes, button: ("intent", "next")), step)
    }
    #expect(try sandbox.editor.get("/api/v1/public_markets/\(market)").body == before)
  }

  @Test("Scenario 50: finalizing completes the market, tells its editor and leads to the status")
  func finalizing() async throws {
    let market = try sandbox.editor.createMarket()
    let summary = try buyer.configureUpToSummary(market)
    #expect(try read(market)["completed_at"] is NSNull)
    let form = try summary.form(button: "Finaliser la configuration")
    let answer = try buyer.send(form, form.fields() + [("intent", "next")])
    #expect(answer.status == 303)
    #expect(answer["location"]?.hasSuffix(address("sync_status", market)) == true)
    #expect(try read(market)["completed_at"] is String)
    try await eventually("told", pause: .milliseconds(50)) {
      sandbox.receiver.requests.contains { request in
        let body = String(decoding: request.body, as: UTF8.self)
        return body.contains("market.completed") && body.contains(market)
      }
    }
  }
}
