import SpecModel
import Testing

@testable import SpecIR

/// The sentences that clients are promised, word for word.
@Suite struct SchemaSentenceTests {
  private let market = """
    Market:
      type: object
      required: [name, deadline, market_type_codes]
      properties:
        name: {type: string, minLength: 1, maxLength: 255, x-plain-text: line}
        siret: {type: [string, "null"], pattern: "^[0-9]{14}$", x-checksum: siret}
        deadline: {type: string, format: local-date-time, x-future: true}
        market_type_codes: {type: array, minItems: 1, items: {type: string, enum: [works, defense]}}
      x-invariant:
        - not-alone: {in: market_type_codes, value: defense}
    """

  @Test func thePublishedSentencesComeOutByThemselves() throws {
    let lowered = try LoweredSchemas(market, root: "x-time-zone: Europe/Paris")
    let schema = try lowered["Market"]
    let name = try schema.inline("name").string
    #expect(try schema.property("name").required?.message.english == "Name can't be blank")
    #expect(name.minLength?.message.english == "Name can't be blank")
    #expect(name.maxLength?.message.english == "Name is too long (maximum is 255 characters)")
    #expect(name.plainText?.message.english == "Name must not contain HTML")
    let siret = try schema.inline("siret").string
    #expect(siret.pattern?.message.english == "Siret is invalid")
    #expect(siret.checksum?.message.english == "Siret is invalid")
    let deadline = try schema.inline("deadline").string
    #expect(deadline.format?.message.english == "Deadline must be a valid ISO 8601 datetime")
    #expect(deadline.future?.message.english == "Deadline must be in the future")
    let codes = try schema.inline("market_type_codes").array
    #expect(codes.minItems?.message.english == "Market type codes can't be blank")
    #expect(
      schema.object.invariants.map(\.message.english) == ["Market type codes defense cannot be used alone"])
  }

  @Test func theRootWordsWhatTheSchemaDoesNot() throws {
    let schema = try LoweredSchemas(
      """
      Market:
        type: object
        required: [name]
        properties:
          name:
            type: string
            minLength: 1
            maxLength: 9
            x-label: {en: Title, fr: Intitulé}
            x-messages:
              maxLength: {en: "No more than %{limit}", fr: "Pas plus de %{limit}"}
      """,
      root: """
        x-messages:
          required: {en: "%{label} is missing", fr: "%{label} manque"}
          maxLength: {en: never, fr: jamais}
          minLength: {en: never, fr: jamais}
        """)["Market"]
    let name = try schema.inline("name").string
    #expect(
      try schema.property("name").required?.message == Message(english: "Title is missing", french: "Intitulé manque"))
    #expect(name.minLength?.message == Message(english: "Title is missing", french: "Intitulé manque"))
    #expect(name.maxLength?.message == Message(english: "No more than 9", french: "Pas plus de 9"))
  }

  @Test func theUseWordsWhatItsComponentDoesNot() throws {
    let schema = try LoweredSchemas(
      """
      Market:
        type: object
        properties:
          siret:
            $ref: "#/components/schemas/Siret"
          other:
            $ref: "#/components/schemas/Siret"
            x-label: {en: Other, fr: Autre}
            x-messages: {pattern: {en: "Not %{label}", fr: "Pas %{label}"}}
      Siret:
        type: string
        pattern: "^[0-9]{14}$"
        maxLength: 14
        x-label: {en: SIRET, fr: Numéro de SIRET}
        x-messages: {pattern: {en: "%{label}?", fr: "%{label} ?"}}
      """)["Market"]
    #expect(
      try schema.inline("siret").string.pattern?.message == Message(english: "SIRET?", french: "Numéro de SIRET ?"))
    #expect(try schema.inline("other").string.pattern?.message == Message(english: "Not Other", french: "Pas Autre"))
    #expect(
      try schema.inline("other").string.maxLength?.message.english == "Other is too long (maximum is 14 characters)")
  }

  @Test func itemsHaveALabelOfTheirOwn() throws {
    let schema = try LoweredSchemas(
      """
      Market:
        type: object
        properties:
          lots: {type: array, items: {$ref: "#/components/schemas/Lot", x-label: {en: Lot, fr: Lot}}}
          codes: {type: array, items: {type: string, maxLength: 3}}
      Lot: {type: object}
      """)["Market"]
    #expect(try schema.inline("lots").array.itemLabel.english == "Lot")
    #expect(try schema.inline("lots").array.items == .named("Lot"))
    let codes = try schema.inline("codes").array
    #expect(codes.itemLabel == Message(english: "Item", french: "Élément"))
    #expect(codes.items?.inline?.string.maxLength?.message.english == "Item is too long (maximum is 3 characters)")
  }

  @Test(arguments: [
    ("market_type_codes", "Market type codes"), ("provider_user_id", "Provider user"), ("id", "Id"), ("_id", "Id"),
    ("siret", "Siret"), ("PublicMarketInput", "Public market input"), ("cpv_code", "Cpv code"), ("lots2", "Lots2"),
  ])
  func namesAreMadeReadable(name: String, label: String) {
    #expect(Label.humanized(name).english == label)
  }

  @Test(arguments: [
    ("{type: integer}", "A must be an integer"),
    ("{type: [string, 'null']}", "A must be a string or null"),
    ("{type: object}", "A must be an object"),
  ])
  func typesAreSaidInWords(schema: String, sentence: String) throws {
    #expect(try LoweredSchemas("A: \(schema)")["A"].types.message.english == sentence)
  }

  /// The rules that the table knows are the ones that have a sentence.
  @Test(arguments: Keywords.rules.filter { $0 != "x-invariant" })
  func everyRuleHasASentence(rule: String) {
    let wording = Wording(label: Message("Label"))
    let message = Sentences(root: nil).say(rule, wording, limit: Message("LIMIT"))
    #expect(message.english.hasPrefix("Label ") && message.french.hasPrefix("Label "))
    #expect(!message.english.contains("%{") && !message.french.contains("%{"))
    #expect(message.english != "Label is not valid")
  }
}
