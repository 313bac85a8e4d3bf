import Testing

@testable import SpecIR

/// What operations for people need: sessions, tokens, forms with brackets, failure pages, the rest of a path.
@Suite struct PageLoweringTests {
  private static let scheme: (String, String) = (
    "  securitySchemes:\n", "  securitySchemes:\n    browser: {type: apiKey, in: cookie, name: visit}\n"
  )
  private static let security: (String, String) = (
    "      security:\n        - oauth: [write]\n", "      security: [{browser: []}, {}]\n"
  )
  private static let form: (String, String) = (
    """
              application/json:
                x-max-body: 1000
                schema: {$ref: "#/components/schemas/Thing"}
                examples:
                  small:
                    value: {name: chair}

    """,
    """
              multipart/form-data:
                x-max-body: 1000
                x-invalid: handler
                encoding: {place: {style: deepObject, explode: true}}
                schema: {$ref: "#/components/schemas/Form"}

    """
  )
  private static let schema: (String, String) = (
    "  schemas:\n",
    """
      schemas:
        Form:
          type: object
          properties:
            token: {type: string, maxLength: 10, x-csrf: true}
            place:
              type: object
              maxProperties: 2
              propertyNames: {pattern: "^[a-z]$"}
              additionalProperties: {type: string, maxLength: 5}

    """
  )

  private func load(_ edits: [(String, String)]) -> LoadedContract {
    var text = Things.text
    for (old, new) in edits {
      #expect(text.contains(old), "`\(old)` is not in things.yaml")
      text = text.replacing(old, with: new, maxReplacements: 1)
    }
    return ContractLoader.load(path: "spec.yaml") { _ in Array(text.utf8) }
  }

  private func operation(_ edits: [(String, String)]) throws -> Operation {
    let contract = load(edits)
    #expect(contract.diagnostics == [])
    return try #require(contract.api?.operations.first)
  }

  @Test func aSessionIsAskedOfNobody() throws {
    let operation = try operation([Self.scheme, Self.security])
    #expect(operation.security == .browser(cookie: "visit"))
    #expect(operation.possibleFailures.contains(.tooManyRequests))
    #expect(!operation.possibleFailures.contains(.unauthenticated))
    #expect(!operation.possibleFailures.contains(.csrf))
  }

  @Test(arguments: [
    "[{browser: []}]", "[{}, {browser: []}, {}]", "[{browser: [write]}, {}]", "[{browser: []}, {oauth: []}]",
  ])
  func otherSessionsAreRefused(_ written: String) {
    let codes = load([Self.scheme, (Self.security.0, "      security: \(written)\n")]).diagnostics.map(\.code)
    #expect(codes == ["PM0307"])
  }

  @Test func theOrderOfNobodyIsFree() throws {
    let operation = try operation([Self.scheme, (Self.security.0, "      security: [{}, {browser: []}]\n")])
    #expect(operation.security == .browser(cookie: "visit"))
  }

  @Test func aCookieMayBeOfOneHost() throws {
    let scheme = (Self.scheme.0, Self.scheme.0 + "    browser: {type: apiKey, in: cookie, name: __Host-visit}\n")
    #expect(try operation([scheme, Self.security]).security == .browser(cookie: "__Host-visit"))
  }

  @Test(arguments: [
    "{type: apiKey, in: cookie}", "{type: apiKey, name: visit}", "{type: apiKey, in: cookie, name: \"a=b\"}",
    "{type: apiKey, in: cookie, name: __Host-}", "{type: apiKey, in: cookie, name: __Secure-visit}",
    "{type: apiKey, in: cookie, name: __host-visit}", "{type: apiKey, in: cookie, name: __Host-__Secure-visit}",
  ])
  func aSchemeNamesItsCookie(_ written: String) {
    let scheme = (Self.scheme.0, Self.scheme.0 + "    browser: \(written)\n")
    #expect(load([scheme, Self.security]).diagnostics.map(\.code) == ["PM0316"])
  }

  @Test func aFormSaysHowItIsWrittenAndWhereItGoes() throws {
    let operation = try operation([Self.scheme, Self.security, Self.form, Self.schema])
    let content = try #require(operation.body?.contents.first)
    #expect(content.nested == ["place"])
    #expect(content.goesToHandlerInvalid)
    #expect(operation.takesToken)
    #expect(operation.possibleFailures.contains(.csrf))
    // What breaks rules is the handler's to answer.
    #expect(!operation.possibleFailures.contains(.invalid))
  }

  @Test func theParametersOfAFormStayTheRuntimes() throws {
    let parameter = (
      "      parameters:\n", "      parameters:\n        - {name: q, in: query, schema: {type: boolean}}\n"
    )
    let operation = try operation([Self.scheme, Self.security, Self.form, Self.schema, parameter])
    #expect(operation.possibleFailures.contains(.invalid))
  }

  @Test func namesOfAMapHaveAPattern() throws {
    let api = try #require(load([Self.scheme, Self.security, Self.form, Self.schema]).api)
    let form = try #require(api.schemas.first { $0.name == "Form" }?.schema)
    let place = try #require(form.object.properties.last.flatMap { api.schema($0.schema) })
    #expect(place.object.names?.value == "^[a-z]$")
    #expect(place.object.names?.message.french == "Place a un membre dont le nom n’est pas possible")
  }

  @Test func somethingChangesOnlyWithATokenOrAReason() {
    let common = [Self.scheme, Self.security]
    func codes(_ edits: [(String, String)]) -> Set<String> { Set(Things.check(load(edits)).map(\.code)) }
    // `oauth` is unused then, and a 401 declared in vain is no fault.
    #expect(codes(common) == ["PM0413", "PM0419"])
    let exempt = ("      x-timeout: 5\n", "      x-timeout: 5\n      x-csrf: {exempt: nothing changes}\n")
    #expect(codes(common + [exempt]) == ["PM0413"])
    #expect(codes(common + [Self.form, Self.schema]) == ["PM0413"])
    #expect(codes(common + [Self.form, Self.schema, exempt]) == ["PM0413", "PM0420"])
    #expect(
      codes(common + [Self.form, Self.schema, ("requestBody:\n        required: true\n", "requestBody:\n")]) == [
        "PM0413", "PM0420",
      ])
    #expect(codes([Self.form, Self.schema]) == ["PM0420"])
  }

  @Test func theRestOfAPathIsALastParameter() throws {
    let rest = (
      "          required: true\n          schema",
      "          required: true\n          x-rest-of-path: true\n          schema"
    )
    #expect(try operation([rest]).takesRestOfPath)
    #expect(try !operation([]).takesRestOfPath)
  }

  // MARK: Failure pages

  private static let page = "{status: 400, page: {title: Erreur, text: Recommencez.}}"

  /// A profile that words all failures but some.
  private static func pages(without spared: Set<Failure>) -> [(String, String)] {
    let lines = Failure.allCases.filter { !spared.contains($0) }.map { failure in
      let page = failure == .forbidden ? Self.page.replacing("400", with: "403") : Self.page
      return "    \(failure.rawValue): \(page)\n"
    }
    return [
      ("x-errors:\n", "x-errors:\n  pages:\n" + lines.joined()),
      ("      x-timeout: 5\n", "      x-timeout: 5\n      x-error-profile: pages\n"),
    ]
  }

  @Test func aProfileOfPagesWordsItsOwnFailures() throws {
    let spared: Set<Failure> = [.unauthenticated, .inactive, .notPermitted, .csrf]
    let contract = load(Self.pages(without: spared))
    #expect(contract.diagnostics == [])
    let profile = try #require(contract.api?.errorProfiles.first)
    #expect(profile.isPages)
    #expect(contract.api?.errorProfiles.last?.isPages == false)
    #expect(profile.entries.map(\.failure) == Failure.allCases)
    for entry in profile.entries {
      #expect(entry.page == .init(title: "Erreur", text: "Recommencez."))
      #expect(entry.status == (spared.contains(entry.failure) || entry.failure == .forbidden ? 403 : 400))
    }
  }

  @Test(arguments: Failure.allCases.filter { ![.unauthenticated, .inactive, .notPermitted, .csrf].contains($0) })
  func aFailureWithoutAPageIsMissed(_ failure: Failure) {
    let diagnostics = load(Self.pages(without: [failure])).diagnostics
    #expect(Set(diagnostics.map(\.code)) == ["PM0314"])
    #expect(diagnostics.first?.message == "the profile `pages` does not word `\(failure.rawValue)`")
  }

  @Test func programsReadNoPages() {
    #expect(
      load([("    fault: {status: 500, body: {error: Fault}, adds: [request_id]}", "    fault: \(Self.page)")])
        .diagnostics.map(\.code) == ["PM0315"])
  }

  @Test func aTokenIsRefusedLikeWhatIsForbidden() throws {
    let api = try #require(load([]).api?.errorProfiles.first)
    let entries = api.entries.filter { [.forbidden, .csrf].contains($0.failure) }
    #expect(entries.map(\.status) == [403, 403])
    #expect(entries.map(\.body).first == entries.map(\.body).last)
  }

  @Test func answersBeforeRoutingAreDeclaredAsPagesToo() {
    let codes = Things.check(load(Self.pages(without: []).dropLast().map(\.self))).map(\.code)
    // Nobody uses the profile, and what 404, 405, 500 and 503 share declares no page.
    #expect(Set(codes) == ["PM0407", "PM0414"])
  }
}
