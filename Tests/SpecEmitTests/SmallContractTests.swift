import Foundation
import SpecIR
import TestSupport
import Testing

@testable import SpecEmit

/// The small contract's generated code, run: what the published contract does not use yet is held here to what it
/// promises.
@Suite struct SmallContractTests {
  /// A program that reads one request a line from its own table and tells what becomes of it.
  private static let program = """
    func request(_ path: String, query: String? = nil, trace: String? = nil, body: String? = nil) -> IncomingRequest {
      let parts = [path, query ?? "", trace == nil ? "" : "x-trace", trace ?? ""].map { Array($0.utf8) }
      let starts = parts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
      var captures = PathCaptures()
      let route = parts[0]
      for method in [HTTPMethod.get, .put, .delete, .post] {
        if case .found(_, let found) = Router.route(method, route.span) { captures = found }
      }
      let fields = trace == nil ? [] : [HeaderIndex.Field(name: starts[2]..<starts[3], value: starts[3]..<starts[4])]
      return IncomingRequest(
        method: .get, head: parts.flatMap(\\.self), path: 0..<starts[1], query: query == nil ? nil : starts[1]..<starts[2],
        headers: HeaderIndex(fields: fields), captures: captures, body: body.map { .bytes(Array($0.utf8)) } ?? .none,
        media: 0, principal: nil, clientGate: nil, id: RequestID(), receivedAt: Timestamp(milliseconds: 0),
        deadline: Timestamp(milliseconds: 0))
    }

    func tell(_ read: () throws(Failure) -> String) {
      do throws(Failure) {
        print(try read())
      } catch {
        guard case .invalid(let violations) = error else { return print(error.kind) }
        print(violations.found.map { Rules.all[Int($0.rule.rawValue)].keyword.description }.joined(separator: " "))
      }
    }

    func list(_ query: String?, trace: String? = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0") {
      tell { () throws(Failure) in
        let input = try ListThings.input(request("/things", query: query, trace: trace))
        let ids = input.ids.map { "\\($0)" } ?? "-"
        let kinds = input.kinds.map { $0.map(\\.rawValue).joined(separator: "+") } ?? "-"
        return "\\(input.limit) \\(kinds) \\(ids) \\(input.sold.map { "\\($0)" } ?? "-") \\(input.xTrace.text)"
      }
    }

    /// What is read is written again.
    func create(_ members: String) {
      let thing = #"{"name":" n ","color":"404","made_on":"2024-02-29","price":0.30,"nothing":null,"note":null"# + members + "}"
      tell { () throws(Failure) in
        let body = try CreateThing.input(request("/things", body: #"{"thing":"# + thing + "}")).body
        guard case .reply(let reply) = CreateThing.Response.created(body, location: "https://a.example").outcome,
          case .bytes(let bytes) = reply.body
        else { return "no reply" }
        return String(decoding: bytes, as: UTF8.self)
      }
    }

    func claim(_ form: String) {
      tell { () throws(Failure) in
        let body = try ClaimThing.input(request("/things/mine", body: form)).body
        return "\\(body.name) \\(body.count) \\(body.notes ?? [])"
      }
    }


    """

  private static let cases: [(call: String, expected: String)] = [
    (#"list(nil)"#, "10 - - - 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"),
    (
      #"list("limit=5&kinds=red&kinds=dark-blue&ids=1,-2,3&sold=true")"#,
      "5 red+dark-blue [1, -2, 3] true 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"
    ),
    (#"list(nil, trace: nil)"#, "required"),
    (#"list(nil, trace: "no")"#, "format"),
    (#"list("kinds=red&kinds=red&ids=1,,2&sold=yes")"#, "uniqueItems type type"),
    (#"list("ids=2147483648&kinds=green")"#, "enum format"),
    (
      #"create("")"#,
      #"{"name":"n","color":"404","made_on":"2024-02-29","price":0.3,"stock":1,"nothing":null,"note":null}"#
    ),
    (
      ##"create(#","id":"aa-0000","stock":2.0,"answer":42,"password":"p","seen_at":null,"flag":true"#)"##,
      #"{"name":"n","color":"404","made_on":"2024-02-29","price":0.3,"stock":2,"answer":42,"nothing":null,"#
        + #""note":null,"flag":true}"#
    ),
    (
      ##"create(#","shape":{"radius":1.5,"shape":"circle"},"flag":"f","sizes":{"b":2,"a":1},"seal":"AAE=""#)"##,
      #"{"name":"n","color":"404","made_on":"2024-02-29","price":0.3,"stock":1,"nothing":null,"note":null,"#
        + #""seal":"AAE=","shape":{"shape":"circle","radius":1.5},"sizes":{"a":1,"b":2},"flag":"f"}"#
    ),
    (
      ##"create(#","parent":{"name":"p","color":"red","made_on":"2024-01-01","price":1,"nothing":null,"note":"x"}"#)"##,
      #"{"name":"n","color":"404","made_on":"2024-02-29","price":0.3,"stock":1,"nothing":null,"note":null,"#
        + #""parent":{"name":"p","color":"red","made_on":"2024-01-01","price":1.0,"stock":1,"nothing":null,"#
        + #""note":"x"}}"#
    ),
    (
      ##"create(#","shape":{"shape":"oval"},"answer":41,"flag":[],"extra":1"#)"##,
      "oneOf const oneOf additionalProperties"
    ),
    (##"create(#","shape":{"shape":"circle","radius":0}"#)"##, "exclusiveMinimum"),
    (##"create(#","shape":{"shape":"circle","radius":0.7}"#)"##, "multipleOf"),
    (##"create(#","sizes":{"a":1,"b":2,"c":3,"d":10}"#)"##, "maximum maxProperties"),
    (##"create(#","sizes":{"A":0,"abc":1}"#)"##, "propertyNames minimum propertyNames"),
    (##"create(#","opens_at":"2030-01-01T00:00:00Z""#)"##, "dependentRequired"),
    (##"create(#","labels":["secret"]"#)"##, "x-invariant"),
    (##"create(#","labels":["secret","plain"],"best_of":3"#)"##, "x-invariant"),
    (##"create(#","labels":["plain","plain"],"best_of":3"#)"##, "uniqueItems"),
    (##"create(#","page":"no uri","mail":"no","key":"k","seal":"%""#)"##, "format format format format"),
    (##"create(#","name":"again""#)"##, "malformed"),
    (#"claim("method=by-name&name=a+b&notes=x&notes=y")"#, #"a b 1 ["x", "y"]"#),
    (#"claim("method=by-name&name=&count=9&notes=1&notes=2&notes=3")"#, "minLength maximum maxItems"),
    (#"claim("name=a&other=1")"#, "additionalProperties required"),
    (#"claim("method=by-name&name=a&name=b")"#, "malformed"),
    (#"tell { () throws(Failure) in try DeleteThing.input(request("/things/ab-1234")).id }"#, "ab-1234"),
    (#"tell { () throws(Failure) in try DeleteThing.input(request("/things/ab-12345")).id }"#, "notFound"),
    (#"tell { () throws(Failure) in "\(try GetPicture.input(request("/things/ab-1234/picture/7")).number)" }"#, "7"),
    (
      #"tell { () throws(Failure) in "\(try GetPicture.input(request("/things/ab-1234/picture/0")).number)" }"#,
      "notFound"
    ),
  ]

  @Test(.timeLimit(.minutes(5)))
  func doesWhatTheContractSays() throws {
    let loaded = ContractLoader.load(path: PackageRoot.path("Tests/Golden/small-contract/spec.yaml"))
    let emission = SwiftEmitter.emit(try #require(loaded.api))
    let folder = try Compiler.scratchFolder("small-program")
    var sources: [String] = []
    let cases = Self.cases + SmallContractForms.cases + SmallContractPages.cases
    for file in emission.files {
      let path = folder + "/Generated" + file.name
      let text = file.text.replacing("@_spi(Dispatch) import Runtime", with: "").replacing("import Runtime", with: "")
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      sources.append(path)
    }
    let program = Self.program + SmallContractForms.program + SmallContractPages.program
    try (program + cases.map(\.call).joined(separator: "\n") + "\n")
      .write(toFile: folder + "/main.swift", atomically: true, encoding: .utf8)
    sources.append(folder + "/main.swift")
    let built = try Compiler.build("Small", sources, to: folder + "/small")
    try #require(built.status == 0, "\(built.output)")
    let result = try Compiler.run(folder + "/small", [folder + "/spool"])
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    try #require(lines.count > cases.count, "\(result.output)")
    for (line, item) in zip(lines, cases) { #expect(line == item.expected, "\(item.call)") }
  }
}
