import Conformance
import SchemaEvaluator
import SpecIR

extension Defect {
  /// Statuses, media types and bodies of answers.
  static var answers: [Defect] {
    statuses + media + [
      Defect(
        name: "body/leaked-member", breaks: "Tells a member that the contract does not name",
        cases: ["getTokenInfo/example"],
        tell: { answer, _, _ in answer.change { $0.append(.init("editor_id", .number("1"))) } }),
      Defect(
        name: "body/leaked-member-within", breaks: "Tells a member of an item that the contract does not name",
        cases: ["listPublicMarkets/example"],
        tell: { answer, _, _ in
          answer.change { members in
            for index in members.indices {
              guard case .array(var items) = members[index].value, case .object(let item)? = items.first else {
                continue
              }
              items[0] = .object(item + [.init("webhook_secret", .string("s"))])
              members[index].value = .array(items)
            }
          }
        }),
      Defect(
        name: "body/null-for-a-value", breaks: "Tells null where the contract has a string",
        cases: ["getStatus/example"], tell: { answer, _, _ in answer.change { if !$0.isEmpty { $0[0].value = .null } } }
      ),
      Defect(
        name: "body/number-for-a-text", breaks: "Tells a number where the contract has a string",
        cases: ["getPublicMarket/example"],
        tell: { answer, _, _ in
          answer.change { members in
            for index in members.indices where members[index].name == "name" { members[index].value = .number("7") }
          }
        }),
      Defect(
        name: "body/date-without-zone", breaks: "Tells instants without their zone", cases: ["getPublicMarket/example"],
        tell: { answer, _, _ in
          answer.change { members in
            for index in members.indices {
              if members[index].name == "deadline", case .string(let text) = members[index].value {
                members[index].value = .string(String(text.dropLast()))
              }
            }
          }
        }),
      Defect(
        name: "body/identifier-in-lower-case", breaks: "Tells identifiers in lower case",
        cases: ["createPublicMarket/example/*"],
        tell: { answer, _, _ in
          answer.change { members in
            for index in members.indices {
              if members[index].name == "identifier", case .string(let text) = members[index].value {
                members[index].value = .string(text.lowercased())
              }
            }
          }
        }),
      Defect(
        name: "body/another-resource", breaks: "Answers with the data of another market than was asked for",
        cases: ["getPublicMarket/example"],
        tell: { answer, request, _ in
          guard request.method == "GET" else { return }
          answer.change { members in
            for index in members.indices where members[index].name == "identifier" {
              members[index].value = .string("VR-2026-ANOTHER00000")
            }
          }
        }),
      told("another-name", "Tells markets by another name than they were given") { market in
        market.set("name", .string("Autre marché"))
      },
      told("another-hour", "Tells deadlines an hour late") { market in
        guard case .string(let text)? = market.value("deadline"), let moment = Moment(text) else { return }
        market.set("deadline", .string(Moment(milliseconds: moment.milliseconds + 3_600_000).text))
      },
      Defect(
        name: "body/winter-time-all-year", breaks: "Reads the clock of Paris as if it were never put forward",
        cases: ["createPublicMarket/body/public_market/deadline/format/*"],
        ask: { request, _ in
          let body = String(decoding: request.body, as: UTF8.self)
          if let deadline = body.firstMatch(of: /"deadline":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?=")/) {
            request.replace(body: Array(body.replacing(deadline.0, with: deadline.0 + "+01:00").utf8))
          }
          return nil
        }),
      Defect(
        name: "body/reversed-list", breaks: "Lists the oldest first", cases: ["listPublicMarkets/pages"],
        tell: { answer, request, _ in
          guard request.method == "GET" else { return }
          answer.change { members in
            if case .array(let items)? = members.value("public_markets") {
              members.set("public_markets", .array(items.reversed()))
            }
          }
        }),
      Defect(
        name: "body/echoed-secret", breaks: "Tells the client's secret back", cases: ["createToken/example/*"],
        tell: { answer, request, _ in
          let pairs = String(decoding: request.body, as: UTF8.self).split(separator: "&")
          guard let pair = pairs.first(where: { $0.hasPrefix("client_secret=") }) else { return }
          let secret = String(pair.dropFirst("client_secret=".count)).removingEscapes
          answer.change { members in
            if let index = members.firstIndex(where: { $0.name == "scope" }) { members[index].value = .string(secret) }
          }
        }),
      Defect(
        name: "body/cut-off-json", breaks: "Cuts its answers off", cases: ["getStatus/example"],
        tell: { answer, _, _ in answer.body = answer.body.dropLast() }),
      Defect(
        name: "body/no-body", breaks: "Answers without the body", cases: ["getStatus/example"],
        tell: { answer, _, _ in answer.body = [] }),
      Defect(
        name: "body/byte-order-mark", breaks: "Begins JSON with a byte order mark", cases: ["getStatus/example"],
        tell: { answer, _, _ in answer.body = [0xEF, 0xBB, 0xBF] + answer.body }),
      Defect(
        name: "body/of-head", breaks: "Sends the body with the answer to HEAD", cases: ["getUp/method/HEAD"],
        tell: { answer, request, _ in if request.method == "HEAD" { answer.body = Array("body".utf8) } }),
      Defect(
        name: "body/of-options", breaks: "Sends a body with the answer to OPTIONS", cases: ["getUp/method/OPTIONS"],
        tell: { answer, request, _ in
          guard request.method == "OPTIONS" else { return }
          answer.status = 200
          answer.body = Array("GET".utf8)
        }),
      Defect(
        name: "body/over-its-cap", breaks: "Sends more than x-max-response", cases: ["getUp/example"],
        tell: { answer, _, _ in answer.body += [UInt8](repeating: 0x20, count: 1 << 22) }),
      refusal("error-worded-otherwise", "Words refusals in its own way", ["getTokenInfo/authentication/none"]) {
        $0.set("error", .string("Oops"))
      },
      refusal("no-errors", "Does not tell which rules a request broke", ["createPublicMarket/body/all violations"]) {
        $0.removeAll { $0.name == "errors" }
      },
      refusal("first-error-only", "Tells the first broken rule only", ["createPublicMarket/body/all violations"]) {
        members in
        if case .array(let items)? = members.value("errors") { members.set("errors", .array(Array(items.prefix(1)))) }
      },
      refusal(
        "errors-in-another-order", "Tells broken rules in another order", ["createPublicMarket/body/all violations"]
      ) { members in
        if case .array(let items)? = members.value("errors") { members.set("errors", .array(items.reversed())) }
      },
      refusal("sentence", "Words a broken rule in its own way", ["createPublicMarket/body/*/name/required/missing"]) {
        $0.set("errors", .array([.string("Name is missing")]))
      },
      refusal("french", "Tells broken rules in French", ["createPublicMarket/body/*/name/required/missing"]) {
        $0.set("errors", .array([.string("Le nom du marché ne peut pas être vide")]))
      },
      refusal("trace", "Tells a stack trace with its refusals", ["createPublicMarket/body/*/name/required/missing"]) {
        $0.append(.init("trace", .string("app.rb:1")))
      },
      refusal("no-description", "Gives OAuth errors no description", ["createToken/body/grant_type/*"]) {
        $0.removeAll { $0.name == "error_description" }
      },
      refusal("oauth-code", "Answers a wrong grant type with another code", ["createToken/body/grant_type/*"]) {
        $0.set("error", .string("invalid_grant"))
      },
      Defect(
        name: "body/another-page", breaks: "Says something else on the page of a refusal",
        cases: ["requestLoginLink/authentication/without token"],
        tell: { answer, _, _ in
          if answer.status == 403 { answer.body = Array("<!DOCTYPE html><title>Oops</title><h1>Oops</h1>".utf8) }
        }),
    ]
  }

  /// Changes what is told of a market at its own address.
  private static func told(
    _ name: String, _ breaks: String, _ edit: @escaping @Sendable (inout [JSONValue.Member]) -> Void
  ) -> Defect {
    Defect(
      name: "body/\(name)", breaks: breaks, cases: ["createPublicMarket/example/*"],
      tell: { answer, request, _ in
        if request.method == "GET", request.path.hasPrefix("/api/v1/public_markets/") { answer.change(edit) }
      })
  }

  private static func refusal(
    _ name: String, _ breaks: String, _ cases: [String],
    _ edit: @escaping @Sendable (inout [JSONValue.Member]) -> Void
  ) -> Defect {
    Defect(
      name: "body/\(name)", breaks: breaks, cases: cases,
      tell: { answer, _, _ in if answer.status >= 400 { answer.change(edit) } })
  }

  private static var statuses: [Defect] {
    [
      status(
        413, 400, ["createMarketApplication/body/x-max-body/*", "advanceSandboxClock/body/x-max-body/declared +1"]),
      status(422, 400, ["createPublicMarket/body/*/siret/*"]),
      status(400, 422, ["createPublicMarket/body/unreadable/*"]),
      status(401, 403, ["getTokenInfo/authentication/none"]),
      status(403, 401, ["createPublicMarket/authentication/scope *"]),
      status(403, 404, ["createPublicMarket/authentication/scope *"]), status(404, 400, ["getPublicMarket/path/*"]),
      status(404, 410, ["transport/route/*"]), status(405, 404, ["getUp/method/*"]),
      status(405, 501, ["getUp/method/*"]), status(406, 400, ["getStatus/accept/*"]),
      status(415, 400, ["createPublicMarket/content-type/*"]), status(429, 503, ["quota/downloads/burst"]),
      status(431, 400, ["transport/message/many headers"]), status(414, 400, ["transport/message/long target"]),
      status(505, 400, ["transport/message/version 2.0"]), status(201, 200, ["createPublicMarket/example/*"]),
      status(200, 203, ["getStatus/example"]), status(200, 204, ["getStatus/example"]),
      status(400, 500, ["createPublicMarket/body/unreadable/*"]),
      status(422, 500, ["createPublicMarket/body/*/name/*"]), status(403, 500, ["requestLoginLink/authentication/*"]),
      status(422, 200, ["requestLoginLink/body/email/*"]),
    ]
  }

  private static func status(_ from: Int, _ to: Int, _ cases: [String]) -> Defect {
    Defect(
      name: "status/\(from)-as-\(to)" + (cases[0].hasPrefix("requestLoginLink") ? "-on-pages" : ""),
      breaks: "Answers \(to) where the contract says \(from)", cases: cases,
      tell: { answer, _, _ in
        guard answer.status == from else { return }
        answer.status = to
        if to == 204 { answer.body = [] }
      })
  }

  private static var media: [Defect] {
    let types = [
      ("text", "text/plain"), ("page", "text/html; charset=utf-8"), ("old-name", "text/json"),
      ("problem", "application/problem+json"), ("vendor", "application/vnd.api+json"),
    ]
    return types.map { name, type in
      Defect(
        name: "media/\(name)", breaks: "Answers JSON as \(type)", cases: ["getStatus/example"],
        tell: { answer, _, _ in if answer.mediaType == "application/json" { answer.set("Content-Type", type) } })
    } + [
      Defect(
        name: "media/page-for-programs", breaks: "Answers programs with a page where a route is unknown",
        cases: ["transport/route/unknown"],
        tell: { answer, _, _ in
          guard answer.status == 404 else { return }
          answer.set("Content-Type", "text/html; charset=utf-8")
          answer.body = Array("<!DOCTYPE html><title>404</title>".utf8)
        }),
      Defect(
        name: "media/json-for-browsers", breaks: "Answers browsers with JSON where a route is unknown",
        cases: ["transport/route/unknown to a browser"],
        ask: { request, _ in
          request.set("Accept", "application/json")
          return nil
        }),
      Defect(
        name: "media/ignores-accept", breaks: "Answers in JSON whatever the client accepts",
        cases: ["getStatus/accept/*"],
        ask: { request, _ in
          if request.header("Accept") != nil { request.set("Accept", "*/*") }
          return nil
        }),
      Defect(
        name: "media/refuses-star", breaks: "Does not know */*", cases: ["getStatus/accept/*"],
        ask: { request, _ in
          if request.header("Accept") == "*/*" { request.set("Accept", "application/x-nothing") }
          return nil
        }),
      Defect(
        name: "media/takes-any-type", breaks: "Reads a body as JSON whatever it says it is",
        cases: ["createPublicMarket/content-type/*"],
        ask: { request, _ in
          if request.method == "POST", request.path.hasSuffix("public_markets") {
            request.set("Content-Type", "application/json")
          }
          return nil
        }),
      Defect(
        name: "media/refuses-charset", breaks: "Does not know parameters of media types",
        cases: ["createPublicMarket/content-type/*"],
        ask: { request, _ in
          if request.header("Content-Type")?.contains("charset") == true { request.set("Content-Type", "text/plain") }
          return nil
        }),
      Defect(
        name: "media/refuses-upper-case", breaks: "Takes media types in lower case only",
        cases: ["createPublicMarket/content-type/*"],
        ask: { request, _ in
          if request.header("Content-Type") == "APPLICATION/JSON" { request.set("Content-Type", "text/plain") }
          return nil
        }),
    ]
  }
}

extension [JSONValue.Member] {
  fileprivate func value(_ name: String) -> JSONValue? { first { $0.name == name }?.value }

  /// Gives a member that is there another value.
  fileprivate mutating func set(_ name: String, _ value: JSONValue) {
    if let index = firstIndex(where: { $0.name == name }) { self[index].value = value }
  }
}
