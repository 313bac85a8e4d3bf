import EditorClient
import FakeEditorContract
import Foundation
import HTML
import Pages
import Runtime
import Synchronization

/// The handlers of the platform. What they know of the service they know through the generated client.
struct Platform: FakeEditorAPI {
  let client: PasseMarcheClient
  let clientID: String
  let receiver: WebhookReceiver
  let notebook: Notebook
  let journal = CallJournal()
  let refusedWebhooks = RefusedWebhooks()
  let flashes = Flashes()
  let assets: AssetCatalogue
  /// Scheme, host and port of the service, as a browser names it.
  let origin: String
  private let ownAddress: String
  private let fetching = Fetching()

  init(
    _ settings: DemoSettings, ownAddress: String, assets: AssetCatalogue, notebook: Notebook,
    transport: any HTTPTransport = URLSessionTransport()
  ) {
    var options = ClientOptions(transport: RecordingTransport(transport: transport, journal: journal))
    options.product = "PasseMarche-FakeEditor/1.0"
    // A person waits for the page: better told of a long pause than kept waiting.
    options.retries.longestPause = 3
    client = PasseMarcheClient(
      baseURL: settings.service,
      credentials: Credentials(clientID: settings.clientID, clientSecret: settings.clientSecret),
      scope: "api_access", options: options)
    clientID = settings.clientID
    receiver = WebhookReceiver(secrets: settings.webhookSecrets)
    self.notebook = notebook
    self.assets = assets
    self.ownAddress = ownAddress
    origin = Self.origin(of: settings.publicService ?? settings.service)
  }

  private static func origin(of address: String) -> String {
    guard let url = URLComponents(string: address), let scheme = url.scheme, let host = url.host else { return address }
    return "\(scheme)://\(host)" + (url.port.map { ":\($0)" } ?? "")
  }

  var webhookURL: String { ownAddress + "/webhooks/voie-rapide" }

  // MARK: Pages

  func pages(_ context: RequestContext<BrowserVisit>) -> EditorPages {
    EditorPages(
      EditorContext(
        assets: assets.links, service: origin, csrfToken: context.browser.csrfToken,
        flashes: flashes.take(for: context.browser)))
  }

  func form(_ context: RequestContext<BrowserVisit>) -> FormContext {
    FormContext(csrfToken: context.browser.csrfToken)
  }

  var policy: String { EditorPages.contentSecurityPolicy(service: origin) }

  /// The page for an object that the service does not give.
  func failure(_ error: any OperationFailure, _ context: RequestContext<BrowserVisit>) -> BinaryBody {
    let isMissing = error.status == 404 || error.status == 403
    return .bytes(
      pages(context).failure(
        status: isMissing ? 404 : 502,
        title: isMissing ? "Introuvable" : "Le service n’a pas répondu comme attendu",
        text: isMissing ? "Le service ne connaît pas cet objet, ou il est à un autre éditeur." : error.sentence,
        requestID: context.requestID.text
      ).bytes)
  }

  // MARK: Documents

  /// Fetches both documents of an application, one fetch at a time for each application.
  /// - Throws: what the service says, in a sentence.
  func fetchDocuments(of application: String) async throws(DocumentsMissing) {
    guard fetching.begin(application) else {
      throw DocumentsMissing(sentence: "Les documents sont déjà en cours de récupération.")
    }
    defer { fetching.end(application) }
    do throws(GetAttestationFailure) {
      let file = notebook.location(.attestation, of: application)
      let download = try await client.getAttestation(identifier: application, to: file)
      try await note(download, .attestation, application, or: GetAttestationFailure.self)
    } catch {
      throw DocumentsMissing(sentence: "Le service n’a pas donné l’attestation\u{A0}: \(error.words)")
    }
    do throws(GetDocumentsPackageFailure) {
      let file = notebook.location(.package, of: application)
      let download = try await client.getDocumentsPackage(identifier: application, to: file)
      try await note(download, .package, application, or: GetDocumentsPackageFailure.self)
    } catch {
      throw DocumentsMissing(sentence: "Le service n’a pas donné le dossier\u{A0}: \(error.words)")
    }
  }

  private func note<Failure: OperationFailure>(
    _ download: Download, _ kind: NotedDocument.Kind, _ application: String, or: Failure.Type
  ) async throws(Failure) {
    let name = kind == .attestation ? "attestation_\(application).pdf" : "documents_package_\(application).zip"
    do {
      try await notebook.note(
        NotedDocument(
          application: application, kind: kind, name: download.name ?? name, size: download.size,
          sha256: download.sha256, fetchedAt: Date()))
    } catch {
      throw .unexpected(.file(error))
    }
  }
}

/// Why there are no documents, for the person who asked for them.
struct DocumentsMissing: Error {
  let sentence: String
}

/// The applications whose documents are being fetched.
private final class Fetching: Sendable {
  private let running = Mutex<Set<String>>([])

  func begin(_ application: String) -> Bool { running.withLock { $0.insert(application).inserted } }
  func end(_ application: String) { running.withLock { _ = $0.remove(application) } }
}
