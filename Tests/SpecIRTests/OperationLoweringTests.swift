import SpecSyntax
import Testing

@testable import SpecIR

@Suite struct OperationLoweringTests {
  @Test func anAnswersMediaTypeMayHaveParameters() throws {
    let written = "            application/json:\n              x-max-response: 1000"
    #expect(
      Things.codes([written: written.replacing("json:", with: "json; charset=ascii:")]) == ["PM0311"],
      "texts say themselves that they are UTF-8")
    let operation = try Things.api([
      written: written.replacing("application/json:", with: "application/vnd.x+json; version=2;level=1:")
    ]).operations.first
    let content = try #require(operation?.responses.first { $0.isSuccess }?.contents.first)
    #expect(content.mediaType == "application/vnd.x+json" && content.parameters == "; version=2; level=1")
    #expect(operation?.produces == ["application/vnd.x+json"])
  }

  @Test func theOperationSaysWhatTheContractSays() throws {
    let operation = try #require(Things.api().operations.first)
    #expect(operation.id == "changeThing")
    #expect(operation.method == .post)
    #expect(operation.path == [.literal("things"), .parameter("id")])
    #expect(operation.pathTemplate == "/things/{id}")
    #expect(operation.summary == Message(english: "Change a thing", french: "Changer une chose"))
    #expect(operation.security == .bearer(anyOf: [["write"]]))
    #expect(operation.quota == .metered("api"))
    #expect(operation.timeoutMilliseconds.value == 5000)
    #expect(operation.errorProfile == "api")
    #expect(operation.environments == nil)
    #expect(operation.site == Site(file: "spec.yaml", line: 42, column: 5, pointer: "/paths/~1things~1{id}/post"))
  }

  @Test func answersStandByStatusAndReferencesAreFollowed() throws {
    // The 429 before all others.
    let line = "        \"429\": {$ref: \"#/components/responses/Refused\"}\n"
    let operation = try #require(
      Things.api([line: "", "      responses:\n        \"200\":\n": "      responses:\n" + line + "        \"200\":\n"])
        .operations.first)
    #expect(operation.responses.map(\.status) == [200, 400, 401, 403, 404, 406, 413, 415, 422, 429, 500, 503])
    let refused = try #require(operation.responses.last)
    #expect(refused.description == "The request is refused")
    #expect(refused.component == "Refused" && operation.responses.first?.component == nil)
    #expect(refused.contents.map(\.mediaType) == ["application/json", "application/problem+json"])
    #expect(refused.contents.map(\.kind) == [.json, .json])
    #expect(refused.contents.first?.maxBytes.value == 10_000)
    #expect(refused.headers.first?.name == "Allow")
    #expect(refused.headers.first?.setBy == .runtime)
  }

  @Test func theDescriptionBesideAReferenceGoesFirst() throws {
    let line = "        \"404\": {$ref: \"#/components/responses/Refused\""
    let operation = try #require(Things.api([line: line + ", description: No such thing"]).operations.first)
    #expect(operation.responses.first { $0.status == 404 }?.description == "No such thing")
    #expect(operation.responses.first { $0.status == 406 }?.description == "The request is refused")
  }

  @Test func aParameterOfTheOperationTakesThePlaceOfThePathItems() throws {
    let shared = """
        /things/{id}:
          parameters:
            - {name: id, in: path, required: true, description: shared, schema: {type: string, maxLength: 5}}
            - {name: X-Colour, in: header, schema: {type: string, maxLength: 5}}

      """
    let parameters = try #require(Things.api(["  /things/{id}:\n": shared]).operations.first?.parameters)
    #expect(parameters.map(\.name) == ["X-Colour", "id"])
    #expect(parameters.last?.description == nil)
  }

  @Test(arguments: [
    ("in: query", Parameter.ListStyle.repeated), ("in: query, explode: true", .repeated),
    ("in: query, explode: false", .commaSeparated), ("in: query, style: form, explode: false", .commaSeparated),
    ("in: header", .commaSeparated),
  ])
  func listsAreWrittenAsTheStyleSays(_ style: String, _ expected: Parameter.ListStyle) throws {
    let written = "{name: c, \(style), schema: {type: array, maxItems: 3, items: {type: integer, format: int32}}}"
    let parameter = try #require(Things.api(Things.parameter(written)).operations.first?.parameters.last)
    #expect(parameter.listStyle == expected)
    #expect(parameter.required == nil)
  }

  @Test(arguments: [
    "{name: c, in: query, style: simple, schema: {type: string, maxLength: 5}}",
    "{name: c, in: header, style: form, schema: {type: string, maxLength: 5}}",
    "{name: c, in: query, schema: {type: [string, \"null\"], maxLength: 5}}",
    "{name: c, in: query, schema: {type: array, maxItems: 2, items: {type: array, maxItems: 1, items: {}}}}",
    "{name: c, in: query}",
    "{name: Authorization, in: header, schema: {type: string, maxLength: 5}}",
  ])
  func otherNotationsAreRefused(_ written: String) {
    #expect(Things.codes(Things.parameter(written)) == ["PM0304"])
  }

  @Test(arguments: ["deepObject", "spaceDelimited", "pipeDelimited", "matrix", "label"])
  func otherStylesAreRefused(_ style: String) {
    let written = "{name: c, in: query, style: \(style), schema: {type: string, maxLength: 5}}"
    #expect(!Things.codes(Things.parameter(written)).isEmpty)
  }

  @Test(arguments: [
    ("    post:\n      operationId: changeThing", "    delete:\n      operationId: changeThing", "PM0311"),
    ("        Allow: {", "        Content-Type: {$ref: \"#/components/headers/Text\"}\n        Allow: {", "PM0320"),
    ("        Allow: {", "        retry-after: {$ref: \"#/components/headers/Text\"}\n        Allow: {", "PM0320"),
    ("  - name: Things", "  - name: Things\n  - name: Things", "PM0319"),
    ("          description: The thing as it is now\n", "          description: Nothing\n", nil),
  ] as [(String, String, String?)])
  func whatHTTPOrOpenAPIWouldIgnoreIsRefused(_ old: String, _ new: String, _ code: String?) {
    #expect(Set(Things.codes([old: new])) == Set([code].compactMap(\.self)))
  }

  @Test func aRequiredParameterHasItsSentence() throws {
    let written = "{name: page_size, in: query, required: true, schema: {type: integer, minimum: 1, maximum: 9}}"
    let parameter = try #require(Things.api(Things.parameter(written)).operations.first?.parameters.last)
    #expect(parameter.label.english == "Page size")
    #expect(parameter.required?.message.english == "Page size can't be blank")
  }

  @Test(arguments: [
    ("application/json", "{$ref: \"#/components/schemas/Thing\"}", MediaKind.json),
    ("application/merge-patch+json", "{$ref: \"#/components/schemas/Thing\"}", .json),
    ("application/x-www-form-urlencoded", "{$ref: \"#/components/schemas/Thing\"}", .form),
    ("multipart/form-data", "{$ref: \"#/components/schemas/Thing\"}", .multipart),
    ("text/csv", "{type: string, maxLength: 10}", .text),
    ("application/pdf", "{type: string, format: binary}", .binary),
    ("application/json", "{type: string, format: binary}", .binary),
  ])
  func mediaTypesHaveTheirKind(_ mediaType: String, _ schema: String, _ kind: MediaKind) throws {
    let body = try #require(
      Things.api([
        "          application/json:\n            x-max-body": "          \(mediaType):\n            x-max-body",
        "            schema: {$ref: \"#/components/schemas/Thing\"}\n": "            schema: \(schema)\n",
      ]).operations.first?.body)
    #expect(body.required)
    #expect(body.contents.map(\.kind) == [kind])
    #expect(body.contents.map(\.mediaType) == [mediaType])
  }

  @Test func examplesHaveNames() throws {
    let content = try #require(Things.api().operations.first?.body?.contents.first)
    #expect(content.examples.map(\.name) == ["small"])
    #expect(content.examples.first?.value.value == .object([.init("name", .string("chair"))]))
    let several = "            examples:\n              small:\n                value: {name: chair}"
    let single = try #require(
      Things.api([several: "            example: {name: desk}"]).operations.first?.body?.contents.first)
    #expect(single.examples.map(\.value.value.text) == [#"{"name":"desk"}"#])
  }

  @Test func aConstantHeaderNeedsNobody() throws {
    let header = "    Text:\n      x-set-by: runtime\n      schema: {type: string, maxLength: 100}"
    let api = try Things.api([header: "    Text:\n      schema: {type: string, const: \"no-store\"}"])
    #expect(api.transportResponses.first?.headers.first?.setBy == .constant("no-store"))
  }

  @Test func linksNameOperationsAndExpressions() throws {
    let links = try #require(Things.api().operations.first?.responses.first?.links)
    #expect(links.map(\.name) == ["again"])
    #expect(links.first?.parameters == [LinkParameter(name: "id", expression: "$request.path.id")])
  }

  @Test func webhooksSayHowTheyAreDelivered() throws {
    let webhook = try #require(Things.api().webhooks.first)
    #expect(webhook.name == "thing.changed")
    #expect(webhook.headers.map(\.name) == ["X-Signature"])
    #expect(webhook.delivery.timeoutSeconds == 30)
    #expect(webhook.delivery.retryAfterSeconds == [1, 4])
    #expect(webhook.delivery.breakerFailures == 5)
    #expect(webhook.delivery.breakerSeconds == 1800)
    #expect(webhook.delivery.signatureHeader == "X-Signature")
  }

  @Test func oneRunTellsEverything() {
    let contract = Things.load([
      "      x-quota: api\n": "", "      x-timeout: 5\n": "", "            x-max-body: 1000\n": "",
      "oauth: [write]": "oauth: [read]",
    ])
    #expect(contract.api == nil)
    #expect(Set(contract.diagnostics.map(\.code)) == ["PM0306", "PM0308", "PM0309", "PM0310"])
  }

  @Test func partsMayStandInOtherFiles() throws {
    let item = """
      get:
        operationId: listThings
        tags: [Things]
        summary: List things
        x-summary-fr: Lister les choses
        security: []
        x-quota: {unmetered: There are few}
        x-timeout: 1
        responses:
          "200": {description: Nothing to say}
      """
    let api = try Things.api(
      ["paths:\n": "paths:\n  /things: {$ref: \"parts/things.yaml\"}\n"], files: ["parts/things.yaml": item])
    #expect(api.operations.first?.id == "listThings")
    #expect(api.operations.first?.site.file == "parts/things.yaml")
    #expect(api.operations.first?.security == .open)
    #expect(api.operations.first?.quota == .unmetered(reason: "There are few"))
  }

  @Test func aFileThatIsMissingIsTold() {
    let contract = ContractLoader.load(path: "nowhere.yaml") { _ in nil }
    #expect(contract.api == nil)
    #expect(contract.diagnostics.map(\.code) == ["PM0101"])
  }
}
