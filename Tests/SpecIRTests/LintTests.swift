import Testing

@testable import SpecIR

@Suite struct LintTests {
  @Test func thereIsNothingToSayAboutASoundContract() {
    #expect(Things.check(Things.load()) == [])
  }

  /// What the runtime can refuse, by what the operation asks for.
  @Test(arguments: [
    ("x-timeout: 5", "x-timeout: 6", []),
    ("- oauth: [write]", "- oauth: []", [.forbidden]),
    ("security:\n        - oauth: [write]", "security: []", [.unauthenticated, .forbidden]),
    ("x-quota: api", "x-quota: {unmetered: it is cheap}", [.tooManyRequests]),
  ] as [(String, String, Set<Failure>)])
  func failuresFollowFromTheRules(_ old: String, _ new: String, _ spared: Set<Failure>) throws {
    let all: [Failure] = [
      .malformed, .unauthenticated, .forbidden, .notFound, .notAcceptable, .payloadTooLarge, .unsupportedMediaType,
      .invalid, .tooManyRequests, .fault, .unavailable,
    ]
    let operation = try #require(Things.load([old: new]).api?.operations.first)
    #expect(operation.possibleFailures == all.filter { !spared.contains($0) })
  }

  @Test(arguments: ["400", "401", "403", "404", "406", "413", "415", "422", "429", "500", "503"])
  func eachStatusOfTheRuntimeMustBeDeclared(_ status: String) {
    let line = "        \"\(status)\": {$ref: \"#/components/responses/Refused\"}\n"
    #expect(Things.codes([line: ""]) == ["PM0406"])
  }

  /// A query and a header are texts, and there are bytes that are none.
  @Test(arguments: ["query", "header"]) func aParameterCanBeUnreadable(_ place: String) throws {
    let words = """
        /words:
          get:
            operationId: readWord
            tags: [Things]
            summary: Read a word
            x-summary-fr: Lire un mot
            security: []
            x-quota: {unmetered: Tests}
            x-timeout: 5
            parameters: [{name: X-Word, in: \(place), schema: {type: string, maxLength: 9}}]
            responses:
              "204": {description: Read}
              "422": {$ref: "#/components/responses/Refused"}
              "500": {$ref: "#/components/responses/Refused"}
              "503": {$ref: "#/components/responses/Refused"}

      """
    #expect(Things.codes(["  /things/{id}:": words + "  /things/{id}:"]) == ["PM0406"])
  }

  static let limits = """
      api: {limit: 10, window: 60, burst: 5}

    x-limits:
      request-line: 8192
      header-bytes: 32768
      header-fields: 100
      json-depth: 64
      form-fields: 1000
      form-texts: 1048576
      violations: 100
      further-violations: {en: "More than %{limit}", fr: "Plus de %{limit}"}
    """

  @Test func limitsAreLowered() throws {
    let limits = try #require(try Things.api(["  api: {limit: 10, window: 60, burst: 5}": Self.limits]).limits)
    #expect(limits.named.map(\.rule.value) == [8192, 32768, 100, 64, 1000, 1_048_576, 100])
    #expect(limits.violations.message == Message(english: "More than 100", french: "Plus de 100"))
  }

  /// The declared answers have room for as many sentences as are told, and for the one that there are more.
  @Test(arguments: [(99, []), (100, []), (101, ["PM0407"])] as [(Int, Set<String>)])
  func answersHaveRoomForWhatIsTold(_ count: Int, _ codes: Set<String>) {
    let limits = Self.limits.replacing("violations: 100", with: "violations: \(count)")
    #expect(Set(Things.codes(["  api: {limit: 10, window: 60, burst: 5}": limits])) == codes)
  }

  @Test(arguments: ["400", "404", "405", "408", "414", "431", "500", "503", "505"])
  func eachStatusBeforeRoutingMustBeDeclared(_ status: String) {
    let line = "  \"\(status)\": {$ref: \"#/components/responses/Refused\"}\n"
    #expect(Things.codes([line: ""]) == ["PM0409"])
  }

  @Test(arguments: ["Allow", "Retry-After", "WWW-Authenticate", "X-RateLimit-Limit", "X-RateLimit-Reset"])
  func eachHeaderOfTheRuntimeMustBeDeclared(_ name: String) throws {
    // Another name in the answer that all refusals share, which stands last.
    let start = try #require(Things.text.range(of: "description: The request is refused"))
    let rest = Things.text[start.lowerBound...]
    let line = try #require(rest.split(separator: "\n").first { $0.contains(" \(name): ") })
    let text = Things.text[..<start.lowerBound] + rest.replacing(line, with: line.replacing(name, with: "X-Other"))
    let contract = ContractLoader.load(path: "spec.yaml") { _ in Array(text.utf8) }
    #expect(Set(Things.check(contract).map(\.code)) == ["PM0408"])
  }

  @Test(arguments: [
    ("{type: string}", "PM0401"), ("{type: string, format: uri}", "PM0401"),
    ("{type: string, format: email}", "PM0401"), ("{type: string, contentEncoding: base64}", "PM0401"),
    ("{type: [string, \"null\"], minLength: 2}", "PM0401"),
    ("{type: string, pattern: \"^(a|b+)$\"}", "PM0401"),
    ("{type: string, format: date-time}", nil), ("{type: string, format: uuid}", nil),
    ("{type: string, format: date}", nil), ("{type: string, const: a}", nil), ("{type: string, enum: [a, b]}", nil),
    ("{type: string, maxLength: 5}", nil),
    ("{type: string, pattern: \"^(a|bc){2,3}$\"}", nil),
    ("{type: integer}", "PM0402"), ("{type: integer, minimum: 1}", "PM0402"),
    ("{type: number, maximum: 1}", "PM0402"),
    ("{type: integer, format: int32}", nil), ("{type: integer, minimum: 1, exclusiveMaximum: 9}", nil),
    ("{type: integer, const: 3}", nil), ("{type: integer, enum: [1, 9223372036854775808]}", "PM0402"),
    ("{type: integer, minimum: -9223372036854775808, maximum: 9223372036854775807}", nil),
    ("{type: integer, minimum: -9223372036854775809, maximum: 0}", "PM0402"),
    ("{type: integer, minimum: 0, maximum: 1e19}", "PM0402"), ("{type: number, minimum: 0, maximum: 1e19}", nil),
    ("{type: array, maxItems: 3, uniqueItems: true, items: {type: string, maxLength: 5}}", nil),
    ("{type: array, maxItems: 3, uniqueItems: true, items: {type: string, maxLength: 5, x-trim: true}}", "PM0425"),
    ("{type: array, items: {type: boolean}}", "PM0403"), ("{type: array, maxItems: 3}", "PM0405"),
    ("{type: array, maxItems: 3, items: {type: string}}", "PM0401"),
    ("{type: array, maxItems: 3, items: {type: boolean}}", nil),
    ("{type: object, additionalProperties: {type: boolean}}", "PM0404"), ("{type: object}", nil),
    ("{type: object, maxProperties: 3, additionalProperties: {type: string}}", "PM0401"),
    ("{type: object, maxProperties: 3, additionalProperties: {type: boolean}}", nil),
    ("{description: anything}", "PM0405"),
  ] as [(String, String?)])
  func everythingHasALimit(_ schema: String, _ code: String?) {
    let name = "name: {type: string, maxLength: 100}\n"
    let codes = Things.codes([name: name + "        extra: \(schema)\n"])
    #expect(codes == (code.map { [$0] } ?? []))
  }

  @Test(arguments: [
    ("/things/{key}", true), ("/things/all", false), ("/{kind}/all", true), ("/{kind}/{id}", false), ("/things", false),
    ("/things/{id}/parts", false), ("/Things/{id}", false),
  ])
  func templatesMustNotTakeTheSamePath(_ template: String, _ collide: Bool) throws {
    let parameters = template.split(separator: "/").filter { $0.hasPrefix("{") }.map {
      "{name: \($0.dropFirst().dropLast()), in: path, required: true, schema: {type: string, maxLength: 5}}"
    }
    let refused = "{$ref: \"#/components/responses/Refused\"}"
    let item = """
      paths:
        \(template):
          get:
            operationId: other
            tags: [Things]
            summary: Another
            x-summary-fr: Une autre
            security: []
            x-quota: {unmetered: It is cheap}
            x-timeout: 5
            parameters: [\(parameters.joined(separator: ", "))]
            responses:
              "204": {description: Nothing}
              "404": \(refused)
              "500": \(refused)
              "503": \(refused)

      """
    #expect(Things.codes(["paths:\n": item]) == (collide ? ["PM0412"] : []))
  }

  @Test(arguments: [
    ("$request.path.id", true), ("$response.body#/name", true), ("$response.body#/names", false),
    ("$request.body#/name", true),
    ("$response.header.x-ratelimit-limit", true), ("$response.header.ETag", false), ("$request.query.id", false),
    ("$statusCode", true), ("$nothing", false), ("chair", true),
  ])
  func linksFindTheirValues(_ expression: String, _ finds: Bool) {
    #expect(Things.codes(["$request.path.id": expression]) == (finds ? [] : ["PM0416"]))
  }

  @Test(arguments: ["{key: a}", "{id: a, key: b}"])
  func linksFillTheParametersOfTheirOperation(_ parameters: String) {
    #expect(Set(Things.codes(["{id: \"$request.path.id\"}": parameters])) == ["PM0416"])
  }

  @Test(arguments: [
    ("made_at", "made_at: {type: string, format: date-time}", true),
    ("size", "size: {type: integer, minimum: 0, maximum: 9}", true),
    ("made_at", "made_at: {type: [string, \"null\"], format: date-time}", false),
    ("made_at", "made_at: {type: string, maxLength: 9}", false), ("size", "made_at: {type: boolean}", false),
  ])
  func theItemsOfAListTellItsOrder(_ property: String, _ member: String, _ isTold: Bool) {
    let name = member.prefix { $0 != ":" }
    func codes(required: Bool) -> [String] {
      let items = "{type: object, \(required ? "required: [\(name)], " : "")properties: {\(member)}}"
      let answer = "{type: object, properties: {things: {type: array, maxItems: 9, items: \(items)}}}"
      return Things.codes([
        "      x-timeout: 5\n": "      x-timeout: 5\n      x-order: {by: \(property), direction: ascending}\n",
        "x-max-response: 1000\n              schema: {$ref: \"#/components/schemas/Thing\"}":
          "x-max-response: 1000\n              schema: \(answer)",
      ])
    }
    #expect(codes(required: true) == (isTold ? [] : ["PM0426"]))
    #expect(codes(required: false) == ["PM0426"])
  }

  @Test func unreferencedSchemasOfUnusedComponentsAreUnusedToo() {
    let codes = Things.codes([
      "  schemas:\n": """
        schemas:
          Outer: {type: object, properties: {inner: {$ref: "#/components/schemas/Inner"}}}
          Inner: {type: boolean}

      """
    ])
    #expect(codes == ["PM0413", "PM0413"])
  }

  @Test func aWrongMemberOfAnExampleIsPointedAt() throws {
    let found = Things.check(Things.load(["value: {name: chair}": "value:\n                  name: [1]"]))
    #expect(found.map(\.code) == ["PM0415"])
    #expect(found.first?.span.start.line == 65)
  }

  @Test(arguments: [
    ("^a{2,3}(b|cde)?$", 6), ("^[a-z]{1,20}$", 20), ("^a*$", nil), ("^(a|b+)$", nil), ("a", nil), ("^$|^ab$", 2),
    ("^(){5,}$", 0),
  ] as [(String, Int?)])
  func theLongestMatchOfAPattern(_ source: String, _ length: Int?) throws {
    #expect(try Pattern(parsing: source).longestMatch == length)
  }
}
