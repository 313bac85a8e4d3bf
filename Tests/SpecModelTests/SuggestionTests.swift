import SpecModel
import Testing

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("pahts", "paths"), ("requierd", "required"), ("maxLenght", "maxLength"), ("Description", "description"),
    ("enums", "enum"),
  ])
  func typingErrors(written: String, meant: String) {
    let names = ["paths", "required", "maxLength", "minLength", "description", "enum", "x-trim"]
    #expect(Suggestion.closest(to: written, among: names) == meant)
  }

  @Test func whatIsFarHasNoSuggestion() {
    #expect(Suggestion.closest(to: "colour", among: ["paths", "enum"]) == nil)
    #expect(Suggestion.closest(to: "a", among: ["bcd"]) == nil)
    #expect(Suggestion.closest(to: "x", among: [String]()) == nil)
  }
}
