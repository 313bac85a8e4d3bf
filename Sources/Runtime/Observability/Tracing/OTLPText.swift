/// The body of an OTLP/HTTP export of traces in JSON (OpenTelemetry Protocol 1.x: `ExportTraceServiceRequest`, with
/// names of traces and steps in hexadecimal, and 64-bit numbers as strings).
public enum OTLPText {
  /// - Parameter resource: what sends them: names and values of attributes.
  public static func body(of spans: [TraceSpan], from resource: [(name: String, value: String)]) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("resourceSpans")
    json.beginArray()
    json.beginObject()
    json.key("resource")
    json.beginObject()
    json.key("attributes")
    json.beginArray()
    for attribute in resource { write(attribute.name, .text(attribute.value), to: &json) }
    json.endArray()
    json.endObject()
    json.key("scopeSpans")
    json.beginArray()
    json.beginObject()
    json.key("scope")
    json.beginObject()
    json.key("name")
    json.string("passemarche" as StaticString)
    json.endObject()
    json.key("spans")
    json.beginArray()
    for span in spans { write(span, to: &json) }
    json.endArray()
    json.endObject()
    json.endArray()
    json.endObject()
    json.endArray()
    json.endObject()
    return json.bytes
  }

  private static func write(_ span: TraceSpan, to json: inout JSONWriter) {
    json.beginObject()
    json.key("traceId")
    json.string(span.context.traceID)
    json.key("spanId")
    json.string(span.context.spanID)
    if let parent = span.context.parent {
      json.key("parentSpanId")
      json.string(parent.text)
    }
    if !span.context.state.isEmpty {
      json.key("traceState")
      json.string(String(decoding: span.context.state, as: UTF8.self))
    }
    json.key("flags")
    json.integer(1)
    json.key("name")
    json.string(span.name)
    json.key("kind")
    json.integer(span.kind.rawValue)
    json.key("startTimeUnixNano")
    json.string("\(span.begin)")
    json.key("endTimeUnixNano")
    json.string("\(span.end)")
    json.key("attributes")
    json.beginArray()
    for attribute in span.attributes { write("\(attribute.name)", attribute.value, to: &json) }
    json.endArray()
    json.key("status")
    json.beginObject()
    if span.hasFailed {
      // STATUS_CODE_ERROR
      json.key("code")
      json.integer(2)
    }
    json.endObject()
    json.endObject()
  }

  private static func write(_ name: String, _ value: TraceSpan.Value, to json: inout JSONWriter) {
    json.beginObject()
    json.key("key")
    json.string(name)
    json.key("value")
    json.beginObject()
    switch value {
    case .text(let text):
      json.key("stringValue")
      json.string(text)
    case .integer(let number):
      json.key("intValue")
      json.string("\(number)")
    }
    json.endObject()
    json.endObject()
  }

  /// How many steps the collector has taken note of and not kept, by the `partialSuccess` of its answer.
  public static func rejected(_ answer: [UInt8]) -> Int {
    var reader = JSONReader(answer)
    guard case .object(let members)? = try? reader.value(),
      case .object(let partial)? = members.first(where: { $0.name == "partialSuccess" })?.value,
      let rejected = partial.first(where: { $0.name == "rejectedSpans" })?.value
    else { return 0 }
    return switch rejected {
    case .string(let text), .number(let text): max(0, Int(text) ?? 0)
    default: 0
    }
  }
}
