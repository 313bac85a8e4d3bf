import SpecIR

/// Whether a schema can be read from a form, and all its rules held to.
enum FormCheck {
  struct Fault {
    var message: String
    var site: Site
  }

  /// As `FormTree.maxDepth` of the runtime.
  private static let maxDepth = 4

  static func faults(of plan: TypePlan) -> [Fault] {
    guard case .structure(let structure) = plan.kind else {
      return [Fault(message: "a form is an object with named fields", site: plan.schema.site)]
    }
    var faults: [Fault] = []
    for field in structure.fields {
      let (name, site) = (field.property.name, field.property.site)
      var value = field.use
      if case .array(let item) = value.plan.kind { value = item }
      switch value.plan.kind {
      case .map where value.plan === field.use.plan, .structure where value.plan === field.use.plan:
        faults += nested(value.plan, name, site, depth: 1)
      case .file: faults += file(name, value.plan.schema, list: field.use.plan, site)
      default:
        guard !isText(value.plan) else { continue }
        faults.append(Fault(message: "`\(name)` is neither a text nor a list of texts", site: site))
      }
    }
    return faults + rules(of: plan)
  }

  private static func isText(_ plan: TypePlan) -> Bool {
    switch plan.kind {
    case .boolean, .integer, .number, .string, .timestamp, .date, .uuid, .base64, .enumeration: true
    default: false
    }
  }

  /// A field that is written with brackets: maps and objects, and texts at the end.
  private static func nested(_ plan: TypePlan, _ name: String, _ site: Site, depth: Int) -> [Fault] {
    guard depth <= maxDepth else {
      return [Fault(message: "`\(name)` has more than \(maxDepth) levels", site: site)]
    }
    func value(_ plan: TypePlan, _ site: Site) -> [Fault] {
      switch plan.kind {
      case .map, .structure: nested(plan, name, site, depth: depth + 1)
      default:
        isText(plan) ? [] : [Fault(message: "`\(name)` has something else than texts within its brackets", site: site)]
      }
    }
    switch plan.kind {
    case .map(let member):
      let listed = plan.schema.allowed.map { [Fault(message: "`enum` is not held to in a form", site: $0.site)] } ?? []
      if depth == 1, case .array(let item) = member.plan.kind, item.plan.isFile {
        return listed + file(name, item.plan.schema, list: member.plan, site)
      }
      return listed + value(member.plan, plan.schema.site)
    case .structure(let structure):
      return structure.fields.flatMap { value($0.use.plan, $0.property.site) } + rules(of: plan)
    default: return []
    }
  }

  /// What is said of a file besides its cap. That the form is multipart is seen where the file is read.
  private static func file(_ name: String, _ schema: Schema, list: TypePlan, _ site: Site) -> [Fault] {
    var rules = schema.string
    (rules.format, rules.maxPart) = (nil, nil)
    let isUnique = list.schema.array.uniqueItems?.value == true
    guard rules != StringRules() || schema.allowed != nil || isUnique else { return [] }
    return [Fault(message: "the file `\(name)` has rules that hold for texts", site: site)]
  }

  /// Rules of the whole object, which forms have no use for.
  private static func rules(of plan: TypePlan) -> [Fault] {
    let rules = plan.schema.object
    var sites: [(String, Site)] = []
    if let rule = rules.minProperties { sites.append(("minProperties", rule.site)) }
    if let rule = rules.maxProperties { sites.append(("maxProperties", rule.site)) }
    if let rule = plan.schema.allowed { sites.append(("enum", rule.site)) }
    sites += rules.dependentRequired.map { ("dependentRequired", $0.requires.site) }
    sites += rules.invariants.filter { !$0.value.isHeldToInForms }.map { ("x-invariant", $0.site) }
    sites += rules.demands.map { ("x-demands", $0.site) }
    if case .checked = rules.additional { sites.append(("additionalProperties", plan.schema.site)) }
    return sites.map { keyword, site in Fault(message: "`\(keyword)` is not held to in a form", site: site) }
  }
}

extension Invariant {
  /// Days are compared wherever both are there; the others need to know which members are at fault.
  fileprivate var isHeldToInForms: Bool {
    if case .inOrder = self { true } else { false }
  }
}
