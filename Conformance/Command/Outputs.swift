import Conformance
import Glibc

/// Where the results go besides the terminal. `-` stands for standard output, which then has nothing else.
struct Outputs {
  private let files: [(path: String, text: @Sendable (ReportDocument) -> String)]
  private let isOnGitHub: Bool
  /// Whether standard output is one of the formats.
  let tellsDocument: Bool

  private static let formats: [(flag: String, help: String, text: @Sendable (ReportDocument) -> String)] = [
    ("--junit", "write the results as JUnit XML", { $0.junit }),
    ("--json", "write the results as JSON, which `conformance compare` reads", { $0.json }),
    ("--sarif", "write the failures as SARIF 2.1.0, for code scanning", { $0.sarif }),
    ("--tap", "write the results as TAP 14", { $0.tap }),
    ("--html", "write the results as one page that needs nothing else", { $0.html }),
  ]

  static var flags: [Flag] {
    formats.map { Flag($0.flag, "FILE", $0.help + "; - is standard output") } + [
      Flag("--github", nil, "tell failures as annotations of GitHub Actions; also where GITHUB_ACTIONS is true")
    ]
  }

  init(_ given: GivenFlags) throws(UsageError) {
    files = Self.formats.compactMap { format in given[format.flag].map { ($0, format.text) } }
    tellsDocument = files.contains { $0.path == "-" }
    if files.count(where: { $0.path == "-" }) > 1 { throw UsageError(message: "only one format can go to -") }
    isOnGitHub = given.has("--github") || Terminal.variable("GITHUB_ACTIONS") == "true"
  }

  /// Writes everything.
  /// - Returns: false where a file could not be written; the reason was told.
  func write(_ document: ReportDocument) -> Bool {
    if !tellsDocument { Terminal.write("\n" + document.failures + document.summary) }
    if isOnGitHub {
      // Commands are read from either output.
      Terminal.write(document.annotations, to: tellsDocument ? STDERR_FILENO : STDOUT_FILENO)
      if let path = Terminal.variable("GITHUB_STEP_SUMMARY") { _ = Self.store(document.markdown, path, mode: "ab") }
    }
    var isWhole = true
    for (path, text) in files {
      if path == "-" {
        Terminal.write(text(document))
      } else if !Self.store(text(document), path, mode: "wb") {
        Terminal.complain("\(path) cannot be written: \(String(cString: strerror(errno)))")
        isWhole = false
      }
    }
    return isWhole
  }

  static func store(_ text: String, _ path: String, mode: String = "wb") -> Bool {
    guard let file = fopen(path, mode) else { return false }
    let bytes = Array(text.utf8)
    let written = fwrite(bytes, 1, bytes.count, file)
    return fclose(file) == 0 && written == bytes.count
  }
}
