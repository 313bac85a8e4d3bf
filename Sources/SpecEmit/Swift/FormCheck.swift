import SpecIR

/// Whether a schema can be read from a form, and all its rules held to.
enum FormCheck {
  struct Fault {
    var message: String
    var site: Site
  }

  static func faults(of plan: TypePlan) -> [Fault] {
    guard case .structure(let structure) = plan.kind else {
      return [Fault(message: "a form is an object with named fields", site: plan.schema.site)]
    }
    var faults: [Fault] = []
    for field in structure.fields {
      let name = field.property.name
      var value = field.use
      if case .array(let item) = value.plan.kind { value = item }
      switch value.plan.kind {
      case .boolean, .integer, .number, .string, .timestamp, .date, .uuid, .base64, .enumeration: break
      case .file: faults += fileFaults(name, value.plan.schema, field)
      default:
        faults.append(
          Fault(message: "`\(name)` is neither a text nor a list of texts", site: field.property.site))
      }
    }
    return faults + rules(of: plan)
  }

  /// What is said of a file besides its cap. That the form is multipart is seen where the file is read.
  private static func fileFaults(_ name: String, _ schema: Schema, _ field: FieldPlan) -> [Fault] {
    var rules = schema.string
    (rules.format, rules.maxPart) = (nil, nil)
    let isUnique = field.use.plan.schema.array.uniqueItems?.value == true
    guard rules != StringRules() || schema.allowed != nil || isUnique else { return [] }
    return [Fault(message: "the file `\(name)` has rules that hold for texts", site: field.property.site)]
  }

  /// Rules of the whole object, which forms have no use for.
  private static func rules(of plan: TypePlan) -> [Fault] {
    let rules = plan.schema.object
    var sites: [(String, Site)] = []
    if let rule = rules.minProperties { sites.append(("minProperties", rule.site)) }
    if let rule = rules.maxProperties { sites.append(("maxProperties", rule.site)) }
    if let rule = plan.schema.allowed { sites.append(("enum", rule.site)) }
    sites += rules.dependentRequired.map { ("dependentRequired", $0.requires.site) }
    sites += rules.invariants.map { ("x-invariant", $0.site) }
    sites += rules.demands.map { ("x-demands", $0.site) }
    if case .checked = rules.additional { sites.append(("additionalProperties", plan.schema.site)) }
    return sites.map { keyword, site in Fault(message: "`\(keyword)` is not held to in a form", site: site) }
  }
}
