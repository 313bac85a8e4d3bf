import Crypto
import Handlers
import Runtime
import Store

/// The demonstration editor of the sandbox and of staging, whose credentials are published: whoever has a copy of
/// `passemarche fake-editor` can play its part.
enum DemoEditor {
  /// Makes the editor where there is none. One that an operator has changed stays as it is.
  static func ensure(in installation: Installation, _ environment: Environment, at now: Timestamp) async throws {
    let credentials = Credentials.demo
    guard let platform = environment.demoPlatform,
      try await installation.store.editor(clientID: credentials.clientID) == nil
    else { return }
    var editor = NewEditor(
      name: "Demo Editor App", clientID: credentials.clientID,
      clientSecretHash: try PasswordHash.make(credentials.clientSecret), createdAt: now)
    editor.authorized = true
    editor.canCreateDefenseMarkets = true
    editor.completionWebhookURL = platform + "/webhooks/voie-rapide"
    editor.buyerReturnURL = platform + "/?completed={market_identifier}"
    editor.candidateReturnURL =
      platform + "/candidate?market_identifier={market_identifier}&application_identifier={application_identifier}"
    editor.frameAncestors = [platform]
    editor.sealedWebhookSecret = try installation.seal.close(
      Array(credentials.webhookSecret.utf8), as: .webhookSecret, name: credentials.clientID)
    _ = try await installation.store.createEditor(editor)
  }
}

extension Environment {
  /// Where the demonstration platform of the environment is; nil where there is no demonstration editor. In the sandbox
  /// it is the one that `passemarche fake-editor` serves beside it.
  var demoPlatform: String? {
    switch self {
    case .sandbox: "http://127.0.0.1:4567"
    case .staging: "https://staging.editeur.passemarche.data.gouv.fr"
    case .preprod, .production: nil
    }
  }
}
