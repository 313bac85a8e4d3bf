import Testing

@testable import SpecIR

@Suite struct SchemaLoweringTests {
  @Test func everyConstraintStandsBesideItsType() throws {
    let schema = try LoweredSchemas(
      """
      All:
        type: object
        minProperties: 1
        maxProperties: 9
        additionalProperties: false
        required: [text]
        dependentRequired: {text: [list]}
        properties:
          text: {type: string, minLength: 2, maxLength: 5, pattern: "^a+$", x-trim: true, x-plain-text: text}
          number: {type: number, minimum: 1.10, exclusiveMaximum: 1e2, multipleOf: 0.1, format: double}
          list: {type: array, minItems: 1, maxItems: 3, uniqueItems: true, items: {type: integer, format: int32}}
          raw: {type: string, contentEncoding: base64}
      """)["All"]
    #expect(schema.types.value == .object)
    #expect(schema.object.minProperties?.value == 1 && schema.object.maxProperties?.value == 9)
    guard case .refused = schema.object.additional else {
      Issue.record("other members are let through")
      return
    }
    #expect(schema.object.dependentRequired.map(\.requires.value) == [["list"]])
    #expect(schema.object.properties.map(\.name) == ["text", "number", "list", "raw"])
    let text = try schema.inline("text").string
    #expect(text.minLength?.value == 2 && text.maxLength?.value == 5 && text.pattern?.value == "^a+$")
    #expect(text.trim == .ends && text.plainText?.value == .text)
    let number = try schema.inline("number").number
    #expect(number.minimum?.value == "1.10" && number.exclusiveMaximum?.value == "1e2")
    #expect(number.multipleOf?.value == "0.1" && number.format?.value == .double)
    let list = try schema.inline("list").array
    #expect(list.minItems?.value == 1 && list.maxItems?.value == 3 && list.uniqueItems?.value == true)
    #expect(list.items?.inline?.number.format?.value == .int32)
    #expect(try schema.inline("raw").string.format?.value == .base64)
    #expect(try schema.property("text").required != nil && schema.property("list").required == nil)
  }

  @Test func aRuleKnowsWhereItStands() throws {
    let schema = try LoweredSchemas("Name:\n  type: string\n  maxLength: 255\n")["Name"]
    let site = try #require(schema.string.maxLength?.site)
    #expect(site == Site(file: "spec.yaml", line: 8, column: 7, pointer: "/components/schemas/Name/maxLength"))
  }

  private static let typed: [(schema: String, types: TypeSet)] = [
    ("{type: [string, 'null']}", [.string, .null]),
    ("{type: number}", .number),
    ("{type: [integer, boolean]}", [.integer, .boolean]),
    ("{}", .any),
    ("true", .any),
    ("false", []),
    ("{const: 3}", .integer),
    ("{enum: [a, null, 1.5]}", [.string, .null, .number]),
    ("{anyOf: [{type: string}, {type: 'null'}]}", [.string, .null]),
    ("{allOf: [{type: [string, integer]}, {type: [integer, array]}]}", .integer),
    ("{oneOf: [{type: array}, {type: boolean}]}", [.array, .boolean]),
  ]

  @Test(arguments: typed)
  func types(schema: String, types: TypeSet) throws {
    let lowered = try LoweredSchemas("A: \(schema)")
    #expect(lowered.diagnostics == [])
    #expect(try lowered["A"].types.value == types)
  }

  @Test func objectsKeepTheirNameAndScalarsAreWrittenInPlace() throws {
    let schema = try LoweredSchemas(
      """
      Market:
        type: object
        properties:
          lot: {$ref: "#/components/schemas/Lot"}
          code: {$ref: "#/components/schemas/Code"}
          codes: {$ref: "#/components/schemas/Codes"}
          again: {allOf: [{$ref: "#/components/schemas/Lot"}], description: OpenAPI 3.0 said it so}
      Lot: {type: object}
      Code: {type: string, enum: [works, defense]}
      Codes: {type: array, items: {$ref: "#/components/schemas/Code"}}
      """)["Market"]
    #expect(try schema.property("lot").schema == .named("Lot"))
    #expect(try schema.property("again").schema == .named("Lot"))
    let code = try schema.inline("code")
    #expect(code.component == "Code")
    #expect(code.allowed?.message.english == "Code is not included in the list")
    #expect(try schema.inline("codes").component == "Codes")
    #expect(try schema.inline("codes").array.items?.inline?.component == "Code")
  }

  @Test func aNullableComponentKeepsItsName() throws {
    let schema = try LoweredSchemas(
      """
      Market:
        type: object
        properties:
          lot: {anyOf: [{$ref: "#/components/schemas/Lot"}, {type: "null"}]}
          code: {oneOf: [{type: "null"}, {type: string, enum: [a]}]}
          first: {$ref: "#/components/schemas/Lot", readOnly: true}
      Lot: {type: object}
      """)["Market"]
    let lot = try schema.inline("lot")
    #expect(lot.types.value == [.object, .null])
    #expect(lot.union?.branches.map(\.schema) == [.named("Lot")])
    let code = try schema.inline("code")
    #expect(code.union == nil)
    #expect(code.allowed?.value == [.string("a"), .null])
    let first = try schema.inline("first")
    #expect(first.annotations.readOnly)
    #expect(first.types.value == .object)
    #expect(first.union?.branches.map(\.name) == ["Lot"])
  }

  @Test func recursionGoesThroughNames() throws {
    let lowered = try LoweredSchemas(
      """
      Tree:
        type: object
        properties:
          left: {$ref: "#/components/schemas/Tree"}
          right: {anyOf: [{$ref: "#/components/schemas/Tree"}, {type: "null"}]}
          list: {$ref: "#/components/schemas/List"}
      List: {type: array, items: {$ref: "#/components/schemas/List"}}
      """)
    #expect(lowered.diagnostics == [])
    let tree = try lowered["Tree"]
    #expect(try tree.property("left").schema == .named("Tree"))
    #expect(try tree.inline("right").union?.branches.map(\.schema) == [.named("Tree")])
    #expect(try tree.property("list").schema == .named("List"))
    #expect(try lowered["List"].array.items == .named("List"))
  }

  @Test func whatHasNoNameIsGivenOne() throws {
    let lowered = try LoweredSchemas(
      """
      Market:
        type: object
        $defs:
          lot: {type: object}
        properties:
          lot: {$ref: "#/components/schemas/Market/$defs/lot"}
          other: {$ref: "parts/other-part.yaml"}
          inner: {type: object, properties: {inner: {$ref: "#/components/schemas/Market/properties/inner"}}}
      Lot: {type: object}
      """, files: ["parts/other-part.yaml": "type: object\n"])
    #expect(lowered.diagnostics == [])
    #expect(lowered.schemas.map(\.name) == ["Market", "Lot", "Lot2", "OtherPart", "Inner"])
    let market = try lowered["Market"]
    #expect(try market.property("lot").schema == .named("Lot2"))
    #expect(try market.property("other").schema == .named("OtherPart"))
    #expect(try market.property("inner").schema == .named("Inner"))
    #expect(try lowered["Inner"].property("inner").schema == .named("Inner"))
  }

  @Test func aSecondNameLeadsToTheFirst() throws {
    let lowered = try LoweredSchemas(
      """
      A: {$ref: "#/components/schemas/B"}
      B: {type: object, properties: {a: {$ref: "#/components/schemas/A"}}}
      """)
    #expect(lowered.schemas.map(\.name) == ["A", "B"])
    #expect(try lowered["B"].property("a").schema == .named("B"))
    #expect(try lowered["A"] == lowered["B"])
  }

  @Test func allOfIsOneSchema() throws {
    let lowered = try LoweredSchemas(
      """
      Base: {type: object, properties: {id: {type: string, maxLength: 10}, kind: {type: string}}}
      Both:
        allOf:
          - {$ref: "#/components/schemas/Base"}
          - {properties: {id: {minLength: 1, maxLength: 12}, extra: {type: integer}}, required: [kind]}
        required: [id]
        description: Both
      """)
    #expect(lowered.diagnostics == [])
    let schema = try lowered["Both"]
    #expect(schema.types.value == .object)
    #expect(schema.object.properties.map(\.name) == ["id", "kind", "extra"])
    #expect(schema.object.properties.map { $0.required != nil } == [true, true, false])
    let id = try schema.inline("id")
    #expect(id.string.minLength?.value == 1 && id.string.maxLength?.value == 10)
    #expect(schema.annotations.description == "Both")
    #expect(try lowered["Base"].property("kind").required == nil)
  }

  @Test func siblingsOfAReferenceHoldToo() throws {
    let lowered = try LoweredSchemas(
      """
      Name: {type: string, maxLength: 100, minLength: 1}
      Short: {$ref: "#/components/schemas/Name", maxLength: 5}
      """)
    let short = try lowered["Short"]
    #expect(short.string.maxLength?.value == 5 && short.string.minLength?.value == 1)
    #expect(short.component == nil)
  }

  @Test func annotationsAndExtensions() throws {
    let schema = try LoweredSchemas(
      """
      Form:
        type: object
        properties:
          secret: {type: string, x-sensitive: true, writeOnly: true, deprecated: true, title: Secret, x-error: invalid_client}
          limit: {type: integer, default: 20, examples: [1, 2], example: 3}
          when: {type: string, format: local-date-time, x-future: true}
          siret: {type: string, x-checksum: siret}
      """, root: "x-time-zone: Europe/Paris")["Form"]
    let secret = try schema.inline("secret").annotations
    #expect(secret.sensitive && secret.writeOnly && secret.deprecated && secret.title == "Secret")
    #expect(try schema.property("secret").errorCode == "invalid_client")
    let limit = try schema.inline("limit").annotations
    #expect(limit.default == .number("20"))
    #expect(limit.examples.map(\.value) == [.number("1"), .number("2"), .number("3")])
    #expect(try schema.inline("when").string.format?.value == .localDateTime(zone: "Europe/Paris"))
    #expect(try schema.inline("when").string.future != nil)
    #expect(try schema.inline("siret").string.checksum?.value == .siret)
  }

  @Test func invariantsNameTheirMembers() throws {
    let lowered = try LoweredSchemas(
      """
      Market:
        type: object
        properties:
          market_type_codes: {type: array, items: {type: string, enum: [works, defense]}}
          lots: {type: array, items: {type: string}}
          lot_limit: {type: [integer, "null"]}
          lot_name: {type: string}
          opens_on: {type: string, format: date}
          closes_on: {type: string, format: date}
        x-invariant:
          - not-alone: {in: market_type_codes, value: defense}
          - at-most-size: {value: lot_limit, of: lots, or-one-with: lot_name}
          - in-order: {first: opens_on, last: closes_on}
      """)
    #expect(lowered.diagnostics == [])
    #expect(
      try lowered["Market"].object.invariants.map(\.value) == [
        .notAlone(property: "market_type_codes", value: "defense"),
        .atMostSize(property: "lot_limit", of: "lots", orOneWith: "lot_name"),
        .inOrder(first: "opens_on", last: "closes_on"),
      ])
  }
}
