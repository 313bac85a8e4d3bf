import SpecIR

@testable import Conformance

/// How a refusal is worded.
extension FakeAPI {
  func worded(_ refusal: Refusal, _ operation: Operation?, _ head: Head) -> Reply {
    var plan = RequestPlan(operation: operation, method: head.method, path: .literal(head.target), credential: .none)
    plan.isTransport = operation == nil
    if head.header("accept") == "text/html", defect != .unknownRouteAsJSON { plan.accept = "text/html" }
    guard let wording = contract.wording(of: refusal.failure, for: plan) else { return Reply(status: 500) }
    if let words = wording.page, defect != .failurePageAsJSON {
      let said = defect == .wrongFailurePage ? "Oops" : "<h1>\(escaped(words.title))</h1><p>\(escaped(words.text))</p>"
      var reply = page(wording.status, said)
      reply.headers += refusal.headers
      return reply
    }
    guard case .object(var members) = wording.body else {
      return Reply(status: 500)
    }
    if defect == .wrongErrorBody { members = [.init("error", .string("Oops"))] }
    if defect == .echoesSecret, !members.isEmpty { members[0].value = .string(Self.clientSecret) }
    if wording.adds.contains(.errors) { members.append(.init("errors", .array(refusal.sentences.map { .string($0) }))) }
    if wording.adds.contains(.fieldErrors), refusal.failure == .invalid, operation?.id == "createToken" {
      let name = defect == .pathsAsFormNames ? "scope.first" : "scope[first]"
      members.append(.init("field_errors", .object([.init(name, .array([.string("Cette valeur est refusée")]))])))
    }
    var reply = Reply(status: wording.status, headers: refusal.headers)
    if [.unauthenticated, .inactive].contains(refusal.failure), defect != .missingChallenge {
      reply.headers.append(("WWW-Authenticate", "Bearer"))
    }
    if let seconds = refusal.retryAfter {
      let told =
        defect == .retryAfterTooShort ? max(seconds - 5, 1) : defect == .retryAfterTooLong ? seconds + 5 : seconds
      if defect != .missingRetryAfter { reply.headers.append(("Retry-After", "\(told)")) }
      members.append(.init("retry_after", .number("\(defect == .differentRetryAfter ? told + 1 : told)")))
    }
    reply.body = Array(JSONValue.object(members).text.utf8)
    return reply
  }
}
