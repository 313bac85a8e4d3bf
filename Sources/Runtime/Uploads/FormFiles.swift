/// The files of a form field that is a map of lists of them: `name[key]`, which stands once for each file.
public struct FormFiles: Sendable {
  /// What was sent under one key, which is never nothing.
  public struct Entry: Sendable {
    public let key: String
    /// In the order they were sent; those past the most that the rules let through are only counted.
    public fileprivate(set) var files: [UploadedFile] = []
    /// Files, those that were passed over and texts in the place of one included.
    public fileprivate(set) var count = 0
    /// The places among them of texts, where a file is meant.
    public fileprivate(set) var texts: [Int] = []

    fileprivate init(key: String) { self.key = key }
  }

  /// In the order in which the keys were first sent.
  public private(set) var entries: [Entry] = []
  private var places: [String: Int] = [:]
  private let root: StaticString

  /// - Parameter root: the name before the brackets.
  public init(_ root: StaticString) { self.root = root }

  /// Takes the current part in. An input in which no file was chosen is nothing.
  /// - Parameters:
  ///   - name: of the part; its root is this field's.
  ///   - cap: of the file, in bytes.
  ///   - most: files that are kept under one key.
  /// - Throws: what ``MultipartForm/file(cap:)`` throws, and `malformed` for a name that is not `name[key]`.
  public mutating func add(
    _ name: String, cap: Int, most: Int, _ form: inout MultipartForm
  ) async throws(Failure) {
    let keys = try FormTree.keys(of: name, root)
    guard keys.count == 1 else { throw .malformed("A name under \(root) has brackets too many") }
    let known = places[keys[0]]
    var entry = known.map { entries[$0] } ?? Entry(key: keys[0])
    if entry.count < most {
      switch try await form.file(cap: cap) {
      case .none: return
      case .file(let file): entry.files.append(file)
      case .text: entry.texts.append(entry.count)
      }
    }
    entry.count += 1
    if let known {
      entries[known] = entry
    } else {
      places[keys[0]] = entries.count
      entries.append(entry)
    }
  }
}
