import Foundation
import TestSupport
import Testing

/// The files that pages load, as browsers and caches ask for them.
@Suite struct AssetServingTests {
  private func sheet(_ server: RunningServer) throws -> String {
    let page = try Visitor(server).open("/")
    return try #require(
      page.tree.elements("link").compactMap { $0["href"] }.first { $0.hasSuffix("/passemarche.css") })
  }

  @Test func filesAreSentPackedToThoseWhoTakeThemSo() throws {
    let server = try RunningServer()
    let visitor = Visitor(server)
    let path = try sheet(server)
    let plain = try visitor.request("GET", path)
    let packed = try visitor.request("GET", path, headers: ["Accept-Encoding: br;q=1.0, gzip;q=0.8, *;q=0.1"])
    #expect(plain.status == 200 && plain["content-encoding"] == nil)
    #expect(packed.status == 200 && packed["content-encoding"] == "gzip")
    #expect(packed.body.starts(with: [0x1F, 0x8B]) && packed.body.count < plain.body.count / 2)
    #expect(try gunzip(packed.body) == plain.body)
    for answer in [plain, packed] {
      #expect(answer["vary"] == "Accept-Encoding")
      #expect(answer["cache-control"] == "public, max-age=31536000, immutable")
      #expect(answer["content-type"] == "text/css; charset=utf-8")
      #expect(answer["content-length"] == String(answer.body.count))
      #expect(answer["accept-ranges"] == nil)
    }
    let (tag, packedTag) = (try #require(plain["etag"]), try #require(packed["etag"]))
    #expect(tag != packedTag)

    // The same head without the body.
    let head = try visitor.request("HEAD", path, headers: ["Accept-Encoding: gzip"])
    #expect(head.status == 200 && head["etag"] == packedTag && head["content-encoding"] == "gzip")
    #expect(head["content-length"] == String(packed.body.count))

    // Each form is known by its own tag alone.
    for (coding, known, isKnown) in [
      ("gzip", packedTag, true), ("gzip", tag, false), ("identity", tag, true), ("identity", packedTag, false),
      ("gzip", "W/" + packedTag, true), ("gzip", "\"x\", \(packedTag)", true), ("gzip", "*", true),
    ] {
      let answer = try visitor.request(
        "GET", path, headers: ["Accept-Encoding: \(coding)", "If-None-Match: \(known)"])
      #expect(answer.status == (isKnown ? 304 : 200), "\(coding) \(known)")
      #expect(answer["vary"] == "Accept-Encoding" && answer["etag"] == (coding == "gzip" ? packedTag : tag))
      if isKnown { #expect(answer["cache-control"] == "public, max-age=31536000, immutable") }
    }

    // A range of it is not served.
    let part = try visitor.request("GET", path, headers: ["Accept-Encoding: gzip", "Range: bytes=0-9"])
    #expect(part.status == 200 && part.body == packed.body)
    let behind = "Range: bytes=\(packed.body.count)-"
    let none = try visitor.request("HEAD", path, headers: ["Accept-Encoding: gzip", behind])
    #expect(none.status == 200 && none["content-length"] == head["content-length"])

    // Two lines are one list; what takes neither form is told so.
    let lines = try visitor.request("GET", path, headers: ["Accept-Encoding: br", "Accept-Encoding: gzip"])
    #expect(lines["content-encoding"] == "gzip")
    #expect(try visitor.request("GET", path, headers: ["Accept-Encoding: identity;q=0, br"]).status == 406)
    // A picture is packed already.
    let picture = path.replacing("passemarche.css", with: "favicon/apple-touch-icon.png")
    let answer = try visitor.request("GET", picture, headers: ["Accept-Encoding: gzip"])
    #expect(answer.status == 200 && answer["content-encoding"] == nil && answer["vary"] == "Accept-Encoding")
  }

  private func gunzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let file = folder.place("packed.gz")
    try Data(bytes).write(to: file)
    let result = try run(URL(fileURLWithPath: "/bin/gzip"), ["-dc", file.path])
    guard result.status == 0 else { throw HarnessError(result.errors) }
    return Array(result.output.utf8)
  }
}
