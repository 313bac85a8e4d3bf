import Foundation
import SchemaEvaluator
import SpecIR

@testable import Conformance

/// Reads forms with brackets and files, the plain way.
enum FakeForms {
  /// The value of a form whose names are written with brackets where `nested` has them.
  /// - Throws: for a name that does not fit.
  static func value(
    of members: [FormMember], nested: [String], required: [String], isLenient: Bool = false
  ) throws(Form.Broken) -> JSONValue {
    var value = JSONValue.object([])
    // A nested field of which nothing was sent is empty, where it must be there.
    for name in nested where required.contains(name) { value = value.setting([.member(name)], to: .object([])) }
    for member in members {
      let root = String(member.name.prefix { $0 != "[" })
      guard nested.contains(root) else {
        value = value.setting([.member(member.name)], to: .string(member.value))
        continue
      }
      guard let keys = keys(String(member.name.dropFirst(root.count))) else {
        if isLenient { continue }
        throw Form.Broken()
      }
      var path: [PathStep] = [.member(root)]
      for key in keys {
        if value.value(at: path) == nil { value = value.setting(path, to: .object([])) }
        guard case .object? = value.value(at: path) else { throw Form.Broken() }
        path.append(.member(key))
      }
      guard value.value(at: path) == nil || isLenient else { throw Form.Broken() }
      value = value.setting(path, to: .string(member.value))
    }
    return value
  }

  /// The value with the files in it: `files[key]` is an item of the list under the key.
  static func adding(_ files: [FileMember], to value: JSONValue) -> JSONValue {
    var value = value
    for file in files {
      let root = String(file.name.prefix { $0 != "[" })
      let path = [PathStep.member(root)] + (keys(String(file.name.dropFirst(root.count))) ?? []).map { .member($0) }
      if path.count > 1, value.value(at: path.dropLast()) == nil {
        value = value.setting(path.dropLast(), to: .object([]))
      }
      var items: [JSONValue] = []
      if case .array(let known)? = value.value(at: path) { items = known }
      value = value.setting(path, to: .array(items + [.string("file")]))
    }
    return value
  }

  private static func keys(_ text: String) -> [String]? {
    guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
    let keys = text.dropFirst().dropLast().components(separatedBy: "][")
    return keys.count <= 4 && keys.allSatisfy { !$0.isEmpty && !$0.contains("[") && !$0.contains("]") } ? keys : nil
  }

  /// The parts of a multipart form: texts, and files by their names.
  static func parts(_ bytes: [UInt8], _ contentType: String) throws(Form.Broken) -> ([FormMember], [FileMember]) {
    let parameters = contentType.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    guard let boundary = parameters.first(where: { $0.lowercased().hasPrefix("boundary=") })?.dropFirst(9) else {
      throw Form.Broken()
    }
    // One character for each byte, so that files survive.
    let text = String(bytes.map { Character(Unicode.Scalar($0)) })
    let pieces = ("\r\n" + text).components(separatedBy: "\r\n--\(boundary)")
    guard let last = pieces.firstIndex(where: { $0.hasPrefix("--") }), last > 0 else { throw Form.Broken() }
    var members: [FormMember] = []
    var files: [FileMember] = []
    for piece in pieces[1..<last] {
      guard piece.hasPrefix("\r\n"), let end = piece.range(of: "\r\n\r\n") else { throw Form.Broken() }
      let head = piece[..<end.lowerBound]
      guard let name = parameter(" name", head), !head.contains("Transfer-Encoding") else { throw Form.Broken() }
      let body = piece[end.upperBound...].unicodeScalars.map { UInt8($0.value) }
      if parameter("filename", head) != nil {
        files.append(FileMember(name, body))
      } else {
        guard let value = String(validating: body, as: UTF8.self) else { throw Form.Broken() }
        members.append(.init(name, value))
      }
    }
    return (members, files)
  }

  private static func parameter(_ name: String, _ head: Substring) -> String? {
    guard let start = head.range(of: name + "=\"") else { return nil }
    let latin = head[start.upperBound...].prefix { $0 != "\"" }
    return String(validating: latin.unicodeScalars.map { UInt8($0.value) }, as: UTF8.self)
  }
}
