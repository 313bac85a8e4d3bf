import SpecIR

/// Writes the contract itself into the program, byte for byte.
struct ContractEmitter {
  func file(_ header: String, _ api: API, zones: [String]) -> String {
    let writer = CodeWriter()
    writer.verbatim(header)
    writer.doc("The contract that this module was generated from.")
    writer.block("public enum Contract {") {
      writer.line("public static let title = \(SwiftLiteral.string(api.title))")
      writer.line("public static let version = \(SwiftLiteral.string(api.version))")
      writer.doc("The SHA-256 of the YAML file, in lower-case hexadecimal.")
      writer.line("public static let sha256 = \(SwiftLiteral.string(SHA256.hex(api.source)))")
      writer.doc("The zones in which local times are read; they are loaded before any thread starts.")
      writer.line("public static let timeZones: [String] = \(SwiftLiteral.strings(zones))")
      writer.doc("The file as it was read.")
      writer.line("public static let yaml: [UInt8] = yamlText.withUTF8Buffer { Array($0) }")
      writer.doc("The same document as JSON.")
      writer.line("public static let json: [UInt8] = jsonText.withUTF8Buffer { Array($0) }")
    }
    writer.line()
    writer.line("private let yamlText: StaticString = \(SwiftLiteral.document(api.source))")
    writer.line()
    writer.line("private let jsonText: StaticString = \(SwiftLiteral.document(api.json))")
    return writer.text
  }
}
