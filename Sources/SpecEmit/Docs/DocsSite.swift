import HTML
import SpecIR

/// The documentation of a contract as a static site, to be served under `/docs`: in French and English, without
/// anything from elsewhere. A pure function; the same contract gives the same bytes.
public enum DocsSite {
  public struct Output: Sendable {
    /// By their names in the site: `fr/operations/getStatus.html`.
    public var files: [(name: String, text: String)]
    /// Texts of the contract without a French one, which the French pages show in English; sorted.
    public var untranslated: [String]
    /// English texts that were given with their French and that the contract does not have; sorted.
    public var unused: [String]
  }

  /// - Parameters:
  ///   - french: the contract's texts in French by the English ones, paragraph by paragraph.
  ///   - changelog: as `spec changelog` writes it; nil where there is none.
  public static func make(_ api: API, french: [String: String], changelog: Message? = nil) -> Output {
    let (samples, uses, digest) = (SampleBook(api), SchemaUses(api), SHA256.hex(api.source))
    var files: [(name: String, text: String)] = [
      ("docs.css", DocsStyle.text), ("docs.js", DocsScript.text), ("icon.svg", DocsStyle.icon),
    ]
    var untranslated: Set<String> = []
    var translated: Set<String> = []
    for language in DocsLanguage.allCases {
      let book = DocsBook(
        api, in: language, french: french, samples: samples, uses: uses, digest: digest,
        changelog: changelog)
      var pages = pages(book)
      pages.append(book.searchPage(of: pages))
      for page in pages {
        let name = page.path.isEmpty ? "index" : page.path
        let bytes = page.markup(in: book).bytes
        files.append((language.rawValue + "/" + name + ".html", String(decoding: bytes, as: UTF8.self)))
      }
      files.append((language.rawValue + "/search.json", index(pages, book)))
      untranslated.formUnion(book.untranslated)
      translated.formUnion(book.translated)
    }
    files.sort { $0.name < $1.name }
    files.append(("site.txt", digest + " " + ContentTag.of(files.map(\.text)) + "\n"))
    return Output(
      files: files, untranslated: untranslated.sorted(),
      unused: french.keys.filter { !translated.contains($0) }.sorted())
  }

  /// The pages that are there whatever the contract has, as the contents name them.
  static func guidePages(_ book: DocsBook) -> [(path: String, title: String)] {
    let language = book.language
    var pages = [
      ("", language("Overview", "Présentation")), ("access", language("Access", "Accès")),
      ("errors", language("Errors", "Erreurs")), ("limits", language("Quotas and sizes", "Quotas et tailles")),
    ]
    if !book.api.webhooks.isEmpty { pages.append(("webhooks", "Webhooks")) }
    if book.api.operations.contains(where: { $0.environments != nil }) {
      pages.append(("environments", language("Sandbox and environments", "Bac à sable et environnements")))
    }
    pages.append(("schemas", language("Schemas", "Schémas")))
    if book.api.operations.contains(where: { !book.isForPrograms($0) }) {
      pages.append(("pages", language("Pages for people", "Pages pour les personnes")))
    }
    pages.append(("contract", language("The contract", "Le contrat")))
    if book.changelog != nil { pages.append(("changelog", language("Changelog", "Journal des changements"))) }
    return pages
  }

  private static func pages(_ book: DocsBook) -> [DocsPage] {
    let api = book.api
    var pages = [book.overviewPage, book.accessPage, book.errorsPage, book.limitsPage]
    pages += api.operations.map(book.operationPage)
    if !api.webhooks.isEmpty { pages.append(book.webhooksPage) }
    if api.operations.contains(where: { $0.environments != nil }) { pages.append(book.environmentsPage) }
    pages.append(book.schemasPage)
    pages += api.schemas.map(book.schemaPage)
    if api.operations.contains(where: { !book.isForPrograms($0) }) { pages.append(book.peoplePage) }
    pages.append(book.contractPage)
    if let changelog = book.changelog { pages.append(book.changelogPage(book.words(changelog))) }
    return pages
  }

  /// What the script searches: for each page its title, kind, address and further words.
  private static func index(_ pages: [DocsPage], _ book: DocsBook) -> String {
    let entries = pages.filter { $0.path != "search" }.map { page in
      JSONValue.object([
        .init("title", .string(book.language.typeset(page.title))), .init("kind", .string(page.kind)),
        .init("address", .string(book.address(page.path).text)), .init("words", .string(page.words)),
      ]).text
    }
    return "[\n" + entries.joined(separator: ",\n") + "\n]\n"
  }
}
