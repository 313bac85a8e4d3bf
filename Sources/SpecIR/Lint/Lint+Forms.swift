/// The files of multipart forms have caps that can be reached.
extension Lint {
  mutating func checkForms() {
    var seen: Set<Site> = []
    for content in api.operations.flatMap({ $0.body?.contents ?? [] }) where content.kind == .multipart {
      for property in schema(content.schema)?.object.properties ?? [] {
        guard let file = file(property.schema), seen.insert(property.site).inserted else { continue }
        guard let most = file.string.maxPart else {
          report(LintCode.unboundedFile, "the file `\(property.name)` may be as large as the body", at: property.site)
          continue
        }
        if most.value > content.maxBytes.value {
          report(
            LintCode.unboundedFile,
            "the file `\(property.name)` may have \(most.value) bytes, and the body only \(content.maxBytes.value)",
            at: most.site)
        }
      }
    }
  }

  /// The schema of a file, or of each file of a list or of a map of lists; nil for a text field.
  private func file(_ use: SchemaUse) -> Schema? {
    guard var value = schema(use) else { return nil }
    if case .checked(let list) = value.object.additional, let list = schema(list) { value = list }
    let item = value.array.items.flatMap { schema($0) }
    return [value, item].compactMap(\.self).first { $0.string.format?.value == .binary }
  }
}
