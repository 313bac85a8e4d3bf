import Foundation
import Testing

@testable import EditorClient

@Suite struct ModelTests {
  private let market = """
    {"identifier":"VR-2026-A1B2C3D4E5F6","name":"Marché","siret":"13002526500013","deadline":"2026-06-15T23:59:59.000Z",\
    "market_type_codes":["supplies","concessions"],"lots":[{"name":"Écrans","cpv_code":null}],"lot_limit":null,\
    "provider_user_id":null,"status":"archived","sync_status":"sync_pending","webhook_configured":true,\
    "field_keys":[],"created_at":"2026-05-11T08:00:00+02:00","completed_at":null,\
    "configuration_url":"https://example.org/setup","of_a_later_version":{"a":1}}
    """

  @Test func whatALaterVersionAddsIsNoError() throws {
    let market = try Wire.decode(PublicMarket.self, from: Data(market.utf8))
    #expect(market.marketTypeCodes == [.supplies, MarketTypeCode(rawValue: "concessions")])
    #expect(!MarketTypeCode.known.contains(market.marketTypeCodes[1]))
    #expect(market.status.rawValue == "archived")
    // And it is kept where the model is written again.
    let again = try Wire.decode(PublicMarket.self, from: try Wire.encode(market))
    #expect(again == market)
  }

  @Test func timesHaveFractionsAndOffsets() throws {
    let market = try Wire.decode(PublicMarket.self, from: Data(market.utf8))
    #expect(market.deadline.timeIntervalSince1970 == 1_781_567_999)
    #expect(market.createdAt.timeIntervalSince1970 == 1_778_479_200)
    #expect(Wire.instant("2026-05-11T08:00:00.250Z")?.timeIntervalSince1970 == 1_778_486_400.25)
    #expect(Wire.instant("2026-05-11t08:00:00.250z")?.timeIntervalSince1970 == 1_778_486_400.25)
    #expect(Wire.text(Date(timeIntervalSince1970: 1_778_486_400.25)) == "2026-05-11T08:00:00.250Z")
    #expect(Wire.instant("2026-05-11") == nil)
  }

  @Test func aDeadlineIsAnInstantOrATimeOfTheWall() throws {
    let instant = Moment.instant(Date(timeIntervalSince1970: 1_778_486_400))
    let texts = try [instant, .wallClock("2026-06-15"), .wallClock("2026-06-15T18:30")].map {
      String(decoding: try Wire.encode([$0]), as: UTF8.self)
    }
    #expect(texts == [#"["2026-05-11T08:00:00.000Z"]"#, #"["2026-06-15"]"#, #"["2026-06-15T18:30"]"#])
    #expect(try Wire.decode([Moment].self, from: Data(texts[0].utf8)) == [instant])
  }
}
