import Foundation
import SpecIR
import SpecSyntax
import TestSupport
import Testing

@testable import SpecEmit

/// The documentation of the published contract, read back page by page.
@Suite struct DocsSiteTests {
  struct Site: Sendable {
    var api: API
    var output: DocsSite.Output
    /// Pages by their address, `/docs/fr/errors`.
    var pages: [String: PageTree]

    /// The text of a page's main part.
    func main(_ address: String) throws -> String {
      let page = try #require(pages[address], "\(address)")
      return try #require(page.elements("main").first).allText
    }
  }

  static let published = Result { try made("spec/passemarche.yaml", french: "spec/french.yaml") }
  static let languages = ["fr", "en"]

  static func made(_ contract: String, french: String? = nil) throws -> Site {
    let loaded = ContractLoader.load(path: PackageRoot.path(contract))
    let api = try #require(loaded.api)
    var texts: [String: String] = [:]
    if let french {
      let bytes = try #require(ContractLoader.bytes(ofFile: PackageRoot.path(french)))
      let found = FrenchTexts.load(bytes, file: french)
      #expect(found.diagnostics == [])
      texts = found.texts
    }
    let output = DocsSite.make(
      api, french: texts,
      changelog: Message(english: "# Changes\n\n## 1.0.0\n\n- **`a`**: b\n", french: "# Journal\n\nRien.\n"))
    var pages: [String: PageTree] = [:]
    for file in output.files where file.name.hasSuffix(".html") {
      let name = file.name.dropLast(5)
      let address = name.hasSuffix("/index") ? name.dropLast(6) : name
      pages["/docs/" + address] = try PageTree(bytes: Array(file.text.utf8))
    }
    return Site(api: api, output: output, pages: pages)
  }

  static func site() throws -> Site { try published.get() }

  @Test func pagesAreWellMade() throws {
    for (address, page) in try Self.site().pages {
      let ids = page.elements.compactMap { $0["id"] }
      #expect(Set(ids).count == ids.count, "\(address): ids stand twice")
      #expect(page.root["lang"] == String(address.dropFirst(6).prefix(2)))
      #expect(page.elements("h1").count == 1, "\(address)")
      let main = try #require(page.elements("main").first)
      let levels = main.elements.compactMap { element in
        element.name.count == 2 && element.name.hasPrefix("h") ? element.name.last?.wholeNumberValue : nil
      }
      for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1, "\(address): \(levels)") }
      for element in page.elements {
        for attribute in element.attributes {
          #expect(attribute.name != "style" && !attribute.name.hasPrefix("on"), "\(address)")
        }
        if ["a", "button", "summary", "h1", "h2", "h3", "caption", "th"].contains(element.name) {
          #expect(element.allText.contains { !$0.isWhitespace }, "\(address): an empty <\(element.name)>")
        }
      }
      for script in page.elements("script") { #expect(script["src"] == "/docs/docs.js" && script.allText.isEmpty) }
    }
  }

  @Test func everyLinkLeadsSomewhere() throws {
    let site = try Self.site()
    let files = Set(site.output.files.map { "/docs/" + $0.name })
    let anchors = site.pages.mapValues { Set($0.elements.compactMap { $0["id"] }) }
    for (address, page) in site.pages {
      for element in page.elements {
        guard let target = element["href"] ?? element["src"] ?? element["action"] else { continue }
        if ["/openapi.yaml", "/openapi.json"].contains(target) { continue }
        let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let page = parts[0].isEmpty ? address : parts[0]
        guard let ids = anchors[page] else {
          #expect(files.contains(page), "\(address) leads to \(target), which is not there")
          continue
        }
        if parts.count == 2 { #expect(ids.contains(parts[1]), "\(address) leads to \(target), which is not there") }
      }
    }
    // And what the search finds.
    struct Entry: Decodable { var title, kind, address, words: String }
    for language in Self.languages {
      let index = try #require(site.output.files.first { $0.name == language + "/search.json" })
      let entries = try JSONDecoder().decode([Entry].self, from: Data(index.text.utf8))
      #expect(entries.count > 150)
      #expect(Set(entries.map(\.address)).count == entries.count)
      for entry in entries { #expect(site.pages[entry.address] != nil && !entry.title.isEmpty, "\(entry.address)") }
    }
  }

  @Test(arguments: languages)
  func everyOperationIsThere(language: String) throws {
    let site = try Self.site()
    for operation in site.api.operations {
      let address = "/docs/\(language)/operations/\(operation.id)"
      let page = try #require(site.pages[address], "\(operation.id)")
      let text = try site.main(address)
      #expect(text.contains(operation.pathTemplate) && text.contains(operation.method.rawValue))
      for response in operation.responses {
        #expect(
          page.elements.contains { $0["id"] == "status-\(response.status)" }, "\(operation.id) \(response.status)")
        for header in response.headers { #expect(text.contains(header.name), "\(operation.id): \(header.name)") }
        for example in response.contents.flatMap(\.examples) { #expect(text.contains(example.name), "\(operation.id)") }
        for link in response.links {
          #expect(page.elements.contains { $0["href"] == "/docs/\(language)/operations/\(link.operationID)" })
        }
      }
      for parameter in operation.parameters { #expect(text.contains(parameter.name), "\(operation.id)") }
      for content in operation.body?.contents ?? [] {
        #expect(text.contains(content.mediaType))
        for property in site.api.schema(content.schema)?.object.properties ?? [] {
          #expect(text.contains(property.name), "\(operation.id): \(property.name)")
        }
      }
      if case .metered(let quota) = operation.quota { #expect(text.contains(quota), "\(operation.id)") }
      // Its own line, and that of everything else that has one.
      #expect(page.elements.contains { $0["href"] == "/docs/\(language)/contract#L\(operation.site.line)" })
    }
  }

  @Test(arguments: languages)
  func everythingElseIsThere(language: String) throws {
    let site = try Self.site()
    let base = "/docs/" + language
    for named in site.api.schemas {
      let text = try site.main(base + "/schemas/" + named.name)
      for property in named.schema.object.properties { #expect(text.contains(property.name), "\(named.name)") }
    }
    let webhooks = try site.main(base + "/webhooks")
    for webhook in site.api.webhooks {
      #expect(webhooks.contains(webhook.name) && webhooks.contains(webhook.delivery.signatureHeader))
      for header in webhook.headers { #expect(webhooks.contains(header.name)) }
    }
    let limits = try site.main(base + "/limits")
    for quota in site.api.quotas { #expect(limits.contains(quota.name)) }
    let access = try site.main(base + "/access")
    for name in site.api.scopes.map(\.name) + site.api.permissions.map(\.name) { #expect(access.contains(name)) }
    let environments = try site.main(base + "/environments")
    for operation in site.api.operations where operation.environments != nil {
      #expect(environments.contains(operation.pathTemplate))
    }
    // Every line of the contract, as it stands in the file.
    let contract = try #require(site.pages[base + "/contract"])
    let lines = String(decoding: site.api.source, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let shown = contract.elements("li").filter { $0["id"]?.hasPrefix("L") == true }
    #expect(shown.count == lines.count)
    for (number, (line, item)) in zip(lines, shown).enumerated() {
      #expect(item["id"] == "L\(number + 1)" && item.allText == line)
    }
    #expect(try site.main(base + "/changelog").contains(language == "fr" ? "Rien." : "1.0.0"))
  }

  @Test(arguments: languages)
  func everyRefusalIsExplained(language: String) throws {
    let site = try Self.site()
    let page = try #require(site.pages["/docs/\(language)/errors"])
    let text = try site.main("/docs/\(language)/errors").replacing("’", with: "'")
    for failure in site.api.possibleFailures {
      #expect(page.elements.contains { $0.name == "h2" && $0["id"] == failure.rawValue }, "\(failure)")
    }
    for voices in site.api.voices {
      for message in [voices.editor, voices.operator, voices.support] {
        let sentence = language == "fr" ? message.french : message.english
        // The longest part without code and French spacing.
        let parts = sentence.replacing("’", with: "'").split { "`;:«»?!%".contains($0) }
        let part = try #require(parts.max { $0.count < $1.count }).dropFirst().dropLast()
        #expect(text.contains(part), "\(voices.name): \(part)")
      }
    }
  }

  @Test func everyRuleOfABodyIsInWords() throws {
    let site = try Self.site()
    let english = try site.main("/docs/en/operations/createPublicMarket")
    for words in [
      "at most 255\u{A0}characters", "Name is too long (maximum is 255 characters)", "must be there",
      "after the instant of the request", "at least 1\u{A0}item", "no item twice",
      "with the check digit of a SIRET", "market_type_codes is not \"defense\" alone".replacing("\"", with: ""),
      "lot_limit is at most the number of lots, or 1 with lot_name",
      "defense in market_type_codes takes the permission defense_markets", "10\u{A0}MB", "30\u{A0}seconds",
      "1,000 requests in 1\u{A0}hour, 50 at once", "api_access or api_write",
    ] { #expect(english.contains(words), "\(words)") }
    let french = try site.main("/docs/fr/operations/createPublicMarket")
    for words in [
      "au plus 255\u{A0}caractères", "«\u{A0}Saisissez au plus 255 caractères\u{A0}»", "10\u{A0}Mo",
      "1\u{202F}000 requêtes en 1\u{A0}heure, 50 d’affilée",
    ] { #expect(french.contains(words), "\(words)") }
  }

  /// What programs call is shown as a program, by curl and by the client of every language.
  @Test func everyCallIsShown() throws {
    let site = try Self.site()
    for operation in site.api.operations {
      let page = try #require(site.pages["/docs/en/operations/" + operation.id])
      let shown = page.elements.compactMap { $0["data-sample"] }
      let isPage = site.api.errorProfiles.contains { $0.name == operation.errorProfile && $0.isPages }
      let isForPrograms = ClientOperationPlanner.isForPrograms(operation, in: site.api)
      if isForPrograms || operation.environments == ["sandbox"] || operation.security == .operator {
        #expect(shown.first == "curl", "\(operation.id)")
      }
      if isPage { #expect(shown.isEmpty, "\(operation.id)") }
      if isForPrograms {
        #expect(shown == ["curl"] + ClientLanguage.all.map(\.name).sorted(), "\(operation.id)")
      }
    }
  }

  /// Each text of the contract has its French, and no French is kept of a text that is gone.
  @Test func allIsInFrench() throws {
    let output = try Self.site().output
    #expect(output.untranslated == [], "spec/french.yaml lacks these")
    #expect(output.unused == [], "spec/french.yaml need not have these")
  }

  @Test func theSiteIsOneOfItsContract() throws {
    let site = try Self.site()
    let state = try #require(site.output.files.first { $0.name == "site.txt" }).text
    #expect(state.hasPrefix(SHA256.hex(site.api.source) + " "))
    #expect(state.split(separator: " ").last?.count == 17)
    // The same contract gives the same bytes.
    let again = DocsSite.make(site.api, french: [:]).files.map(\.text)
    #expect(DocsSite.make(site.api, french: [:]).files.map(\.text) == again)
  }

  @Test(arguments: ["Tests/Golden/small-contract/spec.yaml", "Tests/Fixtures/accept/things.yaml"])
  func anyContractHasADocumentation(contract: String) throws {
    let site = try Self.made(contract)
    #expect(site.pages.count > site.api.operations.count * 2)
    for operation in site.api.operations { _ = try site.main("/docs/en/operations/" + operation.id) }
    #expect(!site.output.untranslated.isEmpty)
    // What has no French is marked as English.
    let text = try #require(site.api.operations.flatMap(\.responses).map(\.description).first { !$0.isEmpty })
    let words = DocsBook.paragraphs(text)[0].prefix { $0 != "`" }
    let marked = site.pages.filter { $0.key.hasPrefix("/docs/fr/") }.values.flatMap(\.elements).filter {
      $0["lang"] == "en" && $0.allText.hasPrefix(words)
    }
    #expect(!marked.isEmpty)
  }

  // MARK: HTML

  static let python = PackageRoot.path(".build/tools/bin/python")
  static var hasParser: Bool {
    FileManager.default.isExecutableFile(atPath: python) || ProcessInfo.processInfo.environment["CI"] != nil
  }

  /// By a parser that knows nothing of the builder, and takes no error.
  @Test(.enabled(if: hasParser, "scripts/test has not made .build/tools"))
  func pagesAreValid() throws {
    let folder = try TemporaryFolder()
    for file in try Self.site().output.files where file.name.hasSuffix(".html") {
      // The lines of the contract are one element many times.
      if file.name.hasPrefix("en/") && file.name != "en/contract.html" {
        let name = file.name.replacing("/", with: "-")
        try Data(file.text.utf8).write(to: folder.place(name))
      }
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.python)
    process.arguments = [PackageRoot.path("Tests/SpecEmitTests/parse.py"), folder.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let told = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0 && told.hasSuffix(" pages are valid\n"), "\(told.prefix(2000))")
  }
}
