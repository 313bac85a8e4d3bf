import TestSupport
import Testing

@testable import Runtime

@Suite("JSON, random")
struct JSONFuzzTests {
  @Test("what the writer writes, the reader reads back")
  func roundTrip() throws {
    var random = SeededGenerator(seed: 8_259)
    for _ in 0..<1_500 {
      let value = Self.value(&random, depth: 5)
      var writer = JSONWriter()
      writer.value(value)
      #expect(try JSON.parse(writer.bytes) == value)
      var again = JSONWriter()
      again.value(try JSON.parse(writer.bytes))
      #expect(again.bytes == writer.bytes)
    }
  }

  @Test("mutated texts are read or refused alike whether kept or passed over")
  func mutation() throws {
    var random = SeededGenerator(seed: 404)
    let tokens: [[UInt8]] = [
      "\"", "\\", "\\ud800", "\\u00e9", "{", "}", "[", "]", ",", ":", "1e", "-", "null", "\u{FEFF}",
    ]
    .map { Array($0.utf8) }
    let clock = ContinuousClock()
    let start = clock.now
    var accepted = 0
    var refused = 0
    while accepted + refused < 20_000, clock.now - start < .seconds(2) {
      var writer = JSONWriter()
      writer.value(Self.value(&random, depth: 3))
      var bytes = writer.bytes
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.insert(contentsOf: tokens.randomElement(using: &random) ?? [], at: place)
        case 1: bytes.removeSubrange(place..<min(place + 2, bytes.count))
        case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        default: bytes.removeSubrange(place...)
        }
      }
      let kept = try? JSON.parse(bytes)
      var reader = JSONReader(bytes)
      let skipped: Void? = try? {
        try reader.skip()
        try reader.finish()
      }()
      #expect((kept == nil) == (skipped == nil), "\(bytes)")
      if let kept {
        accepted += 1
        var again = JSONWriter()
        again.value(kept)
        #expect(try JSON.parse(again.bytes) == kept)
      } else {
        refused += 1
      }
    }
    #expect(accepted > 100)
    #expect(refused > 100)
  }

  private static func value(_ random: inout SeededGenerator, depth: Int) -> JSON {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 4), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2:
      let numbers = ["0", "-0", "1.50", "1e2", "-12.25E-3", "123456789012345678901234567890", "\(random.next())"]
      return .number(numbers.randomElement(using: &random) ?? "0")
    case 3: return .string(text(&random))
    case 4, 5:
      return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in value(&random, depth: depth - 1) })
    default:
      var members: [JSON.Member] = []
      for _ in 0..<Int.random(in: 0...20, using: &random) {
        let name = text(&random)
        if !members.contains(where: { $0.name.hasSameScalars(as: name) }) {
          members.append(.init(name, value(&random, depth: depth - 2)))
        }
      }
      return .object(members)
    }
  }

  private static func text(_ random: inout SeededGenerator) -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "é", "e", "\u{301}", "\"", "\\", "/", "\0", "\n", "\u{1F}", "\u{7F}", "\u{2028}", "😀", "\u{10FFFF}",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...6, using: &random) { text.append(scalars.randomElement(using: &random) ?? "a") }
    return String(text)
  }
}
