/// An element or a text of a page, read back.
public final class PageNode: Sendable {
  /// Empty for a text.
  public let name: String
  public let attributes: [(name: String, value: String)]
  public let children: [PageNode]
  /// Of a text.
  public let text: String

  init(
    name: String, attributes: [(name: String, value: String)] = [], children: [PageNode] = [], text: String = ""
  ) {
    self.name = name
    self.attributes = attributes
    self.children = children
    self.text = text
  }

  public subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

  /// It and everything within, elements only, in the order of the page.
  public var elements: [PageNode] {
    var elements: [PageNode] = []
    gather(into: &elements)
    return elements
  }

  fileprivate func gather(into elements: inout [PageNode]) {
    if name.isEmpty { return }
    elements.append(self)
    for child in children { child.gather(into: &elements) }
  }

  public var allText: String { name.isEmpty ? text : children.map(\.allText).joined() }
}

/// A page read back by a parser that takes nothing but what the builder writes, and so finds whatever else stands
/// there: each element closed in its order, values between double quotes, no `<` or bare `&` in text.
public struct PageTree: Sendable {
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  public let root: PageNode
  /// In the order of the page.
  public let elements: [PageNode]

  public init(bytes: [UInt8]) throws {
    var reader = Reader(bytes)
    guard reader.take("<!DOCTYPE html>\n") else { throw Failure(description: "no doctype") }
    root = try reader.element()
    var elements: [PageNode] = []
    root.gather(into: &elements)
    self.elements = elements
    _ = reader.take("\n")
    guard reader.isAtEnd else { throw Failure(description: "something follows the document") }
  }

  public func elements(_ name: String) -> [PageNode] { elements.filter { $0.name == name } }
}

private let voidElements: Set = ["br", "hr", "input", "link", "meta", "wbr"]

private struct Reader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  private func startsHere(_ text: String) -> Bool {
    var place = position
    for byte in text.utf8 {
      guard place < bytes.count, bytes[place] == byte else { return false }
      place += 1
    }
    return true
  }

  mutating func take(_ text: String) -> Bool {
    guard startsHere(text) else { return false }
    position += text.utf8.count
    return true
  }

  private mutating func expect(_ text: String) throws {
    guard take(text) else { throw failure("expected \(text)") }
  }

  private func failure(_ text: String) -> PageTree.Failure {
    let around = bytes[max(0, position - 60)..<min(bytes.count, position + 60)]
    return PageTree.Failure(description: "\(text) at \(position): \(String(decoding: around, as: UTF8.self))")
  }

  private mutating func name() throws -> String {
    let start = position
    while position < bytes.count, isName(bytes[position]) { position += 1 }
    guard position > start else { throw failure("expected a name") }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  mutating func element() throws -> PageNode {
    try expect("<")
    let tag = try name()
    var attributes: [(name: String, value: String)] = []
    while take(" ") {
      let attribute = try name()
      if attributes.contains(where: { $0.name == attribute }) { throw failure("\(attribute) stands twice") }
      attributes.append((attribute, take("=\"") ? try text(until: UInt8(ascii: "\"")) : ""))
    }
    try expect(">")
    if voidElements.contains(tag) { return PageNode(name: tag, attributes: attributes) }
    var children: [PageNode] = []
    if tag == "textarea" { try expect("\n") }
    while !startsHere("</") {
      if startsHere("<") {
        children.append(try element())
      } else {
        guard !isAtEnd else { throw failure("\(tag) is not closed") }
        children.append(PageNode(name: "", text: try text(until: UInt8(ascii: "<"))))
      }
    }
    try expect("</\(tag)>")
    return PageNode(name: tag, attributes: attributes, children: children)
  }

  /// Up to `end`, which is passed where it is a quote.
  private mutating func text(until end: UInt8) throws -> String {
    var text: [UInt8] = []
    var start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == end { break }
      switch byte {
      case UInt8(ascii: "&"):
        text += bytes[start..<position]
        text += try reference().utf8
        start = position
      case UInt8(ascii: "<"), UInt8(ascii: ">"): throw failure("a bare \(Character(Unicode.Scalar(byte)))")
      default: position += 1
      }
    }
    text += bytes[start..<position]
    if end == UInt8(ascii: "\"") { try expect("\"") }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func reference() throws -> String {
    for (written, meant) in [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#13;", "\r")]
    where take(written) { return meant }
    throw failure("a bare &")
  }
}
