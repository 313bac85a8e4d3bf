import EditorClient
import FakeEditorContract
import Foundation
import HTML
import Pages
import Runtime

extension Platform {
  /// Lots that the form has room for at first.
  private static let rows = 3

  func showBuyer(
    _ input: ShowBuyer.Input, _ context: ShowBuyer.Context
  ) async throws(ShowBuyer.Problem) -> ShowBuyer.Response {
    var form = form(context)
    let deadline = Date().addingTimeInterval(30 * 86_400)
    form.values["deadline"] = [ParisTime(deadline).wallClock]
    let page = pages(context).buyer(await markets(), form, rows: Self.rows)
    return .ok(.bytes(page.bytes), contentSecurityPolicy: policy)
  }

  func createMarket(
    _ input: CreateMarket.Input, _ context: CreateMarket.Context
  ) async throws(CreateMarket.Problem) -> CreateMarket.Response {
    var form = form(context)
    switch input.body {
    case .invalid(let rejected):
      for value in rejected.values { form.values[value.name, default: []].append(value.value) }
      form.messages = rejected.errors.map { FieldMessage(field: $0.name, text: $0.message) }
      throw await refused(form, context)
    case .valid(let sent):
      form.values = sent.values
      if sent.intent == .addLot {
        let page = pages(context).buyer(await markets(), form, rows: Self.rows(form) + 1)
        return .ok(.bytes(page.bytes), contentSecurityPolicy: policy)
      }
      do throws(CreatePublicMarketFailure) {
        let market = try await client.createPublicMarket(sent.market)
        flashes.add(
          .init(.success, "Le service a créé le marché \(market.identifier)."), for: context.browser)
        return .seeOther(location: Reference.path(["buyer", "markets", market.identifier]).text)
      } catch {
        form.messages = messages(error, sent)
        throw await refused(form, context)
      }
    }
  }

  private func refused(_ form: FormContext, _ context: CreateMarket.Context) async -> CreateMarket.Problem {
    let page = pages(context).buyer(await markets(), form, rows: Self.rows(form))
    return .unprocessableContent(.bytes(page.bytes), contentSecurityPolicy: policy)
  }

  /// As many lots as the form was sent with.
  private static func rows(_ form: FormContext) -> Int {
    let numbers = form.values.keys.compactMap { name in
      name.hasPrefix("lots[") ? Int(name.dropFirst(5).prefix { $0.isNumber }) : nil
    }
    return min(max(numbers.max() ?? 0, rows), 50)
  }

  /// What the service says is wrong, beside the fields of the form.
  private func messages(_ error: CreatePublicMarketFailure, _ sent: MarketForm) -> [FieldMessage] {
    guard case .unprocessableContent(let refusal) = error, let fields = refusal.body.fieldErrors, !fields.isEmpty else {
      return [FieldMessage(field: "", text: error.sentence)]
    }
    let order = ["name", "siret", "deadline", "market_type_codes", "lots", "lot_limit", "provider_user_id"]
    return Self.messages(fields, order: order) { sent.field($0) }
  }

  /// As the form shows its fields, those of which nothing is known last.
  /// - Parameter field: the form's field for one of the service.
  static func messages(
    _ fields: [String: [String]], order: [String], field: (String) -> String = { $0 }
  ) -> [FieldMessage] {
    func place(_ name: String) -> Int {
      order.firstIndex { name == $0 || name.hasPrefix($0 + "[") } ?? order.count
    }
    return fields.sorted { (place($0.key), $0.key) < (place($1.key), $1.key) }.flatMap { name, sentences in
      sentences.map { FieldMessage(field: field(name), text: $0) }
    }
  }

  // MARK: One market

  func showMarket(
    _ input: ShowMarket.Input, _ context: ShowMarket.Context
  ) async throws(ShowMarket.Problem) -> ShowMarket.Response {
    do throws(GetPublicMarketFailure) {
      let model = try await market(input.identifier)
      return .ok(.bytes(pages(context).market(model).bytes), contentSecurityPolicy: policy)
    } catch {
      let page = failure(error, context)
      throw error.isMissing
        ? .notFound(page, contentSecurityPolicy: policy) : .badGateway(page, contentSecurityPolicy: policy)
    }
  }

  func showMarketFrame(
    _ input: ShowMarketFrame.Input, _ context: ShowMarketFrame.Context
  ) async throws(ShowMarketFrame.Problem) -> ShowMarketFrame.Response {
    do throws(GetPublicMarketFailure) {
      let model = try await market(input.identifier)
      return .ok(.bytes(pages(context).frame(model).bytes), contentSecurityPolicy: policy)
    } catch {
      let page = failure(error, context)
      throw error.isMissing
        ? .notFound(page, contentSecurityPolicy: policy) : .badGateway(page, contentSecurityPolicy: policy)
    }
  }
}

extension OperationFailure {
  /// Whether the service knows no such object, or not as this editor's.
  var isMissing: Bool { status == 404 || status == 403 }
}

extension MarketForm {
  /// As the form was sent, to show it again.
  fileprivate var values: [String: [String]] {
    var values: [String: [String]] = [:]
    for (field, value) in [
      ("name", name), ("siret", siret), ("deadline", deadline), ("lot_limit", lotLimit),
      ("provider_user_id", providerUserId),
    ] {
      values[field] = [value ?? ""]
    }
    values["market_type_codes"] = (marketTypeCodes ?? []).map(\.rawValue)
    for (row, lot) in lots ?? [:] {
      values["lots[\(row)][name]"] = [lot.name ?? ""]
      values["lots[\(row)][cpv_code]"] = [lot.cpvCode ?? ""]
    }
    return values
  }

  /// The lots that say something, by their rows.
  private var filledLots: [(row: Int, lot: LotForm)] {
    (lots ?? [:]).compactMap { key, lot in
      let isEmpty = (lot.name ?? "").isEmpty && (lot.cpvCode ?? "").isEmpty
      return isEmpty ? nil : Int(key).map { ($0, lot) }
    }.sorted { $0.row < $1.row }
  }

  fileprivate var market: PublicMarketInput {
    PublicMarketInput(
      name: name ?? "", deadline: .wallClock(deadline ?? ""), siret: siret ?? "",
      marketTypeCodes: (marketTypeCodes ?? []).map { MarketTypeCode(rawValue: $0.rawValue) },
      lots: filledLots.map { LotRequest(name: $0.lot.name ?? "", cpvCode: $0.lot.cpvCode.flatMap(\.ifFilled)) },
      lotLimit: lotLimit.flatMap { Int($0) }, providerUserID: providerUserId.flatMap(\.ifFilled))
  }

  /// The field of the form for a field of the service: `lots[1].name` is of the second lot that says something.
  fileprivate func field(_ name: String) -> String {
    guard name.hasPrefix("lots["), let index = Int(name.dropFirst(5).prefix { $0.isNumber }),
      let member = name.split(separator: ".").last, filledLots.indices.contains(index)
    else { return name }
    return "lots[\(filledLots[index].row)][\(member)]"
  }
}

extension String {
  var ifFilled: String? { isEmpty ? nil : self }
}
