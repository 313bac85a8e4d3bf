import Commands
import Crypto
import Glibc
import Handlers
import Runtime
import Store

/// The demonstration editor of the sandbox and of staging, whose credentials are published: whoever has a copy of
/// `passemarche fake-editor` can play its part.
enum DemoEditor {
  /// Where its webhooks go.
  struct Webhook {
    /// Nil where none are sent.
    let url: String?
    let secret: String
  }

  /// Makes the editor where there is none. One that an operator has changed stays as it is.
  /// - Parameter webhook: nil for the demonstration platform's.
  static func ensure(
    in installation: Installation, _ environment: Environment, webhook: Webhook? = nil, at now: Timestamp
  ) async throws {
    guard let platform = environment.demoPlatform,
      try await installation.store.editor(clientID: DemoCredentials.clientID) == nil
    else { return }
    var editor = NewEditor(
      name: "Demo Editor App", clientID: DemoCredentials.clientID,
      clientSecretHash: try PasswordHash.make(DemoCredentials.clientSecret), createdAt: now)
    editor.authorized = true
    editor.canCreateDefenseMarkets = true
    let webhook = webhook ?? Webhook(url: platform + "/webhooks/voie-rapide", secret: DemoCredentials.webhookSecret)
    editor.completionWebhookURL = webhook.url
    editor.buyerReturnURL = platform + "/?completed={market_identifier}"
    editor.candidateReturnURL =
      platform + "/candidate?market_identifier={market_identifier}&application_identifier={application_identifier}"
    editor.frameAncestors = [platform]
    editor.sealedWebhookSecret = try installation.seal.close(
      Array(webhook.secret.utf8), as: .webhookSecret, name: DemoCredentials.clientID)
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
