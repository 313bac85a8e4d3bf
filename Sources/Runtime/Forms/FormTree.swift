/// The values of one form field that is an object or a map, gathered from the names it is written under: `name[key]`,
/// `name[key][member]` and so on (`style: deepObject`, which OpenAPI 3.1 leaves open past the first level and forms on
/// the web nest like this).
///
/// Each name must fit: a bracket without its other half, an empty key, a value where others lie below it, or one name
/// twice is `malformed`, so that no two readers of a form can see different things in it.
public struct FormTree: Sendable {
  /// Pairs of brackets behind a name.
  public static let maxDepth = 4
  /// Bytes of one key: longer than any name of a contract by far.
  public static let maxKey = 255

  /// What lies under a name: entries in the order in which they were first sent.
  public struct Branch: Sendable {
    public fileprivate(set) var entries: [Entry] = []
    /// Keys are short, so that it costs little to find out which are one key, however they are encoded.
    private var places: [String: Int] = [:]

    /// One of which nothing was sent.
    public init() {}

    public func has(_ key: StaticString) -> Bool { places[key.description] != nil }

    /// Whether a text that is not blank stands under the key.
    public func hasText(_ key: StaticString) -> Bool {
      guard let place = places[key.description], case .text(let text) = entries[place].value else { return false }
      return !text.isBlank
    }

    /// - Returns: false where the key has something under it already that does not go with this.
    fileprivate mutating func add(_ value: String, at keys: ArraySlice<String>) -> Bool {
      guard let key = keys.first else { return false }
      let rest = keys.dropFirst()
      guard let place = places[key] else {
        places[key] = entries.count
        guard !rest.isEmpty else {
          entries.append(Entry(key: key, value: .text(value)))
          return true
        }
        var branch = Branch()
        defer { entries.append(Entry(key: key, value: .branch(branch))) }
        return branch.add(value, at: rest)
      }
      guard !rest.isEmpty, case .branch(var branch) = entries[place].value else { return false }
      // Taken out while it grows, so that it is not copied.
      entries[place].value = .text("")
      defer { entries[place].value = .branch(branch) }
      return branch.add(value, at: rest)
    }
  }

  public struct Entry: Sendable {
    public let key: String
    fileprivate var value: Value

    /// The text that was sent.
    /// - Throws: `malformed` where others lie below it.
    public func text() throws(Failure) -> String {
      guard case .text(let text) = value else { throw .malformed("A field of the form has brackets too many") }
      return text
    }

    /// What lies below.
    /// - Throws: `malformed` where a text was sent in its place.
    public func branch() throws(Failure) -> Branch {
      guard case .branch(let branch) = value else { throw .malformed("A field of the form lacks brackets") }
      return branch
    }
  }

  fileprivate enum Value: Sendable {
    case text(String)
    case branch(Branch)
  }

  public private(set) var branch = Branch()
  private let root: StaticString

  /// - Parameter root: the name before the brackets.
  public init(_ root: StaticString) { self.root = root }

  public var isEmpty: Bool { branch.entries.isEmpty }

  /// Takes a value in.
  /// - Parameter name: as it was sent; its ``root(of:)`` is this tree's.
  public mutating func add(_ name: String, _ value: String) throws(Failure) {
    let keys = try Self.keys(of: name, root)
    guard branch.add(value, at: keys[...]) else {
      throw .malformed("A name under \(root) stands twice, or has a value and further brackets")
    }
  }

  /// The name of a field before its first bracket.
  public static func root(of name: String) -> String {
    name.utf8.firstIndex(of: UInt8(ascii: "[")).map { String(name[..<$0]) } ?? name
  }

  /// The keys between the brackets of a name.
  static func keys(of name: String, _ root: StaticString) throws(Failure) -> [String] {
    var keys: [String] = []
    var rest = name.utf8.drop { $0 != UInt8(ascii: "[") }
    while rest.first == UInt8(ascii: "[") {
      let key = rest.dropFirst().prefix { $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[") }
      rest = rest[key.endIndex...]
      guard !key.isEmpty, key.count <= maxKey, keys.count < maxDepth, rest.popFirst() == UInt8(ascii: "]"),
        let text = String(Substring(key).utf8)
      else { throw .malformed("A name under \(root) is not written as name[key]") }
      keys.append(text)
    }
    guard !keys.isEmpty, rest.isEmpty else { throw .malformed("A name under \(root) is not written as name[key]") }
    return keys
  }
}
