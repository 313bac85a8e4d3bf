@_spi(Measurement) @testable import Generated
@testable import Runtime

extension FuzzTarget {
  static let http1 = FuzzTarget(
    name: "http1",
    promise: "A connection's bytes are the same messages however they are cut; a message that is taken has one reading",
    seeds: HTTPSamples.all, words: HTTPSamples.words
  ) { bytes in
    var cuts = Cuts(bytes)
    var limits = RequestLimits().head
    if cuts.number(below: 4) == 0 {
      limits.requestLine = 40
      limits.fieldBytes = 120
      limits.fieldCount = 4
    }
    var whole = MessageReader(limits: limits)
    whole.receive(bytes)
    for (place, pieces) in Cuts.all(bytes).enumerated().dropFirst() {
      // Not at the front of the buffer, as after an earlier request.
      var other = MessageReader(limits: limits, before: place)
      for piece in pieces { other.receive(piece, room: place == 1 ? .max : 1 + cuts.number(below: 9)) }
      try hold(other.messages == whole.messages, "other messages when cut: \(other.messages) not \(whole.messages)")
      try hold(
        other.failure == whole.failure,
        "\(String(describing: other.failure)) when cut, else \(String(describing: whole.failure))")
    }
    for head in whole.heads { try HeadInspector(head).inspect() }
  }
}

/// Reads an accepted head once more, in the plainest way: what it finds must be what the parser found, and nothing may
/// be left that another reader could take otherwise.
struct HeadInspector {
  private let head: RequestHead
  private let requestLine: [UInt8]
  /// As the lines have them.
  private let fields: [(name: [UInt8], value: [UInt8])]

  init(_ head: RequestHead) throws(BrokenPromise) {
    self.head = head
    var lines: [[UInt8]] = [[]]
    var previous: UInt8 = 0
    for byte in head.bytes {
      try hold((previous == 0x0D) == (byte == 0x0A), "a lone CR or LF was let through")
      try hold(
        byte >= 0x20 && byte != 0x7F || [0x09, 0x0A, 0x0D].contains(byte), "a control character was let through")
      if byte == 0x0A {
        lines.append([])
      } else if byte != 0x0D {
        lines[lines.count - 1].append(byte)
      }
      previous = byte
    }
    try hold(lines.count >= 2 && lines[lines.count - 1].isEmpty, "a head that does not end with a line")
    requestLine = lines[0]
    var fields: [(name: [UInt8], value: [UInt8])] = []
    for line in lines.dropFirst().dropLast() {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
        throw BrokenPromise(description: "a field without a colon was let through")
      }
      var value = line[(colon + 1)...]
      while let first = value.first, first == 0x20 || first == 0x09 { value.removeFirst() }
      while let last = value.last, last == 0x20 || last == 0x09 { value.removeLast() }
      fields.append((Array(line[..<colon]), Array(value)))
    }
    self.fields = fields
  }

  func inspect() throws(BrokenPromise) {
    let host = authority
    try hold(
      fields.map { [$0.name, host != nil && Self.isHost($0.name) ? host : $0.value] }
        == head.headers.fields.map { [Array(head.bytes[$0.name]), Array(head.bytes[$0.value])] },
      "the fields are not those of the lines, with the target's host for that of Host")
    for field in fields {
      try hold(!field.name.isEmpty && field.name.allSatisfy(Self.tokens.contains), "a field's name is no token")
    }
    try inspectTarget()
    try inspectHost()
    try inspectFraming()
    if !head.isServerWide { try inspectRoute() }
  }

  private static func isHost(_ name: [UInt8]) -> Bool { String(decoding: name, as: UTF8.self).lowercased() == "host" }

  /// What stands between the two slashes of a target in absolute form and its path or query.
  private var authority: [UInt8]? {
    let target = requestLine.split(separator: 0x20, omittingEmptySubsequences: false).dropFirst().first ?? []
    let parts = target.split(separator: UInt8(ascii: "/"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count > 2, parts[0].last == UInt8(ascii: ":"), parts[1].isEmpty else { return nil }
    return Array(parts[2].prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") })
  }

  private func values(_ name: String) -> [[UInt8]] {
    fields.filter { String(decoding: $0.name, as: UTF8.self).lowercased() == name }.map(\.value)
  }

  private func inspectTarget() throws(BrokenPromise) {
    let parts = requestLine.split(separator: 0x20, omittingEmptySubsequences: false)
    try hold(parts.count == 3, "the request line is not three words with a space between them")
    let version = String(decoding: parts[2], as: UTF8.self)
    try hold(version.hasPrefix("HTTP/1.") && version.count == 8, "another version was let through")
    if head.isServerWide {
      let slashes = parts[1].count { $0 == UInt8(ascii: "/") }
      let isHost = authority != nil && slashes == 2 && !parts[1].contains(UInt8(ascii: "?"))
      try hold(
        (isHost || parts[1] == [UInt8(ascii: "*")]) && head.path.isEmpty, "a target that is neither * nor a host alone")
      return
    }
    let path = Array(head.bytes[head.path])
    try hold(path.first == UInt8(ascii: "/"), "a path that does not begin with a slash")
    let target = String(decoding: parts[1], as: UTF8.self)
    var text = String(decoding: path, as: UTF8.self)
    if let query = head.query { text += "?" + String(decoding: head.bytes[query], as: UTF8.self) }
    // An empty path stands for the slash (RFC 9110 section 4.2.3).
    try hold(target.hasSuffix(text) || target.hasSuffix(String(text.dropFirst())), "the path is not the target's")
    try hold(path.allSatisfy { Self.pathCharacters.contains($0) }, "a character that no path has")
  }

  private func inspectHost() throws(BrokenPromise) {
    let hosts = values("host")
    try hold(hosts.count == 1 || hosts.isEmpty && head.version == .http10, "there are \(hosts.count) Host fields")
    for host in [hosts.first, authority].compactMap(\.self) {
      try hold(!host.isEmpty && host.allSatisfy(Self.hostCharacters.contains), "\(shown(host)) is no host")
    }
  }

  private func inspectFraming() throws(BrokenPromise) {
    let codings = values("transfer-encoding").map { String(decoding: $0, as: UTF8.self).lowercased() }
    let lengths = values("content-length").map { String(decoding: $0, as: UTF8.self) }
    switch (codings, lengths) {
    case (["chunked"], []):
      try hold(head.framing == .chunked && head.version != .http10, "a chunked body was not seen")
    case ([], let lengths) where lengths.count <= 1:
      let text = lengths.first ?? "0"
      try hold(!text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }, "\(text) is no length")
      // Past what fits, any cap is passed.
      let length = Int(text) ?? .max
      try hold(head.framing == (length == 0 ? .none : .length(length)), "a body of \(text) was seen otherwise")
    default:
      throw BrokenPromise(description: "a message of \(codings) and \(lengths) was let through")
    }
  }

  /// A path leads only to the route whose literal segments it spells byte by byte, and to it it does lead.
  private func inspectRoute() throws(BrokenPromise) {
    let path = Array(head.bytes[head.path])
    let segments = path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
      Array($0)
    }
    let operations = Tables.all.operations
    switch Router.route(head.method == .head ? .get : head.method, path.span) {
    case .found(let index, _), .wrongMethod(_, let index):
      try hold(
        Self.leads(segments, to: operations[index].route), "\(shown(path)) led to \(operations[index].route)")
    case .notFound:
      guard segments.count <= PathSegments.limit else { return }
      for operation in operations {
        try hold(!Self.leads(segments, to: operation.route), "\(shown(path)) did not lead to \(operation.route)")
      }
    }
  }

  private static func leads(_ segments: [[UInt8]], to route: StaticString) -> Bool {
    let template = "\(route)".utf8.dropFirst()
      .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Array($0) }
    // The names of files may have slashes in them.
    let takesRest = route.hasPrefix("/assets/") || route.hasPrefix("/docs/")
    guard segments.count == template.count || takesRest && segments.count > template.count else { return false }
    return zip(template, segments).allSatisfy { expected, segment in
      expected.starts(with: "{".utf8) ? !segment.isEmpty : expected.elementsEqual(segment)
    }
  }

  private static let tokens = Set(
    "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
  private static let hostCharacters = Set(
    "%[]:-._~!$&'()*+,;=0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
  private static let pathCharacters = Set(
    "%/:@-._~!$&'()*+,;=0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
}

extension StaticString {
  fileprivate func hasPrefix(_ text: String) -> Bool { "\(self)".hasPrefix(text) }
}
