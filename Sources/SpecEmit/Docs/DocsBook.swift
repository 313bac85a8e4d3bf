import HTML
import SpecIR

/// What all pages of one language are made of: the contract, its texts in that language, and where things are.
final class DocsBook {
  let api: API
  let language: DocsLanguage
  let samples: SampleBook
  /// The SHA-256 of the contract.
  let digest: String
  /// What has changed between the versions, as Markdown.
  let changelog: Message?
  /// Where each component schema is used.
  let uses: SchemaUses
  private let schemas: [String: Schema]
  /// The contract's texts in French, by the English ones.
  private let french: [String: String]
  /// Texts that a French page shows in English.
  private(set) var untranslated: Set<String> = []
  /// Texts that were looked for.
  private(set) var translated: Set<String> = []

  init(
    _ api: API, in language: DocsLanguage, french: [String: String], samples: SampleBook, uses: SchemaUses,
    digest: String, changelog: Message?
  ) {
    self.api = api
    self.language = language
    self.french = french
    self.samples = samples
    self.digest = digest
    self.uses = uses
    self.changelog = changelog
    schemas = Dictionary(api.schemas.map { ($0.name, $0.schema) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Places

  /// Of a page, from its name in the site: `operations/getStatus`.
  func address(_ page: String = "", _ fragment: String? = nil) -> Reference {
    Self.address(page, in: language, fragment)
  }

  static func address(_ page: String, in language: DocsLanguage, _ fragment: String? = nil) -> Reference {
    .path(["docs", language.rawValue] + page.split(separator: "/").map(String.init), fragment: fragment)
  }

  func address(of operation: Operation, _ fragment: String? = nil) -> Reference {
    address("operations/" + operation.id, fragment)
  }

  /// A component that has a page; nil for a name that no component has.
  func address(ofSchema name: String) -> Reference? {
    schemas[name] == nil ? nil : address("schemas/" + name)
  }

  /// Operations by tag, in the contract's order; tags without any are left out.
  var groups: [(tag: SpecIR.Tag, operations: [Operation])] {
    api.tags.compactMap { tag in
      let operations = api.operations.filter { $0.tag == tag.name }
      return operations.isEmpty ? nil : (tag, operations)
    }
  }

  /// Whether programs call the operation: pages and their forms are for people.
  func isForPrograms(_ operation: Operation) -> Bool {
    if case .browser = operation.security { return false }
    return !operation.isInternal
      && api.errorProfiles.contains { $0.name == operation.errorProfile && !$0.isPages }
  }

  func schema(_ use: SchemaUse) -> Schema? {
    switch use {
    case .inline(let schema): schema
    case .named(let name): schemas[name]
    }
  }

  // MARK: Texts

  /// A sentence that the contract has in both languages.
  func words(_ message: Message) -> String { language(message.english, message.french) }

  /// A text of the contract in this language, and the language it is in where that is another.
  func translated(_ text: String) -> (text: String, lang: DocsLanguage?) {
    guard language == .french else { return (text, nil) }
    let paragraphs = Self.paragraphs(text)
    let missing = paragraphs.filter { french[$0] == nil }
    untranslated.formUnion(missing)
    translated.formUnion(paragraphs)
    guard missing.isEmpty else { return (text, .english) }
    return (paragraphs.compactMap { french[$0] }.joined(separator: "\n\n"), nil)
  }

  /// Parted by empty lines.
  static func paragraphs(_ text: String) -> [String] {
    var paragraphs: [[Substring]] = [[]]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.allSatisfy(\.isWhitespace) {
        paragraphs.append([])
      } else {
        paragraphs[paragraphs.count - 1].append(line)
      }
    }
    return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
  }
}
