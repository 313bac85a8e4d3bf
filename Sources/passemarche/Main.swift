import Foundation
import Generated
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
      .serve, .mock, .fakeEditor, .editor, .market, .webhook, .mail, .migrate, .backup, .certificate, .settings,
      .metrics, .version,
    ])

  static func main() async {
    do {
      // The C library reads the zone from the environment, which is safe to change only while nothing else runs.
      for zone in Contract.timeZones where !LocalZone.load(zone) {
        throw CommandError("the system has no time zone \(zone); install tzdata")
      }
      try await root.dispatch(Array(CommandLine.arguments.dropFirst()))
    } catch let error as UsageError {
      fail(error.message, ExitCode.usage)
    } catch let error as CommandError {
      fail(error.message, ExitCode.failure)
    } catch let error as StoreError {
      fail(error.advice, ExitCode.failure)
    } catch {
      fail("\(error)", ExitCode.failure)
    }
  }

  private static func fail(_ message: String, _ code: Int32) -> Never {
    FileHandle.standardError.write(Data("passemarche: \(message)\n".utf8))
    exit(code)
  }
}
