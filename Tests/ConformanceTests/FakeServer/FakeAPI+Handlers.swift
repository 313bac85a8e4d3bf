import Foundation
import SchemaEvaluator
import SpecIR

@testable import Conformance

/// What each operation does.
extension FakeAPI {
  mutating func perform(
    _ operation: Operation, _ path: [String: String], _ query: Substring, _ value: JSONValue
  ) throws(Refusal) -> Reply {
    count += 1
    switch operation.id {
    case "showStep":
      let token = session.map { self.token(of: $0.id) } ?? ""
      let form = "<form><input class=\"a\" type=\"hidden\" name=\"token\" value=\"\(escaped(token))\"></form>"
      return page(200, form)
    case "sendStep":
      return value == .null ? page(422, "Corrigez") : Reply(status: 303, headers: [("Location", "/pages/two")])
    case "sendPlace": return Reply(status: 303, headers: [("Location", "/pages/two")])
    case "getAsset":
      let type = "text/css" + (defect == .styleWithoutCharset ? "" : "; charset=utf-8")
      return Reply(status: 200, headers: [("Content-Type", type)], body: Array("a{}".utf8))
    case "getFigures":
      let type = "text/plain" + (defect == .missingParameter ? "" : "; version=0.0.4") + "; charset=utf-8"
      return Reply(status: 200, headers: [("Content-Type", type)], body: Array("things 1\n".utf8))
    case "createToken":
      let scopes = Set((value["scope"]?.string ?? "read").split(separator: " ").map(String.init))
      let payload = Base64URL.encode(Array(#"{"sub":"things","n":\#(count)}"#.utf8))
      let token =
        Base64URL.encode(Array(#"{"alg":"HS256","n":\#(count)}"#.utf8)) + ".\(payload).c2lnbmF0dXJlIG9mIHRlc3Rz"
      tokens[token] = (scopes, now + 86_400_000, caller == Self.otherID ? caller : "client")
      return json(
        200,
        [
          ("access_token", .string(token)), ("token_type", .string("Bearer")), ("expires_in", .number("86400")),
          ("scope", .string(value["scope"]?.string ?? "read")),
        ])
    case "revokeToken":
      if defect != .trustsRevoked, let token = value["token"]?.string { tokens[token] = nil }
      return Reply(status: 200)
    case "createThing":
      let own = things.filter { $0.client == caller }
      if let room, own.count >= room, let last = own.last { return json(201, last.members) }
      let identifier = "T" + String(String(10_000 + count % 10_000).dropFirst())
      let thing = Thing(identifier: identifier, members: members(of: value, identifier), client: caller)
      things.append(thing)
      var reply = json(defect == .undeclaredStatus ? 202 : 201, thing.members)
      if defect != .missingLocation { reply.headers.append(("Location", origin + "/things/" + identifier)) }
      return reply
    case "getThing":
      guard let thing = things.last(where: { $0.identifier == path["identifier"] }),
        thing.client == caller || defect == .showsOthersThings
      else {
        throw Refusal(failure: .notFound)
      }
      var members = thing.members
      if defect == .invalidAnswer { members[0].1 = .string(thing.identifier + "!") }
      if defect == .undeclaredMember { members.append(("internal_id", .number("7"))) }
      if defect == .tellsAnotherName { members[1].1 = .string("Autre") }
      return json(200, members)
    case "listThings": return page(of: things.filter { $0.client == caller }, query)
    case "advanceSandboxClock":
      if case .number(let text)? = value["advance_seconds"] { aheadMilliseconds += (Int64(Double(text) ?? 0)) * 1_000 }
      return json(200, [("now", .string(Moment(milliseconds: now).text))])
    default: return json(200, [("status", .string("up"))])
    }
  }

  /// What is told of a thing, with the defects of a store.
  private func members(of value: JSONValue, _ identifier: String) -> [(String, JSONValue)] {
    let name = value["name"]?.string?.trimmingCharacters(in: .whitespaces) ?? ""
    var due = value["due"] ?? .null
    if defect == .shiftsInstants, let moment = due.string.flatMap({ Moment($0) }) {
      due = .string(Moment(milliseconds: moment.milliseconds + 3_600_000).text)
    }
    return [
      ("identifier", .string(identifier)),
      ("name", .string(String(name.unicodeScalars.prefix(10).map(Character.init)))),
      ("count", defect == .dropsCounts ? .null : value["count"] ?? .null),
      ("kinds", value["kinds"] ?? .array([])), ("due", due), ("made_at", .string(Moment(milliseconds: now).text)),
    ]
  }

  /// Where the cursors begin that count what the pages before have shown, as servers do that lose their place.
  private static let firstCount = 5_000

  /// A page of a list, the newest first. Its cursor is the number of things that are older.
  private func page(of things: [Thing], _ query: Substring) -> Reply {
    let form = (try? Form.parse(Array(query.utf8))) ?? []
    func number(_ name: String) -> Int? {
      form.first { $0.name == name }.flatMap { Int($0.value.drop { $0 == "c" }) }
    }
    let cursor = number("cursor")
    let place = cursor.map { $0 < Self.firstCount ? $0 : things.count - ($0 - Self.firstCount) } ?? things.count
    let end = min(max(0, place), things.count)
    let start = max(0, end - (number("limit") ?? 3))
    let page = things[start..<end].reversed().map { thing in
      JSONValue.object(thing.members.map { .init($0.0, $0.1) })
    }
    let count = Self.firstCount + things.count - start
    let next =
      switch defect {
      case .skipsBetweenPages: start - 1
      case .countsFromTheNewest: count
      case .countsLaterPagesFromTheNewest: cursor == nil ? start : count
      case .countsOneTooMany: count + 1
      default: start
      }
    return json(
      200,
      [
        ("things", .array(defect == .listsTheOldestFirst ? page.reversed() : page)),
        ("next_cursor", start > 0 && next > 0 ? .string("c\(next)") : .null),
      ])
  }

  func json(_ status: Int, _ members: [(String, JSONValue)]) -> Reply {
    Reply(status: status, body: Array(JSONValue.object(members.map { .init($0.0, $0.1) }).text.utf8))
  }

  func page(_ status: Int, _ text: String) -> Reply {
    let type = defect == .pageWithoutCharset ? "text/html" : "text/html; charset=utf-8"
    return Reply(status: status, headers: [("Content-Type", type)], body: Array("<!DOCTYPE html>\(text)".utf8))
  }

  func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
  }
}
