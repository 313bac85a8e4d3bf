import HTML
import TestSupport
import Testing

@testable import Pages

/// Whatever people and editors write stays what it is: text. No page gains an element, an attribute or an address by
/// it.
@Suite struct HostileWordsTests {
  private static let attacks: [(name: String, words: @Sendable (String) -> String)] = [
    ("script", { $0 + "<script>alert(1)</script>" }),
    ("quote", { "\" onmouseover=\"alert(1)\" x=\"" + $0 }),
    ("single quote", { "' autofocus onfocus='alert(1)" + $0 }),
    ("closing", { $0 + "</textarea></title></style></select></option></p></div></main></body>" }),
    ("comment", { "<!--" + $0 }),
    ("references", { $0 + "&lt;&#60;&#x3c;&amp;&nbsp&" }),
    ("controls", { "\r\n\u{0}\u{8}\u{7F}\u{85}\u{2028}" + $0 }),
    ("scheme", { "javascript:alert(1)//" + $0 }),
    ("direction", { "\u{202E}" + $0 + "\u{2066}" }),
    ("much", { $0 + String(repeating: "<b>&", count: 500) }),
  ]

  @Test(arguments: attacks.map(\.name))
  func wordsStayText(attack: String) throws {
    let words = try #require(Self.attacks.first { $0.name == attack }).words
    for hostile in Samples(words: words).all {
      let (was, now) = (shape(try PageTests.tree(hostile.name)), shape(try PageTree(hostile.page)))
      let place = zip(was, now).first { $0 != $1 }
      #expect(was == now, "\(hostile.name): \(place.map { "\($0)" } ?? "\(was.count) and \(now.count) elements")")
    }
  }

  /// An address that a person could have written is checked where it becomes a link: what is no address has none.
  @Test func addressesAreChecked() throws {
    for words in [{ "javascript:alert(1)//" + $0 }, { "//elsewhere.example/" + $0 }, { " https:" + $0 }]
      as [@Sendable (String) -> String]
    {
      for sample in Samples(words: words).all {
        for element in try PageTree(sample.page).elements {
          for name in ["href", "src", "action", "formaction"] {
            guard let target = element[name] else { continue }
            let isSafe =
              ["#", "?", "https://", "mailto:"].contains(where: target.hasPrefix)
              || target.hasPrefix("/") && !target.hasPrefix("//")
            #expect(isSafe, "\(sample.name): \(target)")
          }
        }
      }
    }
  }

  /// The elements with the names of their attributes; without what words may rightly change: lines of an answer, and
  /// links that are left out because their address is none.
  private func shape(_ tree: PageTree) -> [String] {
    tree.elements.filter { !Self.mayChange($0) }.map { element in
      element.name + " " + element.attributes.map(\.name).joined(separator: " ")
    }
  }

  private static func mayChange(_ element: PageNode) -> Bool {
    switch element.name {
    case "br": true
    case "a": element["target"] != nil
    case "ul", "li": element.elements.contains { $0["target"] == "_top" }
    default: false
    }
  }
}
