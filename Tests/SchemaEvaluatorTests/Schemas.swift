import SchemaEvaluator
import SpecIR

let site = Site(file: "test.yaml", line: 1, column: 1, pointer: "")

func rule<Value>(_ value: Value) -> Rule<Value> {
  Rule(value, at: site, message: Message(english: "broken", french: "rompu"))
}

func schema(_ types: TypeSet, _ change: (inout Schema) -> Void = { _ in }) -> Schema {
  var schema = Schema(site: site, types: rule(types))
  change(&schema)
  return schema
}

func property(_ name: String, _ schema: Schema, required: Bool = false) -> Property {
  Property(
    name: name, site: site, schema: .inline(schema), required: required ? rule(true) : nil,
    label: Message(english: name, french: name))
}

/// What a value breaks, as `pointer keyword`.
func broken(_ json: String, _ schema: Schema, now: Moment = Moment(milliseconds: 0)) throws -> [String] {
  try Evaluator(schemas: []).violations(of: JSONValue(json: json), against: .inline(schema), now: now)
    .map { $0.pointer + " " + $0.keyword }
}
