import EditorClient
import Foundation
import Testing

@Suite struct PagingTests {
  private static func page(_ numbers: [Int], next: String?) -> HTTPResponse {
    let markets = numbers.map { number in
      """
      {"identifier":"VR-\(number)","name":"n","siret":"13002526500013","deadline":"2026-06-15T23:59:59.000Z",\
      "market_type_codes":["supplies"],"status":"pending","sync_status":"sync_pending","webhook_configured":true,\
      "created_at":"2026-05-11T08:00:00.000Z","completed_at":null}
      """
    }
    let cursor = next.map { "\"\($0)\"" } ?? "null"
    return .json(200, #"{"public_markets":[\#(markets.joined(separator: ","))],"next_cursor":\#(cursor)}"#)
  }

  @Test func allPagesAreReadOneAfterTheOther() async throws {
    let transport = ScriptedTransport({ request in
      switch request.url.query {
      case "limit=2": Self.page([1, 2], next: "c1")
      case "limit=2&cursor=c1": Self.page([], next: "c2")
      default: Self.page([3], next: nil)
      }
    })
    var found: [String] = []
    for try await market in client(transport).allPublicMarkets(limit: 2) {
      found.append(market.identifier)
      // The next page is not fetched before it is needed.
      if found.count == 1 { #expect(transport.requests.count == 1) }
    }
    #expect(found == ["VR-1", "VR-2", "VR-3"])
    #expect(transport.requests.map(\.url.query) == ["limit=2", "limit=2&cursor=c1", "limit=2&cursor=c2"])
  }

  @Test func aPageThatLeadsToItselfIsTheLast() async throws {
    let transport = ScriptedTransport({ _ in Self.page([1], next: "c1") })
    var count = 0
    for try await _ in client(transport).allPublicMarkets() { count += 1 }
    #expect(count == 2)
  }

  @Test func anErrorOnTheWayIsTyped() async throws {
    let transport = ScriptedTransport({ _ in Self.page([1], next: "c1") }, json(403, #"{"error":"Forbidden"}"#))
    var count = 0
    do throws(ListPublicMarketsFailure) {
      for try await _ in client(transport).allPublicMarkets() { count += 1 }
      Issue.record("no error")
    } catch {
      guard case .forbidden = error else {
        Issue.record("\(error)")
        return
      }
    }
    #expect(count == 1)
  }
}
