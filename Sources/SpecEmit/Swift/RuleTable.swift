import SpecIR

/// Numbers the rules that a request can break, in the order in which the decoders ask for them.
final class RuleTable {
  struct Entry {
    var keyword: String
    var limit: String
    var message: Message
    var site: Site
    var errorCode: String
  }

  private struct Key: Hashable {
    var keyword: String
    var site: Site
    var errorCode: String
    var message: Message
  }

  private(set) var entries: [Entry] = []
  private var numbers: [Key: Int] = [:]

  /// The expression that names the rule.
  func id<Value>(_ keyword: String, _ rule: Rule<Value>, limit: String = "", errorCode: String?) -> String {
    let key = Key(keyword: keyword, site: rule.site, errorCode: errorCode ?? "", message: rule.message)
    let number = numbers[key] ?? entries.count
    if number == entries.count {
      numbers[key] = number
      entries.append(
        Entry(keyword: keyword, limit: limit, message: rule.message, site: rule.site, errorCode: errorCode ?? ""))
    }
    return "RuleID(\(number))"
  }

  /// `Rules.swift`.
  func file(_ header: String) -> String {
    let writer = CodeWriter()
    writer.verbatim(header)
    writer.doc("The rules that a request can break; a `RuleID` is an index into them.")
    writer.block("enum Rules {") {
      writer.block("static let all: [RuleSite] = [", closing: "]") {
        for (number, entry) in entries.enumerated() {
          writer.line("// \(number)")
          var arguments = [
            "keyword: " + SwiftLiteral.string(entry.keyword), "limit: " + SwiftLiteral.string(entry.limit),
            "english: " + SwiftLiteral.string(entry.message.english),
            "french: " + SwiftLiteral.string(entry.message.french), "line: \(entry.site.line)",
          ]
          if !entry.errorCode.isEmpty { arguments.append("errorCode: " + SwiftLiteral.string(entry.errorCode)) }
          writer.call("RuleSite(", arguments, closing: "),")
        }
      }
    }
    return writer.text
  }
}
