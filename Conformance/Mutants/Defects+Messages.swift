import Conformance
import SchemaEvaluator
import SpecIR

extension Defect {
  /// Routes, and the size and reading of requests.
  static var messages: [Defect] {
    [
      Defect(
        name: "route/any-case", breaks: "Takes paths in any case", cases: ["transport/route/upper case"],
        ask: { request, _ in
          request.target = request.target.lowercased()
          request.isChanged = true
          return nil
        }),
      Defect(
        name: "route/slash-at-the-end", breaks: "Takes a path with a slash at its end",
        cases: ["transport/route/slash at the end"],
        ask: { request, _ in
          if request.target.count > 1, request.target.hasSuffix("/") {
            request.target.removeLast()
            request.isChanged = true
          }
          return nil
        }),
      Defect(
        name: "route/two-slashes", breaks: "Takes two slashes for one", cases: ["transport/route/empty segment"],
        ask: { request, _ in
          if request.target.hasPrefix("//") {
            request.target.removeFirst()
            request.isChanged = true
          }
          return nil
        }),
      Defect(
        name: "route/prefix", breaks: "Takes a path that only begins as one of the contract",
        cases: ["transport/route/another segment"],
        ask: { request, _ in
          if request.target.hasSuffix("/more") {
            request.target.removeLast(5)
            request.isChanged = true
          }
          return nil
        }),
      Defect(
        name: "route/everything", breaks: "Answers every unknown path with its home page",
        cases: ["transport/route/unknown"],
        tell: { answer, _, _ in
          if answer.status == 404 {
            answer = .made(
              200, [.init("Content-Type", "text/html; charset=utf-8")], "<!DOCTYPE html><title>App</title>")
          }
        }),
      Defect(
        name: "route/put-as-post", breaks: "Takes PUT for POST", cases: ["createToken/method/PUT"],
        ask: { request, _ in
          if request.method == "PUT" {
            request.method = "POST"
            request.isChanged = true
          }
          return nil
        }),
      Defect(
        name: "route/no-head", breaks: "Does not know HEAD", cases: ["getUp/method/HEAD"],
        tell: { answer, request, _ in
          if request.method == "HEAD" { answer = .made(405, [.init("Allow", "GET, HEAD, OPTIONS")]) }
        }),
      Defect(
        name: "size/one-over", breaks: "Takes a body one byte over its cap",
        cases: ["advanceSandboxClock/body/x-max-body/declared +1"],
        ask: { request, _ in shortened(&request, isChunked: false) }),
      Defect(
        name: "size/chunks-uncounted", breaks: "Does not count a body that comes in chunks",
        cases: ["advanceSandboxClock/body/x-max-body/chunked +1"],
        ask: { request, _ in shortened(&request, isChunked: true) }),
      Defect(
        name: "size/one-under", breaks: "Refuses a body that is as large as its cap",
        cases: ["advanceSandboxClock/body/x-max-body/declared 0"],
        ask: { request, _ in
          if request.body.count > 1_000, request.body.last == 0x20 {
            request.replace(body: request.body + [0x20, 0x20])
          }
          return nil
        }),
      Defect(
        name: "size/reads-before-refusing", breaks: "Reads a body that is announced too large before it refuses it",
        cases: ["createPublicMarket/body/x-max-body/announced +1"],
        ask: { request, _ in
          guard !request.isWhole, request.method == "POST" else { return nil }
          // It waits for what never comes.
          return Answer.made(408, [.init("Content-Type", "application/json")], #"{"error":"Request timeout"}"#)
        }),
      Defect(
        name: "reading/no-body", breaks: "Takes a required body that is missing for an empty one",
        cases: ["createPublicMarket/body/absent"],
        tell: { answer, request, _ in if request.method == "POST", request.body.isEmpty { answer.status = 422 } }),
      Defect(
        name: "reading/refuses-unknown-members", breaks: "Refuses members that it does not know",
        cases: ["createPublicMarket/body/additionalProperties/*"],
        ask: { request, _ in
          if String(decoding: request.body, as: UTF8.self).contains("conformance_unknown_member") {
            request.replace(body: Array("{}".utf8))
          }
          return nil
        }),
    ] + broken
  }

  private static func shortened(_ request: inout ProxiedRequest, isChunked: Bool) -> Answer? {
    if request.isChunked == isChunked, request.body.count > 1_000, request.body.last == 0x20 {
      let end = request.body.lastIndex { $0 != 0x20 } ?? 0
      request.replace(body: Array(request.body[...end]))
    }
    return nil
  }

  /// Each body that cannot be read, and each message that is no HTTP, is taken by one server. What it is taken for is
  /// the last good answer.
  private static var broken: [Defect] {
    let json = [
      "only white space", "cut off", "no value", "trailing comma", "single quotes", "comment", "two values",
      "byte order mark", "invalid UTF-8", "overlong UTF-8", "encoded surrogate", "lone surrogate",
      "raw control character", "leading zero", "NaN", "nested too deeply",
    ]
    let forms = ["broken escape", "cut off escape", "invalid UTF-8"]
    let messages = [
      "no Host", "two Hosts", "invalid Host", "blank before the colon", "folded header", "header without name",
      "NUL in a header", "negative length", "signed length", "two lengths", "length and chunks", "space in the target",
      "control character in the target", "version 2.0", "version in lower case",
    ]
    return json.map { taken("json-\($0)", "createPublicMarket/body/unreadable/\($0)", "POST /api/v1/public_markets") }
      + forms.map { taken("form-\($0)", "createToken/body/unreadable/\($0)", "POST /oauth/token") }
      + messages.map { name in
        Defect(
          name: "message/takes-\(name.replacing(" ", with: "-"))", breaks: "Takes a message that breaks HTTP: \(name)",
          cases: ["transport/message/\(name)"],
          tell: { answer, _, _ in
            if answer.status == 400 || answer.status == 505 {
              answer = .made(200, [.init("Content-Type", "application/json")], #"{"status":"up"}"#)
            }
          })
      }
  }

  private static func taken(_ name: String, _ item: String, _ key: String) -> Defect {
    let operation = item.prefix { $0 != "/" }
    return Defect(
      name: "reading/\(name.replacing(" ", with: "-"))", breaks: "Takes a body that cannot be read: \(name)",
      before: ["\(operation)/example/*"], cases: [item],
      tell: { answer, request, memory in
        if request.method + " " + request.path == key, answer.status == 400, let good = memory.answers[key] {
          answer = good
        }
      })
  }
}
