import Generated
import Runtime
import Store
import Testing

@testable import Handlers

/// What completions write for editors: the union of the published members (decision 21), in the transaction of what it
/// tells.
@Suite struct CompletionTests {
  private let journey: Journey

  init() async throws { journey = try await Journey() }

  private func payload(_ object: DeliveryObject) async throws -> String {
    let delivery = try #require(try await journey.store.delivery(of: object))
    let bytes = try #require(try await journey.store.deliveryPayload(webhookID: delivery.webhookID))
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func aMarketIsToldWithEveryMember() async throws {
    let market = try await journey.market(
      types: ["supplies", "services"],
      lots: [.init(name: "Papier \"A4\""), .init(name: "Encre", cpvCode: "30192113-6")])
    let completed = try await journey.completions.complete(market: market.identifier, at: at(3, milliseconds: 7))
    #expect(completed.fieldKeys == MarketFields.mandatoryKeys(for: ["supplies", "services"]))
    let keys = completed.fieldKeys.map { "\"\($0)\"" }.joined(separator: ",")
    #expect(
      try await payload(.market(market.id))
        == #"{"event":"market.completed","timestamp":"2027-01-15T08:00:03.007Z","market":{"#
        + #""identifier":"VR-2027-A1B2C3D4E5F6","name":"Fournitures de bureau","lot_name":"Papier \"A4\"","#
        + #""lots":[{"name":"Papier \"A4\"","cpv_code":null},{"name":"Encre","cpv_code":"30192113-6"}],"#
        + #""deadline":"2027-01-16T08:00:00.000Z","market_type_codes":["supplies","services"],"#
        + #""completed_at":"2027-01-15T08:00:03.007Z","field_keys":["# + keys + #"],"provider_user_id":"u-1"}}"#)
    await journey.store.close()
  }

  @Test func whatAMarketHasNotIsNull() async throws {
    let market = try await journey.market()
    try await journey.completions.complete(market: market.identifier, at: at(3))
    #expect(try await payload(.market(market.id)).contains(#""lot_name":null,"lots":[],"deadline""#))
    await journey.store.close()
  }

  @Test func anApplicationIsToldWithEveryMember() async throws {
    let lots: [MarketRecord.Lot] = [
      .init(name: "Un"), .init(name: "Deux", cpvCode: "30192113-6"), .init(name: "Trois"),
    ]
    let identifier = try await journey.application(lots: lots)
    try await journey.save(identifier) {
      $0.lots = .set([3, 2])
      $0.companyName = .set("Électricité & fils")
    }
    _ = try await journey.store.requestSubmission(
      DraftAccess(identifier, as: .anyone), policy: SubmissionPolicy(acceptsUnscannedFiles: false), at: at(20))
    try await journey.completions.complete(application: identifier, at: at(20))
    let application = try await journey.dossier(identifier).application
    #expect(application.completedAt == at(20))
    let base = "https://passemarche.example/api/v1/market_applications/\(identifier)"
    #expect(
      try await payload(.application(application.id))
        == #"{"event":"market_application.completed","timestamp":"2027-01-15T08:00:20.000Z","#
        + #""market_identifier":"VR-2027-A1B2C3D4E5F6","market_application":{"identifier":"\#(identifier)","#
        + #""siret":"73282932000074","company_name":"Électricité & fils","#
        + #""completed_at":"2027-01-15T08:00:20.000Z","attestation_url":"\#(base)/attestation","#
        + #""documents_package_url":"\#(base)/documents_package","#
        + #""lots":[{"name":"Deux","cpv_code":"30192113-6"},{"name":"Trois","cpv_code":null}],"#
        + #""provider_user_id":"c-1"}}"#)

    // Told once, whoever comes to this end again.
    try await journey.completions.complete(application: identifier, at: at(30))
    #expect(try await journey.dossier(identifier).application.completedAt == at(20))
    #expect(
      try await journey.store.deliveries(editorID: nil, state: nil, before: nil, limit: 10).items.map(\.event) == [
        "market_application.completed", "market.completed",
      ])
    await journey.store.close()
  }

  @Test func aCompanysNameIsCutToTheContractsLimit() async throws {
    let application = try await journey.dossier(try await journey.application()).application
    func told(_ name: String?) throws -> String {
      let event = try CompletionEvents.submission(
        of: application, companyName: name, lots: [], at: at(20), urls: journey.urls)
      #expect(event.webhookID.hasPrefix("msg_") && event.event == "market_application.completed")
      return String(decoding: event.payload, as: UTF8.self)
    }
    let (sign, end) = ("\u{1F600}", #"","completed_at":"#)
    #expect(try told(String(repeating: sign, count: 300)).contains("\"" + String(repeating: sign, count: 255) + end))
    #expect(try told(nil).contains(#""company_name":null,"#))
    await journey.store.close()
  }

  /// 500 lots with the longest names, in the signs that take most bytes.
  @Test func theLargestMarketFitsIntoAnEvent() async throws {
    for sign in ["\u{1F600}", "\"", "\\"] {
      let name = String(repeating: sign, count: 255)
      let lots = [MarketRecord.Lot](repeating: .init(name: name, cpvCode: "30192113-6"), count: 500)
      let market = try await journey.market("VR-\(sign.unicodeScalars.first?.value ?? 0)", lots: lots)
      try await journey.completions.complete(market: market.identifier, at: at(3))
      #expect(try await journey.store.delivery(of: .market(market.id)) != nil)
    }
    await journey.store.close()
  }

  @Test func aMarketThatAsksNothingIsNotCompleted() async throws {
    let market = try await journey.market(types: ["unknown"])
    await #expect(throws: EmptyConfiguration.self) {
      try await journey.completions.complete(market: market.identifier, at: at(3))
    }
    #expect(try await journey.store.market(identifier: market.identifier)?.completedAt == nil)
    #expect(try await journey.store.delivery(of: .market(market.id)) == nil)
    await journey.store.close()
  }

  @Test func aMarketIsCompletedOnce() async throws {
    let market = try await journey.market()
    try await journey.completions.complete(market: market.identifier, at: at(3))
    await #expect(throws: StoreError.alreadyCompleted) {
      try await journey.completions.complete(market: market.identifier, at: at(4))
    }
    #expect(try await journey.store.deliveries(editorID: nil, state: nil, before: nil, limit: 10).items.count == 1)
    await journey.store.close()
  }
}
