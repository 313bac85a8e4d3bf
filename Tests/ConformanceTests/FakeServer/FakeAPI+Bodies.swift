import Foundation
import SchemaEvaluator
import SpecIR

@testable import Conformance

/// What comes in, and in which form it is to go out.
extension FakeAPI {
  func body(_ head: Head, _ operation: Operation, _ readBody: (Int, Bool) -> [UInt8]?) throws(Refusal)
    -> JSONValue
  {
    guard let content = operation.body?.contents.first else { return .null }
    let isMultipart = content.kind == .multipart
    let isThere = (head.header("content-length") ?? "0") != "0" || head.header("transfer-encoding") != nil
    if let coding = head.header("content-encoding"), coding != "identity", defect != .takesPackedBodies {
      throw Refusal(failure: .unsupportedMediaType)
    }
    let type = head.header("content-type")?.prefix { $0 != ";" }.lowercased()
    if type != content.mediaType, isThere, defect != .takesAnyContentType {
      throw Refusal(failure: .unsupportedMediaType)
    }
    var cap = content.maxBytes.value
    if defect == .capPlusOne { cap += 1 }
    if defect == .refusesAtCap { cap -= 1 }
    if defect == .ignoresChunkedCap, head.header("transfer-encoding") != nil { cap = .max }
    guard var bytes = readBody(cap, defect != .readsBeforeRefusing) else { throw Refusal(failure: .payloadTooLarge) }
    if bytes.isEmpty { throw Refusal(failure: .malformed, sentences: ["The body is missing"]) }
    if defect == .readsInvalidUTF8 { bytes = Array(String(decoding: bytes, as: UTF8.self).utf8) }
    var value: JSONValue
    switch content.kind {
    case .form, .multipart:
      var files: [FileMember] = []
      var members: [FormMember] = []
      let required = contract.evaluator.schema(content.schema)?.object.properties.filter { $0.required != nil }
      do throws(Form.Broken) {
        if isMultipart {
          (members, files) = try FakeForms.parts(bytes, head.header("content-type") ?? "")
        } else {
          members = try Form.parse(bytes)
        }
        if members.contains(where: { hasTooManyMarks($0.value) }) { throw Form.Broken() }
        value = try FakeForms.value(
          of: members, nested: content.nested, required: required?.map(\.name) ?? [],
          isLenient: defect == .readsBrokenBrackets)
        value = FakeForms.adding(files, to: value)
      } catch {
        throw Refusal(failure: .malformed, sentences: ["The body is no form"])
      }
      if files.contains(where: { $0.bytes.count > 100 }), defect != .dropsPartCap {
        throw Refusal(failure: .payloadTooLarge)
      }
      try checkToken(members, content, head)
    default:
      if let read = try? JSONValue(json: bytes) {
        value = read
      } else if defect == .readsBrokenJSON {
        value = .object([.init("name", .string("a")), .init("code", .string("AB-12"))])
      } else {
        throw Refusal(failure: .malformed, sentences: ["The body is not JSON"])
      }
    }
    if hasTooManyMarks(value.text) { throw Refusal(failure: .malformed, sentences: ["Too many combining marks"]) }
    if contract.evaluator.schema(content.schema)?.types.value == .object, defect != .takesAnyRootAsFaulty {
      guard case .object = value else { throw Refusal(failure: .malformed, sentences: ["The body is no object"]) }
    }
    var sentences = FakeRules(contract: contract, defect: defect, now: Moment(milliseconds: now)).sentences(
      of: value, content.schema)
    if defect == .tellsFirstSentenceOnly { sentences = Array(sentences.prefix(1)) }
    if defect == .wrongSentence { sentences = sentences.map { _ in "Something is wrong" } }
    if content.goesToHandlerInvalid { return sentences.isEmpty || defect == .takesInvalidForms ? value : .null }
    if !sentences.isEmpty { throw Refusal(failure: .invalid, sentences: sentences) }
    return value
  }

  func hasTooManyMarks(_ text: String) -> Bool {
    var marks = 0
    for scalar in text.unicodeScalars {
      marks = scalar.properties.canonicalCombiningClass == .notReordered ? 0 : marks + 1
      if marks > 30, defect != .takesAnyMarks { return true }
    }
    return false
  }

  func checkAccept(_ head: Head, _ operation: Operation) throws(Refusal) {
    guard let wanted = head.header("accept"), !operation.produces.isEmpty, defect != .ignoresAccept else { return }
    if defect == .takesJSONForAny, accepts(wanted, "application/json") { return }
    // The only file there is.
    let given = operation.id == "getAsset" && defect != .ignoresChoice ? ["text/css"] : operation.produces
    if !given.contains(where: { accepts(wanted, $0) }) { throw Refusal(failure: .notAcceptable) }
  }

  func accepts(_ header: String, _ type: String) -> Bool {
    header.split(separator: ",").contains { item in
      let parts = item.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
      let matches = ["*/*", type, type.prefix { $0 != "/" } + "/*"].contains(parts.first ?? "")
      return matches && !parts.dropFirst().contains("q=0")
    }
  }
}
