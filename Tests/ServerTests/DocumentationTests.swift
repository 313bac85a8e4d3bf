import Foundation
import TestSupport
import Testing

private enum Documentation {
  /// Whether it is there to be looked at; where everything is to be tested it has to be.
  static var isMade: Bool {
    FileManager.default.fileExists(atPath: PackageRoot.path(".build/assets/docs/site.txt"))
      || ProcessInfo.processInfo.environment["CI"] != nil
  }
}

/// The documentation of the contract, as the server serves it and as its samples run.
@Suite(.enabled(if: Documentation.isMade, "scripts/docs has not made .build/assets/docs"))
struct DocumentationTests {

  @Test func itIsInTheLanguageOfTheBrowser() throws {
    let server = try RunningServer()
    let visitor = Visitor(server)
    for (accepted, language) in [
      ("fr-FR,fr;q=0.9,en;q=0.8", "fr"), ("en-GB,en;q=0.9", "en"), ("de,en;q=0.5,fr;q=0.4", "en"), ("de", "fr"),
      ("*", "fr"), ("en;q=0", "fr"), ("en;q=nonsense", "fr"),
    ] {
      let answer = try visitor.request("GET", "/docs", headers: ["Accept-Language: " + accepted])
      #expect(answer.status == 303 && answer["location"] == "/docs/" + language, "\(accepted)")
      #expect(answer["vary"] == "Accept-Language")
    }
    #expect(try visitor.request("GET", "/docs")["location"] == "/docs/fr")
  }

  @Test func pagesAreSentPackedAndKnownByTheirTag() throws {
    let server = try RunningServer()
    let visitor = Visitor(server)
    for (path, type) in [
      ("/docs/fr", "text/html; charset=utf-8"), ("/docs/en/operations/createPublicMarket", "text/html; charset=utf-8"),
      ("/docs/docs.css", "text/css; charset=utf-8"), ("/docs/docs.js", "text/javascript; charset=utf-8"),
      ("/docs/fr/search.json", "application/json"),
    ] {
      let plain = try visitor.request("GET", path)
      let packed = try visitor.request("GET", path, headers: ["Accept-Encoding: gzip"])
      #expect(plain.status == 200 && plain["content-type"] == type && plain["content-encoding"] == nil, "\(path)")
      #expect(packed["content-encoding"] == "gzip" && packed.body.count < plain.body.count / 2, "\(path)")
      for answer in [plain, packed] {
        #expect(answer["cache-control"] == "no-cache" && answer["vary"] == "Accept-Encoding")
        let policy = try #require(answer["content-security-policy"])
        #expect(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"))
        #expect(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"))
      }
      let (tag, packedTag) = (try #require(plain["etag"]), try #require(packed["etag"]))
      #expect(tag != packedTag)
      let known = try visitor.request("GET", path, headers: ["Accept-Encoding: gzip", "If-None-Match: \(packedTag)"])
      #expect(known.status == 304 && known["etag"] == packedTag && known.body.isEmpty)
      #expect(known["cache-control"] == "no-cache")
      // Browsers go on with the fields of this answer in place of those that they have.
      for name in ["content-security-policy", "referrer-policy", "x-frame-options"] {
        #expect([nil, packed[name]].contains(known[name]), "\(path): \(name)")
      }
    }
    for path in [
      "/docs/fr/unknown", "/docs/site.txt", "/docs/fr/errors.html", "/docs/docs.css.gz", "/docs/..%2Fdsfr.main.min.css",
    ] {
      let answer = try visitor.request("GET", path)
      #expect(answer.status == 404 && answer["content-type"] == "text/html; charset=utf-8", "\(path)")
    }
    #expect(try visitor.request("GET", "/docs/fr", headers: ["Accept-Encoding: identity;q=0, br"]).status == 406)
  }

  @Test func aServerOfAnotherContractHasNone() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: PackageRoot.path(".build/assets"), toPath: folder.place("assets").path)
    let state = folder.place("assets/docs/site.txt")
    try Data((String(repeating: "0", count: 64) + " 0123456789abcdef\n").utf8).write(to: state)
    let server = try RunningServer(flags: ["--assets-dir", folder.place("assets").path])
    #expect(try Visitor(server).request("GET", "/docs/fr").status == 404)
    #expect(server.logLines.contains { $0.contains("documentation is of another contract") })
  }

  @Test func itsSamplesRun() throws {
    let server = try RunningServer(flags: ["--antivirus", "off", "--quota-scale", "100"])
    let editor = try server.addEditor("Exemples", ["--defense"])
    let token = try String(contentsOf: server.directory.appendingPathComponent("metrics.token"), encoding: .utf8)
    let result = try run(
      URL(fileURLWithPath: "/usr/bin/python3"),
      ["-B", PackageRoot.path("Tests/Samples/samples.py"), server.url, "curl", "python"],
      environment: [
        "PM_CLIENT_ID": editor.client_id, "PM_CLIENT_SECRET": editor.client_secret,
        "PM_OPERATOR_TOKEN": token.trimmingCharacters(in: .whitespacesAndNewlines),
      ])
    #expect(result.status == 0, "\(result.output) \(result.errors)")
    let passed = result.output.split(separator: "\n").filter { $0.hasPrefix("ok ") }
    #expect(passed.count { $0.hasPrefix("ok curl ") } >= 22, "\(result.output)")
    #expect(passed.count { $0.hasPrefix("ok python ") } >= 15, "\(result.output)")
  }
}
