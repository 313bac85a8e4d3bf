import Foundation
import SpecIR

@testable import Conformance

/// Which operation a path is, and what it says.
extension FakeAPI {
  func values(_ path: String, _ operation: Operation) -> [String: String]? {
    var segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
    if operation.takesRestOfPath, segments.count > operation.path.count {
      let rest = segments[(operation.path.count - 1)...].joined(separator: "/")
      segments = segments.prefix(operation.path.count - 1) + [rest]
    }
    guard segments.count == operation.path.count else { return nil }
    var values: [String: String] = [:]
    for (segment, pattern) in zip(segments, operation.path) {
      switch pattern {
      case .literal(let text): if text != segment { return nil }
      case .parameter(let name): values[name] = segment.removingPercentEncoding ?? ""
      }
    }
    return values
  }

  func parameters(_ path: String, _ query: Substring, _ operation: Operation) throws(Refusal) {
    let form = (try? Form.parse(Array(query.utf8))) ?? []
    for parameter in operation.parameters {
      let text =
        parameter.place == .path
        ? values(path, operation)?[parameter.name] : form.first { $0.name == parameter.name }?.value
      guard let text else { continue }
      if parameter.place == .query, hasTooManyMarks(text) {
        throw Refusal(failure: .malformed, sentences: ["Too many combining marks"])
      }
      let number = (try? JSONValue(json: text)).flatMap { $0 == .number(text) ? $0 : nil }
      let isNumber = contract.evaluator.schema(parameter.schema)?.types.value.contains(.integer) == true
      let found = contract.evaluator.violations(
        of: isNumber ? number ?? .string(text) : .string(text), against: parameter.schema)
      if found.isEmpty || defect == .dropsParameterRules { continue }
      if parameter.place == .path { throw Refusal(failure: .notFound) }
      throw Refusal(failure: .invalid, sentences: found.map(\.message))
    }
  }
}
