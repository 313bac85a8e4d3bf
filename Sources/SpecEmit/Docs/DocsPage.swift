import HTML
import SpecIR

/// One page, before it is put into its frame.
struct DocsPage {
  /// Its name in the site, `operations/getStatus`; empty for the first one.
  var path: String
  var title: String
  /// What the search finds it by, besides its title.
  var kind: String
  var words: String = ""
  var content: Markup

  /// The page in its frame.
  func markup(in book: DocsBook) -> Markup {
    let language = book.language
    return .document(.lang(language.rawValue)) { html in
      html.element(.head) { head in
        head.void(.meta, .utf8)
        head.void(.meta, .metaName("viewport"), .content("width=device-width, initial-scale=1"))
        let site = language("\(book.api.title) API documentation", "Documentation de l’API \(book.api.title)")
        head.element(.title, text: path.isEmpty ? site : title + " – " + site)
        head.void(.link, .rel("stylesheet"), .href("/docs/docs.css"))
        head.void(.link, .rel("icon"), .href("/docs/icon.svg"), .type("image/svg+xml"))
        head.void(
          .link, .rel("alternate"), .href(DocsBook.address(path, in: language.other)),
          .hreflang(language.other.rawValue))
        head.moduleScript("/docs/docs.js")
      }
      html.element(.body) { body in
        body.element(.a, .class("skip"), .href(.fragment("main")), text: language("To the content", "Aller au contenu"))
        header(&body, book)
        body.element(.div, .class("frame")) { frame in
          frame.element(.main, .id("main"), .tabindex(-1)) { $0.append(content) }
          navigation(&frame, book)
        }
        footer(&body, book)
      }
    }
  }

  private func header(_ html: inout Markup, _ book: DocsBook) {
    let language = book.language
    html.element(.header) { header in
      header.element(.a, .class("brand"), .href(book.address())) { brand in
        brand.element(.strong, text: book.api.title)
        brand.space()
        brand.element(.span, text: "API " + book.api.version)
      }
      header.element(
        .form, .role("search"), .get, .action(book.address("search")),
        .data("index", book.address("search.json").text)
      ) { form in
        form.element(.label, .for("q"), .class("unseen"), text: language("Search", "Rechercher"))
        form.void(.input, .type("search"), .id("q"), .name("q"), .autocomplete("off"), .spellcheck(false))
        form.element(.button, text: language("Search", "Rechercher"))
      }
      header.element(.nav, .class("ways"), .aria("label", language("Languages and contents", "Langue et sommaire"))) {
        nav in
        nav.element(.a, .class("contents"), .href(.fragment("contents")), text: language("Contents", "Sommaire"))
        nav.element(
          .a, .href(DocsBook.address(path, in: language.other)), .hreflang(language.other.rawValue),
          .lang(language.other.rawValue),
          text: language.other.name)
      }
    }
  }

  private func navigation(_ html: inout Markup, _ book: DocsBook) {
    let language = book.language
    html.element(
      .nav, .id("contents"), .class("contents"), .tabindex(-1), .aria("label", language("Contents", "Sommaire"))
    ) { nav in
      entries(&nav, book, DocsSite.guidePages(book).map { ($0.path, $0.title) })
      for group in book.groups where group.operations.contains(where: book.isForPrograms) {
        nav.element(.p, .class("group")) { $0.phrase(group.tag.name, of: book) }
        entries(
          &nav, book,
          group.operations.filter(book.isForPrograms).map { ("operations/" + $0.id, book.words($0.summary)) })
      }
    }
  }

  private func entries(_ html: inout Markup, _ book: DocsBook, _ pages: [(path: String, title: String)]) {
    html.list(pages) { item, page in
      item.element(.a, .href(book.address(page.path)), .aria("current", page.path == path ? "page" : nil)) {
        $0.words(page.title, book.language)
      }
    }
  }

  private func footer(_ html: inout Markup, _ book: DocsBook) {
    let language = book.language
    html.element(.footer) { footer in
      footer.element(.p) { line in
        line.words(
          language(
            "Written from the contract, version \(book.api.version):",
            "Écrit à partir du contrat, version \(book.api.version) :"),
          language)
        line.space()
        line.link("/openapi.yaml", "openapi.yaml")
        line.text(", ")
        line.link("/openapi.json", "openapi.json")
        line.text(". SHA-256 ")
        line.code(String(book.digest.prefix(16)) + "…")
      }
    }
  }
}
