import Foundation
import SpecSyntax
import TestSupport
import Testing

/// The pipelines that editors copy: what they are to run runs, as their system would run it.
@Suite(.serialized) struct PipelineExampleTests {
  @Test func theStepsOfGitHubActionsRun() throws {
    let workflow = try load("docs/ci/github-actions.yml")
    #expect(workflow["on"] != nil && workflow["name"]?.text != nil)
    let jobs = try #require(workflow["jobs"]?.members)
    #expect(jobs.map(\.name) == ["integration"])
    let job = jobs[0].value
    #expect(job["runs-on"]?.text != nil && job["container"]?.text == "swift:6.3-bookworm")
    let steps = try #require(job["steps"]?.items)
    var scripts: [String] = []
    for step in steps {
      switch (step["uses"]?.text, step["run"]?.text) {
      case (let action?, nil): #expect(action.contains("@"), "\(action) has no version")
      case (nil, let script?):
        // What the system fills in would be missing here.
        #expect(!script.contains("${{"), "\(script)")
        scripts.append(script)
      default: Issue.record("a step is either an action or a command")
      }
    }
    let shell = try shell(job["env"])
    let path = shell.folder.place("github-path").path
    FileManager.default.createFile(atPath: path, contents: nil)
    let prelude = "export GITHUB_PATH=\(path)\nPATH=$(tac $GITHUB_PATH | tr '\\n' ':')$PATH\n"
    try expectReports(of: shell, try shell.run(scripts, prelude: prelude))
  }

  @Test func theLinesOfGitLabRun() throws {
    let pipeline = try load("docs/ci/gitlab-ci.yml")
    let job = try #require(pipeline["passemarche"])
    #expect(job["image"]?.text == "swift:6.3-bookworm")
    #expect(job["artifacts"]?["reports"]?["junit"]?.text == "conformance.xml")
    let lines = try #require(job["before_script"]?.items) + #require(job["script"]?.items)
    // One shell for all of them.
    let shell = try shell(job["variables"])
    let script = try lines.map { try #require($0.text) }.joined(separator: "\n")
    try expectReports(of: shell, try shell.run([script], prelude: ""))
  }

  private func load(_ path: String) throws -> Node {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: PackageRoot.path(path)))
    let loaded = YAML.load(Array(bytes), file: path)
    #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics)")
    return try #require(loaded.node)
  }

  /// A checkout of an editor's repository, with the variables of the pipeline.
  private func shell(_ variables: Node?) throws -> Shell {
    var shell = try Shell()
    let tests = shell.folder.place("tests")
    try FileManager.default.createDirectory(at: tests, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: URL(fileURLWithPath: PackageRoot.path("docs/ci/test_integration.py")),
      to: tests.appendingPathComponent("test_integration.py"))
    let (service, other, receiver) = (try freePort(), try freePort(), try freePort())
    let ports = [("127.0.0.1:8080", "127.0.0.1:\(service)"), ("127.0.0.1:8081", "127.0.0.1:\(other)")]
    // Of the contract, to which ConformanceTests hold the server as a whole, the examples of each operation.
    shell.replacements = ports + [("conformance --url", "conformance --only '*/example*' --url")]
    for (name, value) in try #require(variables?.members) {
      var text = try #require(value.text, "\(name) is no text")
      for (old, new) in ports { text = text.replacing(old, with: new) }
      shell.environment[name] = text
    }
    shell.environment["PM_WEBHOOK_PORT"] = "\(receiver)"
    return shell
  }

  private func expectReports(of shell: Shell, _ result: CommandResult) throws {
    #expect(result.status == 0, "\(result.output)\n\(result.errors)")
    // Python tells of its tests on standard error.
    #expect(result.errors.contains("test_a_whole_journey") && result.errors.contains("OK"), "\(result.errors)")
    let junit = try String(contentsOf: shell.folder.place("conformance.xml"), encoding: .utf8)
    #expect(junit.contains("<testsuite name=\"conformance\"") && junit.contains("failures=\"0\""))
    #expect(try String(contentsOf: shell.folder.place("mock.log"), encoding: .utf8).contains("is ready on"))
  }
}

extension Node {
  fileprivate subscript(_ name: String) -> Node? {
    if case .mapping(let mapping) = value { mapping[name] } else { nil }
  }
  fileprivate var text: String? { if case .string(let text) = value { text } else { nil } }
  fileprivate var items: [Node]? { if case .sequence(let items) = value { items } else { nil } }
  fileprivate var members: [(name: String, value: Node)]? {
    if case .mapping(let mapping) = value { mapping.entries.map { ($0.name, $0.value) } } else { nil }
  }
}
