import Testing

@testable import Runtime

@Suite("content codings") struct ContentCodingTests {
  @Test("what a client likes best is chosen", arguments: [
    (nil, .identity), ("", .identity), ("gzip", .gzip), ("GZip", .gzip), ("x-gzip", .gzip), ("br, gzip", .gzip),
    ("gzip;q=0.001", .gzip), ("gzip ; q=0.5 , identity", .identity), ("gzip;q=0.5, identity;q=0.5", .gzip),
    ("gzip;q=0", .identity), ("gzip;q=0.000, *", .identity), ("*", .gzip), ("*;q=0.2, identity;q=0.3", .identity),
    ("br", .identity), ("identity", .identity), ("identity;q=0, gzip", .gzip), (",, gzip ,", .gzip),
    ("gzip;Q=1.000", .gzip), ("br;q=1.0, gzip;q=0.8, *;q=0.1", .gzip), ("*;q=0, gzip", .gzip),
    // No weight that the grammar knows: the field says nothing.
    ("gzip;q=2", .identity), ("gzip;q=1.001", .identity), ("gzip;q=0.1234", .identity), ("gzip;q", .identity),
    ("gzip;level=9", .identity), ("gzip deflate", .identity), ("gzip;q=.5", .identity), ("=", .identity),
  ] as [(String?, ContentCoding)])
  func chosen(_ field: String?, _ coding: ContentCoding) {
    #expect(ContentCoding.chosen(for: field, isPacked: true) == coding)
  }

  @Test("a field with more members than anybody sends says nothing, over however many lines")
  func manyMembers() {
    let others = String(repeating: "br, ,", count: QualityValue.maxMembers - 1)
    #expect(ContentCoding.chosen(for: others + "identity;q=0", isPacked: false) == nil)
    #expect(ContentCoding.chosen(for: others + "br, identity;q=0", isPacked: false) == .identity)
    #expect(ContentCoding.chosen(for: "gzip," + others + "br", isPacked: true) == .identity)
    var codings = AcceptedCodings()
    for line in [others, "br", "gzip"] { codings.add(Array(line.utf8)[...]) }
    #expect(codings.best(isPacked: true) == .identity)
  }

  @Test("without a packed form there is but one choice", arguments: [nil, "gzip", "gzip, identity;q=0.1", "*"])
  func plainOnly(_ field: String?) { #expect(ContentCoding.chosen(for: field, isPacked: false) == .identity) }

  @Test("a client can take neither", arguments: [
    ("identity;q=0", true), ("*;q=0", true), ("gzip;q=0, identity;q=0", true), ("gzip, identity;q=0", false),
    ("gzip, *;q=0", false),
  ])
  func neither(_ field: String, _ isPacked: Bool) {
    #expect(ContentCoding.chosen(for: field, isPacked: isPacked) == nil)
  }

  @Test("tags are compared with what stands between the quotes")
  func tags() {
    let tag = EntityTag(opaque: "0123-gzip")
    #expect(tag.text == "\"0123-gzip\"")
    #expect(tag.isListed(in: "\"x\", W/\"0123-gzip\"") && !tag.isListed(in: "\"0123\""))
  }
}
