import EditorClient
import Foundation
import TestSupport
import Testing

/// The generated client against a real server: what it calls, reads and pages through.
@Suite(.serialized) struct ClientOperationTests {
  /// An editor's whole affair, from its first token to the documents: each operation is called, and answers. Nothing is
  /// asked of the service but through the client.
  @Test func everyOperationOfAnEditorIsCalled() async throws {
    let receiver = try Receiver()
    let server = try RunningServer(flags: ["--antivirus", "off"])
    let editor = try server.addEditor("Editor", ["--webhook-url", receiver.url])
    let transport = NotingTransport()
    let client = PasseMarcheClient(server, editor, transport: transport)

    #expect(try await client.getUp().status == "up")
    #expect(try await client.getReadiness().status == "ready")
    #expect(try await client.getStatus().clientID == editor.client_id)
    #expect(try await client.getTokenInfo().application.uid == editor.client_id)
    let metadata = try await client.getAuthorizationServerMetadata()
    #expect(metadata.tokenEndpoint.absoluteString == server.url + "/oauth/token")
    #expect(metadata.scopesSupported == Scope.known)
    let yaml = try await client.getContractYAML()
    #expect(yaml == (try Data(contentsOf: URL(fileURLWithPath: PackageRoot.path("spec/passemarche.yaml")))))
    let contract = try await client.getContractJSON()

    var market = PublicMarketInput.sample("Œuvres « d’été » & cie")
    market.lots = [LotRequest(name: "Ordinateurs", cpvCode: "30213100-6"), LotRequest(name: "Écrans")]
    market.providerUserID = "acheteur-42"
    let created = try await client.createPublicMarket(market)
    #expect(created.configurationURL.absoluteString.hasPrefix(server.url + "/buyer/public_markets/"))
    try Visitor(server).configure(created.identifier)
    let configured = try await client.getPublicMarket(identifier: created.identifier)
    #expect(configured.status == .completed && configured.completedAt != nil)
    #expect(try await client.listPublicMarkets().publicMarkets.map(\.identifier) == [created.identifier])

    let application = try await client.createMarketApplication(
      identifier: created.identifier, MarketApplicationInput(siret: "73282932000074", providerUserID: "candidat-7"))
    let candidate = Visitor(server)
    try candidate.logIn(application.identifier)
    _ = try candidate.answerUpToSummary(application.identifier, lots: ["2"])
    try await candidate.send(application.identifier)
    let submitted = try await client.getMarketApplication(identifier: application.identifier)
    #expect(submitted.status == .completed && submitted.marketIdentifier == created.identifier)
    #expect(submitted.siret == "73282932000074" && submitted.providerUserID == "candidat-7")
    let listed = try await client.listMarketApplications(identifier: created.identifier)
    #expect(listed.marketApplications.map(\.identifier) == [application.identifier] && listed.nextCursor == nil)

    let folder = try TemporaryFolder()
    let attestation = try await client.getAttestation(
      identifier: application.identifier, to: folder.place("attestation.pdf"))
    #expect(try Data(contentsOf: attestation.file).starts(with: Data("%PDF-".utf8)))
    let package = try await client.getDocumentsPackage(
      identifier: application.identifier, to: folder.place("package.zip"))
    #expect(try Data(contentsOf: package.file).starts(with: Data("PK\u{3}\u{4}".utf8)))

    try await told(receiver, editor, configured, submitted)

    let token = try await client.tokens.token()
    #expect(try await client.introspectToken(token: token.value).active)
    try await client.revokeToken(token: token.value)
    try expectAllCalled(contract, transport.calls)
  }

  /// Both webhooks, as the client reads them, say what the client is answered.
  private func told(
    _ receiver: Receiver, _ editor: Credentials, _ market: PublicMarket, _ application: MarketApplication
  ) async throws {
    try await eventually("both webhooks") { receiver.requests.count >= 2 }
    let webhooks = WebhookReceiver(secrets: [editor.webhook_secret])
    let deliveries = try receiver.requests.map { try webhooks.receive(HTTPFields($0), Data($0.body)) }
    #expect(Set(deliveries.compactMap(\.id)).count == 2)
    guard case .marketCompleted(let first) = deliveries[0].event,
      case .marketApplicationCompleted(let second) = deliveries[1].event
    else {
      Issue.record("\(deliveries)")
      return
    }
    #expect(first.market.identifier == market.identifier && first.market.name == market.name)
    #expect(first.market.lots == market.lots && first.market.deadline == market.deadline)
    #expect(first.market.completedAt == market.completedAt && first.market.fieldKeys == market.fieldKeys)
    #expect(first.market.providerUserID == "acheteur-42")
    #expect(second.marketIdentifier == market.identifier)
    #expect(second.marketApplication.identifier == application.identifier)
    #expect(second.marketApplication.completedAt == application.completedAt)
    #expect(second.marketApplication.attestationURL == application.attestationURL)
    #expect(second.marketApplication.documentsPackageURL == application.documentsPackageURL)
    #expect(second.marketApplication.lots.map(\.name) == ["Écrans"])
    #expect(second.marketApplication.providerUserID == "candidat-7")
  }

  /// Tags of the contract whose operations are for editors' programs; the others are for people, or for tests.
  private static let editorsTags: Set = ["OAuth", "Service", "Public markets", "Market applications"]
  private static let otherTags: Set = ["Pages", "Buyer", "Candidate", "Sandbox"]

  /// Holds the calls to the contract: an operation that is added to it and not called here is missing.
  private func expectAllCalled(_ contract: Data, _ calls: [NotingTransport.Call]) throws {
    let document = try #require(try JSONSerialization.jsonObject(with: contract) as? [String: Any])
    let paths = try #require(document["paths"] as? [String: [String: Any]])
    var wanted: Set<String> = []
    var called: Set<String> = []
    for (path, item) in paths {
      for (method, value) in item {
        guard let operation = value as? [String: Any], let name = operation["operationId"] as? String else { continue }
        let tags = Set(operation["tags"] as? [String] ?? [])
        #expect(!tags.isEmpty && tags.isSubset(of: Self.editorsTags.union(Self.otherTags)), "whose affair is \(name)?")
        let isOperators = (operation["security"] as? [[String: Any]])?.contains { $0["operator"] != nil } ?? false
        if tags.isSubset(of: Self.editorsTags), !isOperators { wanted.insert(name) }
        let isCalled = calls.contains {
          $0.method == method.uppercased() && (200..<300).contains($0.status) && Self.fits($0.path, path)
        }
        if isCalled { called.insert(name) }
      }
    }
    #expect(called == wanted)
    #expect(wanted.count > 15)
  }

  private static func fits(_ path: String, _ template: String) -> Bool {
    let (parts, wanted) = (path.split(separator: "/"), template.split(separator: "/"))
    return parts.count == wanted.count && zip(parts, wanted).allSatisfy { $0 == $1 || $1.hasPrefix("{") }
  }

  @Test func marketsAreReadAsTheyWereWritten() async throws {
    let server = try RunningServer()
    let client = PasseMarcheClient(server, try server.addEditor("Writer"))
    var market = PublicMarketInput.sample()
    market.marketTypeCodes = [.supplies, .services]
    market.lots = [LotRequest(name: "Un", cpvCode: "30213100-6"), LotRequest(name: "Deux"), LotRequest(name: "Trois")]
    market.lotLimit = 2
    market.providerUserID = "acheteur-1"
    let read = try await client.getPublicMarket(identifier: try await client.createPublicMarket(market).identifier)
    #expect(read.name == market.name && read.siret == market.siret && read.providerUserID == "acheteur-1")
    #expect(read.marketTypeCodes == market.marketTypeCodes && read.lotLimit == 2)
    #expect(read.lots == [Lot(name: "Un", cpvCode: "30213100-6"), Lot(name: "Deux"), Lot(name: "Trois")])
    #expect(read.status == .pending && read.syncStatus == .syncPending && !read.webhookConfigured)
    #expect(read.completedAt == nil && abs(read.createdAt.timeIntervalSinceNow) < 300)
    // The wall clock is that of Paris: in June two hours before UTC.
    #expect(read.deadline == (try Date("2099-06-15T16:30:00Z", strategy: .iso8601)))

    // An instant, to the millisecond; one lot as the first version of the API wrote it; nothing of the rest.
    let instant = Date(timeIntervalSince1970: 4_085_000_000.125)
    let plain = PublicMarketInput(
      name: "Espaces verts", deadline: .instant(instant), siret: "21750001600019", marketTypeCodes: [.services],
      lotName: "Lot unique")
    let second = try await client.getPublicMarket(identifier: try await client.createPublicMarket(plain).identifier)
    #expect(second.deadline == instant && second.lots == [Lot(name: "Lot unique")])
    #expect(second.lotLimit == nil && second.providerUserID == nil)
  }

  @Test func listsAreReadPageAfterPage() async throws {
    let server = try RunningServer()
    let transport = NotingTransport()
    let client = PasseMarcheClient(server, try server.addEditor("Pager"), transport: transport)
    var markets: [String] = []
    for number in 1...5 {
      markets.append(try await client.createPublicMarket(.sample("Marché \(number)")).identifier)
    }
    var seen: [String] = []
    for try await market in client.allPublicMarkets(limit: 2) { seen.append(market.identifier) }
    #expect(seen == markets.reversed())
    #expect(transport.statuses("/api/v1/public_markets") == Array(repeating: 201, count: 5) + [200, 200, 200])

    // What is not looked at is not fetched.
    for try await market in client.allPublicMarkets(limit: 1) {
      #expect(market.identifier == markets[4])
      break
    }
    #expect(transport.calls.count { $0.method == "GET" } == 4)

    #expect(try server.operate(["market", "complete", markets[0]]).status == 0)
    var applications: [String] = []
    for siret in ["73282932000074", nil, "13002526500013"] {
      let body = siret.map { MarketApplicationInput(siret: $0) }
      applications.append(
        try await client.createMarketApplication(identifier: markets[0], body).identifier)
    }
    // The same company again is the same application.
    let again = try await client.createMarketApplication(
      identifier: markets[0], MarketApplicationInput(siret: "73282932000074"))
    #expect(again.identifier == applications[0])
    seen = []
    for try await application in client.allMarketApplications(identifier: markets[0], limit: 1) {
      seen.append(application.identifier)
    }
    #expect(seen == applications.reversed())
    for try await _ in client.allMarketApplications(identifier: markets[1]) { Issue.record("an application of nobody") }
  }
}

extension HTTPFields {
  /// The headers of a webhook as a receiver has them.
  init(_ request: Receiver.Request) {
    self.init(request.headers.map { Field($0.name, $0.value) })
  }
}
