import SchemaEvaluator
import SpecIR

/// A file as a multipart form sends it.
public struct FileMember: Sendable, Hashable {
  public var name: String
  public var fileName = "conformance.pdf"
  public var mediaType = "application/pdf"
  public var bytes: [UInt8]

  public init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

extension JSONValue {
  /// The members of an object as a form has them: the items of a list under one name, what lies within an object with
  /// brackets (`place[city]`). Nil where something cannot be written.
  var formMembers: [FormMember]? {
    guard case .object(let members) = self else { return nil }
    var form: [FormMember] = []
    for member in members {
      if case .array(let items) = member.value {
        let texts = items.compactMap(\.formText)
        guard texts.count == items.count else { return nil }
        form += texts.map { .init(member.name, $0) }
      } else {
        guard let nested = member.value.nestedMembers(under: member.name) else { return nil }
        form += nested
      }
    }
    return form
  }

  private func nestedMembers(under name: String) -> [FormMember]? {
    if let text = formText { return [.init(name, text)] }
    guard case .object(let members) = self else { return nil }
    var form: [FormMember] = []
    for member in members {
      guard let nested = member.value.nestedMembers(under: "\(name)[\(member.name)]") else { return nil }
      form += nested
    }
    return form
  }
}

extension Contract {
  /// The field of a form that proves that it comes from a page of the server (`x-csrf`).
  func tokenField(of content: MediaContent) -> String? {
    evaluator.schema(content.schema)?.object.properties.first { isToken($0.schema) }?.name
  }

  func isToken(_ use: SchemaUse) -> Bool { evaluator.schema(use)?.string.csrf == true }

  /// The schema of a file of a form, or of each of them.
  func file(_ use: SchemaUse) -> Schema? {
    guard var schema = evaluator.schema(use) else { return nil }
    if case .checked(let list) = schema.object.additional, let list = evaluator.schema(list) { schema = list }
    if let items = schema.array.items, let item = evaluator.schema(items) { schema = item }
    return schema.string.format?.value == .binary ? schema : nil
  }

  /// The files of a form: what stands in the value in the place of each is its content.
  func files(in value: JSONValue, of content: MediaContent) -> [FileMember] {
    let properties = evaluator.schema(content.schema)?.object.properties ?? []
    return properties.filter { file($0.schema) != nil }.flatMap { property in
      JSONValue.object(value[property.name].map { [.init(property.name, $0)] } ?? []).formFiles
    }
  }
}

extension JSONValue {
  /// Every text below as a file, under the name that it has in a form.
  fileprivate var formFiles: [FileMember] {
    guard case .object(let members) = self else { return [] }
    func files(_ value: JSONValue, _ name: String) -> [FileMember] {
      switch value {
      case .string(let text): [FileMember(name, Array(text.utf8))]
      case .array(let items): items.flatMap { files($0, name) }
      case .object(let members): members.flatMap { files($0.value, "\(name)[\($0.name)]") }
      default: []
      }
    }
    return members.flatMap { files($0.value, $0.name) }
  }
}
