import TestSupport
import Testing

/// What everybody may see: product.md §11.13.
@Suite(.serialized) struct PublicPageScenarios {
  @Test("Scenario 122: the home pages have their title, sections and place in the menu, and no filling text")
  func homePages() throws {
    let visitor = Visitor(try RunningServer())
    for (path, name) in [("/", "Acheteur"), ("/acheteur", "Acheteur"), ("/candidat", "Candidat")] {
      let page = try visitor.open(path)
      #expect(page.status == 200)
      #expect(page.tree.elements("title").first?.plainText.hasPrefix(name + " – ") == true)
      let main = try #require(page.main)
      #expect(main.elements.count { $0.name == "h1" } == 1)
      let sections = main.elements.filter { $0.name == "section" }
      #expect(sections.count >= 3)
      for section in sections { #expect(section.elements.contains { $0.name == "h2" && !$0.plainText.isEmpty }) }
      let menu = page.tree.elements.filter { $0.isOf("fr-nav__link") }
      #expect(menu.map(\.plainText) == ["Acheteur", "Candidat"])
      #expect(menu.filter { $0["aria-current"] == "page" }.map(\.plainText) == [name])
      let footer = try #require(page.tree.elements("footer").first)
      #expect(footer.plainText.contains("Mentions légales"))
      #expect(!page.answer.text.contains("Lorem"))
    }
  }

  @Test("Scenario 123: robots may read production alone", arguments: ["sandbox", "staging", "preprod", "production"])
  func robots(environment: String) throws {
    let flags = environment == "sandbox" ? [] : ["--public-url", "https://marches.exemple.fr"]
    let answer = try Visitor(try RunningServer(environment: environment, flags: flags)).request("GET", "/robots.txt")
    #expect(answer.status == 200)
    #expect(answer["content-type"]?.hasPrefix("text/plain") == true)
    let rules = answer.text.split(separator: "\n").map(String.init)
    #expect(rules.first == "User-agent: *")
    #expect(rules.contains("Allow: /") == (environment == "production"))
    #expect(rules.contains("Disallow: /") == (environment != "production"))
  }
}
