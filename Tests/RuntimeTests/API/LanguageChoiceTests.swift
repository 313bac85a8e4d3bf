import Testing

@testable import Runtime

@Suite struct LanguageChoiceTests {
  @Test(
    arguments: [
      (nil, nil), ("", nil), ("fr", "fr"), ("en", "en"), ("EN-gb", "en"), ("fr;q=0.5, en", "en"), ("fr, en", "fr"),
      ("en, fr", "fr"), ("de", nil), ("de, *;q=0.1", "fr"), ("*", "fr"), ("*, fr;q=0", "en"), ("en;q=0", nil),
      ("en-US;q=0.2, en-GB;q=0.9, fr;q=0.8", "en"), (", en,,", "en"), ("en;q=2", nil), ("en q=1", nil), ("é", nil),
    ] as [(String?, String?)])
  func theLanguageLikedBestIsChosen(accepted: String?, expected: String?) {
    #expect(LanguageChoice.best(for: accepted, among: ["fr", "en"]) == expected)
  }

  @Test func aFieldWithMoreMembersThanAnybodySendsSaysNothing() {
    let others = String(repeating: "de, ,", count: QualityValue.maxMembers - 1)
    #expect(LanguageChoice.best(for: others + "en", among: ["fr", "en"]) == "en")
    #expect(LanguageChoice.best(for: others + "de, en", among: ["fr", "en"]) == nil)
  }
}
