/// An element that has content. The list is closed: what is not on it (`style`, `script`, `object`…) cannot be
/// written.
public struct Tag: Sendable {
  let name: StaticString
  let dropsFirstLineFeed: Bool

  private init(_ name: StaticString, dropsFirstLineFeed: Bool = false) {
    self.name = name
    self.dropsFirstLineFeed = dropsFirstLineFeed
  }

  // The document.
  public static let html = Tag("html")
  public static let head = Tag("head")
  public static let title = Tag("title")
  public static let body = Tag("body")
  public static let noscript = Tag("noscript")

  // Sections.
  public static let header = Tag("header")
  public static let footer = Tag("footer")
  public static let main = Tag("main")
  public static let nav = Tag("nav")
  public static let pre = Tag("pre", dropsFirstLineFeed: true)
  public static let section = Tag("section")
  public static let div = Tag("div")
  public static let h1 = Tag("h1")
  public static let h2 = Tag("h2")
  public static let h3 = Tag("h3")
  public static let h4 = Tag("h4")
  public static let h5 = Tag("h5")
  public static let h6 = Tag("h6")

  // Blocks and lists.
  public static let p = Tag("p")
  public static let ul = Tag("ul")
  public static let ol = Tag("ol")
  public static let li = Tag("li")
  public static let dl = Tag("dl")
  public static let dt = Tag("dt")
  public static let dd = Tag("dd")
  public static let details = Tag("details")
  public static let summary = Tag("summary")

  // Text.
  public static let a = Tag("a")
  public static let span = Tag("span")
  public static let strong = Tag("strong")
  public static let code = Tag("code")

  // Tables.
  public static let table = Tag("table")
  public static let caption = Tag("caption")
  public static let thead = Tag("thead")
  public static let tbody = Tag("tbody")
  public static let tr = Tag("tr")
  public static let th = Tag("th")
  public static let td = Tag("td")

  // Forms.
  public static let form = Tag("form")
  public static let fieldset = Tag("fieldset")
  public static let legend = Tag("legend")
  public static let label = Tag("label")
  public static let select = Tag("select")
  public static let option = Tag("option")
  public static let textarea = Tag("textarea", dropsFirstLineFeed: true)
  public static let button = Tag("button")
  public static let progress = Tag("progress")
  public static let dialog = Tag("dialog")

  // Pictures: drawings of the design system are shown through `use`.
  public static let svg = Tag("svg")
  public static let use = Tag("use")

  /// The heading of a level from 1 to 6; what lies outside is the nearest.
  public static func heading(_ level: Int) -> Tag {
    switch level {
    case ...1: .h1
    case 2: .h2
    case 3: .h3
    case 4: .h4
    case 5: .h5
    default: .h6
    }
  }
}

/// An element that cannot have content.
public struct VoidTag: Sendable {
  let name: StaticString

  private init(_ name: StaticString) { self.name = name }

  public static let br = VoidTag("br")
  /// Where a word may go on in another line.
  public static let wbr = VoidTag("wbr")
  public static let hr = VoidTag("hr")
  public static let input = VoidTag("input")
  public static let link = VoidTag("link")
  public static let meta = VoidTag("meta")
}
