import Conformance
import Foundation

/// The true server: the real command with a database and an editor of its own, for the length of the run.
final class TrueServer {
  struct Failure: Error { var message: String }

  let target: Target
  private(set) var clientID = ""
  private(set) var clientSecret = ""
  private(set) var operatorToken = ""
  /// Of another editor, whose quotas no mutant uses up.
  private var keeper: (id: String, secret: String)?
  private let command: URL
  private let folder: URL
  private let process = Process()

  /// - Parameter isQuiet: whether nothing is heard of what it logs, where failures are what is asked of it.
  init(command path: String, assets: String, isQuiet: Bool = false) throws(Failure) {
    command = URL(fileURLWithPath: path)
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("mutants-\(UUID().uuidString)")
    process.executableURL = command
    process.arguments = [
      "serve", "--data-dir", folder.path, "--assets-dir", assets, "--listen", "127.0.0.1:0", "--environment", "sandbox",
      "--log-level", "error", "--access-log", "off",
    ]
    let output = Pipe()
    process.standardOutput = output
    if isQuiet { process.standardError = FileHandle.nullDevice }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try process.run()
    } catch { throw Failure(message: "\(path) cannot be started: \(error)") }
    guard let line = Self.line(output.fileHandleForReading),
      let address = line.firstMatch(of: /is ready on (http:\/\/[^ ,]*)/), let target = Target(String(address.1))
    else { throw Failure(message: "\(path) serve did not say where it is ready") }
    self.target = target
  }

  /// Adds what the suite needs and no request can make.
  func prepare() throws(Failure) {
    let editor = try operate(["editor", "add", "Mutants", "--defense"])
    guard let id = editor["client_id"] as? String, let secret = editor["client_secret"] as? String else {
      throw Failure(message: "`editor add` did not tell the client")
    }
    (clientID, clientSecret) = (id, secret)
    let token = folder.appendingPathComponent("metrics.token")
    operatorToken = ((try? String(contentsOf: token, encoding: .utf8)) ?? "").trimmingCharacters(in: .newlines)
    let other = try operate(["editor", "add", "Keeper"])
    if let id = other["client_id"] as? String, let secret = other["client_secret"] as? String { keeper = (id, secret) }
  }

  /// An editor whose webhooks are looked at.
  struct Sender {
    var id: String
    var secret: String
    var webhookSecret: String
  }

  func addSender(webhookURL: String) throws(Failure) -> Sender {
    let editor = try operate(["editor", "add", "Sender", "--webhook-url", webhookURL])
    guard let id = editor["client_id"] as? String, let secret = editor["client_secret"] as? String,
      let webhookSecret = editor["webhook_secret"] as? String
    else { throw Failure(message: "`editor add` did not tell the client and its secrets") }
    return Sender(id: id, secret: secret, webhookSecret: webhookSecret)
  }

  /// Lets the server's time pass until every quota is fresh.
  func refresh() throws(Failure) {
    guard let keeper else { return }
    let form = "grant_type=client_credentials&client_id=\(keeper.id)&client_secret=\(keeper.secret)"
    let token = try ask("/oauth/token", "application/x-www-form-urlencoded", form)["access_token"] as? String
    let answer = try ask("/sandbox/clock", "application/json", #"{"advance_seconds":3601}"#, token)
    guard answer["now"] != nil else { throw Failure(message: "the server's clock cannot be moved: \(answer)") }
  }

  private func ask(_ path: String, _ type: String, _ body: String, _ token: String? = nil) throws(Failure) -> [String:
    Any]
  {
    var headers = [Request.Header("Content-Type", type), .init("Accept", "application/json")]
    if let token { headers.append(.init("Authorization", "Bearer \(token)")) }
    let request = Request(method: "POST", target: path, headers: headers, body: .declared(Array(body.utf8)))
    do throws(ClientError) {
      let answer = try HTTPClient(target: target).send(request).answer
      return (try? JSONSerialization.jsonObject(with: Data(answer.body))) as? [String: Any] ?? [:]
    } catch { throw Failure(message: "the server does not answer: \(error)") }
  }

  deinit {
    if process.isRunning {
      process.terminate()
      process.waitUntilExit()
    }
    try? FileManager.default.removeItem(at: folder)
  }

  private func operate(_ arguments: [String]) throws(Failure) -> [String: Any] {
    let process = Process()
    let output = Pipe()
    process.executableURL = command
    process.arguments = arguments + ["--data-dir", folder.path]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { throw Failure(message: "\(command.path) cannot be started: \(error)") }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(message: "`\(arguments.joined(separator: " "))` failed") }
    return (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
  }

  static func line(_ handle: FileHandle) -> String? {
    var bytes: [UInt8] = []
    while let byte = try? handle.read(upToCount: 1)?.first {
      if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
    return nil
  }
}
