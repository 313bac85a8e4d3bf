import SpecIR
import TestSupport
import Testing

@testable import SpecEmit

/// Values and programs in the languages of the clients, as they are shown to developers.
@Suite struct SampleTests {
  private static let api: API? = ContractLoader.load(path: PackageRoot.path("spec/passemarche.yaml")).api

  private func languages() throws -> [any ClientSamples] {
    let api = try #require(Self.api)
    func plan(_ naming: any ClientNaming) -> ClientPlan { ClientPlan(api, naming: naming) }
    return [
      CSharpSamples(plan: plan(CSharpClientNaming())), GoSamples(plan: plan(GoClientNaming())),
      JavaSamples(plan: plan(JavaClientNaming())), PHPSamples(plan: plan(PHPNaming())),
      PythonSamples(plan: plan(PythonClientNaming())), RubySamples(plan: plan(RubyNaming())),
      SwiftSamples(plan: plan(SwiftClientNaming())), TypeScriptSamples(plan: plan(TypeScriptNaming())),
    ]
  }

  /// A moment is an instant, or a time of the service's clock, which is not taken for one of the reader's.
  @Test func timesAreWrittenAsTheClientTakesThem() throws {
    let expected: [String: (instant: String, wallClock: String)] = [
      "csharp": (
        "Moment.At(DateTimeOffset.Parse(\"2099-06-15T23:59:59+02:00\", CultureInfo.InvariantCulture))",
        "Moment.WallClock(\"2099-01-31T18:30\")"
      ),
      "go": (
        "passemarche.At(time.Date(2099, 6, 15, 23, 59, 59, 0, time.FixedZone(\"\", 7200)))",
        "passemarche.WallClock(\"2099-01-31T18:30\")"
      ),
      "java": ("Moment.at(Instant.parse(\"2099-06-15T23:59:59+02:00\"))", "Moment.wallClock(\"2099-01-31T18:30\")"),
      "php": ("new DateTimeImmutable('2099-06-15T23:59:59+02:00')", "'2099-01-31T18:30'"),
      "python": (
        "datetime.fromisoformat(\"2099-06-15T23:59:59+02:00\")", "datetime.fromisoformat(\"2099-01-31T18:30\")"
      ),
      "ruby": ("Time.iso8601(\"2099-06-15T23:59:59+02:00\")", "\"2099-01-31T18:30\""),
      "swift": (
        ".instant(try Date(\"2099-06-15T23:59:59+02:00\", strategy: .iso8601))", ".wallClock(\"2099-01-31T18:30\")"
      ),
      "typescript": ("new Date(\"2099-06-15T23:59:59+02:00\")", "\"2099-01-31T18:30\""),
    ]
    for language in try languages() {
      let wanted = try #require(expected[language.id])
      #expect(language.example(.string("2099-06-15T23:59:59+02:00"), .moment)?.text == wanted.instant)
      #expect(language.example(.string("2099-01-31T18:30"), .moment)?.text == wanted.wallClock)
    }
  }

  /// A day ends with its last second, and not with its first.
  @Test func pythonTellsDaysFromTimes() throws {
    let python = PythonSamples(plan: ClientPlan(try #require(Self.api), naming: PythonClientNaming()))
    #expect(python.example(.string("2099-01-31"), .moment)?.text == "date.fromisoformat(\"2099-01-31\")")
  }

  /// Go has no text for an instant that could not fail.
  @Test(arguments: [
    ("2099-06-15T23:59:59Z", "time.Date(2099, 6, 15, 23, 59, 59, 0, time.UTC)"),
    ("2099-06-05T03:09:00.25-01:30", "time.Date(2099, 6, 5, 3, 9, 0, 250000000, time.FixedZone(\"\", -5400))"),
  ])
  func goWritesInstantsInNumbers(text: String, expected: String) throws {
    let go = GoSamples(plan: ClientPlan(try #require(Self.api), naming: GoClientNaming()))
    #expect(go.instant(text) == expected)
  }

  @Test func programsFitOnAPage() throws {
    let api = try #require(Self.api)
    let book = SampleBook(api)
    for sample in api.operations.flatMap(book.samples) {
      #expect(sample.text.hasSuffix("\n") && !sample.text.hasSuffix("\n\n"))
      for line in sample.text.split(separator: "\n") {
        #expect(line.count <= 120 && line.last != " ", "\(sample.language.id): \(line)")
      }
    }
  }
}
