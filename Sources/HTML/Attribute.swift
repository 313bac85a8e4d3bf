/// An attribute, from a closed list of names. One made of `nil`, or of `false`, is left out.
public struct Attribute: Sendable {
  enum Value: Sendable {
    case absent
    /// The name alone.
    case present
    case text(String)
    case constant(StaticString)
  }

  let prefix: StaticString
  let name: StaticString
  let value: Value

  init(_ name: StaticString, prefix: StaticString = "", _ value: Value) {
    self.prefix = prefix
    self.name = name
    self.value = value
  }

  /// Nothing: for an attribute that depends on something.
  public static let none = Attribute("", .absent)

  private static func text(_ name: StaticString, _ value: String?) -> Attribute {
    Attribute(name, value.map { .text($0) } ?? .absent)
  }

  private static func number(_ name: StaticString, _ value: Int?) -> Attribute {
    Attribute(name, value.map { .text(String($0)) } ?? .absent)
  }

  private static func flag(_ name: StaticString, _ on: Bool) -> Attribute { Attribute(name, on ? .present : .absent) }

  private static func reference(_ name: StaticString, _ value: Reference?) -> Attribute {
    Attribute(name, value.map { .text($0.text) } ?? .absent)
  }

  func write(into html: inout Markup) {
    if case .absent = value { return }
    html.space()
    html.write(prefix)
    html.write(name)
    switch value {
    case .absent, .present: break
    case .text(let text):
      html.write("=\"")
      html.write(text, escaping: .attribute)
      html.write("\"")
    case .constant(let text):
      html.write("=\"")
      html.write(text)
      html.write("\"")
    }
  }
}

// MARK: Everywhere

extension Attribute {
  public static func id(_ value: String?) -> Attribute { text("id", value) }
  public static func `class`(_ names: String?) -> Attribute { text("class", names) }
  public static func lang(_ code: String?) -> Attribute { text("lang", code) }
  public static func title(_ value: String?) -> Attribute { text("title", value) }
  public static func role(_ value: String?) -> Attribute { text("role", value) }
  public static func tabindex(_ value: Int?) -> Attribute { number("tabindex", value) }
  public static func hidden(_ on: Bool = true) -> Attribute { flag("hidden", on) }
  /// For identifiers and code, which no machine may translate.
  public static let untranslated = Attribute("translate", .constant("no"))

  /// `aria-…`.
  public static func aria(_ name: StaticString, _ value: String?) -> Attribute {
    Attribute(checked(name), prefix: "aria-", value.map { .text($0) } ?? .absent)
  }

  /// `aria-…="true"` or `"false"`.
  public static func aria(_ name: StaticString, _ value: Bool) -> Attribute {
    aria(name, value ? "true" : "false")
  }

  /// `data-…`, for the scripts and the design system.
  public static func data(_ name: StaticString, _ value: String?) -> Attribute {
    Attribute(checked(name), prefix: "data-", value.map { .text($0) } ?? .absent)
  }

  /// `data-…` without a value.
  public static func data(_ name: StaticString) -> Attribute { Attribute(checked(name), prefix: "data-", .present) }

  /// A constant of the code; one that could end the name is a mistake of its writer.
  private static func checked(_ name: StaticString) -> StaticString {
    let bytes = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    precondition(
      !bytes.isEmpty
        && bytes.allSatisfy {
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
            || $0 == UInt8(ascii: "-")
        }, "a name of an attribute is made of small letters, digits and hyphens")
    return name
  }
}

// MARK: Links and pictures

extension Attribute {
  public static func href(_ target: Reference?) -> Attribute { reference("href", target) }
  public static func src(_ source: Reference?) -> Attribute { reference("src", source) }
  public static func rel(_ value: String?) -> Attribute { text("rel", value) }
  /// The language of what is linked to.
  public static func hreflang(_ code: String?) -> Attribute { text("hreflang", code) }
  /// Opens in a new window, which learns nothing of this one.
  public static func opensInNewWindow(_ on: Bool = true) -> Attribute {
    Attribute("target", on ? .constant("_blank") : .absent)
  }
  /// Out of a frame, into the window around it.
  public static func opensInTopWindow(_ on: Bool = true) -> Attribute {
    Attribute("target", on ? .constant("_top") : .absent)
  }
  public static func download(_ on: Bool = true) -> Attribute { flag("download", on) }
  public static func width(_ value: Int) -> Attribute { number("width", value) }
  public static func height(_ value: Int) -> Attribute { number("height", value) }
  public static func viewBox(_ value: StaticString) -> Attribute { Attribute("viewBox", .constant(value)) }
}

// MARK: The head

extension Attribute {
  public static let utf8 = Attribute("charset", .constant("utf-8"))
  /// Of a `meta`: see ``content(_:)``.
  public static func metaName(_ value: StaticString) -> Attribute { Attribute("name", .constant(value)) }
  public static func content(_ value: String) -> Attribute { text("content", value) }
  public static func media(_ value: StaticString) -> Attribute { Attribute("media", .constant(value)) }

  /// Of a `meta`: the page is loaded again after this many seconds. The only `http-equiv` there is.
  public static func refresh(seconds: Int) -> [Attribute] {
    [Attribute("http-equiv", .constant("refresh")), number("content", seconds)]
  }
}

// MARK: Forms

extension Attribute {
  public static func action(_ target: Reference?) -> Attribute { reference("action", target) }
  public static let post = Attribute("method", .constant("post"))
  public static let get = Attribute("method", .constant("get"))
  /// For forms with files.
  public static func multipart(_ on: Bool = true) -> Attribute {
    Attribute("enctype", on ? .constant("multipart/form-data") : .absent)
  }
  public static func noValidate(_ on: Bool = true) -> Attribute { flag("novalidate", on) }
  public static func formNoValidate(_ on: Bool = true) -> Attribute { flag("formnovalidate", on) }
  public static func form(_ id: String?) -> Attribute { text("form", id) }

  public static func type(_ value: StaticString) -> Attribute { Attribute("type", .constant(value)) }
  public static func name(_ value: String?) -> Attribute { text("name", value) }
  public static func value(_ value: String?) -> Attribute { text("value", value) }
  public static func `for`(_ id: String?) -> Attribute { text("for", id) }
  public static func autocomplete(_ value: String?) -> Attribute { text("autocomplete", value) }
  public static func inputMode(_ value: String?) -> Attribute { text("inputmode", value) }
  public static func accept(_ value: String?) -> Attribute { text("accept", value) }
  public static func maxLength(_ value: Int?) -> Attribute { number("maxlength", value) }
  public static func min(_ value: String?) -> Attribute { text("min", value) }
  public static func max(_ value: String?) -> Attribute { text("max", value) }
  public static func step(_ value: String?) -> Attribute { text("step", value) }
  public static func rows(_ value: Int?) -> Attribute { number("rows", value) }
  public static func spellcheck(_ on: Bool?) -> Attribute { text("spellcheck", on.map { $0 ? "true" : "false" }) }
  public static func required(_ on: Bool = true) -> Attribute { flag("required", on) }
  public static func disabled(_ on: Bool = true) -> Attribute { flag("disabled", on) }
  public static func readOnly(_ on: Bool = true) -> Attribute { flag("readonly", on) }
  public static func checked(_ on: Bool = true) -> Attribute { flag("checked", on) }
  public static func selected(_ on: Bool = true) -> Attribute { flag("selected", on) }
  public static func multiple(_ on: Bool = true) -> Attribute { flag("multiple", on) }
  public static func open(_ on: Bool = true) -> Attribute { flag("open", on) }
}

// MARK: Tables

extension Attribute {
  public static let columnScope = Attribute("scope", .constant("col"))
  public static let rowScope = Attribute("scope", .constant("row"))
}
