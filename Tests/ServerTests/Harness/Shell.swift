import Foundation
import TestSupport

/// Commands of a page or a pipeline, typed into a shell in a folder of their own. Whatever they leave running ends with
/// them.
struct Shell {
  let folder: TemporaryFolder
  /// Beside those of the tests' own process.
  var environment: [String: String] = [:]
  /// What is written in place of what: ports that are free in place of those of the page.
  var replacements: [(String, String)] = []

  /// A folder in which this package lies as `passemarche-source`, and its commands are built already.
  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.place("passemarche-source").path, withDestinationPath: PackageRoot.path(""))
    environment["PRODUCTS"] = Products.directory.path
  }

  /// Runs the scripts one after the other, each in a shell of its own, until one fails.
  /// - Parameter prelude: at the head of each.
  func run(_ scripts: [String], prelude: String) throws -> CommandResult {
    var driver = """
      cd "$1"
      # Whoever follows a page has set nothing that the page does not.
      unset PASSEMARCHE_ASSETS_DIR
      trap 'code=$?; trap "" TERM; kill -TERM 0; wait; exit $code' EXIT
      set -e

      """
    for (number, script) in scripts.enumerated() {
      let name = "step-\(number)"
      var text = script.split(separator: "\n", omittingEmptySubsequences: false)
        // There is nothing to be cloned: it is there.
        .filter { !$0.drop { $0 == " " }.hasPrefix("git clone ") }.joined(separator: "\n")
      for (old, new) in replacements { text = text.replacing(old, with: new) }
      try (prelude + text + "\n").write(to: folder.place(name), atomically: true, encoding: .utf8)
      driver += "bash --noprofile --norc -eo pipefail \(name)\n"
    }
    return try ServerTests.run(
      URL(fileURLWithPath: "/usr/bin/setsid"), ["--wait", "bash", "-c", driver, "driver", folder.path],
      environment: environment)
  }
}

/// The parts of a page in Markdown.
struct Page {
  let text: String

  init(_ path: String) throws { text = try String(contentsOfFile: PackageRoot.path(path), encoding: .utf8) }

  /// What stands in its blocks of shell commands, from top to bottom.
  var shellBlocks: [String] {
    text.components(separatedBy: "```sh\n").dropFirst().map { $0.components(separatedBy: "\n```")[0] + "\n" }
  }
}
