import Testing

@testable import SpecIR

@Suite struct ErrorProfileTests {
  @Test func aProfileInheritsWhatItDoesNotWord() throws {
    let other = "x-errors:\n  plain:\n    malformed: {status: 422, body: {error: bad, code: 7}, adds: [errors]}\n"
    let api = try Things.api([
      "x-errors:\n": other, "      x-timeout: 5\n": "      x-timeout: 5\n      x-error-profile: plain\n",
    ])
    #expect(api.errorProfiles.map(\.name) == ["plain", "api"])
    for profile in api.errorProfiles { #expect(profile.entries.map(\.failure) == Failure.allCases) }
    let plain = try #require(api.errorProfiles.first)
    let malformed = try #require(plain.entries.first { $0.failure == .malformed })
    #expect(malformed.status == 422)
    #expect(malformed.body.text == #"{"error":"bad","code":7}"#)
    #expect(malformed.adds == [.errors])
    #expect(plain.entries.last == api.errorProfiles.last?.entries.last)
    #expect(api.operations.first?.errorProfile == "plain")
  }

  @Test func anUnknownProfileIsRefused() {
    #expect(Things.codes(["      x-timeout: 5\n": "      x-timeout: 5\n      x-error-profile: plain\n"]) == ["PM0314"])
  }

  @Test(arguments: [
    ("forbidden: {status: 403, body", "forbidden: {status: 200, body"),
    ("body: {error: Bad request}", "body: {error: Bad request, errors: []}"),
    ("adds: [errors]", "adds: [errors, errors]"),
    ("adds: [retry_after]", "adds: [retry_after, field_errors]"),
  ])
  func wordingsThatCannotBeKeptAreRefused(_ old: String, _ new: String) {
    #expect(Things.codes([old: new]).contains("PM0315"))
  }
}
