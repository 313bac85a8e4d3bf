import Foundation
import SpecIR

@testable import Conformance

/// Who asks, and whether they may.
extension FakeAPI {
  func bearer(_ head: Head, _ operation: Operation) -> Set<String>? {
    guard case .bearer = operation.security else { return nil }
    if defect == .opensWithoutToken, head.header("authorization") == nil { return ["read", "write"] }
    guard let value = head.header("authorization"), value.lowercased().hasPrefix("bearer ") else { return nil }
    let token = String(value.dropFirst("Bearer ".count))
    if let known = tokens[token] { return known.expiresAt > now || defect == .trustsExpired ? known.scopes : nil }
    if defect == .trustsSignature {
      let start = token.prefix { $0 != "." }
      return tokens.keys.contains { $0.hasPrefix(start + ".") } ? ["read", "write"] : nil
    }
    return nil
  }

  /// Whose token or Basic credentials the request has; everybody else is one.
  func client(of head: Head) -> String {
    guard let value = head.header("authorization") else { return "peer" }
    if value.lowercased().hasPrefix("bearer ") {
      return tokens[String(value.dropFirst("Bearer ".count))]?.client ?? "peer"
    }
    let basic = Data(base64Encoded: String(value.dropFirst("Basic ".count))).map { String(decoding: $0, as: UTF8.self) }
    return basic?.hasPrefix(Self.otherID + ":") == true ? Self.otherID : "client"
  }

  func isClient(_ operation: Operation) -> Bool {
    if case .client = operation.security { true } else { false }
  }

  func client(_ head: Head, _ value: JSONValue, _ id: String, _ secret: String) throws(Refusal) {
    var logins: [(String, String)] = []
    if let id = value[id]?.string, !id.allSatisfy(\.isWhitespace) || defect == .takesBlanksForLogins {
      logins.append((id, value[secret]?.string ?? ""))
    }
    if let basic = head.header("authorization") {
      let text =
        Data(base64Encoded: String(basic.dropFirst("Basic ".count))).map { String(decoding: $0, as: UTF8.self) } ?? ""
      let parts = text.split(separator: ":", maxSplits: 1).map { $0.removingPercentEncoding ?? "" }
      logins.append(parts.count == 2 && basic.hasPrefix("Basic ") ? (parts[0], parts[1]) : ("", ""))
    }
    if logins.count > 1, defect != .takesBothLogins { throw Refusal(failure: .malformed, sentences: ["Two logins"]) }
    let secrets = [
      Self.clientID: Self.clientSecret, Self.otherID: Self.otherSecret, Self.inactiveID: Self.inactiveSecret,
    ]
    guard let (name, given) = logins.first, let right = secrets[name], given == right || defect == .takesAnySecret
    else {
      throw Refusal(failure: .unauthenticated)
    }
    if name == Self.inactiveID, defect != .takesInactiveClients { throw Refusal(failure: .inactive) }
  }

  /// Only the sessions that were drawn are known; a browser with another is given a new one.
  mutating func browser(_ head: Head) -> (id: String, isNew: Bool) {
    let cookies = (head.header("cookie") ?? "").components(separatedBy: "; ")
    if let id = cookies.first(where: { $0.hasPrefix("things_session=") })?.dropFirst("things_session=".count),
      id.hasPrefix("visitor-")
    {
      return (String(id), false)
    }
    count += 1
    return ("visitor-\(count)", true)
  }

  func token(of session: String) -> String { "\"token\" & of \(session)" }

  func checkToken(_ members: [FormMember], _ content: MediaContent, _ head: Head) throws(Refusal) {
    guard let field = contract.tokenField(of: content) else { return }
    let site = head.header("sec-fetch-site") ?? "none"
    if !["none", "same-origin"].contains(site), defect != .takesFormsFromElsewhere { throw Refusal(failure: .csrf) }
    let token = members.first { $0.name == field }?.value
    let isRight: Bool =
      switch defect {
      case .takesAnyToken: token != nil
      case .takesNoToken: token == nil || token == session.map { self.token(of: $0.id) }
      case .takesTokenOfAnother: token?.contains("& of visitor-") == true
      default: token == session.map { self.token(of: $0.id) }
      }
    if !isRight { throw Refusal(failure: .csrf) }
  }
}
