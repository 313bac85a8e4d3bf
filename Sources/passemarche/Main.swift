import Commands
import Generated
import Glibc
import Runtime
import Store

@main
enum Main {
  static let root = Command(
    name: "passemarche",
    summary: "Passe Marché: applications to French public procurement.",
    notes: [
      "Exit status: 0 done, 1 failed (the reason is on standard error), 2 wrong use.",
      "Secrets are never taken from the command line, but for those of a mock, which guard nothing.",
    ],
    commands: [
      .serve, .mock, .fakeEditor, .editor, .market, .webhook, .mail, .migrate, .backup, .restore, .masterKey, .signingKey,
      .certificate, .settings, .metrics, .version,
    ])

  static func main() async {
    await root.runProcess(
      before: {
        // The C library reads the zone from the environment, which is safe to change only while nothing else runs.
        for zone in Contract.timeZones where !LocalZone.load(zone) {
          throw CommandError("the system has no time zone \(zone); install tzdata")
        }
      },
      advice: { ($0 as? StoreError)?.advice ?? "\($0)" })
  }
}

extension Command {
  /// A program of its own: it is built on the client that editors get, and on Foundation with it.
  fileprivate static let fakeEditor = Command(
    name: "fake-editor",
    summary: "Serve the demonstration platform: an editor's site that creates markets and receives webhooks.",
    program: "passemarche-fake-editor")
}
