import EditorClient
import FakeEditorContract
import Foundation
import Pages
import Runtime

/// What the demonstration platform is run with.
public struct DemoSettings: Sendable {
  /// The service's address, such as `http://127.0.0.1:8080`.
  public var service: String
  /// Where browsers find its pages, if that is elsewhere.
  public var publicService: String?
  public var clientID: String
  public var clientSecret: String
  /// Any of them may sign; two while one replaces the other.
  public var webhookSecrets: [String]
  public var listen: ListenAddress
  /// Where its notes and the documents that it fetches are kept.
  public var directory: String
  /// The folder that `scripts/assets` fills.
  public var assets: String
  /// Whether each request is logged.
  public var accessLog = false

  public init(
    service: String, clientID: String, clientSecret: String, webhookSecrets: [String], listen: ListenAddress,
    directory: String, assets: String
  ) {
    self.service = service
    self.clientID = clientID
    self.clientSecret = clientSecret
    self.webhookSecrets = webhookSecrets
    self.listen = listen
    self.directory = directory
    self.assets = assets
  }
}

/// The demonstration platform as a server: an editor's site, built on the generated Swift client alone.
public final class DemoPlatform: Sendable {
  private let server: Server
  /// Where it listens.
  public let address: ListenAddress

  /// Opens the listening socket, the notes and the assets.
  public init(_ settings: DemoSettings, log: Log) throws {
    // One person clicks: one loop, and bounds to match.
    var configuration = ServerConfiguration(addresses: [settings.listen], loops: 1)
    configuration.maxConnections = 200
    configuration.maxConnectionsPerAddress = 200
    configuration.shutdownGrace = 2_000
    configuration.accessLog = settings.accessLog
    let assets = try AssetCatalogue(folder: settings.assets)
    let notebook = try Notebook(directory: URL(fileURLWithPath: settings.directory, isDirectory: true))
    let listening = try Server.listen(configuration)
    address = listening.addresses[0]
    let handlers = Platform(
      settings, ownAddress: "http://\(listening.addresses[0])", assets: assets, notebook: notebook)
    server = Server(
      api: FakeEditorServer(handlers), on: listening, authenticator: NobodyCalls(), sessions: try DemoSessions(),
      pages: DemoFailurePages(assets: assets.links, service: handlers.origin), clock: Clock(), log: log)
  }

  /// Serves until SIGTERM or SIGINT.
  public func run(ready: @Sendable () -> Void) async throws { try await server.run(ready: ready) }
}

/// No operation of the platform takes credentials.
private struct NobodyCalls: Authenticator {
  func principal(bearer token: ArraySlice<UInt8>, now: Timestamp) async throws -> Principal? { nil }
  func principal(clientID: String, secret: String) async throws -> ClientVerdict { .rejected }
  func isKnown(clientID: String, secret: String) async throws -> Bool { false }
}

/// What the runtime refuses, as a page of the platform.
private struct DemoFailurePages: FailurePages {
  let assets: AssetLinks
  let service: String

  func page(_ failure: FailurePage) -> HTMLPage {
    let pages = EditorPages(EditorContext(assets: assets, service: service, csrfToken: ""))
    let page = pages.failure(
      status: failure.status, title: failure.title, text: failure.text, requestID: failure.requestID.text)
    return HTMLPage(
      page.bytes, headers: [("Content-Security-Policy", EditorPages.contentSecurityPolicy(service: service))])
  }
}
