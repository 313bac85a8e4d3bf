import SpecModel
import SpecSyntax

/// What reading a catalogue gives.
public struct LoadedCatalogue: Sendable {
  /// Nil where there is an error.
  public var catalogue: FieldCatalogue?
  public var diagnostics: [Diagnostic]
}

/// From the catalogue's file to its values.
public enum CatalogueLoader {
  /// - Parameter file: The name under which diagnostics speak of it.
  public static func load(_ bytes: [UInt8], file: String) -> LoadedCatalogue {
    let loaded = YAML.load(bytes, file: file)
    guard let node = loaded.node, !loaded.diagnostics.hasErrors else {
      return LoadedCatalogue(catalogue: nil, diagnostics: loaded.diagnostics)
    }
    var reader = CatalogueReader()
    let catalogue = reader.catalogue(Cursor(node: node, file: file))
    let diagnostics = loaded.diagnostics + reader.diagnostics.inSourceOrder()
    return LoadedCatalogue(catalogue: diagnostics.hasErrors ? nil : catalogue, diagnostics: diagnostics)
  }
}

/// Reads entries and says of each what is wrong with it.
private struct CatalogueReader {
  var diagnostics: [Diagnostic] = []
  /// Where each key stands; categories, subcategories and fields share one space of names.
  private var keys: [String: Cursor] = [:]

  mutating func catalogue(_ cursor: Cursor) -> FieldCatalogue {
    checkMembers(of: cursor, ["categories"])
    return FieldCatalogue(categories: list("categories", of: cursor).map { category($0) })
  }

  private mutating func category(_ cursor: Cursor) -> FieldCatalogue.Category {
    checkMembers(of: cursor, ["key", "buyer", "candidate", "subcategories"])
    return FieldCatalogue.Category(
      key: key(of: cursor), site: Site(cursor), labels: labels(of: cursor),
      subcategories: list("subcategories", of: cursor).map { subcategory($0) })
  }

  private mutating func subcategory(_ cursor: Cursor) -> FieldCatalogue.Subcategory {
    checkMembers(of: cursor, ["key", "buyer", "candidate", "fields"])
    return FieldCatalogue.Subcategory(
      key: key(of: cursor), site: Site(cursor), labels: labels(of: cursor),
      fields: list("fields", of: cursor).compactMap { field($0) })
  }

  private mutating func field(_ cursor: Cursor) -> FieldCatalogue.Field? {
    checkMembers(of: cursor, ["key", "type", "mandatory", "markets", "source", "buyer", "candidate"])
    let (key, labels, markets) = (key(of: cursor), labels(of: cursor), markets(of: cursor))
    let mandatory = cursor["mandatory"]
    if mandatory?.bool == nil {
      report(
        CatalogueCode.shape, "`mandatory` of `\(key)` is neither true nor false", at: mandatory?.span ?? cursor.span)
    }
    guard let type = type(of: cursor) else { return nil }
    return FieldCatalogue.Field(
      key: key, site: Site(cursor), labels: labels, type: type, mandatory: mandatory?.bool ?? false, markets: markets,
      source: cursor["source"].map { source($0) })
  }

  // MARK: Members

  private mutating func key(of cursor: Cursor) -> String {
    let key = text("key", of: cursor)
    guard let written = cursor["key"], !key.isEmpty else { return key }
    let isPlain = key.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
      default: false
      }
    }
    if !isPlain || key.utf8.count > 255 {
      report(CatalogueCode.badKey, "`\(key)` is not made of a–z, 0–9 and _, 255 at most", at: written.node.span)
    }
    if let first = keys[key] {
      report(
        CatalogueCode.duplicateKey, "the key `\(key)` is used already", at: written.node.span,
        notes: [.init("it stands here", at: first.node.span)])
    } else {
      keys[key] = written
    }
    return key
  }

  private mutating func labels(of cursor: Cursor) -> FieldCatalogue.Labels {
    FieldCatalogue.Labels(buyer: text("buyer", of: cursor), candidate: text("candidate", of: cursor))
  }

  private mutating func source(_ cursor: Cursor) -> FieldCatalogue.Source {
    checkMembers(of: cursor, ["api", "key"])
    return FieldCatalogue.Source(api: text("api", of: cursor), key: text("key", of: cursor))
  }

  private mutating func type(of cursor: Cursor) -> FieldCatalogue.InputType? {
    let name = text("type", of: cursor)
    if let type = FieldCatalogue.InputType(rawValue: name) { return type }
    if let written = cursor["type"], !name.isEmpty {
      let known = FieldCatalogue.InputType.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      report(
        CatalogueCode.unknownType, "there is no kind of answer `\(name)`", at: written.node.span,
        fix: "take one of " + known)
    }
    return nil
  }

  private mutating func markets(of cursor: Cursor) -> [FieldCatalogue.MarketType] {
    var found: [FieldCatalogue.MarketType] = []
    for item in list("markets", of: cursor) {
      let name = item.string ?? ""
      guard let market = FieldCatalogue.MarketType(rawValue: name) else {
        report(CatalogueCode.unknownMarket, "there is no market type `\(name)`", at: item.span)
        continue
      }
      if found.contains(market) {
        report(CatalogueCode.unknownMarket, "the market type `\(name)` stands twice", at: item.span)
      }
      found.append(market)
    }
    return found
  }

  private mutating func text(_ member: String, of cursor: Cursor) -> String {
    if let text = cursor[member]?.string, !text.isEmpty { return text }
    // An entry that is no mapping has been told of.
    if cursor.isMapping {
      report(
        CatalogueCode.shape, "`\(member)` is missing or no text", at: cursor[member]?.span ?? cursor.span)
    }
    return ""
  }

  private mutating func list(_ member: String, of cursor: Cursor) -> [Cursor] {
    let items = cursor[member]?.items ?? []
    if items.isEmpty && cursor.isMapping {
      report(
        CatalogueCode.shape, "`\(member)` is missing or no list with entries", at: cursor[member]?.span ?? cursor.span)
    }
    return items
  }

  private mutating func checkMembers(of cursor: Cursor, _ known: [String]) {
    guard cursor.isMapping else {
      report(CatalogueCode.shape, "this is \(cursor.node.value.kindName), where an entry is expected", at: cursor.span)
      return
    }
    for (name, value) in cursor.members where !known.contains(name) {
      report(
        CatalogueCode.unknownMember, "an entry here has no `\(name)`", at: value.span,
        fix: "it has " + known.map { "`\($0)`" }.joined(separator: ", "))
    }
  }

  private mutating func report(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan, notes: [Diagnostic.Note] = [], fix: String? = nil
  ) {
    diagnostics.append(Diagnostic(code, message, at: span, notes: notes, fix: fix))
  }
}
