import Testing

@testable import SpecIR

/// Each rule of the comparison, by one edit of a small contract.
@Suite struct ContractDiffTests {
  struct Edit: Sendable, CustomTestStringConvertible {
    var from: String
    var to: String
    /// `impact code place: text`, in the order in which they are told.
    var expected: [String]
    var testDescription: String { "\(from) → \(to)" }

    init(_ from: String, _ to: String, _ expected: String...) {
      (self.from, self.to, self.expected) = (from, to, expected)
    }
  }

  private static let name = "name: {type: string, maxLength: 100}"
  private static let thing = "required: [name]\n      properties:\n        name: {type: string, maxLength: 100}"

  static let edits: [Edit] = [
    // What is sent and what comes back is the same component: each direction is told.
    Edit(
      name, "name: {type: string, maxLength: 90}", "breaking limit Thing (sent).name: maximum length: 100 → 90",
      "compatible limit Thing (received).name: maximum length: 100 → 90"),
    Edit(
      name, "name: {type: string, maxLength: 110}", "risky limit Thing (received).name: maximum length: 100 → 110",
      "compatible limit Thing (sent).name: maximum length: 100 → 110"),
    Edit(
      name, "name: {type: string, minLength: 1, maxLength: 100}",
      "breaking limit Thing (sent).name: minimum length: none → 1",
      "compatible limit Thing (received).name: minimum length: none → 1"),
    Edit(
      name, "name: {type: [string, \"null\"], maxLength: 100}",
      "breaking type Thing (received).name: type: string → string | null",
      "compatible type Thing (sent).name: type: string → string | null"),
    Edit(
      name, "name: {type: string, enum: [a, b]}",
      "breaking values Thing (sent).name: values: any → `\"a\"`, `\"b\"`",
      "risky limit Thing (received).name: maximum length: 100 → none",
      "compatible limit Thing (sent).name: maximum length: 100 → none",
      "compatible values Thing (received).name: values: any → `\"a\"`, `\"b\"`"),
    Edit(
      name, "name: {type: string, maxLength: 100, x-plain-text: line}",
      "breaking plain-text Thing (sent).name: plain text: none → line",
      "compatible plain-text Thing (received).name: plain text: none → line"),
    Edit(
      name, "name: {type: string, maxLength: 100, deprecated: true}",
      "compatible deprecated Thing (sent).name: deprecated", "compatible deprecated Thing (received).name: deprecated"),
    Edit(
      thing,
      "required: [name]\n      properties:\n        name: {type: string, maxLength: 100}\n        size: {type: integer, minimum: 0, maximum: 9}",
      "compatible property-added Thing (sent): member `size` added",
      "compatible property-added Thing (received): member `size` added"),
    Edit(
      thing,
      "required: [name, size]\n      properties:\n        name: {type: string, maxLength: 100}\n        size: {type: integer, minimum: 0, maximum: 9}",
      "breaking property-added Thing (sent): required member `size` added",
      "compatible property-added Thing (received): member `size` added"),
    Edit(
      thing, "properties:\n        name: {type: string, maxLength: 100}",
      "breaking optional Thing (received).name: is no longer required",
      "compatible optional Thing (sent).name: is no longer required"),
    Edit(
      "    Thing:\n      type: object", "    Thing:\n      type: object\n      additionalProperties: false",
      "breaking other-members Thing (sent): other members: ignored → refused",
      "compatible other-members Thing (received): other members: ignored → refused"),
    Edit(
      "errors: {type: array, maxItems: 101", "errors: {type: array, maxItems: 102",
      "risky limit Error (received).errors: most items: 101 → 102"),
    Edit(
      "pattern: \"^[a-z]{1,20}$\"", "pattern: \"^[a-z]{1,10}$\"",
      "breaking pattern POST /things/{id} › path id: pattern: `^[a-z]{1,20}$` → `^[a-z]{1,10}$`"),
    Edit(
      "pattern: \"^[a-z]{1,20}$\"", "pattern: \"^[a-z0-9]{1,20}$\"",
      "compatible pattern POST /things/{id} › path id: pattern: `^[a-z]{1,20}$` → `^[a-z0-9]{1,20}$`"),
    Edit(
      "pattern: \"^[a-z]{1,20}$\"", "pattern: \"^[a-z][a-z]{0,19}$\"",
      "wording texts POST /things/{id} › path id: the same pattern in other words"),
    Edit(
      "pattern: \"^[a-z]{1,20}$\"", "pattern: \"^[A-Z]{1,20}$\"",
      "breaking pattern POST /things/{id} › path id: pattern: `^[a-z]{1,20}$` → `^[A-Z]{1,20}$`"),
    Edit(
      "operationId: changeThing\n      tags", "operationId: alterThing\n      tags",
      "breaking operation-id POST /things/{id}: name in clients: changeThing → alterThing"),
    Edit(
      "x-timeout: 5", "x-timeout: 6", "risky timeout POST /things/{id}: time-out in seconds: 5 → 6"),
    Edit(
      "x-quota: api\n", "x-quota: {unmetered: It costs nothing}\n",
      "compatible quota POST /things/{id}: quota: api → none"),
    Edit("limit: 10,", "limit: 9,", "breaking quota-limit Quota api: requests in a window: 10 → 9"),
    Edit(
      "  api: {limit: 10, window: 60, burst: 5}", LintTests.limits,
      "compatible limits-stated Any request: its limits are stated"),
    Edit("burst: 5}", "burst: 6}", "compatible quota-burst Quota api: requests at once: 5 → 6"),
    Edit("window: 60,", "window: 61,", "breaking quota-window Quota api: window in seconds: 60 → 61"),
    Edit(
      "application/json:\n            x-max-body: 1000\n            schema: {$ref: \"#/components/schemas/Thing\"}\n            examples",
      "application/json:\n            x-max-body: 999\n            schema: {$ref: \"#/components/schemas/Thing\"}\n            examples",
      "breaking limit POST /things/{id} › body: largest size in bytes: 1000 → 999"),
    Edit(
      "  /things/{id}:", "  /things/{id}:\n    x-environments: [sandbox]",
      "breaking environments POST /things/{id}: environments: all → sandbox"),
    Edit(
      "invalid: {status: 422, body: {error: Validation failed}, adds: [errors]}",
      "invalid: {status: 422, body: {error: Invalid}, adds: []}",
      "breaking error-member-removed Errors api › invalid: no longer tells errors",
      "risky error-body Errors api › invalid: body: {\"error\":\"Validation failed\"} → {\"error\":\"Invalid\"}"),
    Edit(
      "  thing.changed:", "  thing.altered:", "breaking webhook-removed Webhook thing.changed: removed",
      "risky webhook-added Webhook thing.altered: added"),
    Edit(
      "timeout: 30", "timeout: 10",
      "breaking webhook-timeout Webhook thing.changed: time to answer in seconds: 30 → 10"),
    Edit(
      "retry-after: [1, 4]", "retry-after: [1, 4, 9]",
      "risky webhook-schedule Webhook thing.changed: seconds before the further attempts: 1, 4 → 1, 4, 9"),
    Edit(
      "description: The thing as it is now", "description: The thing as it is now\n          x-compress: true",
      "compatible compress POST /things/{id} › answer 200: is sent packed (gzip) to clients that ask for it"),
    Edit(
      "x-timeout: 5", "x-timeout: 5\n      x-order: {by: name, direction: ascending}",
      "compatible order POST /things/{id}: order of the list: none → name ascending"),
    Edit("summary: Change a thing", "summary: Alter a thing", "wording texts POST /things/{id}: reworded"),
    Edit("small:", "little:", "wording texts POST /things/{id} › body: reworded"),
    Edit(
      "security:\n        - oauth: [write]", "security: []",
      "compatible security POST /things/{id}: who may call: write → everybody"),
  ]

  private func told(_ changes: [ContractChange]) -> [String] {
    changes.map { "\($0.impact) \($0.code) \($0.place.english): \($0.text.english)" }
  }

  @Test(arguments: edits) func eachRule(_ edit: Edit) throws {
    let old = try Things.api()
    let new = try #require(Things.load([edit.from: edit.to]).api)
    #expect(told(ContractDiff.changes(from: old, to: new)) == edit.expected)
  }

  /// Whoever reads a list by its order reads another list when that is another, or gone.
  @Test(arguments: [
    ("{by: name, direction: descending}", "name ascending → name descending"),
    ("{by: size, direction: ascending}", "name ascending → size ascending"), (nil, "name ascending → none"),
  ] as [(String?, String)])
  func anotherOrderOfAListBreaksItsReaders(_ order: String?, _ expected: String) throws {
    func api(_ order: String?) throws -> API {
      let written = order.map { "x-timeout: 5\n      x-order: \($0)" } ?? "x-timeout: 5"
      return try #require(Things.load(["x-timeout: 5": written]).api)
    }
    let changes = ContractDiff.changes(from: try api("{by: name, direction: ascending}"), to: try api(order))
    #expect(told(changes) == ["breaking order POST /things/{id}: order of the list: \(expected)"])
  }

  /// What was added one way round was removed the other way round: no difference is seen from one side only.
  @Test(arguments: edits) func noDifferenceIsSeenFromOneSideOnly(_ edit: Edit) throws {
    let old = try Things.api()
    let new = try #require(Things.load([edit.from: edit.to]).api)
    #expect(!ContractDiff.changes(from: new, to: old).isEmpty)
  }

  @Test func whatSaysTheSameHasNoDifference() throws {
    let api = try Things.api()
    #expect(ContractDiff.changes(from: api, to: api).isEmpty)
  }

  @Test func everyChangeHasItsPlaceInTheContract() throws {
    let old = try Things.api()
    for edit in Self.edits {
      let new = try #require(Things.load([edit.from: edit.to]).api)
      for change in ContractDiff.changes(from: old, to: new) {
        #expect(change.oldSite != nil || change.newSite != nil)
        #expect(!change.text.french.isEmpty && !change.place.french.isEmpty)
      }
    }
  }

  @Test(arguments: [
    ("1.2.3", ContractChange.Impact.breaking, "2.0.0"), ("1.2.3", .risky, "1.3.0"), ("1.2.3", .compatible, "1.3.0"),
    ("1.2.3", .wording, "1.2.4"), ("0.2.3", .breaking, "0.3.0"), ("0.2.3", .compatible, "0.2.4"),
  ]) func versionsFollow(_ version: String, _ impact: ContractChange.Impact, _ expected: String) throws {
    let old = try #require(ContractVersion(version))
    let texts = Message(english: "x", french: "x")
    let changes = [ContractChange.Impact.wording, impact].map {
      ContractChange(impact: $0, code: "x", place: texts, text: texts)
    }
    #expect(old.following(changes).description == expected)
    #expect(old.following([]) == old)
  }

  @Test(arguments: ["1.0", "1.0.0.0", "1.0.x", "01.0.0", "1..0", "", "1.0.0-beta", "-1.0.0"])
  func otherVersionsAreNone(_ text: String) { #expect(ContractVersion(text) == nil) }
}
