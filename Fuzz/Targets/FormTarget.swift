@testable import Runtime

extension FuzzTarget {
  static let forms = FuzzTarget(
    name: "forms",
    promise: "A form has the pairs that stand in it, and the same when it is written again; no name has two meanings",
    seeds: [
      "a=1&b=2", "a=1&&b=2&", "=", "a", "a=b=c", "a+b=%2B+%20", "a=%", "a=%zz", "a=%C3%A9&%c3%a9=b", "a=%FF", "a=é",
      "t[a]=1&t[b][c]=2&t[b][d]=3", "t[a]=1&t[a]=2", "t[a]=1&t[a][b]=2", "t[=1", "t[]=1", "t[a]b=1",
      "t[a][b][c][d][e]=1",
      "grant_type=client_credentials&client_id=a&client_secret=b&scope=api_access%20api_read",
    ].map { Array($0.utf8) },
    words: ["&", "=", "%", "%C3%A9", "+", "t[", "][", "]=", "[a]"]
  ) { bytes in
    let plain = plainPairs(bytes)
    guard let pairs = serverPairs(bytes) else {
      try hold(
        plain == nil || (plain?.count ?? 0) > RequestLimits().formFields,
        "refused a form that can be read: \(shown(bytes))")
      return
    }
    try hold(plain == pairs, "\(pairs) was read where \(String(describing: plain)) stands")
    let again = pairs.map { PercentCoding.encode($0[0]) + "=" + PercentCoding.encode($0[1]) }.joined(separator: "&")
    try hold(serverPairs(Array(again.utf8)) == pairs, "\(again) is another form")
    let plus = again.replacing("%20", with: "+")
    try hold(serverPairs(Array(plus.utf8)) == pairs, "\(plus) is another form")
    try checkTree(pairs)
  }

  private static func serverPairs(_ bytes: [UInt8]) -> [[String]]? {
    var reader = FormReader(bytes)
    var pairs: [[String]] = []
    do {
      while let pair = try reader.next() { pairs.append([pair.name, pair.value]) }
      return pairs
    } catch {
      return nil
    }
  }

  /// In the words of WHATWG URL section 5.1, with nil where that would guess.
  private static func plainPairs(_ bytes: [UInt8]) -> [[String]]? {
    var pairs: [[String]] = []
    for sequence in bytes.split(separator: UInt8(ascii: "&")) {
      let sides = sequence.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = plainText(sides[0]), let value = plainText(sides.count > 1 ? sides[1] : []) else { return nil }
      pairs.append([name, value])
    }
    return pairs
  }

  private static func plainText(_ bytes: ArraySlice<UInt8>) -> String? {
    var rest = bytes.map { $0 == UInt8(ascii: "+") ? 0x20 : $0 }[...]
    var decoded: [UInt8] = []
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        decoded.append(byte)
        continue
      }
      let digits = rest.prefix(2)
      rest = rest.dropFirst(2)
      let text = String(decoding: digits, as: UTF8.self)
      guard digits.count == 2, text.utf8.allSatisfy({ "0123456789abcdefABCDEF".utf8.contains($0) }),
        let value = UInt8(text, radix: 16)
      else { return nil }
      decoded.append(value)
    }
    return String(validating: decoded, as: UTF8.self)
  }

  /// Under one name, each value has its own place.
  private static func checkTree(_ pairs: [[String]]) throws {
    var tree = FormTree("t")
    var sent: [String: String] = [:]
    for pair in pairs where FormTree.root(of: pair[0]) == "t" && pair[0].utf8.count > 1 {
      do throws(Failure) {
        try tree.add(pair[0], pair[1])
      } catch {
        return
      }
      sent[pair[0]] = pair[1]
    }
    var found: [String: String] = [:]
    try collect(tree.branch, under: "t", into: &found)
    try hold(found == sent, "\(sent) became \(found)")
  }

  private static func collect(
    _ branch: FormTree.Branch, under name: String, into found: inout [String: String]
  ) throws {
    for entry in branch.entries {
      let name = "\(name)[\(entry.key)]"
      if let text = try? entry.text() {
        try hold(found[name] == nil, "\(name) has two texts")
        found[name] = text
      } else {
        try collect(try entry.branch(), under: name, into: &found)
      }
    }
  }
}
