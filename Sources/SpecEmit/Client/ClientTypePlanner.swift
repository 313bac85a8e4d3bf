import SpecIR

/// Decides which types the schemas become in a client. Only what operations and webhooks ask for is declared.
///
/// A client is told of values, not of rules: bounds and patterns are the service's to judge, enumerations stay open,
/// and unknown members are read past.
final class ClientTypePlanner {
  let naming: any ClientNaming
  private let schemas: [String: Schema]
  private var components: [String: ClientType] = [:]
  /// Those without a component, by the place of their `enum`: the lowering may have written one out at each of its
  /// uses.
  private var enumerations: [Site: ClientType] = [:]
  /// The components that are enumerations, likewise.
  private let enumerationComponents: [Site: String]
  private var names: Set<String>
  private let componentNames: Set<String>
  private(set) var declarations: [ClientDeclaration] = []

  init(schemas: [NamedSchema], naming: any ClientNaming) {
    self.naming = naming
    self.schemas = Dictionary(schemas.map { ($0.name, $0.schema) }, uniquingKeysWith: { first, _ in first })
    componentNames = Set(schemas.map { naming.type($0.name) })
    names = naming.reservedTypes
    enumerationComponents = Dictionary(
      schemas.compactMap { named in named.schema.allowed.map { ($0.site, named.name) } },
      uniquingKeysWith: { first, _ in first })
  }

  func schema(of use: SchemaUse) -> Schema? {
    switch use {
    case .inline(let schema): schema
    case .named(let name): schemas[name]
    }
  }

  /// - Parameters:
  ///   - owner: the type that the value belongs to; nil for none.
  ///   - name: of the value, in upper camel case: of its type, if it gets one.
  func type(_ use: SchemaUse, owner: String?, name: String) -> ClientType {
    switch use {
    case .named(let component): self.component(component)
    case .inline(let schema): type(schema, owner: owner, name: name)
    }
  }

  func isNullable(_ use: SchemaUse) -> Bool {
    guard let schema = schema(of: use) else { return false }
    if schema.types.value.contains(.null) { return true }
    guard let union = only(schema) else { return false }
    return isNullable(union.schema)
  }

  private func component(_ component: String) -> ClientType {
    if let known = components[component] { return known }
    guard let schema = schemas[component] else { return .json }
    let name = naming.type(component)
    // Known before its members are looked at, which may be of this very type.
    if isDeclared(schema) {
      let name = unique(naming.reservedTypes.contains(name) ? name + "Body" : name)
      components[component] = .declared(name)
      declare(schema, name)
    } else {
      components[component] = type(schema, owner: nil, name: name)
    }
    return components[component] ?? .json
  }

  /// The name, if no type has it yet, and taken from now on.
  func unique(_ name: String) -> String { NameWords.unique(name, among: &names) }

  private func type(_ schema: Schema, owner: String?, name: String) -> ClientType {
    // What the lowering has written in place of a component keeps the component's type.
    if isEnumeration(schema), let site = schema.allowed?.site {
      if let origin = enumerationComponents[site] { return component(origin) }
      if let known = enumerations[site] { return known }
    }
    if let branch = only(schema) { return type(branch.schema, owner: owner, name: name) }
    if isDeclared(schema) {
      let nested = nestedName(name, in: owner)
      if isEnumeration(schema), let site = schema.allowed?.site { enumerations[site] = .declared(nested) }
      declare(schema, nested)
      return .declared(nested)
    }
    switch schema.types.value.subtracting(.null) {
    case .boolean: return .boolean
    case .integer: return .integer
    case .number: return .number
    case .string: return string(schema)
    case .array:
      guard let items = schema.array.items else { return .list(.json, isNullable: false) }
      // The items of a component are its own, wherever it is used.
      let (owner, name) = schema.component.map { (nil, naming.type($0)) } ?? (owner, name)
      return .list(type(items, owner: owner, name: singular(name)), isNullable: isNullable(items))
    case .object:
      guard case .checked(let value) = schema.object.additional else { return .json }
      return .map(type(value, owner: owner, name: name + "Value"), isNullable: isNullable(value))
    default: return .json
    }
  }

  /// A nested type must not hide a component or one of the language's.
  private func nestedName(_ name: String, in owner: String?) -> String {
    guard let owner else { return unique(name) }
    guard naming.nestsTypes else { return unique(owner + name) }
    let isTaken =
      naming.reservedTypes.contains(name) || componentNames.contains(name)
      || owner.split(separator: ".").contains { $0 == name }
    return unique(owner + "." + (isTaken ? name + "Value" : name))
  }

  private func singular(_ name: String) -> String {
    name.hasSuffix("s") && !name.hasSuffix("ss") ? String(name.dropLast()) : name + "Item"
  }

  private func string(_ schema: Schema) -> ClientType {
    switch schema.string.format?.value {
    case nil, .email, .date: .string
    case .uri: .url
    case .dateTime: .instant
    case .localDateTime: .moment
    case .uuid: .uuid
    case .binary, .base64: .bytes
    }
  }

  // MARK: Kinds

  /// The one branch of a union that only adds null, or annotations, to a component.
  private func only(_ schema: Schema) -> Union.Branch? {
    guard let union = schema.union else { return nil }
    let branches = union.branches.filter { self.schema(of: $0.schema)?.types.value != .null }
    return branches.count == 1 ? branches[0] : nil
  }

  private func isEnumeration(_ schema: Schema) -> Bool {
    guard schema.types.value.subtracting(.null) == .string, let allowed = schema.allowed else { return false }
    // A constant is a string like any other: there is nothing to choose from.
    return allowed.value.count { $0 != .null } > 1
  }

  private func isDeclared(_ schema: Schema) -> Bool {
    if isEnumeration(schema) { return true }
    if let union = schema.union { return union.branches.count > 1 && only(schema) == nil }
    return schema.types.value.subtracting(.null) == .object && !schema.object.properties.isEmpty
  }

  private func declare(_ schema: Schema, _ name: String) {
    let index = declarations.count
    declarations.append(
      ClientDeclaration(
        name: name, site: schema.site, summary: [schema.annotations.title, schema.annotations.description],
        isDeprecated: schema.annotations.deprecated, kind: .structure([])))
    if let union = schema.union {
      declarations[index].kind = self.union(union, name)
    } else if isEnumeration(schema) {
      declarations[index].kind = .openEnumeration(enumeration(schema))
    } else {
      declarations[index].kind = .structure(fields(schema, name))
    }
  }

  private func enumeration(_ schema: Schema) -> [(name: String, value: String)] {
    var taken = naming.reservedValues
    return (schema.allowed?.value ?? []).compactMap { value in
      guard case .string(let text) = value else { return nil }
      return (NameWords.unique(naming.value(text), among: &taken), text)
    }
  }

  private func fields(_ schema: Schema, _ owner: String) -> [ClientField] {
    var taken = naming.reservedFields
    return schema.object.properties.compactMap { property in
      guard let member = self.schema(of: property.schema), member.types.value != .null else { return nil }
      let type = type(property.schema, owner: owner, name: naming.type(property.name))
      let isOneWay = member.annotations.readOnly || member.annotations.writeOnly
      let isRequired = property.required?.value == true && !isOneWay
      var isInline = false
      if case .inline = property.schema { isInline = member.component == nil }
      return ClientField(
        name: NameWords.unique(naming.field(property.name), among: &taken), property: property.name,
        type: type, isOptional: !isRequired || isNullable(property.schema), isRequired: isRequired,
        constant: isRequired ? constant(member) : nil, description: isInline ? member.annotations.description : nil,
        isSensitive: member.annotations.sensitive)
    }
  }

  private func constant(_ schema: Schema) -> JSONValue? {
    guard let allowed = schema.allowed?.value, allowed.count == 1 else { return nil }
    switch allowed[0] {
    case .string, .number, .bool: return allowed[0]
    case .null, .array, .object: return nil
    }
  }

  private func union(_ union: Union, _ owner: String) -> ClientDeclaration.Kind {
    var taken = naming.reservedBranches
    let branches = union.branches.filter { schema(of: $0.schema)?.types.value != .null }
    let cases = branches.map { branch in
      ClientUnionCase(
        name: NameWords.unique(naming.branch(branch.name), among: &taken),
        type: type(branch.schema, owner: owner, name: naming.type(branch.name)),
        values: branch.discriminatorValues)
    }
    if case .discriminator(let property) = union.decision { return .union(cases, discriminator: property) }
    return .union(cases, discriminator: nil)
  }

  // MARK: Circles

  /// Marks the fields whose type contains the type they stand in.
  func boxCircles() {
    for index in declarations.indices {
      guard case .structure(var fields) = declarations[index].kind else { continue }
      for field in fields.indices {
        fields[field].isBoxed = contains(fields[field].type, declarations[index].name)
      }
      declarations[index].kind = .structure(fields)
    }
  }

  private func contains(_ type: ClientType, _ wanted: String) -> Bool { Self.contains(type, wanted, in: declarations) }

  /// Whether a value of `type` holds one of the type `wanted` without a list or a map between them.
  static func contains(_ type: ClientType, _ wanted: String, in declarations: [ClientDeclaration]) -> Bool {
    var seen: Set<String> = []
    var pending = [type]
    while let next = pending.popLast() {
      guard case .declared(let name) = next else { continue }
      if name == wanted { return true }
      guard seen.insert(name).inserted else { continue }
      switch declarations.first(where: { $0.name == name })?.kind {
      case .structure(let fields)?: pending += fields.filter { !$0.isBoxed }.map(\.type)
      case .union(let cases, _)?: pending += cases.map(\.type)
      default: break
      }
    }
    return false
  }
}
