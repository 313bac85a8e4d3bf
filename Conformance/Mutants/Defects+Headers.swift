import Conformance

extension Defect {
  /// Headers of answers: left out, doubled, or untrue.
  static var headers: [Defect] {
    [
      dropped("WWW-Authenticate", ["getTokenInfo/authentication/none"]),
      dropped("Location", ["createPublicMarket/example/*"]), dropped("Content-Type", ["getStatus/example"]),
      dropped("Date", ["getUp/example"]), dropped("Allow", ["getUp/method/*"]),
      dropped("X-RateLimit-Limit", ["getStatus/*"]), dropped("X-RateLimit-Remaining", ["getStatus/*"]),
      dropped("X-RateLimit-Reset", ["getStatus/*"]),
      Defect(
        name: "header/undeclared", breaks: "Tells its framework in X-Powered-By", cases: ["getUp/example"],
        tell: { answer, _, _ in answer.headers.append(.init("X-Powered-By", "mutants")) }),
      Defect(
        name: "header/cookie-for-programs", breaks: "Sets a cookie on answers of the API", cases: ["getStatus/example"],
        tell: { answer, _, _ in answer.headers.append(.init("Set-Cookie", "id=1; HttpOnly; SameSite=Lax")) }),
      Defect(
        name: "header/two-lengths", breaks: "Sends Content-Length twice", cases: ["getUp/example"],
        tell: { answer, _, _ in
          answer.drop("Content-Length")
          answer.headers += [.init("Content-Length", "0"), .init("Content-Length", "0")]
        }),
      Defect(
        name: "header/two-locations", breaks: "Sends Location twice", cases: ["createPublicMarket/example/*"],
        tell: { answer, _, _ in
          if let location = answer.header("Location") { answer.headers.append(.init("Location", location)) }
        }),
      Defect(
        name: "header/two-types", breaks: "Sends Content-Type twice", cases: ["getStatus/example"],
        tell: { answer, _, _ in
          if let type = answer.header("Content-Type") { answer.headers.append(.init("Content-Type", type)) }
        }),
      Defect(
        name: "header/location-elsewhere", breaks: "Location is no address of the service",
        cases: ["createPublicMarket/example/*"],
        tell: { answer, _, _ in if answer.header("Location") != nil { answer.set("Location", "nowhere at all") } }),
      Defect(
        name: "header/allow-too-much", breaks: "Allow names a method that the path has not", cases: ["getUp/method/*"],
        tell: { answer, _, _ in if let allow = answer.header("Allow") { answer.set("Allow", allow + ", DELETE") } }),
      Defect(
        name: "header/allow-without-head", breaks: "Allow leaves HEAD out", cases: ["getUp/method/*"],
        tell: { answer, _, _ in if answer.header("Allow") != nil { answer.set("Allow", "GET, OPTIONS") } }),
      Defect(
        name: "header/no-session", breaks: "Gives a browser no session", cases: ["showLogin/authentication/no session"],
        tell: { answer, _, _ in answer.drop("Set-Cookie") }),
      cookie("httponly", "The session's cookie can be read by scripts"),
      cookie("samesite", "The session's cookie goes with requests of other sites"),
      Defect(
        name: "header/another-cookie", breaks: "Sets another cookie than the contract names",
        cases: ["showLogin/authentication/no session"],
        tell: { answer, _, _ in
          if let value = answer.header("Set-Cookie") { answer.set("Set-Cookie", "other_" + value) }
        }),
      Defect(
        name: "header/page-without-charset", breaks: "Pages do not say that they are UTF-8",
        cases: ["showHome/example"], tell: { answer, _, _ in answer.set("Content-Type", "text/html") }),
      Defect(
        name: "header/type-without-version", breaks: "Metrics do not say the version of their format",
        cases: ["getMetrics/authentication/right"],
        tell: { answer, _, _ in answer.set("Content-Type", "text/plain; charset=utf-8") }),
    ]
  }

  private static func dropped(_ header: String, _ cases: [String]) -> Defect {
    Defect(
      name: "header/no-\(header.lowercased())", breaks: "Leaves \(header) out", cases: cases,
      tell: { answer, _, _ in answer.drop(header) })
  }

  private static func cookie(_ attribute: String, _ breaks: String) -> Defect {
    Defect(
      name: "header/cookie-without-\(attribute)", breaks: breaks, cases: ["showLogin/authentication/no session"],
      tell: { answer, _, _ in
        guard let value = answer.header("Set-Cookie") else { return }
        let parts = value.split(separator: ";").filter { !$0.lowercased().contains(attribute) }
        answer.set("Set-Cookie", parts.joined(separator: ";"))
      })
  }
}
