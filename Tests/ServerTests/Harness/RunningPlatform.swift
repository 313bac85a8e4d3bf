import Foundation
import TestSupport

/// Something that is served on this machine.
protocol Site {
  var port: UInt16 { get }
  var url: String { get }
}

extension RunningServer: Site {}

/// A `passemarche fake-editor` of its own: real process, real socket on a free port, notes in a folder that goes with
/// it.
final class RunningPlatform: Site {
  /// Scopes for an editor's calls besides those of its platform: a token with the same ones would revoke the platform's.
  static let besides = "api_read api_write"

  private let folder: TemporaryFolder
  private let arguments: [String]
  private let secrets: [String: String]
  private var process: ServingProcess
  let port: UInt16

  var url: String { "http://127.0.0.1:\(port)" }
  var readyLine: String { process.readyLine }

  /// - Parameters:
  ///   - service: the address that it calls.
  ///   - secret: in place of the editor's own.
  init(_ service: String, _ editor: Credentials, secret: String? = nil) throws {
    folder = try TemporaryFolder()
    arguments = [
      "fake-editor", "--url", service, "--client-id", editor.client_id, "--data-dir", folder.place("data").path,
    ]
    secrets = ["PM_CLIENT_SECRET": secret ?? editor.client_secret, "PM_WEBHOOK_SECRET": editor.webhook_secret]
    process = try ServingProcess(arguments + ["--listen", "127.0.0.1:0"], environment: secrets)
    port = process.port
  }

  /// As when the machine loses its power; it comes back on the same port and notes.
  func killAndRestart() throws {
    process.kill()
    process = try ServingProcess(arguments + ["--listen", "127.0.0.1:\(port)"], environment: secrets)
  }

  func stop() -> Int32 { process.stop() }
}

extension RunningServer {
  /// An editor and its platform, which know of each other.
  func addPlatform(_ name: String = "Platform editor") throws -> (Credentials, RunningPlatform) {
    let editor = try addEditor(name)
    let platform = try RunningPlatform(url, editor)
    let told = try operate([
      "editor", "update", name, "--webhook-url", platform.url + "/webhooks/voie-rapide",
      "--buyer-return-url", platform.url + "/?completed={market_identifier}",
      "--candidate-return-url", platform.url + "/candidate?application_identifier={application_identifier}",
    ])
    guard told.status == 0 else { throw HarnessError(told.errors) }
    return (editor, platform)
  }
}
