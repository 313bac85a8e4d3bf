import EditorClient
import Foundation
import HTML
import Pages

/// From what the service says to what pages show.
extension Platform {
  /// Objects of a list that are shown.
  private static let listLimit = 50

  /// The newest markets, or why there are none.
  func markets() async -> EditorMarketList {
    var rows: [EditorMarketRow] = []
    do throws(ListPublicMarketsFailure) {
      for try await market in client.allPublicMarkets(limit: Self.listLimit) {
        if rows.count == Self.listLimit { return EditorMarketList(markets: rows, isCut: true) }
        rows.append(
          EditorMarketRow(
            identifier: market.identifier, name: market.name, deadline: ParisTime(market.deadline),
            isCompleted: market.status == .completed, sync: market.syncStatus.rawValue,
            isTold: isTold(market.identifier)))
      }
      return EditorMarketList(markets: rows)
    } catch {
      return EditorMarketList(markets: [], problem: error.sentence)
    }
  }

  private func isTold(_ subject: String) -> Bool { !notebook.webhooks(about: subject).isEmpty }

  func market(_ identifier: String) async throws(GetPublicMarketFailure) -> EditorMarketModel {
    let market = try await client.getPublicMarket(identifier: identifier)
    var applications: [EditorApplicationRow] = []
    if market.status == .completed {
      // A list that fails leaves a page with the market alone.
      let page = try? await client.listMarketApplications(identifier: identifier, limit: Self.listLimit)
      applications = (page?.marketApplications ?? []).map(EditorApplicationRow.init)
    }
    let types = [
      MarketTypeCode.supplies: "Fournitures", .services: "Services", .works: "Travaux", .defense: "Défense ou sécurité",
    ]
    return EditorMarketModel(
      row: EditorMarketRow(
        identifier: market.identifier, name: market.name, deadline: ParisTime(market.deadline),
        isCompleted: market.status == .completed, sync: market.syncStatus.rawValue, isTold: isTold(market.identifier)),
      siret: market.siret, types: market.marketTypeCodes.map { types[$0] ?? $0.rawValue },
      lots: market.lots.map { ($0.name, $0.cpvCode) }, lotLimit: market.lotLimit, userID: market.providerUserID,
      configuration: Reference(market.configurationURL.absoluteString), applications: applications,
      webhooks: notebook.webhooks(about: identifier).map { EditorWebhookModel($0) }.onOnePage)
  }

  func application(_ identifier: String) async throws(GetMarketApplicationFailure) -> EditorApplicationModel {
    let application = try await client.getMarketApplication(identifier: identifier)
    let documents = notebook.documents(of: identifier).sorted { $0.kind.rawValue < $1.kind.rawValue }
    return EditorApplicationModel(
      row: EditorApplicationRow(application), market: application.marketIdentifier, userID: application.providerUserID,
      address: Reference(application.applicationURL.absoluteString),
      documents: documents.map { document in
        let isAttestation = document.kind == .attestation
        return .init(
          title: isAttestation ? "Attestation" : "Dossier de candidature", name: document.name, size: document.size,
          sha256: document.sha256, fetchedAt: ParisTime(document.fetchedAt),
          link: .path([
            "candidate", "applications", identifier,
            isAttestation ? "download_attestation" : "download_documents_package",
          ]))
      },
      webhooks: notebook.webhooks(about: identifier).map { EditorWebhookModel($0) }.onOnePage)
  }
}

extension EditorApplicationRow {
  init(_ application: MarketApplication) {
    self.init(
      identifier: application.identifier, siret: application.siret, createdAt: ParisTime(application.createdAt),
      isSubmitted: application.status == .completed, sync: application.syncStatus.rawValue)
  }
}

extension EditorWebhookModel {
  init(_ webhook: NotedWebhook, verdict: Verdict = .accepted, status: Int = 200) {
    self.init(
      at: ParisTime.second(webhook.at), path: webhook.path, event: webhook.event, deliveryID: webhook.deliveryID,
      verdict: verdict, status: status, headers: webhook.headers.map { ($0.name, $0.value) },
      body: String(decoding: webhook.body, as: UTF8.self))
  }
}

extension ParisTime {
  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "Europe/Paris") ?? .gmt
    return calendar
  }()

  init(_ date: Date) {
    let parts = Self.calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
    self.init(
      year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0, hour: parts.hour ?? 0,
      minute: parts.minute ?? 0)
  }

  /// `2027-01-31T18:30`, as the service reads a time without a zone.
  var wallClock: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(year)-\(two(month))-\(two(day))T\(two(hour)):\(two(minute))"
  }

  /// `15/06/2026 23:59:05`, for exchanges that follow one another closely.
  static func second(_ date: Date) -> String {
    let time = ParisTime(date)
    let parts = calendar.dateComponents([.hour, .minute, .second], from: date)
    let clock = [parts.hour, parts.minute, parts.second].map { part in
      let number = part ?? 0
      return number < 10 ? "0\(number)" : String(number)
    }
    return time.date + " " + clock.joined(separator: ":")
  }
}
