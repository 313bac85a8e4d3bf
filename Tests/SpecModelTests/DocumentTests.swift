import SpecModel
import SpecSyntax
import Testing

@Suite struct DocumentTests {
  @Test func referencesLeadToComponentsByName() throws {
    let loaded = Files.load([
      "spec.yaml": Files.contract(
        """
        components:
          schemas:
            A: {type: object, properties: {b: {$ref: '#/components/schemas/B', description: with a word}}}
            B: {type: string}
        """)
    ])
    #expect(loaded.diagnostics.isEmpty)
    let document = try #require(loaded.document)
    let property = try #require(document.at("components", "schemas", "A", "properties", "b"))
    let target = try #require(document.target(of: property))
    #expect(target.componentName == "B")
    #expect(document.resolve(property) == document.at("components", "schemas", "B"))
    #expect(document.resolve(target.cursor) == target.cursor)
  }

  @Test func otherFilesAreReadRelativeToTheirReader() throws {
    let loaded = Files.load([
      "spec.yaml": Files.contract("components: {schemas: {A: {$ref: 'parts/a.yaml'}}}\n"),
      "parts/a.yaml": """
        type: object
        properties:
          b: {$ref: 'deep/b.yaml#/$defs/B%20b'}
          c: {$ref: '../spec.yaml#/components/schemas/A'}
        """,
      "parts/deep/b.yaml": "$defs: {\"B b\": {type: string}}\n",
    ])
    #expect(loaded.diagnostics.isEmpty)
    let document = try #require(loaded.document)
    #expect(document.sources.keys.sorted() == ["parts/a.yaml", "parts/deep/b.yaml", "spec.yaml"])
    let a = document.resolve(try #require(document.at("components", "schemas", "A")))
    #expect(a.file == "parts/a.yaml" && a.pointer == "")
    let b = document.resolve(try #require(a["properties"]?["b"]))
    #expect(b["type"]?.string == "string")
    #expect(b.pointer == "/$defs/B b")
    #expect(document.target(of: try #require(a["properties"]?["c"]))?.componentName == "A")
  }

  /// Faults of a file that is only reached by reference are told in that file.
  @Test func referredFilesAreCheckedToo() {
    let loaded = Files.load([
      "spec.yaml": Files.contract("components: {schemas: {A: {$ref: 'a.yaml'}}}\n"),
      "a.yaml": "type: object\nproperty: {}\n",
    ])
    #expect(loaded.diagnostics.map(\.code) == [ModelCode.unknownKeyword.code])
    #expect(loaded.diagnostics.first?.span.file == "a.yaml")
  }

  @Test func severalFaultsAreToldAtOnce() {
    let loaded = Files.load([
      "spec.yaml": Files.contract(
        """
        pahts: {}
        components:
          schemas:
            A: {type: object, not: {}, x-lable: {en: A, fr: A}}
            B: {minLength: -1, type: texte}
            C: {$ref: '#/components/schemas/D'}
        """)
    ])
    #expect(
      loaded.diagnostics.map(\.code) == [
        ModelCode.unknownKeyword, ModelCode.rejectedKeyword, ModelCode.unknownExtension, ModelCode.wrongKind,
        ModelCode.notAChoice, ModelCode.missingTarget,
      ].map(\.code))
    #expect(loaded.diagnostics[0].fix == "did you mean `paths`?")
    #expect(loaded.diagnostics[2].fix == "did you mean `x-label`?")
  }

  @Test func keywordsAreCheckedByTheirPlace() {
    // A request has its cap by `x-max-body`; the keyword of answers is known, and out of place.
    let loaded = Files.load([
      "spec.yaml": Files.contract(
        "components: {requestBodies: {B: {content: {application/json: {x-max-response: 1}}}}}\n")
    ])
    #expect(loaded.diagnostics.map(\.code) == [ModelCode.unknownExtension.code])
    #expect(
      loaded.diagnostics.first?.notes.map(\.message) == [
        "`x-max-response` belongs in a Media Type Object of a response"
      ])
  }

  @Test func aCycleOfReferencesIsToldOnce() {
    let loaded = Files.load([
      "spec.yaml": Files.contract(
        """
        components:
          schemas:
            A: {$ref: '#/components/schemas/B'}
            B: {$ref: '#/components/schemas/C'}
            C: {$ref: '#/components/schemas/A'}
            D: {$ref: '#/components/schemas/A'}
        """)
    ])
    #expect(loaded.diagnostics.map(\.code) == [ModelCode.circularReference.code])
  }

  @Test func recursionThroughAPropertyIsNoCycle() {
    let loaded = Files.load([
      "spec.yaml": Files.contract(
        "components: {schemas: {A: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}}}\n")
    ])
    #expect(loaded.diagnostics.isEmpty)
  }

  @Test func aSchemaAloneIsADocument() {
    let loaded = Files.load(["spec.yaml": ##"{"type": "object", "properties": {"a": {"$ref": "#"}}}"##], as: .schema)
    #expect(loaded.diagnostics.isEmpty)
    #expect(Files.load(["spec.yaml": "false"], as: .schema).diagnostics.isEmpty)
    #expect(Files.load(["spec.yaml": "3"], as: .schema).diagnostics.map(\.code) == [ModelCode.wrongKind.code])
  }

  @Test func noFileNoDocument() {
    let loaded = Files.load([:])
    #expect(loaded.document == nil)
    #expect(loaded.diagnostics.map(\.code) == [ModelCode.unreadable.code])
  }
}
