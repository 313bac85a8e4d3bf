import SpecIR

/// Writes the functions that put values into JSON: one for each type that an answer or a webhook holds.
final class EncoderEmitter {
  private let planner: TypePlanner
  private var requested: Set<Int> = []
  private var pending: [TypePlan] = []
  /// Files where something is written: an answer has no place for them.
  private(set) var misplacedFiles: [Site] = []

  init(planner: TypePlanner) { self.planner = planner }

  /// Statements that write a value; `value` is a Swift expression that is not optional.
  func write(_ value: String, _ plan: TypePlan, _ writer: CodeWriter, depth: Int = 0) {
    switch plan.kind {
    case .null: writer.line("writer.null()")
    case .boolean: writer.line("writer.bool(\(value))")
    case .integer: writer.line("writer.integer(\(value))")
    case .number: writer.line("writer.double(\(value))")
    case .string: writer.line("writer.string(\(value))")
    case .timestamp: writer.line("writer.timestamp(\(value))")
    case .date: writer.line("writer.date(\(value))")
    case .uuid: writer.line("writer.uuid(\(value))")
    case .base64: writer.line("writer.base64(\(value))")
    case .file: misplacedFiles.append(plan.schema.site)
    case .enumeration: writer.line("writer.string(\(value).rawValue)")
    case .structure, .union:
      if requested.insert(plan.id).inserted { pending.append(plan) }
      writer.line("\(value).encode(&writer)")
    case .array(let element):
      let item = depth == 0 ? "item" : "item\(depth)"
      writer.line("writer.beginArray()")
      writer.block("for \(item) in \(value) {") { writeNullable(item, element, writer, depth: depth + 1) }
      writer.line("writer.endArray()")
    case .map(let element):
      writer.line("writer.beginObject()")
      members(of: value, element, writer, depth: depth)
      writer.line("writer.endObject()")
    case .json: writer.line("writer.value(\(value))")
    }
  }

  /// The members of a dictionary, sorted, so that the same value always gives the same bytes.
  private func members(of value: String, _ element: PlannedUse, _ writer: CodeWriter, depth: Int) {
    let member = depth == 0 ? "member" : "member\(depth)"
    writer.block("for \(member) in \(value).sorted(by: { $0.key < $1.key }) {") {
      writer.line("writer.key(\(member).key)")
      writeNullable("\(member).value", element, writer, depth: depth + 1)
    }
  }

  private func writeNullable(_ value: String, _ use: PlannedUse, _ writer: CodeWriter, depth: Int) {
    guard use.isNullable else {
      write(value, use.plan, writer, depth: depth)
      return
    }
    let name = "value\(depth == 0 ? "" : String(depth))"
    writer.line("if let \(name) = \(value) {")
    writer.indented { write(name, use.plan, writer, depth: depth) }
    writer.block("} else {") { writer.line("writer.null()") }
  }

  func file(_ header: String) -> String {
    let writer = CodeWriter()
    writer.verbatim(header)
    var isFirst = true
    while !pending.isEmpty {
      let plan = pending.removeFirst()
      if !isFirst { writer.line() }
      isFirst = false
      writer.block("extension \(plan.owner) {") {
        let site = plan.schema.site
        writer.doc("Writes what `\(CodeWriter.printable(site.pointer))` (line \(site.line)) describes.")
        writer.block("@_spi(Measurement) public func encode(_ writer: inout JSONWriter) {") { body(plan, writer) }
      }
    }
    return writer.text
  }

  private func body(_ plan: TypePlan, _ writer: CodeWriter) {
    switch plan.kind {
    case .union(let cases):
      writer.line("switch self {")
      for item in cases {
        writer.line("case .\(item.name)(let value):")
        writer.indented { writeNullable("value", item.use, writer, depth: 0) }
      }
      writer.line("}")
    case .structure(let structure):
      writer.line("writer.beginObject()")
      for field in structure.fields { self.field(field, writer) }
      if let additional = structure.additional { members(of: "additional", additional, writer, depth: 0) }
      writer.line("writer.endObject()")
    default: break
    }
  }

  /// The member's name as `JSONWriter.member` takes it.
  private static func member(_ name: String) -> String { ",\(JSONValue.string(name).text):" }

  private func field(_ field: FieldPlan, _ writer: CodeWriter) {
    let annotations = planner.schema(of: field.property.schema)?.annotations
    if annotations?.writeOnly == true { return }
    let key = "writer.member(\(SwiftLiteral.string(Self.member(field.property.name))))"
    let name = SwiftNames.escaped(field.name)
    if field.use.plan.isNull {
      guard field.property.required?.value == true else { return }
      writer.line(key)
      writer.line("writer.null()")
    } else if !field.isOptional {
      writer.line(key)
      write(field.name == "writer" ? "self.writer" : name, field.use.plan, writer)
    } else {
      let isAlwaysThere = field.property.required?.value == true && field.use.isNullable
      if isAlwaysThere { writer.line(key) }
      writer.line("if let \(name) {")
      writer.indented {
        if !isAlwaysThere { writer.line(key) }
        write(name, field.use.plan, writer)
      }
      if isAlwaysThere {
        writer.line("} else {")
        writer.indented { writer.line("writer.null()") }
      }
      writer.line("}")
    }
  }
}
