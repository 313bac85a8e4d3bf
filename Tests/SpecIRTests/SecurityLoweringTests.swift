import Testing

@testable import SpecIR

@Suite struct SecurityLoweringTests {
  private static let client: KeyValuePairs<String, String> = [
    "  securitySchemes:\n": """
      securitySchemes:
        client:
          type: http
          scheme: basic
          x-form-credentials: {id: name, secret: secret}

    """,
    "        - oauth: [write]\n": "        - client: []\n",
    "application/json:\n            x-max-body": "application/x-www-form-urlencoded:\n            x-max-body",
  ]

  @Test func alternativesStayApart() throws {
    let operation = try #require(
      Things.api([
        "            write: Changing things\n": "            write: Changing\n            read: Reading\n",
        "- oauth: [write]": "- oauth: [write, read]\n        - oauth: [read]",
      ]).operations.first)
    #expect(operation.security == .bearer(anyOf: [["write", "read"], ["read"]]))
  }

  @Test func theRootSpeaksForWhoSaysNothing() throws {
    let api = try Things.api([
      "      security:\n        - oauth: [write]\n": "", "paths:\n": "security: [{oauth: []}]\npaths:\n",
    ])
    #expect(api.operations.first?.security == .bearer(anyOf: [[]]))
  }

  @Test func theClientsCredentialsStandInTheForm() throws {
    var edits = Array(Self.client)
    let name = "        name: {type: string, maxLength: 100}\n"
    edits.append((key: name, value: name + name.replacing("name", with: "secret")))
    edits.append((key: "      required: [name]\n", value: ""))
    let api = try #require(load(edits).api)
    #expect(api.operations.first?.security == .client(idMember: "name", secretMember: "secret"))
  }

  @Test func theFormMustHaveThemAndMustNotAskForThem() {
    let contract = load(Array(Self.client))
    let messages = contract.diagnostics.filter { $0.code == "PM0307" }.map(\.message)
    #expect(
      messages.sorted() == [
        "`name` may come by HTTP Basic, so the form cannot require it", "the form has no member `secret`",
      ])
  }

  private static let operatorScheme: KeyValuePairs<String, String> = [
    "  securitySchemes:\n": "  securitySchemes:\n    operator:\n      type: http\n      scheme: bearer\n"
  ]

  @Test func theOperatorHasAToken() throws {
    let edits = Array(Self.operatorScheme) + [(key: "        - oauth: [write]\n", value: "        - operator: []\n")]
    let operation = try #require(load(edits).api?.operations.first)
    #expect(operation.security == .operator)
    #expect(operation.possibleFailures.contains(.unauthenticated) && !operation.possibleFailures.contains(.forbidden))
  }

  @Test(arguments: ["[{operator: [write]}]", "[{operator: []}, {oauth: [write]}]"])
  func theOperatorsTokenStandsAlone(_ written: String) {
    let edits =
      Array(Self.operatorScheme) + [
        (key: "      security:\n        - oauth: [write]\n", value: "      security: \(written)\n")
      ]
    #expect(load(edits).diagnostics.map(\.code).contains("PM0307"))
  }

  @Test(arguments: [
    "    more:\n      type: http\n      scheme: bearer\n", "      x-form-credentials: {id: a, secret: b}\n",
  ])
  func thereIsOneTokenOfTheOperatorAndItStandsInNoForm(_ more: String) {
    let scheme = Self.operatorScheme[0]
    #expect(load([(key: scheme.key, value: scheme.value + more)]).diagnostics.map(\.code) == ["PM0316"])
  }

  @Test(arguments: ["[{}]", "[{oauth: [write], client: []}]", "[{nobody: []}]"])
  func otherRequirementsAreRefused(_ written: String) {
    let codes = Things.codes(["      security:\n        - oauth: [write]\n": "      security: \(written)\n"])
    #expect(codes.contains("PM0307"))
  }

  @Test func thereIsOneSchemeOfScopes() {
    let flows = "{clientCredentials: {tokenUrl: /t, scopes: {a: b}}}"
    let second = "    more:\n      type: oauth2\n      flows: \(flows)\n"
    #expect(Things.codes(["  securitySchemes:\n": "  securitySchemes:\n" + second]) == ["PM0316"])
  }

  private func load(_ edits: [(key: String, value: String)]) -> LoadedContract {
    var text = Things.text
    for edit in edits { text = text.replacing(edit.key, with: edit.value, maxReplacements: 1) }
    return ContractLoader.load(path: "spec.yaml") { _ in Array(text.utf8) }
  }
}
