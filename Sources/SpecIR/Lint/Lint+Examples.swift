import SpecSyntax

/// Examples keep the rules they illustrate. (Defaults and listed values are held to theirs when schemas are lowered.)
extension Lint {
  mutating func checkExamples() {
    for operation in api.operations {
      for parameter in operation.parameters { check(parameter.examples, fit: parameter.schema) }
      for content in operation.body?.contents ?? [] { check(content.examples, fit: content.schema) }
    }
    for response in api.operations.flatMap(\.responses) + api.transportResponses {
      for header in response.headers { check(header.examples, fit: header.schema) }
      for content in response.contents { check(content.examples, fit: content.schema) }
    }
    for webhook in api.webhooks {
      for header in webhook.headers { check(header.examples, fit: header.schema) }
      check(webhook.content.examples, fit: webhook.content.schema)
    }
    for schema in api.everySchema { checkAnnotations(of: schema) }
  }

  private mutating func check(_ examples: [NamedExample], fit use: SchemaUse) {
    for example in examples { check(example.value, fits: use, named: "the example `\(example.name)`") }
  }

  private mutating func checkAnnotations(of schema: Schema) {
    for example in schema.annotations.examples { check(example, fits: .inline(schema), named: "this example") }
  }

  private mutating func check(_ example: Located<JSONValue>, fits use: SchemaUse, named name: String) {
    for fault in judge(example.value, use) {
      report(
        LintCode.exampleDoesNotFit, "\(name) breaks its schema: \(fault.sentence)",
        at: places.deepest(example.site, fault.pointer))
    }
  }
}
