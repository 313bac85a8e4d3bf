import Testing

@testable import SpecIR

@Suite struct SchemaUnionTests {
  private let animals = """
    Cat: {type: object, required: [kind], properties: {kind: {type: string, const: cat}}}
    Dog: {type: object, required: [kind], properties: {kind: {type: string, enum: [dog, hound]}}}
    Fish: {type: object, required: [kind], properties: {kind: {type: string}}}

    """

  @Test func differentTypesDecide() throws {
    let lowered = try LoweredSchemas(
      "A: {anyOf: [{type: string, maxLength: 3}, {type: [integer, boolean]}, {type: 'null'}]}")
    #expect(lowered.diagnostics == [])
    let schema = try lowered["A"]
    let union = try #require(schema.union)
    #expect(union.decision == .byType)
    #expect(union.branches.map(\.types) == [.string, [.integer, .boolean]])
    #expect(union.branches.map(\.name) == ["string", "boolean"])
    #expect(schema.types.value.contains(.null))
  }

  @Test func aRequiredPropertyWithValuesOfItsOwnDecides() throws {
    let lowered = try LoweredSchemas(
      animals + "Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}")
    #expect(lowered.diagnostics == [])
    let union = try #require(try lowered["Pet"].union)
    #expect(union.decision == .discriminator(property: "kind"))
    #expect(union.branches.map(\.name) == ["Cat", "Dog"])
    #expect(union.branches.map(\.schema) == [.named("Cat"), .named("Dog")])
    #expect(union.branches.map(\.discriminatorValues) == [["cat"], ["dog", "hound"]])
  }

  @Test func aDiscriminatorDecidesByItsMappingOrTheName() throws {
    let lowered = try LoweredSchemas(
      animals + """
        Mapped:
          oneOf: [{$ref: "#/components/schemas/Fish"}, {$ref: "#/components/schemas/Cat"}]
          discriminator: {propertyName: kind, mapping: {trout: Fish, pike: "#/components/schemas/Fish"}}
        ByName:
          oneOf: [{$ref: "#/components/schemas/Fish"}, {$ref: "#/components/schemas/Cat"}]
          discriminator: {propertyName: kind}
        """)
    #expect(lowered.diagnostics == [])
    #expect(try lowered["Mapped"].union?.branches.map(\.discriminatorValues) == [["trout", "pike"], ["cat"]])
    #expect(try lowered["ByName"].union?.branches.map(\.discriminatorValues) == [["Fish"], ["cat"]])
  }

  @Test func aUnionMayContainItself() throws {
    let lowered = try LoweredSchemas(
      """
      Expression: {oneOf: [{$ref: "#/components/schemas/Sum"}, {$ref: "#/components/schemas/Literal"}]}
      Sum:
        type: object
        required: [op]
        properties:
          op: {const: sum}
          left: {$ref: "#/components/schemas/Expression"}
          right: {oneOf: [{$ref: "#/components/schemas/Sum"}, {$ref: "#/components/schemas/Literal"}]}
      Literal: {type: object, required: [op], properties: {op: {const: literal}}}
      """)
    #expect(lowered.diagnostics == [])
    #expect(try lowered["Expression"].union?.branches.map(\.discriminatorValues) == [["sum"], ["literal"]])
    #expect(try lowered["Sum"].property("left").schema == .named("Expression"))
    #expect(try lowered["Sum"].inline("right").union?.branches.map(\.name) == ["Sum", "Literal"])
  }

  @Test func listedValuesAreAnEnumeration() throws {
    let lowered = try LoweredSchemas("A: {oneOf: [{const: a, title: The first}, {const: b}, {type: 'null'}]}")
    #expect(lowered.diagnostics == [])
    let schema = try lowered["A"]
    #expect(schema.union == nil)
    #expect(schema.types.value == [.string, .null])
    #expect(schema.allowed?.value == [.string("a"), .string("b"), .null])
  }

  @Test(arguments: [
    "{oneOf: [{type: string}, {type: string, maxLength: 3}]}",
    "{anyOf: [{type: number}, {type: integer}]}",
    "{anyOf: [{type: object, properties: {a: {const: 1}}}, {type: object, properties: {a: {const: 2}}}]}",
    "{oneOf: [{type: 'null'}, {type: 'null'}]}",
    "{anyOf: [true, {type: string}]}",
    "{oneOf: [{const: a}, {enum: [a, b]}]}",
  ])
  func whatOneLookCannotTellApartIsRefused(schema: String) throws {
    #expect(try LoweredSchemas("A: \(schema)").diagnostics.map(\.code) == [SchemaCode.undecidable.code])
  }
}
