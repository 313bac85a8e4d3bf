import SpecIR

/// Writes the functions that read and check values: one for each schema that something asks for, in a chain from the
/// operations down. A function gives nil exactly where it recorded a violation.
///
/// - `decode…` reads from a `JSONReader`;
/// - `parse…` reads from the text of a parameter or a form field;
/// - `check…` holds what either has read against the rules;
/// - `decode…(form:)` and `decode…(multipart:)` read an object from a form;
/// - `decode…(branch:)` reads an object or a map within a form, written with brackets.
final class DecoderEmitter {
  enum Mode: Int { case decode, parse, check, form, multipart, branch }

  let planner: TypePlanner
  let rules: RuleTable
  let patterns: PatternTable
  private(set) var patternErrors: [(site: Site, error: PatternError)] = []
  /// Files where something else than a multipart form is read.
  private(set) var misplacedFiles: [Site] = []

  private struct Request: Hashable {
    var plan: Int
    var mode: Mode
  }

  private var requested: Set<Request> = []
  private var pending: [(plan: TypePlan, mode: Mode)] = []
  private var owners: [String] = []
  private var writers: [String: CodeWriter] = [:]

  init(planner: TypePlanner, rules: RuleTable, patterns: PatternTable) {
    self.planner = planner
    self.rules = rules
    self.patterns = patterns
  }

  /// The name of a function, qualified where it is called from another type; the function will be written.
  func function(_ mode: Mode, _ plan: TypePlan, from owner: String) -> String {
    // A string needs no parsing, and neither does what a string stands for.
    let mode = mode == .parse && readsText(plan) ? .check : mode
    if requested.insert(Request(plan: plan.id, mode: mode)).inserted {
      pending.append((plan, mode))
      if plan.isFile { misplacedFiles.append(plan.schema.site) }
    }
    let verb =
      switch mode {
      case .decode, .form, .multipart, .branch: "decode"
      case .parse: "parse"
      case .check: "check"
      }
    return (plan.owner == owner ? "" : plan.owner + ".") + verb + plan.name
  }

  /// Whether `check` takes a `String`.
  private func readsText(_ plan: TypePlan) -> Bool {
    switch plan.kind {
    case .string, .timestamp, .date, .uuid, .base64, .enumeration: true
    default: false
    }
  }

  /// Writes into the extension of a type.
  func writer(for owner: String) -> CodeWriter {
    if let writer = writers[owner] {
      writer.line()
      return writer
    }
    let writer = CodeWriter(indentation: 1)
    owners.append(owner)
    writers[owner] = writer
    return writer
  }

  /// Everything asked for so far, and what that asks for in turn.
  func file(_ header: String) -> String {
    while !pending.isEmpty {
      let (plan, mode) = pending.removeFirst()
      write(mode, plan)
    }
    let file = CodeWriter()
    file.verbatim(header)
    for (index, owner) in owners.enumerated() {
      if index > 0 { file.line() }
      file.line("extension \(owner) {")
      file.verbatim(writers[owner]?.text ?? "")
      file.line("}")
    }
    return file.text
  }

  private func write(_ mode: Mode, _ plan: TypePlan) {
    let writer = writer(for: plan.owner)
    switch mode {
    case .decode:
      writer.doc("Reads what \(place(plan.schema.site)) describes.")
      writer.function(
        "static func decode\(plan.name)(", ["_ reader: inout JSONReader", "_ decoding: inout Decoding"],
        " throws(JSONError) -> \(plan.swiftType)?"
      ) { decodeBody(plan, writer) }
    case .parse:
      writer.function(
        "static func parse\(plan.name)(", ["_ text: String", "_ decoding: inout Decoding"], " -> \(plan.swiftType)?"
      ) { parseBody(plan, writer) }
    case .check:
      let input =
        switch plan.kind {
        case .integer, .number: "number: JSONNumber"
        default: "text: String"
        }
      writer.function(
        "static func check\(plan.name)(", ["_ \(input)", "_ decoding: inout Decoding"], " -> \(plan.swiftType)?"
      ) { checkBody(plan, writer) }
    case .form:
      writer.doc("Reads a form that holds what \(place(plan.schema.site)) describes.")
      writer.function(
        "static func decode\(plan.name)(", ["form bytes: [UInt8]", "_ decoding: inout Decoding"],
        " throws(Failure) -> \(plan.swiftType)?"
      ) { formBody(plan, writer) }
    case .multipart:
      writer.doc("Reads a multipart form that holds what \(place(plan.schema.site)) describes, while it arrives.")
      writer.function(
        "static func decode\(plan.name)(", ["multipart form: inout MultipartForm", "_ decoding: inout Decoding"],
        " async throws(Failure) -> \(plan.swiftType)?"
      ) { multipartBody(plan, writer) }
    case .branch:
      writer.doc("Reads fields of a form that hold what \(place(plan.schema.site)) describes, written with brackets.")
      writer.function(
        "static func decode\(plan.name)(", ["branch: FormTree.Branch", "_ decoding: inout Decoding"],
        " throws(Failure) -> \(plan.swiftType)?"
      ) { branchBody(plan, writer) }
    }
  }

  func place(_ site: Site) -> String {
    "`\(site.pointer.isEmpty ? "/" : CodeWriter.printable(site.pointer))` (line \(site.line))"
  }

  // MARK: Pieces

  /// The statement that records a violation.
  func fault<Value>(
    _ keyword: String, _ rule: Rule<Value>, _ plan: TypePlan, limit: String = "", step: String? = nil
  ) -> String {
    let id = rules.id(keyword, rule, limit: limit, errorCode: plan.errorCode)
    return "decoding.add(\(id)\(step.map { ", " + $0 } ?? ""))  // line \(rule.site.line): \(keyword)"
      + (limit.isEmpty || limit.utf8.count > 40 || limit.utf8.contains { $0 < 0x20 } ? "" : " \(limit)")
  }

  func typeRule(_ plan: TypePlan) -> String {
    rules.id("type", plan.schema.types, limit: plan.schema.types.value.names, errorCode: plan.errorCode)
  }

  func step(_ property: Property, _ ordinal: Int) -> String { step(property.name, ordinal) }

  func step(_ name: String, _ ordinal: Int) -> String {
    ".member(\(SwiftLiteral.string(name)), ordinal: \(ordinal), envelope: false)"
  }

  func patternName(_ rule: Rule<String>) -> String? {
    do {
      return try patterns.name(of: rule.value)
    } catch {
      patternErrors.append((rule.site, error))
      return nil
    }
  }

  /// Statements that read a value that may be null into a variable.
  func readNullable(_ use: PlannedUse, into target: (String) -> String, owner: String, _ writer: CodeWriter) {
    let read = "try \(function(.decode, use.plan, from: owner))(&reader, &decoding)"
    switch use.nullability {
    case .no:
      writer.line(target(read))
    case .yes:
      writer.block("if try reader.peek() == .null {", closing: "} else {") { writer.line("try reader.null()") }
      writer.indented { writer.line(target(read)) }
      writer.line("}")
    case .refused(let rule):
      writer.block("if try reader.peek() == .null {", closing: "} else {") {
        writer.line("try reader.null()")
        writer.line(fault(rule.value.count == 1 ? "const" : "enum", rule, use.plan))
      }
      writer.indented { writer.line(target(read)) }
      writer.line("}")
    }
  }
}

extension TypeSet {
  /// The names in JSON Schema's order of the specification, separated by commas.
  var names: String {
    var result: [String] = []
    if contains(.null) { result.append("null") }
    if contains(.boolean) { result.append("boolean") }
    if contains(.object) { result.append("object") }
    if contains(.array) { result.append("array") }
    if contains(.number) { result.append("number") } else if contains(.integer) { result.append("integer") }
    if contains(.string) { result.append("string") }
    return result.joined(separator: ", ")
  }
}
