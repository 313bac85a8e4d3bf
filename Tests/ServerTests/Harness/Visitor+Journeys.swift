import Foundation
import TestSupport
import Testing

/// The ways through the wizards, without mistakes; tests make theirs on single pages.
extension Visitor {
  // MARK: The buyer

  /// Configures a market from its setup to its completion, and ends on its status page.
  ///
  /// - Parameters:
  ///   - asksEverything: chooses all additional fields; otherwise none.
  ///   - lotLimit: how many lots a candidate may choose.
  @discardableResult
  func configure(_ market: String, asksEverything: Bool = false, lotLimit: Int? = nil) throws -> VisitedPage {
    var page = try configureUpToSummary(market, asksEverything: asksEverything, lotLimit: lotLimit)
    page = try submit(page.form())
    guard page.step == "sync_status" else { throw HarnessError("not completed: \(page.path) \(page.text)") }
    return page
  }

  /// The same, up to the summary that asks for completion.
  func configureUpToSummary(
    _ market: String, asksEverything: Bool = false, lotLimit: Int? = nil
  ) throws -> VisitedPage {
    var page = try open("/buyer/public_markets/\(market)/setup")
    while page.step != "summary" {
      let before = page.path
      let choices = try buyerChoices(page, asksEverything, lotLimit)
      page = try submit(page.form(button: "intent"), choices, button: ("intent", "next"))
      guard page.status == 200, page.path != before else {
        throw HarnessError("\(before) is not left: \(page.status) \(page.errors)")
      }
    }
    return page
  }

  private func buyerChoices(
    _ page: VisitedPage, _ asksEverything: Bool, _ lotLimit: Int?
  ) throws -> [String: [String]] {
    let names = try page.form().names
    if names.contains("lot_limit_enabled") {
      guard let lotLimit else { return ["lot_limit_enabled": ["false"], "lot_limit": []] }
      return ["lot_limit_enabled": ["true"], "lot_limit": [String(lotLimit)]]
    }
    guard names.contains("additional") else { return [:] }
    guard asksEverything else { return ["additional": ["no"], "selected_attribute_keys": []] }
    let optional = page.tree.elements.filter { $0["name"] == "selected_attribute_keys" }.compactMap { $0["value"] }
    return ["additional": ["yes"], "selected_attribute_keys": optional]
  }

  // MARK: The candidate

  /// Asks for a link to an application and follows it, as the sandbox shows it. Ends on the first step.
  ///
  /// - Parameter siret: for an application that has none yet.
  @discardableResult
  func logIn(_ application: String, email: String = "candidat@exemple.fr", siret: String? = nil) throws -> VisitedPage {
    let link = try requestLink(application, email: email, siret: siret)
    let page = try open(link)
    return try submit(page.form())
  }

  /// Asks for a link to an application, and gives it as the sandbox shows it.
  func requestLink(
    _ application: String, email: String = "candidat@exemple.fr", siret: String? = nil
  ) throws -> String {
    let login = try open("/candidate/market_applications/\(application)/company_identification")
    var fields = ["email": [email]]
    fields["siret"] = siret.map { [$0] }
    let sent = try submit(login.form(), fields)
    let links = sent.tree.elements.compactMap { $0["href"] }
    return try #require(
      links.first { $0.contains("/candidate/sessions/verify") }, "no link on \(sent.path): \(sent.text)")
  }

  /// Answers every question of an application from its first step to the summary.
  ///
  /// - Parameters:
  ///   - lots: numbers of the lots that are applied for.
  ///   - files: what is sent for inputs of files, by their names; a small PDF otherwise.
  ///   - visit: is shown each page, with an item in each of its lists, before it is answered.
  func answerUpToSummary(
    _ application: String, lots: [String] = ["1"], files: (String) -> [ChosenFile] = { [.pdf($0)] },
    visit: (VisitedPage) throws -> Void = { _ in }
  ) throws -> VisitedPage {
    var page = try open("/candidate/market_applications/\(application)/company_identification")
    while page.step != "summary" {
      page = try addingItems(to: page)
      try visit(page)
      let before = page.step
      let form = try page.form(button: "intent")
      var answers = answers(to: form)
      if form.names.contains("lot_ids") { answers["lot_ids"] = lots }
      let inputs = form.node.elements.filter { $0.name == "input" && $0["type"] == "file" }.compactMap { $0["name"] }
      page = try submit(form, answers, files: inputs.flatMap(files), button: ("intent", "next"))
      guard page.status == 200, page.step != before else {
        throw HarnessError("\(before) is not left: \(page.status) \(page.errors)")
      }
    }
    return page
  }

  /// The page with an item in each of its lists; what stands on it is answered on the way.
  private func addingItems(to page: VisitedPage) throws -> VisitedPage {
    let lists = page.main?.elements.filter { $0["name"] == "add_item" }.compactMap { $0["value"] } ?? []
    return try lists.reduce(page) { page, list in
      let form = try page.form(button: "intent")
      return try submit(form, answers(to: form), button: ("add_item", list))
    }
  }

  /// Something right for each question of a form that stands empty: every box is ticked, every question is told "yes".
  func answers(to form: VisitedForm) -> [String: [String]] {
    var answers: [String: [String]] = [:]
    for control in form.node.elements where ["input", "textarea"].contains(control.name) {
      guard let name = control["name"], control["disabled"] == nil, control["readonly"] == nil else { continue }
      switch control["type"] {
      case "hidden", "file", "submit": continue
      case "checkbox": answers[name, default: []].append(control["value"] ?? "")
      case "radio": answers[name] = ["yes"]
      default: answers[name] = [Self.answer(to: name)]
      }
    }
    return answers
  }

  private static func answer(to name: String) -> String {
    let parts = name.split(whereSeparator: { "[]".contains($0) }).map(String.init)
    switch parts.first {
    case "email_input": return "contact@exemple.fr"
    case "phone_input": return "01 23 45 67 89"
    case "url_input", "inline_url_input": return "https://exemple.fr/certificat"
    default: break
    }
    switch parts.last {
    case "turnover": return "1250000"
    case "market_percentage": return "40"
    case "fiscal_year_end": return "2025-12-31"
    case "average_staff": return "12"
    case "management_staff": return "3"
    case "date_debut": return "2024-01-15"
    case "date_fin": return "2025-02-28"
    case "montant": return "45000"
    case "year":
      let latest = Calendar(identifier: .gregorian).component(.year, from: Date()) - 1
      return String(latest - (parts.dropLast().last?.last?.wholeNumberValue ?? 1) + 1)
    default: return "Réponse « exacte » & complète, à 100 %"
    }
  }

  /// Sends an application from its summary, and waits until it is in. Ends on its status page.
  @discardableResult
  func send(_ application: String) async throws -> VisitedPage {
    let summary = try open("/candidate/market_applications/\(application)/summary")
    var page = try submit(summary.form())
    try await eventually("the end of the submission of \(application)", pause: .milliseconds(100)) {
      page = try open("/candidate/market_applications/\(application)/sync_status")
      return page.step == "sync_status"
    }
    return page
  }
}

extension ChosenFile {
  /// A small PDF for an input of files.
  static func pdf(_ input: String, name: String = "attestation d’été.pdf") -> ChosenFile {
    ChosenFile(input: input, name: name, type: "application/pdf", bytes: SmallFile.pdf)
  }
}
