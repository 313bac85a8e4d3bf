import SpecIR

/// Reading of single values, arrays, dictionaries, unions and checked JSON.
extension DecoderEmitter {
  func decodeBody(_ plan: TypePlan, _ writer: CodeWriter) {
    func expect(_ kind: String) {
      writer.line(
        "guard try reader.peek() == .\(kind) else { return try decoding.refuse(\(typeRule(plan)), &reader) }")
    }
    func check(_ value: String) {
      writer.line("return \(function(.check, plan, from: plan.owner))(\(value), &decoding)")
    }
    switch plan.kind {
    case .null:
      expect("null")
      writer.line("try reader.null()")
      writer.line("return nil")
    case .boolean:
      expect("bool")
      booleanBody("try reader.bool()", plan, writer)
    case .integer, .number:
      expect("number")
      check("try reader.number()")
    case .string, .timestamp, .date, .uuid, .base64, .file, .enumeration:
      expect("string")
      check("try reader.string()")
    case .structure(let structure):
      structureBody(structure, plan, writer)
    case .union(let cases):
      unionBody(cases, plan, writer)
    case .array(let element):
      expect("array")
      arrayBody(element, plan, writer)
    case .map(let value):
      expect("object")
      mapBody(value, plan, writer)
    case .json(let variants):
      jsonBody(variants, plan, writer)
    }
  }

  private func booleanBody(_ value: String, _ plan: TypePlan, _ writer: CodeWriter) {
    guard let allowed = plan.schema.allowed else {
      writer.line("return \(value)")
      return
    }
    writer.line("let value = \(value)")
    let tests = allowed.value.compactMap { candidate -> String? in
      guard case .bool(let flag) = candidate else { return nil }
      return "value == \(flag)"
    }
    allowedCheck(tests, plan, writer)
    writer.line("return value")
  }

  /// Leaves the function where the value is none of those that `enum` or `const` name.
  func allowedCheck(_ tests: [String], _ plan: TypePlan, _ writer: CodeWriter) {
    guard let allowed = plan.schema.allowed else { return }
    let keyword = allowed.value.count == 1 ? "const" : "enum"
    writer.block("guard \(tests.isEmpty ? "false" : tests.joined(separator: " || ")) else {") {
      writer.line(fault(keyword, allowed, plan, limit: limit(allowed.value)))
      writer.line("return nil")
    }
  }

  func limit(_ values: [JSONValue]) -> String {
    values.map { value in if case .string(let text) = value { text } else { value.text } }
      .joined(separator: ", ")
  }

  // MARK: Arrays and dictionaries

  private func arrayBody(_ element: PlannedUse, _ plan: TypePlan, _ writer: CodeWriter) {
    let rules = plan.schema.array
    let isUnique = rules.uniqueItems?.value == true
    // Enumerated values are compared as they are; anything else as JSON, read a second time.
    let comparesJSON = isUnique && !(element.plan.isEnumeration && !element.isNullable)
    if plan.schema.allowed != nil { writer.line("let start = reader") }
    writer.line("let faults = decoding.count")
    writer.line("try reader.enterArray()")
    writer.line("var items: \(plan.swiftType) = []")
    writer.line("var count = 0")
    if comparesJSON { writer.line("var distinct: Set<JSON> = []") }
    writer.block("while try reader.nextItem() {") {
      if let limit = rules.maxItems {
        writer.block("if count >= \(limit.value) {") {
          writer.line("try reader.skip()")
          writer.line("count += 1")
          writer.line("continue")
        }
      }
      if comparesJSON { writer.line("var ahead = reader") }
      let label = plan.schema.array.itemLabel.english
      writer.line("decoding.enter(.index(count, label: \(SwiftLiteral.string(label))))")
      if element.plan.isNull {
        writer.line("_ = try \(function(.decode, element.plan, from: plan.owner))(&reader, &decoding)")
      } else if element.isNullable {
        writer.block("if try reader.peek() == .null {", closing: "} else {") {
          writer.line("try reader.null()")
          writer.line("items.append(nil)")
        }
        writer.indented { itemBody(element, plan, writer) }
        writer.line("}")
      } else {
        itemBody(element, plan, writer)
      }
      writer.line("decoding.leave()")
      if comparesJSON { writer.line("distinct.insert(try ahead.value())") }
      writer.line("count += 1")
    }
    if let rule = rules.minItems {
      writer.line("if count < \(rule.value) {")
      writer.indented { writer.line(fault("minItems", rule, plan, limit: String(rule.value))) }
      writer.line("}")
    }
    if let rule = rules.maxItems {
      writer.line("if count > \(rule.value) {")
      writer.indented { writer.line(fault("maxItems", rule, plan, limit: String(rule.value))) }
      writer.line("}")
    }
    if isUnique, let rule = rules.uniqueItems {
      let compared = rules.maxItems.map { "min(count, \($0.value))" } ?? "count"
      writer.line(comparesJSON ? "if distinct.count < \(compared) {" : "if items.hasRepeats {")
      writer.indented { writer.line(fault("uniqueItems", rule, plan)) }
      writer.line("}")
    }
    wholeCheck(plan, writer)
    writer.line("return decoding.count == faults ? items : nil")
  }

  private func itemBody(_ element: PlannedUse, _ plan: TypePlan, _ writer: CodeWriter) {
    writer.block("if let item = try \(function(.decode, element.plan, from: plan.owner))(&reader, &decoding) {") {
      writer.line("items.append(item)")
    }
  }

  private func mapBody(_ value: PlannedUse, _ plan: TypePlan, _ writer: CodeWriter) {
    if plan.schema.allowed != nil { writer.line("let start = reader") }
    writer.line("let faults = decoding.count")
    writer.line("try reader.enterObject()")
    writer.line("var members: \(plan.swiftType) = [:]")
    if countsMembers(plan) { writer.line("var count = 0") }
    writer.block("while let key = try reader.nextMember() {") {
      if countsMembers(plan) { writer.line("count += 1") }
      namedEntry(value, into: "members", plan, writer)
    }
    memberCountCheck(plan, writer)
    wholeCheck(plan, writer)
    writer.line("return decoding.count == faults ? members : nil")
  }

  /// Reads a member that only `additionalProperties` speaks of.
  func namedEntry(_ value: PlannedUse, into members: String, _ plan: TypePlan, _ writer: CodeWriter) {
    writer.line("let name = try reader.text(of: key)")
    writer.line("decoding.enter(.key(name))")
    nameCheck("name", plan, writer)
    if value.plan.isNull {
      writer.line("_ = try \(function(.decode, value.plan, from: plan.owner))(&reader, &decoding)")
    } else {
      readNullable(value, into: { "\(members)[name] = \($0)" }, owner: plan.owner, writer)
    }
    writer.line("decoding.leave()")
  }

  /// Holds the name of a map's member against `propertyNames`.
  func nameCheck(_ name: String, _ plan: TypePlan, _ writer: CodeWriter) {
    guard let rule = plan.schema.object.names, let pattern = patternName(rule) else { return }
    writer.line("if !\(pattern).matches(\(name)) {")
    writer.indented { writer.line(fault("propertyNames", rule, plan, limit: rule.value)) }
    writer.line("}")
  }

  func countsMembers(_ plan: TypePlan) -> Bool {
    plan.schema.object.minProperties != nil || plan.schema.object.maxProperties != nil
  }

  func memberCountCheck(_ plan: TypePlan, count: String = "count", _ writer: CodeWriter) {
    if let rule = plan.schema.object.minProperties {
      writer.line("if \(count) < \(rule.value) {")
      writer.indented { writer.line(fault("minProperties", rule, plan, limit: String(rule.value))) }
      writer.line("}")
    }
    if let rule = plan.schema.object.maxProperties {
      writer.line("if \(count) > \(rule.value) {")
      writer.indented { writer.line(fault("maxProperties", rule, plan, limit: String(rule.value))) }
      writer.line("}")
    }
  }

  /// Holds the whole value, read once more from `start`, against `enum` or `const`.
  func wholeCheck(_ plan: TypePlan, _ writer: CodeWriter) {
    guard let allowed = plan.schema.allowed else { return }
    writer.line("var again = start")
    writer.line("let value = try again.value()")
    allowedCheck(allowed.value.map { "value == \(SwiftExample.json($0))" }, plan, writer)
  }

  // MARK: Unions

  private func unionBody(_ cases: [TypePlan.UnionCase], _ plan: TypePlan, _ writer: CodeWriter) {
    guard let union = plan.schema.union else { return }
    func branch(_ item: TypePlan.UnionCase) {
      let name = SwiftNames.escaped(item.name)
      writer.line(
        "return try \(function(.decode, item.use.plan, from: plan.owner))(&reader, &decoding).map { .\(name)($0) }")
    }
    let refusal = rules.id("oneOf", union.rule, errorCode: plan.errorCode)
    switch union.decision {
    case .discriminator(let property):
      writer.line(
        "guard try reader.peek() == .object else { return try decoding.refuse(\(typeRule(plan)), &reader) }")
      writer.line("switch try reader.discriminator(\(SwiftLiteral.string(property))).map({ ExactText($0) }) {")
      for item in cases {
        let values = item.branch.discriminatorValues.map { SwiftLiteral.string($0) + "?" }
        writer.line("case " + values.joined(separator: ", ") + ":")
        writer.indented { branch(item) }
      }
      writer.line("default: return try decoding.refuse(\(refusal), &reader)  // line \(union.rule.site.line)")
      writer.line("}")
    case .byType:
      writer.line("switch try reader.peek() {")
      for item in cases where !item.branch.types.isEmpty {
        writer.line("case " + item.branch.types.readerKinds.joined(separator: ", ") + ":")
        writer.indented { branch(item) }
      }
      let covered = Set(cases.flatMap { $0.branch.types.readerKinds })
      if covered.count < TypeSet.any.readerKinds.count {
        writer.line("default: return try decoding.refuse(\(refusal), &reader)  // line \(union.rule.site.line)")
      }
      writer.line("}")
    }
  }

  // MARK: Checked JSON

  private func jsonBody(_ variants: [TypePlan.Variant], _ plan: TypePlan, _ writer: CodeWriter) {
    let schema = plan.schema
    let covered = Set(variants.flatMap(\.type.readerKinds))
    let isFree = variants.allSatisfy { $0.rules == nil } && covered.count == TypeSet.any.readerKinds.count
    if isFree && schema.allowed == nil && schema.union == nil {
      writer.line("return try reader.value()")
      return
    }
    if variants.isEmpty {
      writer.line("return try decoding.refuse(\(typeRule(plan)), &reader)")
      return
    }
    writer.line("let start = reader")
    writer.line("let faults = decoding.count")
    if isFree {
      writer.line("try reader.skip()")
    } else {
      writer.line("switch try reader.peek() {")
      for variant in variants {
        writer.line("case " + variant.type.readerKinds.joined(separator: ", ") + ":")
        writer.indented {
          if let rules = variant.rules {
            writer.line("_ = try \(function(.decode, rules, from: plan.owner))(&reader, &decoding)")
          } else {
            writer.line("try reader.skip()")
          }
        }
      }
      if covered.count < TypeSet.any.readerKinds.count {
        writer.line("default: return try decoding.refuse(\(typeRule(plan)), &reader)")
      }
      writer.line("}")
    }
    if let union = schema.union {
      var only = Schema(site: schema.site, types: schema.types)
      only.union = union
      let check = planner.plan(.inline(only), owner: plan.owner, name: plan.name + "Choice", errorCode: plan.errorCode)
      writer.line("var choice = start")
      readNullable(check, into: { "_ = \($0.replacing("&reader", with: "&choice"))" }, owner: plan.owner, writer)
    }
    writer.line("var again = start")
    writer.line("let value = try again.value()")
    if let allowed = schema.allowed {
      allowedCheck(allowed.value.map { "value == \(SwiftExample.json($0))" }, plan, writer)
    }
    writer.line("return decoding.count == faults ? value : nil")
  }
}

extension TypeSet {
  /// The runtime's `JSONReader.Kind`s, as cases of a switch.
  var readerKinds: [String] {
    var result: [String] = []
    if contains(.null) { result.append(".null") }
    if contains(.boolean) { result.append(".bool") }
    if contains(.integer) { result.append(".number") }
    if contains(.string) { result.append(".string") }
    if contains(.array) { result.append(".array") }
    if contains(.object) { result.append(".object") }
    return result
  }
}
