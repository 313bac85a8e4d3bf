import Conformance
import Glibc

/// From the command line to an exit code.
enum Command {
  static func run(_ words: [String]) -> Int32 {
    let arguments: Arguments
    do throws(Arguments.UsageError) {
      guard let read = try Arguments(words) else {
        write(Arguments.help, to: STDOUT_FILENO)
        return 0
      }
      arguments = read
    } catch {
      write("conformance: \(error.message)\nconformance --help tells more.\n", to: STDERR_FILENO)
      return 2
    }
    let contract: Contract
    do throws(ContractSource.Failure) {
      contract = try ContractSource.load(arguments.spec)
    } catch {
      write("conformance: \(error)\n", to: STDERR_FILENO)
      return error.isUnreachable ? 3 : 2
    }
    if arguments.lists {
      let cases = Planner.plan(contract, readOnly: arguments.options.readOnly).filter { arguments.options.includes($0) }
      write(cases.map { "\($0.name)\n    \($0.proves) (\($0.site.short))\n" }.joined(), to: STDOUT_FILENO)
      return 0
    }
    do throws(ClientError) {
      _ = try HTTPClient(target: arguments.target).send(Request(method: "OPTIONS", target: "*"))
    } catch {
      if case .unreachable = error {
        write("conformance: \(error)\n", to: STDERR_FILENO)
        return 3
      }
    }
    let report = run(contract, arguments)
    write("\n" + report.failures + report.summary, to: STDOUT_FILENO)
    for (path, text) in [(arguments.junit, report.junit), (arguments.json, report.json)] {
      guard let path, !store(text, path) else { continue }
      write("conformance: \(path) cannot be written: \(String(cString: strerror(errno)))\n", to: STDERR_FILENO)
      return 2
    }
    return report.failed == 0 ? 0 : 1
  }

  private static func run(_ contract: Contract, _ arguments: Arguments) -> Report {
    let isTerminal = isatty(STDERR_FILENO) == 1
    var failures = 0
    let report = Runner(contract: contract, target: arguments.target, options: arguments.options).run {
      result, number, count in
      if case .failed = result.outcome { failures += 1 }
      if isTerminal {
        write("\r\u{1B}[K\(number)/\(count)  \(failures) failed  \(result.name.prefix(80))", to: STDERR_FILENO)
      } else if number % 200 == 0 {
        write("\(number)/\(count) cases, \(failures) failed\n", to: STDERR_FILENO)
      }
    }
    if isTerminal { write("\r\u{1B}[K", to: STDERR_FILENO) }
    return report
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  private static func store(_ text: String, _ path: String) -> Bool {
    guard let file = fopen(path, "wb") else { return false }
    let bytes = Array(text.utf8)
    let written = fwrite(bytes, 1, bytes.count, file)
    return fclose(file) == 0 && written == bytes.count
  }
}
