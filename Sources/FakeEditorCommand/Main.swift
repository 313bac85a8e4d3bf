import Commands
import FakeEditor
import Glibc
import Runtime

@main
enum Main {
  static let root = Command(
    name: "passemarche fake-editor",
    summary: "Serve the demonstration platform: an editor's site that creates markets and receives webhooks.",
    options: [
      Option("url", "URL", "The service that it calls (http://127.0.0.1:8080)"),
      Option("public-url", "URL", "Where browsers find the service's pages, if not there"),
      Option("listen", "ADDRESS:PORT", "Where to listen (127.0.0.1:4567)"),
      Option("client-id", "ID", "Its client identifier (demo_editor_client)"),
      Option("data-dir", "DIR", "Where its notes and the documents it fetches are kept (fake-editor-data)"),
      Option("assets-dir", "DIR", "The folder that scripts/assets has filled (.build/assets)"),
      Option("access-log", "Log each request to standard error"),
    ],
    notes: [
      "PM_CLIENT_SECRET holds the client secret, PM_WEBHOOK_SECRET the webhook secret, or two of them separated by a space "
        + "while one replaces the other. Those of the demonstration editor, which are published, need not be given.",
      "The editor at the service has to know where the platform is; for another one than the demonstration editor: "
        + "`passemarche editor update EDITOR --webhook-url http://127.0.0.1:4567/webhooks/voie-rapide "
        + "--buyer-return-url 'http://127.0.0.1:4567/?completed={market_identifier}' "
        + "--candidate-return-url 'http://127.0.0.1:4567/candidate?application_identifier={application_identifier}' "
        + "--frame-ancestor http://127.0.0.1:4567`.",
      "It asks nobody who they are: let it listen on the loopback only.",
    ],
    run: { try await FakeEditorService($0).run() })

  static func main() async { await root.runProcess() }
}

private struct FakeEditorService {
  private var settings: DemoSettings
  private let log: Log

  init(_ arguments: Arguments) throws {
    let listen = arguments["listen"] ?? "127.0.0.1:4567"
    guard let address = ListenAddress(listen) else { throw UsageError("--listen takes ADDRESS:PORT, not \(listen)") }
    let clientID = arguments["client-id"] ?? DemoCredentials.clientID
    let isDemo = clientID == DemoCredentials.clientID
    settings = DemoSettings(
      service: try Self.service(arguments["url"] ?? "http://127.0.0.1:8080"),
      clientID: clientID,
      clientSecret: try Self.secret("PM_CLIENT_SECRET", isDemo ? DemoCredentials.clientSecret : nil),
      webhookSecrets: try Self.webhookSecrets(isDemo ? DemoCredentials.webhookSecret : nil),
      listen: address, directory: arguments["data-dir"] ?? "fake-editor-data",
      assets: arguments["assets-dir"] ?? ".build/assets")
    settings.publicService = try arguments["public-url"].map { try GivenURL.check($0, "--public-url") }
    settings.accessLog = arguments.has("access-log")
    log = try Log(level: .warning, descriptor: STDERR_FILENO)
  }

  private static func service(_ text: String) throws -> String {
    let text = try GivenURL.check(text, "--url")
    guard !text.contains(where: { "?#".contains($0) }) else {
      throw UsageError("--url takes the service's address, without ? and #")
    }
    return text
  }

  private static func webhookSecrets(_ published: String?) throws -> [String] {
    let secrets = try secret("PM_WEBHOOK_SECRET", published).split(whereSeparator: \.isWhitespace).map(String.init)
    guard !secrets.isEmpty else { throw UsageError("PM_WEBHOOK_SECRET holds no secret") }
    return secrets
  }

  private static func secret(_ variable: String, _ published: String?) throws -> String {
    guard let secret = EnvironmentVariables.value(variable) ?? published else {
      throw UsageError("\(variable) is not set; secrets are never taken from the command line")
    }
    return secret
  }

  func run() async throws {
    let platform: DemoPlatform
    do {
      platform = try DemoPlatform(settings, log: log)
    } catch {
      throw CommandError("\(error)")
    }
    let address = platform.address
    try await platform.run(ready: {
      StandardStream.output.write("The demonstration platform is ready on http://\(address), for \(settings.service)\n")
    })
    log.close()
  }
}
