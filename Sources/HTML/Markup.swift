/// HTML under construction, as UTF-8: both what a page is written into and a finished piece of one.
///
/// Safe by construction. Text becomes text, or the value of an attribute, and is escaped on the way; names of elements
/// and attributes come from fixed lists, which know no `style`, no `on…` and no script with a body; addresses pass
/// through ``Reference``. There is no way to write markup from a string.
public struct Markup: Sendable {
  /// What was written so far. Well formed where every call to `element` has returned.
  public private(set) var bytes: [UInt8] = []
  /// How lists of links call the elements that were named, by their `id`.
  public private(set) var names: [String: String] = [:]

  public init() {}

  /// A piece written by `content`.
  public init(_ content: (inout Markup) -> Void) { content(&self) }

  public var isEmpty: Bool { bytes.isEmpty }

  /// Room for `count` bytes in all, for a writer that knows about how long its page is.
  public mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// A document of HTML: `<!DOCTYPE html>` and its root.
  public static func document(_ attributes: Attribute..., content: (inout Markup) -> Void) -> Markup {
    var page = Markup()
    page.reserve(32 * 1024)
    page.write("<!DOCTYPE html>\n")
    page.element(.html, attributes, content: content)
    page.write("\n")
    return page
  }

  // MARK: Elements

  public mutating func element(_ tag: Tag, _ attributes: [Attribute], content: (inout Markup) -> Void) {
    open(tag.name, attributes)
    // A parser drops the first line feed of these; this one is dropped in place of one that belongs to the text.
    if tag.dropsFirstLineFeed { bytes.append(UInt8(ascii: "\n")) }
    content(&self)
    write("</")
    write(tag.name)
    bytes.append(UInt8(ascii: ">"))
  }

  public mutating func element(_ tag: Tag, _ attributes: Attribute..., content: (inout Markup) -> Void) {
    element(tag, attributes, content: content)
  }

  public mutating func element(_ tag: Tag, _ attributes: [Attribute], text: String) {
    element(tag, attributes) { $0.text(text) }
  }

  public mutating func element(_ tag: Tag, _ attributes: Attribute..., text: String) {
    element(tag, attributes) { $0.text(text) }
  }

  /// An element without content, closed all the same: `<span class="…"></span>`.
  public mutating func element(_ tag: Tag, _ attributes: Attribute...) {
    element(tag, attributes) { _ in }
  }

  /// An element that cannot have content.
  public mutating func void(_ tag: VoidTag, _ attributes: [Attribute]) { open(tag.name, attributes) }

  public mutating func void(_ tag: VoidTag, _ attributes: Attribute...) { open(tag.name, attributes) }

  /// A script of ours that runs before what follows is drawn.
  public mutating func script(_ source: Reference) {
    open("script", [.src(source)])
    write("</script>")
  }

  /// A script of ours as a module. There is no way to write a `script` with a body.
  public mutating func moduleScript(_ source: Reference) {
    open("script", [.type("module"), .src(source)])
    write("</script>")
  }

  /// A page of another site within this one. There is no other way to write an `iframe`.
  public mutating func frame(_ source: Reference, title: String, class classes: String? = nil) {
    open(
      "iframe",
      [.src(source), .title(title), .class(classes), Attribute("allow", .constant("clipboard-write"))])
    write("</iframe>")
  }

  private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
    bytes.append(UInt8(ascii: "<"))
    write(name)
    for attribute in attributes { attribute.write(into: &self) }
    bytes.append(UInt8(ascii: ">"))
  }

  // MARK: Content

  public mutating func text(_ text: String) { write(text, escaping: .text) }

  public mutating func append(_ piece: Markup) {
    bytes.append(contentsOf: piece.bytes)
    names.merge(piece.names) { first, _ in first }
  }

  /// Names the element with this `id` for lists of links; the first name stays.
  public mutating func name(_ id: String, _ words: String) {
    if names[id] == nil { names[id] = words }
  }

  /// Between elements whose boxes stand in a line of text.
  public mutating func space() { bytes.append(UInt8(ascii: " ")) }

  // MARK: Bytes

  mutating func write(_ constant: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: constant.utf8Start, count: constant.utf8CodeUnitCount))
  }

  mutating func write(byte: UInt8) { bytes.append(byte) }

  /// Writes the text with what would end it replaced. Line feeds and the controls that HTML forbids apart, it reads
  /// back as the same text: U+0000 becomes U+FFFD, as in a parser; a carriage return is written as a reference, since
  /// parsers read a bare one as a line feed.
  mutating func write(_ text: String, escaping place: Escaping) {
    var text = text
    text.withUTF8 { source in
      var start = 0
      var index = 0
      // Pages are mostly text. Iterators would be most of the work of debug builds.
      while index < source.count {
        let byte = source[index]
        index += 1
        guard place.isSpecial(byte) else { continue }
        bytes.append(contentsOf: source[start..<index - 1])
        start = index
        switch byte {
        case UInt8(ascii: "&"): write("&amp;")
        case UInt8(ascii: "<"): write("&lt;")
        case UInt8(ascii: ">"): write("&gt;")
        case UInt8(ascii: "\""): write("&quot;")
        case UInt8(ascii: "\r"): write("&#13;")
        default: write("\u{FFFD}")
        }
      }
      bytes.append(contentsOf: source[start...])
    }
  }
}

/// Where text is written.
enum Escaping {
  case text
  /// Between double quotes.
  case attribute

  func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\r"), 0: true
    case UInt8(ascii: "\""): self == .attribute
    default: false
    }
  }
}
