import SpecIR
import SpecModel
import SpecSyntax

extension SpecCommand {
  static let dump = Subcommand(
    name: "dump", summary: "Print what a stage of the compiler sees.",
    discussion: """
      `tree` is the located tree of the one file, `model` the document with its references followed, `ir` the typed
      model. Each value stands with its place.
      """,
    options: [
      Option(
        name: "--stage", value: "STAGE", help: "One of tree, model, ir.", isRequired: true,
        choices: ["tree", "model", "ir"]), format,
    ],
    operands: ["FILE"],
    run: { arguments, console in
      let path = arguments.operands[0]
      if arguments["--stage"] == "tree" {
        guard let bytes = ContractLoader.bytes(ofFile: path) else {
          console.error("spec dump: \(path) cannot be read\n")
          return ExitStatus.diagnostics
        }
        let loaded = YAML.load(bytes, file: path)
        if let node = loaded.node { console.out(DocumentDump.text(Cursor(node: node, file: path), of: nil)) }
        show(loaded.diagnostics, sources: [path: bytes], arguments, console)
        return loaded.diagnostics.hasErrors ? ExitStatus.diagnostics : ExitStatus.success
      }
      let contract = ContractLoader.load(path: path)
      if arguments["--stage"] == "model", let document = contract.document {
        console.out(DocumentDump.text(document.root, of: document))
      }
      if arguments["--stage"] == "ir", let api = contract.api { console.out(ValueDump.text(api)) }
      show(contract.diagnostics, sources: contract.sources, arguments, console)
      return contract.diagnostics.hasErrors ? ExitStatus.diagnostics : ExitStatus.success
    })
}

/// The nodes of a document, one a line, each with its place; indented as they are nested.
enum DocumentDump {
  /// - Parameter document: Where references are followed; nil leaves them as they stand.
  static func text(_ root: Cursor, of document: Document?) -> String {
    var text = ""
    write(root, named: root.file, depth: 0, document, to: &text)
    return text
  }

  private static func write(
    _ cursor: Cursor, named name: String, depth: Int, _ document: Document?, to text: inout String
  ) {
    let start = cursor.node.span.start
    text += String(repeating: "  ", count: depth) + "\(name) @\(start.line):\(start.column)"
    switch cursor.node.value {
    case .mapping, .sequence: break
    case .string(let value): text += " = " + JSONValue.string(value).text
    case .null, .bool, .integer, .float: text += " = " + JSONValue(cursor).text
    }
    if let target = document?.target(of: cursor) {
      text += " → \(target.cursor.file)#\(target.cursor.pointer)"
    }
    text += "\n"
    for (index, item) in cursor.items.enumerated() {
      write(item, named: "- \(index)", depth: depth + 1, document, to: &text)
    }
    for (name, member) in cursor.members { write(member, named: name, depth: depth + 1, document, to: &text) }
  }
}
