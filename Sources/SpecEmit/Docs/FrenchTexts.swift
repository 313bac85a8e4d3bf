import SpecIR
import SpecSyntax

/// A contract's texts in French, by the English ones: a file of pairs beside it. It is apart from the contract so that
/// who reads the contract reads one language, and bound to it by the texts themselves: an English text that changes has
/// no French one any more, which is told.
public enum FrenchTexts {
  /// Reads a list of `{en: …, fr: …}`, a paragraph each; the line breaks within one mean nothing.
  public static func load(_ bytes: [UInt8], file: String) -> (texts: [String: String], diagnostics: [Diagnostic]) {
    let loaded = YAML.load(bytes, file: file)
    var texts: [String: String] = [:]
    guard case .sequence(let pairs)? = loaded.node?.value else { return (texts, loaded.diagnostics) }
    for pair in pairs {
      guard case .mapping(let members) = pair.value, case .string(let english)? = members["en"]?.value,
        case .string(let french)? = members["fr"]?.value
      else { continue }
      texts[DocsBook.paragraphs(english).joined(separator: " ")] = DocsBook.paragraphs(french).joined(separator: " ")
    }
    return (texts, loaded.diagnostics)
  }
}
