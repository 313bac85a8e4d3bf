import Foundation
import SpecIR
import TestSupport
import Testing

@testable import SpecEmit

/// Which answers become protocols, and whose: the small contract, changed in places.
@Suite struct SharedAnswerTests {
  private struct Refused: Error {}

  /// The protocols with what they ask for and who conforms to them.
  private func answers(_ edits: KeyValuePairs<String, String> = [:]) throws -> [String: [Substring]] {
    var text = try String(contentsOfFile: PackageRoot.path("Tests/Golden/small-contract/spec.yaml"), encoding: .utf8)
    for (old, new) in edits {
      #expect(text.contains(old), "`\(old)` is not in the contract")
      text = text.replacing(old, with: new)
    }
    let loaded = ContractLoader.load(path: "spec.yaml") { _ in Array(text.utf8) }
    guard let api = loaded.api else { throw Refused() }
    let emission = SwiftEmitter.emit(api)
    #expect(emission.diagnostics.isEmpty, "\(emission.diagnostics)")
    let file = emission.files.first { $0.name == "Answers.swift" }?.text ?? ""
    var found: [String: [Substring]] = [:]
    for part in file.split(separator: "public protocol ").dropFirst() {
      found[String(part.prefix { $0 != ":" })] = part.split(separator: "\n").filter {
        $0.hasPrefix("extension ") || $0.hasPrefix("  static ")
      }
    }
    return found
  }

  @Test func anAnswerIsSharedByTheOperationsThatReferToIt() throws {
    let answers = try answers()
    #expect(
      Set(answers.keys) == [
        "NextResponse", "PageNotFoundProblem", "PageUnprocessableContentProblem", "RefusedNotFoundProblem",
        "RefusedUnprocessableContentProblem",
      ])
    #expect(
      answers["NextResponse"] == [
        "  static func seeOther(location: String, setCookie: String?) -> Self",
        "extension ShowStep.Response: NextResponse {}", "extension SendStep.Response: NextResponse {}",
      ])
    #expect(answers["RefusedNotFoundProblem"]?.first == "  static func notFound(_ body: ErrorBody) -> Self")
  }

  @Test func anAnswerWithoutContentIsAValue() throws {
    let next = "        Set-Cookie: {x-set-by: handler, schema: {type: string, maxLength: 1000}}\n"
    let location = "        Location: {required: true, x-set-by: handler, schema: {type: string, maxLength: 2048}}\n"
    let answers = try answers(["      headers:\n" + location + next: ""])
    #expect(answers["NextResponse"]?.first == "  static var seeOther: Self { get }")
  }

  @Test func aComponentUnderOneStatusNeedsNoOtherName() throws {
    let reference = "        \"422\": {$ref: \"#/components/responses/"
    let answers = try answers([reference + "Page\"}\n": reference + "Refused\"}\n"])
    #expect(answers["PageProblem"]?.first == "  static func notFound(_ body: BinaryBody) -> Self")
    #expect(answers["PageNotFoundProblem"] == nil)
  }

  @Test func whatOneOperationAloneAnswersIsNotShared() throws {
    let reference = "        \"303\": {$ref: \"#/components/responses/Next\"}\n        \"304\":"
    #expect(try answers([reference: "        \"304\":"])["NextResponse"] == nil)
  }

  @Test func typesOfAnOperationsOwnAreNotShared() throws {
    // What a header of the component may say is one enum, named after its first use, and shared.
    let enumerated = try answers([
      "Set-Cookie: {x-set-by: handler, schema: {type: string, maxLength: 1000}}":
        "Set-Cookie: {x-set-by: handler, schema: {type: string, enum: [a, b]}}"
    ])
    #expect(
      enumerated["NextResponse"]?.first
        == "  static func seeOther(location: String, setCookie: ShowStep.SeeOtherSetCookie?) -> Self")
    // The choice among media types is an enum of each operation.
    let chosen = try answers([
      "      description: Not so, for people\n      content:\n":
        "      description: Not so, for people\n      content:\n        image/png: {x-max-response: 65536}\n"
    ])
    #expect(chosen["PageNotFoundProblem"] == nil && chosen["NextResponse"] != nil)
  }

  @Test func whatTheRuntimeAnswersByItselfIsNoHandlersBusiness() throws {
    let page = "        \"404\": {$ref: \"#/components/responses/Page\"}\n"
    let more = [406, 413, 415, 429, 500, 503].map { "        \"\($0)\": {$ref: \"#/components/responses/Page\"}\n" }
    let (names, before) = (try answers([page: page + more.joined()]).keys, try answers().keys)
    #expect(Set(names) == Set(before))
  }

  @Test func noProtocolTakesTheNameOfASchema() throws {
    let errors = "      properties:\n        error: {type: string, maxLength: 255}"
    let answers = try answers([
      "  schemas:\n    Color:": "  schemas:\n    NextResponse:\n      type: string\n      enum: [a]\n    Color:",
      errors: errors + "\n        next: {$ref: \"#/components/schemas/NextResponse\"}",
    ])
    #expect(answers["NextResponse"] == nil && answers["NextResponse2"]?.count == 3)
  }
}
