/// The cookie of a browser's session, as a server sets it.
struct SessionCookie {
  /// RFC 6265bis section 4.1.3.2.
  private static let hostPrefix = "__Host-"

  let name: String
  let value: String
  /// Lower case.
  private let attributes: [String]

  /// - Parameter header: the value of a `Set-Cookie`.
  init(_ header: String) {
    let parts = header.split(separator: ";", omittingEmptySubsequences: false).map { String($0).trimmingBlanks() }
    let pair = parts[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    name = String(pair[0])
    value = pair.count > 1 ? String(pair[1]) : ""
    attributes = parts.dropFirst().map { $0.lowercased() }
  }

  /// As a browser sends it back.
  var pair: String { "\(name)=\(value)" }

  /// Whether it is the contract's: by plain HTTP, where browsers take no `__Host-`, the name may be without it. Others
  /// than the suite may reach the server by HTTPS.
  func isDeclared(_ declared: String, isSecure: Bool) -> Bool {
    name == declared || !isSecure && declared == Self.hostPrefix + name
  }

  /// What is wrong with its attributes.
  var faults: [String] {
    var faults = ["httponly", "samesite"].filter { name in !attributes.contains { $0.hasPrefix(name) } }.map {
      "Set-Cookie must have the attribute \($0)"
    }
    guard name.hasPrefix(Self.hostPrefix) else { return faults }
    faults += ["secure", "path=/"].filter { !attributes.contains($0) }.map {
      "A browser takes a cookie called \(Self.hostPrefix)… only with the attribute \($0)"
    }
    if attributes.contains(where: { $0.hasPrefix("domain") }) {
      faults.append("A browser takes no cookie called \(Self.hostPrefix)… with the attribute domain")
    }
    return faults
  }
}
