import SpecIR

/// Decides which Swift type each schema becomes. Plans are numbered in the order in which they are asked for.
final class TypePlanner {
  private let schemas: [String: Schema]
  private var components: [String: PlannedUse] = [:]
  private(set) var typeNames: Set<String>
  /// What the functions of each owner end with.
  private var functionNames: [String: Set<String>] = [:]
  private let componentNames: Set<String>
  /// Components by the place of their `enum`.
  private let enumerations: [Site: String]
  private(set) var plans: [TypePlan] = []

  /// The namespace of component schemas that are no types of their own.
  static let componentsOwner = "Components"

  init(schemas: [NamedSchema], reserved: Set<String> = []) {
    self.schemas = Dictionary(schemas.map { ($0.name, $0.schema) }, uniquingKeysWith: { first, _ in first })
    typeNames = reserved
    enumerations = Dictionary(
      schemas.compactMap { named in named.schema.allowed.map { ($0.site, named.name) } },
      uniquingKeysWith: { first, _ in first })
    componentNames = Set(schemas.map { SwiftNames.upperCamel($0.name) })
  }

  func schema(of use: SchemaUse) -> Schema? {
    switch use {
    case .inline(let schema): schema
    case .named(let name): schemas[name]
    }
  }

  /// Whether a value of the schema, or something in it, must not be shown (`x-sensitive`).
  func isSensitive(_ use: SchemaUse) -> Bool {
    var pending = [use]
    var seen: Set<SchemaUse> = []
    while let next = pending.popLast() {
      guard seen.insert(next).inserted, let schema = schema(of: next) else { continue }
      if schema.annotations.sensitive { return true }
      pending += schema.object.properties.map(\.schema) + [schema.array.items].compactMap(\.self)
      if case .checked(let value) = schema.object.additional { pending.append(value) }
    }
    return false
  }

  /// Where the schema, or something in it, has `x-blank`.
  func blankSite(in use: SchemaUse) -> Site? {
    var pending = [use]
    var seen: Set<SchemaUse> = []
    while let next = pending.popLast() {
      guard seen.insert(next).inserted, let schema = schema(of: next) else { continue }
      if schema.string.blankIsAbsent { return schema.site }
      pending += schema.object.properties.map(\.schema) + [schema.array.items].compactMap(\.self)
      if case .checked(let value) = schema.object.additional { pending.append(value) }
    }
    return nil
  }

  /// - Parameters:
  ///   - owner: the Swift type that the value belongs to, ``componentsOwner`` for none.
  ///   - name: upper camel case.
  func plan(_ use: SchemaUse, owner: String, name: String, errorCode: String? = nil) -> PlannedUse {
    switch use {
    case .inline(let schema):
      return plan(schema, owner: owner, name: name, errorCode: errorCode)
    case .named(let component):
      guard let schema = schemas[component] else {
        preconditionFailure("the lowering resolves every name")
      }
      if errorCode != nil { return plan(schema, owner: owner, name: name, errorCode: errorCode) }
      if let known = components[component] { return known }
      let swiftName = SwiftNames.upperCamel(component)
      return plan(
        schema, owner: Self.componentsOwner,
        name: SwiftNames.reservedTypes.contains(swiftName) ? swiftName + "Body" : swiftName, errorCode: nil,
        component: component)
    }
  }

  private func plan(
    _ schema: Schema, owner: String, name: String, errorCode: String?, component: String? = nil
  ) -> PlannedUse {
    // `oneOf: [X, {type: "null"}]` is X, or null.
    if let union = schema.union, !hasOwnRules(schema), schema.allowed == nil {
      let branches = union.branches.filter { !isNull($0.schema) }
      if branches.count == 1, branches.count < union.branches.count {
        var use = plan(branches[0].schema, owner: owner, name: name, errorCode: errorCode)
        use.nullability = .yes
        if let component { components[component] = use }
        return use
      }
    }
    let shared = component == nil ? sharedEnumeration(schema) : nil
    let declared = isDeclared(schema) && shared == nil
    let typeName = declared ? declaredName(name, in: owner) : owner
    let plan = TypePlan(
      id: plans.count, schema: schema, owner: typeName,
      name: declared ? "" : NameWords.unique(name, among: &functionNames[owner, default: []]), errorCode: errorCode)
    plans.append(plan)
    let use = PlannedUse(plan: plan, nullability: nullability(of: schema))
    if let component { components[component] = use }
    plan.kind = shared ?? kind(of: schema, plan: plan, owner: owner, name: name)
    // A checked JSON value takes null as one of its values.
    guard case .json = plan.kind else { return use }
    let whole = PlannedUse(plan: plan, nullability: .no)
    if let component { components[component] = whole }
    return whole
  }

  /// A nested type must not hide the type around it, or one that its fields may name.
  private func declaredName(_ name: String, in owner: String) -> String {
    guard owner != Self.componentsOwner else { return NameWords.unique(name, among: &typeNames) }
    let isTaken =
      SwiftNames.reservedTypes.contains(name) || componentNames.contains(name)
      || owner.split(separator: ".").contains { $0 == name }
    return NameWords.unique(owner + "." + (isTaken ? name + "Value" : name), among: &typeNames)
  }

  private func nullability(of schema: Schema) -> PlannedUse.Nullability {
    guard schema.types.value.contains(.null) else { return .no }
    if schema.types.value == .null { return .no }
    guard let allowed = schema.allowed else { return .yes }
    return allowed.value.contains(.null) ? .yes : .refused(allowed)
  }

  // MARK: Kinds

  private func isNull(_ use: SchemaUse) -> Bool { schema(of: use)?.types.value == .null }

  /// Whether the schema says more than its union does.
  private func hasOwnRules(_ schema: Schema) -> Bool {
    schema.number != NumberRules() || schema.string != StringRules() || schema.array != ArrayRules()
      || schema.object != ObjectRules()
  }

  private func isEnumeration(_ schema: Schema) -> Bool {
    guard schema.types.value.subtracting(.null) == .string, schema.string.format == nil, schema.union == nil,
      let allowed = schema.allowed
    else { return false }
    let texts = allowed.value.filter { $0 != .null }
    return !texts.isEmpty && texts.allSatisfy { if case .string = $0 { true } else { false } }
  }

  private func isStructure(_ schema: Schema) -> Bool {
    guard schema.types.value.subtracting(.null) == .object, schema.union == nil else { return false }
    if !schema.object.properties.isEmpty { return true }
    if case .checked = schema.object.additional { return false }
    return schema.object != ObjectRules()
  }

  private func isUnion(_ schema: Schema) -> Bool {
    schema.union != nil && schema.allowed == nil && !hasOwnRules(schema)
  }

  private func isDeclared(_ schema: Schema) -> Bool {
    isEnumeration(schema) || isStructure(schema) || isUnion(schema)
  }

  private func kind(of schema: Schema, plan: TypePlan, owner: String, name: String) -> TypePlan.Kind {
    if isEnumeration(schema) { return .enumeration(enumerationCases(schema), type: plan.owner) }
    if isUnion(schema), let union = schema.union { return .union(unionCases(union, plan.owner)) }
    if isStructure(schema) { return .structure(structure(schema, plan.owner, errorCode: plan.errorCode)) }
    if schema.union != nil { return json(schema, plan) }
    switch schema.types.value.subtracting(.null) {
    case []: return schema.types.value == .null ? .null : json(schema, plan)
    case .boolean: return .boolean
    case .integer: return .integer
    case .number: return .number
    case .string: return string(schema)
    case .array:
      let items = schema.array.items ?? .inline(anything(at: schema.site))
      return .array(self.plan(items, owner: owner, name: name + "Item", errorCode: plan.errorCode))
    case .object:
      guard case .checked(let value) = schema.object.additional else { return json(schema, plan) }
      return .map(self.plan(value, owner: owner, name: name + "Value", errorCode: plan.errorCode))
    default: return json(schema, plan)
    }
  }

  private func anything(at site: Site) -> Schema {
    Schema(site: site, types: Rule(.any, at: site, message: Message(english: "", french: "")))
  }

  private func string(_ schema: Schema) -> TypePlan.Kind {
    switch schema.string.format?.value {
    case nil, .uri, .email: .string
    case .dateTime: .timestamp(zone: nil)
    case .localDateTime(let zone): .timestamp(zone: zone)
    case .date: .date
    case .uuid: .uuid
    case .binary: .file
    case .base64: .base64
    }
  }

  /// The type that this `enum` has already, where the lowering has copied it to word its sentences for one use.
  private func sharedEnumeration(_ schema: Schema) -> TypePlan.Kind? {
    guard isEnumeration(schema), let allowed = schema.allowed else { return nil }
    if let origin = enumerations[allowed.site], schemas[origin]?.allowed?.value == allowed.value {
      return plan(.named(origin), owner: "", name: "").plan.kind
    }
    // Within a component that is copied as a whole, the first use gives the name.
    return plans.first { plan in
      plan.isDeclared && plan.schema.allowed?.site == allowed.site && plan.schema.allowed?.value == allowed.value
    }?.kind
  }

  private func enumerationCases(_ schema: Schema) -> [TypePlan.EnumerationCase] {
    var taken = SwiftNames.reservedMembers
    return (schema.allowed?.value ?? []).compactMap { value in
      guard case .string(let text) = value else { return nil }
      return .init(name: NameWords.unique(SwiftNames.lowerCamel(text), among: &taken), value: text)
    }
  }

  private func unionCases(_ union: Union, _ owner: String) -> [TypePlan.UnionCase] {
    var taken = SwiftNames.reservedMembers
    return union.branches.filter { !isNull($0.schema) }.map { branch in
      TypePlan.UnionCase(
        name: NameWords.unique(SwiftNames.lowerCamel(branch.name), among: &taken), branch: branch,
        use: plan(branch.schema, owner: owner, name: SwiftNames.upperCamel(branch.name)))
    }
  }

  /// A schema with several types: each is checked by a plan of its own.
  private func json(_ schema: Schema, _ plan: TypePlan) -> TypePlan.Kind {
    let types = schema.types.value
    var variants: [TypePlan.Variant] = []
    func add(_ type: TypeSet, _ suffix: String, hasRules: Bool) {
      var only = Schema(site: schema.site, types: Rule(type, at: schema.types.site, message: schema.types.message))
      only.number = schema.number
      only.string = schema.string
      only.array = schema.array
      only.object = schema.object
      let rules =
        hasRules
        ? self.plan(.inline(only), owner: plan.owner, name: plan.name + suffix, errorCode: plan.errorCode).plan : nil
      variants.append(.init(type: type, rules: rules))
    }
    if types.contains(.null) { add(.null, "Null", hasRules: false) }
    if types.contains(.boolean) { add(.boolean, "Boolean", hasRules: false) }
    if types.contains(.number) {
      add(.number, "Number", hasRules: schema.number != NumberRules())
    } else if types.contains(.integer) {
      add(.integer, "Integer", hasRules: true)
    }
    if types.contains(.string) { add(.string, "String", hasRules: schema.string != StringRules()) }
    if types.contains(.array) { add(.array, "Array", hasRules: schema.array != ArrayRules()) }
    if types.contains(.object) { add(.object, "Object", hasRules: schema.object != ObjectRules()) }
    return .json(variants)
  }

  private func structure(_ schema: Schema, _ owner: String, errorCode: String?) -> StructurePlan {
    let rules = schema.object
    var taken = SwiftNames.reservedMembers
    var fields: [FieldPlan] = []
    var token: Property?
    for (ordinal, property) in rules.properties.enumerated() {
      if self.schema(of: property.schema)?.string.csrf == true {
        token = property
        continue
      }
      let use = plan(
        property.schema, owner: owner, name: SwiftNames.upperCamel(property.name),
        errorCode: property.errorCode ?? errorCode)
      let annotations = self.schema(of: property.schema)?.annotations
      let defaultValue = annotations?.default.flatMap { SwiftExample.expression($0, use) }
      // A member of one direction only may be absent in the other.
      let isOneWay = annotations?.readOnly == true || annotations?.writeOnly == true
      let isRequired = property.required?.value == true && !isOneWay
      fields.append(
        FieldPlan(
          property: property, ordinal: ordinal,
          name: NameWords.unique(SwiftNames.lowerCamel(property.name), among: &taken), use: use,
          isOptional: use.isNullable || !isRequired && defaultValue == nil,
          defaultValue: isRequired ? nil : defaultValue, constant: constant(use)))
    }
    let names = Set(rules.properties.map(\.name))
    var phantoms: [String] = []
    for dependency in rules.dependentRequired {
      for name in [dependency.property] + dependency.requires.value
      where !names.contains(name) && !phantoms.contains(name) {
        phantoms.append(name)
      }
    }
    var additional: PlannedUse?
    if case .checked(let use) = rules.additional {
      additional = plan(use, owner: owner, name: "AdditionalValue", errorCode: errorCode)
    }
    return StructurePlan(fields: fields, phantoms: phantoms, additional: additional, token: token)
  }

  private func constant(_ use: PlannedUse) -> String? {
    guard let values = use.plan.schema.allowed?.value, values.count == 1, !use.isNullable else { return nil }
    return SwiftExample.expression(values[0], use)
  }

  // MARK: Circles

  /// Marks the fields whose type contains the type they stand in.
  func boxCircles() {
    for plan in plans {
      guard case .structure(var structure) = plan.kind else { continue }
      for index in structure.fields.indices {
        structure.fields[index].isBoxed = contains(structure.fields[index].use.plan, plan)
      }
      plan.kind = .structure(structure)
    }
  }

  /// Whether a value of `plan` holds a value of `wanted` without an array or a dictionary between them.
  func contains(_ plan: TypePlan, _ wanted: TypePlan) -> Bool {
    var seen: Set<Int> = []
    var pending = [plan]
    while let next = pending.popLast() {
      if next === wanted { return true }
      guard seen.insert(next.id).inserted else { continue }
      switch next.kind {
      case .structure(let structure): pending += structure.fields.filter { !$0.isBoxed }.map(\.use.plan)
      case .union(let cases): pending += cases.map(\.use.plan)
      default: break
      }
    }
    return false
  }
}
