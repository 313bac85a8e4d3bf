import HTML
import TestSupport
import Testing

@testable import Pages

/// Every page in every state, read back.
@Suite struct PageTests {
  static let samples = Samples().all
  static let names = samples.map(\.name)
  /// Read once; a page that cannot be read is told by `aPageIsWellMade`.
  static let trees = Dictionary(
    uniqueKeysWithValues: samples.map { sample in (sample.name, Result { try PageTree(sample.page) }) })

  static func tree(_ name: String) throws -> PageTree { try #require(trees[name]).get() }

  @Test func samplesHaveNamesOfTheirOwn() {
    #expect(Set(Self.names).count == Self.names.count)
    #expect(Self.names.count > 100)
  }

  @Test(arguments: names)
  func aPageIsWellMade(name: String) throws {
    let tree = try Self.tree(name)
    let elements = tree.elements

    let ids = elements.compactMap { $0["id"] }
    #expect(Set(ids).count == ids.count, "ids stand twice: \(repeated(ids))")
    for element in elements {
      for attribute in ["for", "aria-describedby", "aria-labelledby", "aria-controls", "form"] {
        for id in (element[attribute] ?? "").split(separator: " ") {
          #expect(ids.contains(String(id)), "<\(element.name)> names \(id), which is not there")
        }
      }
      if element.name == "a", let target = element["href"], target.hasPrefix("#") {
        #expect(ids.contains(String(target.dropFirst())), "a link leads to \(target), which is not there")
      }
      for attribute in element.attributes {
        #expect(attribute.name != "style" && !attribute.name.hasPrefix("on"), "<\(element.name) \(attribute.name)>")
      }
    }
    #expect(tree.root["lang"] == "fr")
    #expect(tree.elements("style").isEmpty)
    for script in tree.elements("script") { #expect(script["src"] != nil && script.allText.isEmpty) }
  }

  @Test(arguments: names)
  func everythingHasAName(name: String) throws {
    let tree = try Self.tree(name)
    let labelled = Set(tree.elements("label").compactMap { $0["for"] })
    for field in tree.elements where ["input", "select", "textarea", "progress"].contains(field.name) {
      if field["type"] == "hidden" { continue }
      let id = try #require(field["id"], "a field without an id: \(field.attributes)")
      #expect(labelled.contains(id), "\(id) has no label")
    }
    for control in tree.elements where ["a", "button", "legend", "label", "h1", "h2", "h3", "h4", "h5", "summary"]
      .contains(control.name)
    {
      #expect(control.allText.contains { !$0.isWhitespace }, "an empty <\(control.name)>")
    }
    let title = try #require(tree.elements("title").first).allText
    #expect(title.hasSuffix(" – Passe Marché") && title.count > 20)
  }

  @Test(arguments: names)
  func headingsGoDownStepByStep(name: String) throws {
    let tree = try Self.tree(name)
    let main = try #require(tree.elements("main").first)
    let levels = main.elements.compactMap { element in
      element.name.count == 2 && element.name.first == "h" ? element.name.last?.wholeNumberValue : nil
    }
    #expect(levels.filter { $0 == 1 }.count == 1, "\(levels)")
    // A message about what was just done may stand before the title, with a heading of its own.
    for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1, "\(levels)") }
  }

  @Test(arguments: names)
  func formsCarryTheirToken(name: String) throws {
    for form in try Self.tree(name).elements("form") where form["method"] == "post" {
      let tokens = form.elements.filter { $0["name"] == "csrf_token" }
      #expect(tokens.count == 1 && tokens.first?["value"]?.isEmpty == false, "\(form["action"] ?? "")")
    }
  }

  @Test(arguments: names)
  func nothingIsLoadedFromElsewhere(name: String) throws {
    for element in try Self.tree(name).elements where ["link", "script", "img", "use"].contains(element.name) {
      let source = try #require(element["href"] ?? element["src"])
      #expect(source.hasPrefix("/assets/v1/"), "\(source)")
    }
  }

  @Test func noPageSpeaksInFillerText() {
    for sample in Self.samples {
      let text = String(decoding: sample.page.bytes, as: UTF8.self).lowercased()
      #expect(!text.contains("lorem"), "\(sample.name)")
    }
  }

  private func repeated(_ ids: [String]) -> Set<String> {
    Set(ids.filter { id in ids.filter { $0 == id }.count > 1 })
  }
}
