import Foundation
import SpecModel
import SpecSyntax
import TestSupport
import Testing

@testable import SpecEmit
@testable import SpecIR

/// The JSON-Schema-Test-Suite, compiled: every group of draft 2020-12 whose schema is within our subset becomes a
/// decoder, all decoders one program, and the program must judge as the suite does. The other groups are listed in
/// `schema-suite-excluded.txt` with the reason for which their schema is refused.
@Suite struct SchemaSuiteTests {
  private struct Group {
    var title: String
    var use: SchemaUse
    var tests: [(title: String, data: String, isValid: Bool)]
  }

  @Test(
    .enabled(if: Corpora.shouldRun("json-schema-2020-12"), "the corpus 'json-schema-2020-12' is missing"),
    .timeLimit(.minutes(10)))
  func compiledSchemasJudgeAsTheSuiteDoes() throws {
    var schemas: [NamedSchema] = []
    var groups: [Group] = []
    // There the suite takes formats and encodings for annotations; here they are always held to.
    let asserted = ["content.json", "format.json"]
    var excluded = asserted.map { "\($0): every group: annotations there, asserted here" }
    let folder = try Corpora.folder("json-schema-2020-12") + "/tests/draft2020-12"
    for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    where file.hasSuffix(".json") && !asserted.contains(file) {
      let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file))
      let loaded = YAML.load([UInt8](Self.withoutSurrogates(String(decoding: data, as: UTF8.self)).utf8), file: file)
      for group in Cursor(node: try #require(loaded.node), file: file).items {
        let title = "\(file): \(group["description"]?.string ?? "")"
        let prefix = "G\(groups.count)N"
        let schema = JSONValue(try #require(group["schema"])).text
        switch lower(schema, prefix: prefix) {
        case .failure(let refusal): excluded.append("\(title): \(refusal.reason)")
        case .success(let lowered):
          schemas += lowered.named
          let tests = try (group["tests"]?.items ?? []).map { test in
            (
              title: test["description"]?.string ?? "", data: JSONValue(try #require(test["data"])).text,
              isValid: test["valid"]?.bool == true
            )
          }
          groups.append(Group(title: title, use: lowered.use, tests: tests))
        }
      }
    }
    #expect(groups.count >= 120)
    let listed = excluded.joined(separator: "\n") + "\n"
    #expect(Golden.difference(listed, from: PackageRoot.path("Tests/SpecEmitTests/schema-suite-excluded.txt")) == nil)

    let program = try build(groups, schemas)
    let result = try Compiler.run(program, [])
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output == "", "\(result.output)")
  }

  // MARK: Lowering

  private struct Refusal: Error { var reason: String }

  /// Lowers one schema; names get a prefix, so that the groups do not meet.
  private func lower(_ schema: String, prefix: String) -> Result<(use: SchemaUse, named: [NamedSchema]), Refusal> {
    let (document, diagnostics) = Document.load(path: "schema.json", as: .schema) { name in
      name == "schema.json" ? [UInt8](schema.utf8) : nil
    }
    if let first = diagnostics.first { return .failure(Refusal(reason: "\(first.code) \(first.message)")) }
    guard let document else { return .failure(Refusal(reason: "no document")) }
    var lowering = SchemaLowering(document: document)
    let use = lowering.lower(document.root, label: Message(english: "Value", french: "Valeur"))
    let named = lowering.namedSchemas()
    if let first = lowering.diagnostics.first { return .failure(Refusal(reason: "\(first.code) \(first.message)")) }
    var pending = named.map { SchemaUse.inline($0.schema) } + [use]
    while let next = pending.popLast() {
      guard case .inline(let schema) = next else { continue }
      if let rule = schema.string.pattern {
        do throws(PatternError) {
          _ = try Pattern(parsing: rule.value).automaton()
        } catch {
          return .failure(Refusal(reason: "\(error.code) \(error.message)"))
        }
      }
      pending += schema.parts
    }
    return .success(
      (renamed(use, prefix), named.map { NamedSchema(name: prefix + $0.name, schema: renamed($0.schema, prefix)) }))
  }

  private func renamed(_ use: SchemaUse, _ prefix: String) -> SchemaUse {
    switch use {
    case .named(let name): .named(prefix + name)
    case .inline(let schema): .inline(renamed(schema, prefix))
    }
  }

  private func renamed(_ schema: Schema, _ prefix: String) -> Schema {
    var schema = schema
    schema.object.properties = schema.object.properties.map { property in
      var property = property
      property.schema = renamed(property.schema, prefix)
      return property
    }
    if case .checked(let use) = schema.object.additional { schema.object.additional = .checked(renamed(use, prefix)) }
    schema.array.items = schema.array.items.map { renamed($0, prefix) }
    if var union = schema.union {
      union.branches = union.branches.map { branch in
        var branch = branch
        branch.schema = renamed(branch.schema, prefix)
        return branch
      }
      schema.union = union
    }
    return schema
  }

  /// JSON writes a scalar past U+FFFF as two escapes, which YAML does not know.
  private static func withoutSurrogates(_ text: String) -> String {
    text.replacing(/\\u([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})/) { match in
      String(decoding: [match.1, match.2].compactMap { UInt16($0, radix: 16) }, as: UTF16.self)
    }
  }

  // MARK: The program

  private func build(_ groups: [Group], _ schemas: [NamedSchema]) throws -> String {
    let planner = TypePlanner(schemas: schemas)
    let patterns = PatternTable()
    let decoders = DecoderEmitter(planner: planner, rules: RuleTable(), patterns: patterns)
    let main = CodeWriter()
    for (index, group) in groups.enumerated() {
      let use = planner.plan(group.use, owner: TypePlanner.componentsOwner, name: "G\(index)Root")
      let name = "judge\(index)"
      main.function(
        "func \(name)(", ["_ reader: inout JSONReader", "_ decoding: inout Decoding"], " throws(JSONError)"
      ) {
        decoders.readNullable(use, into: { "_ = \($0)" }, owner: "", main)
      }
      for test in group.tests {
        main.line(
          "hold(\(name), \(SwiftLiteral.string(test.data)), \(test.isValid), "
            + SwiftLiteral.string("\(group.title): \(test.title)") + ")")
      }
    }
    planner.boxCircles()
    let head = """
      func hold(
        _ judge: (inout JSONReader, inout Decoding) throws(JSONError) -> Void, _ text: String, _ isValid: Bool,
        _ title: String
      ) {
        var reader = JSONReader(Array(text.utf8))
        var decoding = Decoding(receivedAt: Timestamp(milliseconds: 0))
        do throws(JSONError) {
          try judge(&reader, &decoding)
          try reader.finish()
          if (decoding.count == 0) != isValid { print("\\(title): expected \\(isValid) for \\(text)") }
        } catch {
          print("\\(title): \\(error) for \\(text)")
        }
      }


      """
    let folder = try Compiler.scratchFolder("suite")
    func write(_ name: String, _ text: String) throws {
      try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }
    try write("Decoders.swift", decoders.file(""))
    planner.boxCircles()
    try write("Models.swift", ModelEmitter(planner: planner, file: "suite").file("", needsComponents: true))
    try write("PatternTables.swift", patterns.file(""))
    try write("main.swift", head + main.text)
    let generated = ["Decoders.swift", "Models.swift", "PatternTables.swift", "main.swift"].map { folder + "/" + $0 }
    let result = try Compiler.build("Suite", generated, to: folder + "/suite")
    try #require(result.status == 0, "\(result.output)")
    return folder + "/suite"
  }
}
