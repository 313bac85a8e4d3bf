import Foundation
import TestSupport
import Testing

@testable import Handlers

/// Decision 26: the way back to an editor's site.
@Suite struct ReturnURLTests {
  private let market = "VR-2026-A1B2C3D4E5F6"
  private let application = "FT20261121XAW7SQ8Q"

  @Test(arguments: [
    ("https://e.fr", "https://e.fr?market_identifier=M"), ("https://e.fr/", "https://e.fr/?market_identifier=M"),
    ("https://e.fr/back?", "https://e.fr/back?market_identifier=M"),
    ("https://e.fr/?a=1", "https://e.fr/?a=1&market_identifier=M"),
    ("https://e.fr/?a=1&", "https://e.fr/?a=1&market_identifier=M"),
    ("https://e.fr/?a=%C3%A9+b&a=2", "https://e.fr/?a=%C3%A9+b&a=2&market_identifier=M"),
    ("https://e.fr/#top", "https://e.fr/?market_identifier=M#top"),
    ("https://e.fr/?a=1#/route?b=2", "https://e.fr/?a=1&market_identifier=M#/route?b=2"),
    ("https://e.fr/#/route?b=2", "https://e.fr/?market_identifier=M#/route?b=2"),
    ("https://e.fr/m/{market_identifier}/done", "https://e.fr/m/M/done"),
    ("https://e.fr/?done={market_identifier}&x=1", "https://e.fr/?done=M&x=1"),
    ("https://e.fr/#{market_identifier}", "https://e.fr/#M"),
    ("https://e.fr/{market_identifier}?m={market_identifier}", "https://e.fr/M?m=M"),
  ])
  func aBuyerReturnsWithTheMarket(template: String, expected: String) {
    #expect(ReturnURL.make(template, market: "M") == expected)
  }

  @Test(arguments: [
    ("https://e.fr/?a=1#f", "https://e.fr/?a=1&market_identifier=M&application_identifier=A#f"),
    ("https://e.fr/{application_identifier}", "https://e.fr/A?market_identifier=M"),
    ("https://e.fr/?m={market_identifier}", "https://e.fr/?m=M&application_identifier=A"),
    ("https://e.fr/{market_identifier}/{application_identifier}", "https://e.fr/M/A"),
  ])
  func aCandidateReturnsWithBoth(template: String, expected: String) {
    #expect(ReturnURL.make(template, market: "M", application: "A") == expected)
  }

  /// One URL that serves both sides: the buyer's has no application to name.
  @Test func aPlaceholderWithoutIdentifierIsLeftEmpty() {
    #expect(
      ReturnURL.make("https://e.fr/?m={market_identifier}&a={application_identifier}", market: market)
        == "https://e.fr/?m=\(market)&a=")
    #expect(
      ReturnURL.make("https://e.fr/?a={application_identifier}", market: market)
        == "https://e.fr/?a=&market_identifier=\(market)")
  }

  @Test(arguments: ["&admin=1", "#x", "a b\r\nSet-Cookie: c", "é/../?", "{application_identifier}", "%26", "<\">"])
  func anIdentifierStaysOneValue(hostile: String) throws {
    for template in ["https://e.fr/?a=1#f", "https://e.fr/?market_identifier={market_identifier}&a=1#f"] {
      let url = ReturnURL.make(template, market: hostile, application: application)
      let parts = try #require(URLComponents(string: url, encodingInvalidCharacters: false), "\(url)")
      let items = parts.queryItems ?? []
      #expect(items.filter { $0.name == "market_identifier" }.map(\.value) == [hostile])
      #expect(items.filter { $0.name == "application_identifier" }.map(\.value) == [application])
      #expect(items.count == 3 && parts.fragment == "f" && parts.host == "e.fr" && parts.path == "/", "\(url)")
    }
  }

  /// Whatever the editor's URL holds besides stays as it is, in its place and spelling.
  @Test func whatElseTheURLHoldsStays() throws {
    var random = SeededGenerator(seed: 26)
    let members = ["a=1", "a=2", "b", "c=", "=d", "e=%C3%A9", "f=x+y", "g=a%26b", "h[]=1", "i=/?:@", "market=%7Bx%7D"]
    let paths = ["", "/", "/back", "/a%20b/c;d=1/", "/~x/%7Bmarket_identifier%7D"]
    let fragments = ["", "#", "#top", "#/route?x=1&y", "#%23"]
    let marks = ["market_identifier", "application_identifier"]
    for _ in 0..<2_000 {
      let path = paths.randomElement(using: &random) ?? ""
      var query = members.shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random)).map(\.self)
      let named = marks.filter { _ in Bool.random(using: &random) }
      for mark in named { query.insert("own_\(mark)={\(mark)}", at: Int.random(in: 0...query.count, using: &random)) }
      let fragment = fragments.randomElement(using: &random) ?? ""
      let port = Bool.random(using: &random) ? ":8443" : ""
      let template = "https://e.fr\(port)\(path)" + (query.isEmpty ? "" : "?" + query.joined(separator: "&")) + fragment
      let url = ReturnURL.make(template, market: market, application: application)
      let expected =
        query.map {
          $0.replacing("{market_identifier}", with: market).replacing("{application_identifier}", with: application)
        } + marks.filter { !named.contains($0) }.map { $0 + "=" + ($0 == "market_identifier" ? market : application) }
      #expect(
        url == "https://e.fr\(port)\(path)" + (expected.isEmpty ? "" : "?") + expected.joined(separator: "&")
          + fragment, "of \(template)")
    }
  }
}
