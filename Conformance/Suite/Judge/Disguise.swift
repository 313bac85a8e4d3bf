import SpecIR

/// A way in which a request looks like another one, and is the same.
struct Disguise: Sendable {
  var name: String
  /// Whether it writes the path in another way, so that the request may be one for a route that is not there.
  var changesPath = false
  /// The request in its disguise; nil where there is nothing to disguise.
  var apply: @Sendable (Request) -> Request?

  func apply(to request: Request) -> Request? { apply(request) }

  static let all: [Disguise] = headers + spellings

  private static let headers: [Disguise] =
    ["X-Forwarded-For", "Forwarded", "X-Real-IP", "True-Client-IP", "CF-Connecting-IP", "X-Client-IP"].map {
      header($0)
    }

  private static let spellings: [Disguise] = [
    Disguise(name: "a query") { request in
      let sign = request.target.contains("?") ? "&" : "?"
      return request.with { $0.target += "\(sign)conformance=1" }
    },
    Disguise(name: "an empty query") { $0.target.contains("?") ? nil : $0.with { $0.target += "?" } },
    Disguise(name: "a connection of its own") { $0.with { $0.headers.append(.init("Connection", "close")) } },
    Disguise(name: "another User-Agent") { $0.with { $0.headers.removeAll { $0.name == "User-Agent" } } },
    Disguise(name: "a scheme in capitals") { request in
      request.changingAuthorization { value in
        let scheme = value.prefix { $0 != " " }
        let rest = value.dropFirst(scheme.count)
        return "\(scheme.uppercased())\(rest)"
      }
    },
    path("a path in capitals") { $0.uppercased() },
    path("an escaped letter of the path") { path in
      guard let letter = path.utf8.dropFirst().first else { return path }
      let code = String(letter, radix: 16).uppercased()
      return "/%\(code)\(path.dropFirst(2))"
    },
    path("a slash at the end") { $0 + "/" },
    path("a doubled slash") { "/" + $0 },
    path("a dot segment") { "/." + $0 },
    path("a parameter of the path") { $0 + ";conformance=1" },
  ]

  private static func header(_ name: String) -> Disguise {
    Disguise(name: "the header \(name)") { request in
      request.with { $0.headers.append(.init(name, name == "Forwarded" ? "for=192.0.2.1" : "192.0.2.1")) }
    }
  }

  private static func path(_ name: String, _ change: @escaping @Sendable (String) -> String) -> Disguise {
    Disguise(name: name, changesPath: true) { request in
      let path = String(request.target.prefix { $0 != "?" })
      let changed = change(path)
      return changed == path ? nil : request.with { $0.target = changed + $0.target.dropFirst(path.count) }
    }
  }
}

extension Request {
  fileprivate func with(_ change: (inout Request) -> Void) -> Request {
    var request = self
    change(&request)
    return request
  }

  fileprivate func changingAuthorization(_ change: (String) -> String) -> Request? {
    guard let index = headers.firstIndex(where: { $0.name == "Authorization" }) else { return nil }
    return with { $0.headers[index].value = change($0.headers[index].value) }
  }
}
