/// What a reader of the contract says of a body, in words that both readers have.
enum Verdict: Hashable, CustomStringConvertible {
  /// It cannot be read: 400, before any rule.
  case unreadable
  /// A file or a field is too large: 413.
  case tooLarge
  /// It can be read and breaks these rules; none for a body that is taken.
  case read(Set<Broken>)

  var description: String {
    switch self {
    case .unreadable: "unreadable"
    case .tooLarge: "too large"
    case .read(let broken): broken.isEmpty ? "taken" : "\(broken.map(\.description).sorted())"
    }
  }

  /// Whether both say the same of the body. A reader need not tell every rule that one value breaks: the first of them
  /// may end its reading, and behind the largest number of items nobody reads on. But of each place that one of them
  /// minds the other minds something too, and the generated one tells no rule that the other does not know.
  static func agree(generated: Verdict, evaluated: Verdict) -> Bool {
    guard case .read(let told) = generated, case .read(let all) = evaluated else { return generated == evaluated }
    // Past this many nothing more is told.
    if told.count >= 90 { return !all.isEmpty }
    let cut = all.filter { $0.keyword == "maxItems" }.map(\.pointer)
    let behind = all.filter { one in !cut.contains { one.pointer.hasPrefix($0 + "/") } }
    return told.isSubset(of: all) && Set(behind.map(\.pointer)).isSubset(of: Set(told.map(\.pointer)))
  }
}

/// A rule that a body breaks.
struct Broken: Hashable, CustomStringConvertible {
  /// JSON Pointer to the value.
  var pointer: String
  var keyword: String
  /// Of the contract.
  var line: Int

  var description: String { "\(pointer) \(keyword) (line \(line))" }
}

/// A body as it is sent.
enum SentBody: Sendable {
  case json([UInt8])
  case form([UInt8])
  /// Name, text; name and content of files.
  case multipart([(name: String, text: String, isFile: Bool)])

  var isEmpty: Bool {
    switch self {
    case .json(let bytes), .form(let bytes): bytes.isEmpty
    case .multipart: false
    }
  }

  var text: String {
    switch self {
    case .json(let bytes), .form(let bytes): String(decoding: bytes, as: UTF8.self).debugDescription
    case .multipart(let parts): "\(parts)"
    }
  }
}
