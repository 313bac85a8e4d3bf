import Glibc

extension Command {
  /// Does what the words of the process ask for. Where that fails, standard error says why and the process ends.
  /// - Parameters:
  ///   - before: what has to be done while nothing else runs.
  ///   - advice: what is said of a failure that the commands know nothing of.
  package func runProcess(
    before: () throws -> Void = {}, advice: (any Error) -> String = { "\($0)" }
  ) async {
    prepare()
    do {
      try before()
      try await dispatch(Array(CommandLine.arguments.dropFirst()))
    } catch let error as UsageError {
      fail(error.message, ExitCode.usage)
    } catch let error as CommandError {
      fail(error.message, ExitCode.failure)
    } catch {
      fail(advice(error), ExitCode.failure)
    }
  }

  /// What every command may take for granted.
  private func prepare() {
    // Else the next file that is opened would be taken for a stream that was closed. What is written there fails.
    for stream in 0...2 where fcntl(Int32(stream), F_GETFD) < 0 { _ = open("/dev/null", O_RDONLY) }
    // A file that may grow no further is to be an error like a full disk.
    signal(SIGXFSZ, SIG_IGN)
  }

  private func fail(_ message: String, _ code: Int32) -> Never {
    StandardStream.error.write("\(name.prefix { $0 != " " }): \(message)\n")
    exit(code)
  }
}
