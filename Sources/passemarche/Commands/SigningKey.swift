import Commands
import Handlers
import Runtime

extension Command {
  static let signingKey = Command(
    name: "signing-key", summary: "Manage the key that signs access tokens.",
    commands: [
      Command(
        name: "rotate", summary: "Have another key sign access tokens from now on, while the service runs or not.",
        options: [
          Option("revoke", "Forget the keys of before and end all tokens, where a key has leaked")
        ] + Installation.options,
        notes: [
          "The server does the same every thirty days. Without --revoke tokens that were given stay good until they "
            + "expire, for a day at most."
        ],
        run: { try await Keys.rotate($0) })
    ])
}

enum Keys {
  static func rotate(_ arguments: Arguments) async throws {
    try await Installation.with(arguments) { installation in
      let keys = SigningKeys(store: installation.store, seal: installation.seal)
      if arguments.has("revoke") {
        try await keys.replace(at: Clock().now)
        print("Another key signs from now on, and all tokens that were given have ended.")
      } else {
        try await keys.rotate(at: Clock().now)
        print("Another key signs from now on. Tokens that were given work until they expire.")
      }
    }
  }
}
