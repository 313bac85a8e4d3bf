import Glibc
import Handlers
import Store

@main
enum Main {
  static let root = Command(
    name: "passemarche",
    summary: "Passe Marché: applications to French public procurement.",
    notes: [
      "Exit status: 0 done, 1 failed (the reason is on standard error), 2 wrong use.",
      "Secrets are never taken from the command line.",
    ],
    commands: [.serve, .editor, .market, .migrate, .backup, .settings, .version])

  static func main() async {
    do {
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
    fputs("passemarche: \(message)\n", stderr)
    exit(code)
  }
}
