import Commands
import Generated
import Glibc
import Handlers
import Runtime
import Store

extension Command {
  static let mock = Command(
    name: "mock",
    summary: "Serve a sandbox for the tests of an editor's program: with an editor in it, and nothing left behind.",
    options: [
      Option("listen", "ADDRESS:PORT", "Where to listen; port 0 takes a free one (127.0.0.1:8080)"),
      Option("public-url", "URL", "The URL under which clients reach it, if not there"),
      Option("now", "TIME", "What its clock shows at the start, such as 2026-05-11T09:00:00Z (the time of day)"),
      Option(
        "scenario", "SCENARIO", repeats: true,
        "What requests or webhooks meet from the start: NAME[:OPERATION][,times=N][,retry_after=N][,seconds=N]"),
      Option("webhook-url", "URL", "Where webhooks go (none are sent)"),
      Option("webhook-secret", "TEXT", "What signs them (\(DemoCredentials.webhookSecret))"),
      Option("quota-scale", "N", "Multiplies every quota (1)"),
      Option("assets-dir", "DIR", "What pages load, as scripts/assets makes it; without it pages are plain"),
      Option("access-log", "Log each request to standard error"),
    ],
    notes: [
      "It is the server itself, in its sandbox environment: what it takes and answers is the contract. The editor is "
        + "\(DemoCredentials.clientID) with the secret \(DemoCredentials.clientSecret).",
      "Scenarios: " + SandboxScenarioName.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      "Operations: " + SandboxOperation.allCases.map(\.rawValue).joined(separator: ", ")
        + ". Without one a scenario is met by whatever is called with the editor's token.",
      "When it is ready it prints one line on standard output. It ends by SIGTERM or SIGINT, and its data with it. It "
        + "needs no network, no antivirus and no mail, and reads no settings but these; PASSEMARCHE_ASSETS_DIR may "
        + "stand for --assets-dir.",
    ],
    run: { try await MockService($0).run() })
}

/// A sandbox in a folder of its own, which goes with the process.
private struct MockService {
  /// Seconds for what is under way when the process is told to stop: nobody's work is lost with it.
  private static let grace = "2"

  private let settings: [String: String]
  private let webhook: DemoEditor.Webhook
  private let scenarios: [SandboxScenarioRequest]
  private let now: Timestamp?

  init(_ arguments: Arguments) throws {
    scenarios = try arguments.all("scenario").map(ScenarioText.parse)
    now = try arguments["now"].map { text in
      guard let now = Timestamp.parse(text) else { throw UsageError("--now takes a time such as 2026-05-11T09:00:00Z") }
      return now
    }
    let secret = arguments["webhook-secret"] ?? DemoCredentials.webhookSecret
    guard !secret.isEmpty else { throw UsageError("--webhook-secret holds no secret") }
    webhook = DemoEditor.Webhook(
      url: try arguments["webhook-url"].map { try EditorURL.checkReceiver($0, "--webhook-url") },
      secret: secret)
    var settings = [
      "environment": Environment.sandbox.rawValue, "loops": "2", "log-level": Log.Level.warning.rawValue,
      "antivirus": "off", "shutdown-grace": Self.grace,
      "access-log": arguments.has("access-log") ? "on" : "off",
    ]
    // Requests are logged as information.
    if arguments.has("access-log") { settings["log-level"] = Log.Level.info.rawValue }
    for name in ["listen", "public-url", "quota-scale"] { settings[name] = arguments[name] }
    settings["assets-dir"] = Self.assets(arguments)
    self.settings = settings
  }

  /// The folder that was named, else that of `scripts/tools`, beside the command's own, or the installed one, where
  /// there is one.
  private static func assets(_ arguments: Arguments) -> String {
    if let named = arguments["assets-dir"] ?? EnvironmentVariables.all["PASSEMARCHE_ASSETS_DIR"] {
      return named
    }
    let installed = GivenSettings(values: [:]).string("assets-dir")
    return [(OwnProgram.folder ?? "") + "/../assets", installed].first { access($0, R_OK) == 0 } ?? ""
  }

  func run() async throws {
    Self.forgetSettings()
    // A signal that comes before the server runs ends it as one that comes later.
    try Server.holdStopSignals()
    let folder = try ScratchFolder()
    let result: Result<Void, any Error>
    do {
      result = .success(try await serve(in: folder.path + "/data"))
    } catch {
      result = .failure(error)
    }
    folder.remove()
    try result.get()
  }

  /// Takes the variables of a server that people use out of the way: its keys and passwords are none of a mock's.
  private static func forgetSettings() {
    for name in EnvironmentVariables.all.keys where name.hasPrefix("PASSEMARCHE_") { unsetenv(name) }
  }

  private func serve(in directory: String) async throws {
    let clock = Clock()
    if let now { clock.advance(milliseconds: now.milliseconds - clock.milliseconds) }
    let board = ScenarioBoard(lifetime: nil)
    let settings = GivenSettings(values: settings.merging(["data-dir": directory]) { _, own in own })
    var service = try Service(settings, clock: clock, scenarios: board)
    service.label = "mock"
    service.prepare = { [webhook, scenarios] installation in
      try await DemoEditor.ensure(in: installation, .sandbox, webhook: webhook, at: clock.now)
      guard let editor = try await installation.store.editor(clientID: DemoCredentials.clientID) else { return }
      for scenario in scenarios {
        do throws(ScenarioMistake) {
          try board.plan(scenario, for: editor.id, at: clock.now)
        } catch {
          throw UsageError("--scenario \(scenario.scenario.rawValue): \(error.sentence)")
        }
      }
    }
    try await service.run()
  }
}

/// A scenario as the command line has it.
enum ScenarioText {
  /// - Parameter text: `NAME[:OPERATION][,times=N][,retry_after=N][,seconds=N]`
  static func parse(_ text: String) throws -> SandboxScenarioRequest {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let names = parts[0].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let name = SandboxScenarioName(rawValue: names[0]) else {
      throw UsageError("there is no scenario \(names[0])")
    }
    var request = SandboxScenarioRequest(scenario: name)
    if names.count == 2 {
      guard let operation = SandboxOperation(rawValue: names[1]) else {
        throw UsageError("--scenario \(name.rawValue): no operation \(names[1]) can meet it")
      }
      request.operation = operation
    }
    for part in parts.dropFirst() {
      let member = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      switch (member[0], member.count == 2 ? Int(member[1]) : nil) {
      case ("times", let times?) where (1...100).contains(times): request.times = times
      case ("retry_after", let seconds?) where (1...86_400).contains(seconds): request.retryAfter = seconds
      case ("seconds", let seconds?) where (1...120).contains(seconds): request.seconds = seconds
      default:
        throw UsageError(
          "--scenario \(name.rawValue): \(part) is none of times=1…100, retry_after=1…86400, seconds=1…120")
      }
    }
    return request
  }
}
