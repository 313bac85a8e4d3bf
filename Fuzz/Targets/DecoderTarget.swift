import SchemaEvaluator
import SpecIR

@_spi(Measurement) @testable import Generated
@testable import Runtime

extension FuzzTarget {
  /// The first byte of an input chooses the operation, the others are the body.
  static let decoders = FuzzTarget(
    name: "decoders",
    promise: "Every body of every operation is taken or refused in bounds, and alike however its values are spelt",
    seeds: DecoderSamples.all, words: DecoderSamples.words
  ) { bytes in
    guard let first = bytes.first else { return }
    let decoder = GeneratedDecoder.all[Int(first) % GeneratedDecoder.all.count]
    let body = Array(bytes.dropFirst())
    let verdict = decoder.read(body)
    try hold(verdict == decoder.read(body), "\(decoder.id): two verdicts on \(shown(body))")
    switch decoder.media {
    case .json: try checkJSON(body, verdict, decoder)
    case .form: try checkForm(body, verdict, decoder)
    case .multipart: break
    }
  }

  private static func checkJSON(_ body: [UInt8], _ verdict: GeneratedDecoder.Verdict, _ decoder: GeneratedDecoder)
    throws
  {
    // A name that stands twice is refused where the contract knows it, and passed over elsewhere.
    guard !body.isEmpty, (try? JSONValue(json: body)) != nil, let value = try? JSON.parse(body) else { return }
    let plain = decoder.read(written(value))
    try hold(plain == verdict, "\(decoder.id): \(shown(body)) is \(verdict), written again \(plain)")
    guard verdict.isComplete else { return }
    let turned = decoder.read(written(reversed(value)))
    try hold(turned == verdict, "\(decoder.id): \(shown(body)) is \(verdict), with its members turned round \(turned)")
  }

  private static func written(_ value: JSON) -> [UInt8] {
    var writer = JSONWriter()
    writer.value(value)
    return writer.bytes
  }

  private static func reversed(_ value: JSON) -> JSON {
    switch value {
    case .array(let items): .array(items.map(reversed))
    case .object(let members): .object(members.reversed().map { .init($0.name, reversed($0.value)) })
    default: value
    }
  }

  private static func checkForm(_ body: [UInt8], _ verdict: GeneratedDecoder.Verdict, _ decoder: GeneratedDecoder)
    throws
  {
    var reader = FormReader(body)
    var pairs: [String] = []
    while let pair = try? reader.next() {
      pairs.append(PercentCoding.encode(pair.name) + "=" + PercentCoding.encode(pair.value))
    }
    var whole = FormReader(body)
    do { while try whole.next() != nil {} } catch { return }
    guard !pairs.isEmpty else { return }
    let again = Array(pairs.joined(separator: "&").utf8)
    let other = decoder.read(again)
    try hold(other == verdict, "\(decoder.id): \(shown(body)) is \(verdict), written again \(other)")
  }
}
