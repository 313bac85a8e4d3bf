import HTML

@testable import Pages

/// A page in one of its states, by a name that can be a file's.
struct Sample {
  let name: String
  let page: Markup

  init(_ name: String, _ page: Markup) {
    self.name = name
    self.page = page
  }
}

/// Every page in every state worth looking at, with the words of people passed through `words`: as they are for looking
/// at the pages, hostile for testing them.
struct Samples {
  let words: @Sendable (String) -> String
  let assets: AssetLinks

  init(assets: AssetLinks = AssetLinks(version: "v1"), words: @escaping @Sendable (String) -> String = { $0 }) {
    self.words = words
    self.assets = assets
  }

  /// All of them; each part is in a file of its own.
  var all: [Sample] { publicPages + buyerPages + candidatePages + editorSamples + components }

  // MARK: What they share

  func context(
    _ environment: PageContext.Environment = .sandbox, account: PageContext.Account? = nil,
    embedding: PageContext.Embedding? = nil, flashes: [PageContext.Flash] = []
  ) -> PageContext {
    PageContext(
      assets: assets, environment: environment, account: account, embedding: embedding, flashes: flashes,
      supportAddress: words("support@passemarche.example"))
  }

  var account: PageContext.Account {
    PageContext.Account(email: words("marie.dupont@entreprise.example"), csrfToken: words("jeton"))
  }

  func form(_ values: [String: [String]] = [:], _ messages: [FieldMessage] = []) -> FormContext {
    FormContext(csrfToken: words("jeton"), values: values, messages: messages)
  }

  func message(_ field: String, _ text: String) -> FieldMessage { FieldMessage(field: field, text: words(text)) }

  static let deadline = ParisTime(year: 2027, month: 1, day: 31, hour: 18, minute: 30)
  static let now = ParisTime(year: 2026, month: 11, day: 25, hour: 9, minute: 5)
}
