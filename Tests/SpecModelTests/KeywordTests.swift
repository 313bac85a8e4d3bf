import SpecModel
import TestSupport
import Testing

/// The table against the official vocabularies, which are written out here as the specifications list them.
@Suite struct KeywordTests {
  private static let openAPI: [(ObjectKind, String)] = [
    (.openAPI, "openapi info jsonSchemaDialect servers paths webhooks components security tags externalDocs"),
    (.info, "title summary description termsOfService contact license version"),
    (.contact, "name url email"),
    (.license, "name identifier url"),
    (.server, "url description variables"),
    (.serverVariable, "enum default description"),
    (
      .components,
      "schemas responses parameters examples requestBodies headers securitySchemes links callbacks pathItems"
    ),
    (.paths, "/{path}"),
    (.pathItem, "$ref summary description get put post delete options head patch trace servers parameters"),
    (.webhookItem, "$ref summary description get put post delete options head patch trace servers parameters"),
    (
      .operation,
      """
      tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated security \
      servers
      """
    ),
    (
      .webhookOperation,
      """
      tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated security \
      servers
      """
    ),
    (.externalDocs, "description url"),
    (
      .parameter,
      """
      name in description required deprecated allowEmptyValue style explode allowReserved schema example \
      examples content
      """
    ),
    (.requestBody, "description content required"),
    (.requestMedia, "schema example examples encoding"),
    (.responseMedia, "schema example examples encoding"),
    (.encoding, "contentType headers style explode allowReserved"),
    (.responses, "default {status}"),
    (.webhookResponses, "default {status}"),
    (.response, "description headers content links"),
    (.callback, "{expression}"),
    (.example, "summary description value externalValue"),
    (.link, "operationRef operationId parameters requestBody description server"),
    (.header, "description required deprecated style explode schema example examples content"),
    (.tag, "name description externalDocs"),
    (.reference, "$ref summary description"),
    (.discriminator, "propertyName mapping"),
    (.xml, "name namespace prefix attribute wrapped"),
    (.securityScheme, "type description name in scheme bearerFormat flows openIdConnectUrl"),
    (.oauthFlows, "implicit password clientCredentials authorizationCode"),
    (.oauthFlow, "authorizationUrl tokenUrl refreshUrl scopes"),
    (.securityRequirement, "{name}"),
  ]

  /// JSON Schema 2020-12, one line for each vocabulary, and OpenAPI's own
  /// (https://spec.openapis.org/oas/3.1/vocab/base).
  private static let schema: [(vocabulary: String, keywords: String)] = [
    ("core", "$schema $vocabulary $id $ref $anchor $dynamicRef $dynamicAnchor $defs $comment"),
    (
      "applicator",
      """
      prefixItems items contains additionalProperties properties patternProperties dependentSchemas propertyNames if \
      then else allOf anyOf oneOf not
      """
    ),
    ("unevaluated", "unevaluatedItems unevaluatedProperties"),
    (
      "validation",
      """
      type const enum multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems \
      minItems uniqueItems maxContains minContains maxProperties minProperties required dependentRequired
      """
    ),
    ("format-annotation and format-assertion", "format"),
    ("content", "contentEncoding contentMediaType contentSchema"),
    ("meta-data", "title description default deprecated readOnly writeOnly examples"),
    ("OpenAPI base", "discriminator xml externalDocs example"),
  ]

  private func names(of kind: ObjectKind) -> Set<String> {
    var names = Set(Keywords.rows(of: kind).map(\.name))
    if let patterned = Keywords.patterned(of: kind) { names.insert(patterned.name) }
    return names
  }

  @Test(arguments: openAPI)
  func everyKeywordOfOpenAPIHasARow(kind: ObjectKind, keywords: String) {
    let official = Set(keywords.split(whereSeparator: \.isWhitespace).map(String.init))
    #expect(official.subtracting(names(of: kind)) == [])
    // The ranges of statuses are a way to write a status code.
    let extra = names(of: kind).subtracting(official).filter { !$0.hasPrefix("x-") && !$0.hasSuffix("XX") }
    #expect(extra == [], "rows that the specification does not have")
  }

  @Test(arguments: schema)
  func everyKeywordOfJSONSchemaHasARow(vocabulary: String, keywords: String) {
    let official = Set(keywords.split(whereSeparator: \.isWhitespace).map(String.init))
    #expect(official.subtracting(names(of: .schema)) == [])
  }

  @Test func theSchemaObjectHasNoOtherRows() {
    let official = Set(Self.schema.flatMap { $0.keywords.split(whereSeparator: \.isWhitespace).map(String.init) })
    #expect(names(of: .schema).subtracting(official).filter { !$0.hasPrefix("x-") } == [])
  }

  @Test(arguments: ObjectKind.allCases)
  func everyKindHasRowsAndEachRowOnce(kind: ObjectKind) {
    let rows = Keywords.rows(of: kind).map(\.name)
    #expect(!rows.isEmpty || Keywords.patterned(of: kind) != nil)
    #expect(Set(rows).count == rows.count)
  }

  @Test func aRejectionHasAReason() {
    for kind in ObjectKind.allCases {
      for row in Keywords.rows(of: kind) {
        if case .rejected(let reason) = row.disposition {
          #expect(reason.count > 10, "\(kind.rawValue) \(row.name)")
          #expect(!row.required)
        }
      }
    }
  }

  /// `spec/extensions.md` and the table name the same keywords.
  @Test func ourKeywordsAreThoseOfTheirPage() throws {
    let page = try #require(TextFile.read("spec/extensions.md"))
    let told = Set(page.matches(of: /\| `(x-[a-z-]+)` \|/).map { String($0.1) })
    let known = Set(ObjectKind.allCases.flatMap { Keywords.rows(of: $0) }.filter(\.isExtension).map(\.name))
    #expect(told == known)
  }

  @Test func theCoverageIsCurrent() {
    #expect(Golden.difference(KeywordCoverage.markdown(), from: PackageRoot.path("docs/keyword-coverage.md")) == nil)
  }
}
